import { accessRecord } from './access-record/decider.ts';
import { accessRecordCodec } from './access-record/events.ts';
import { accessRecordRejections } from './access-record/rejections.ts';
import { businessParkNetwork } from './business-park-network/decider.ts';
import { businessParkNetworkCodec } from './business-park-network/events.ts';
import { businessParkNetworkRejections } from './business-park-network/rejections.ts';
import { informationDay } from './information-day/decider.ts';
import { informationDayCodec } from './information-day/events.ts';
import { informationDayRejections } from './information-day/rejections.ts';
import { membership } from './membership/decider.ts';
import { membershipCodec } from './membership/events.ts';
import { membershipRejections } from './membership/rejections.ts';
import { organisation } from './organisation/decider.ts';
import { organisationCodec } from './organisation/events.ts';
import { organisationRejections } from './organisation/rejections.ts';
import { partnership } from './partnership/decider.ts';
import { partnershipCodec } from './partnership/events.ts';
import { partnershipRejections } from './partnership/rejections.ts';
import { placement } from './placement/decider.ts';
import { placementCodec } from './placement/events.ts';
import { placementRejections } from './placement/rejections.ts';
import { type StreamName, streamName } from './ports/event-store.ts';
import { programmeCycle } from './programme-cycle/decider.ts';
import { programmeCycleCodec } from './programme-cycle/events.ts';
import { programmeCycleRejections } from './programme-cycle/rejections.ts';
import type { EventCodec } from './shared/codec.ts';
import type { Decider, DomainCommand } from './shared/decider.ts';
import type { DomainEvent } from './shared/event.ts';

/** Every aggregate of the programme: its stream category, rules, codec and refusals. */
export const aggregates = {
  organisation: { category: 'organisation', decider: organisation, codec: organisationCodec, rejections: organisationRejections },
  businessParkNetwork: {
    category: 'businessParkNetwork',
    decider: businessParkNetwork,
    codec: businessParkNetworkCodec,
    rejections: businessParkNetworkRejections,
  },
  informationDay: { category: 'informationDay', decider: informationDay, codec: informationDayCodec, rejections: informationDayRejections },
  partnership: { category: 'partnership', decider: partnership, codec: partnershipCodec, rejections: partnershipRejections },
  placement: { category: 'placement', decider: placement, codec: placementCodec, rejections: placementRejections },
  programmeCycle: { category: 'programmeCycle', decider: programmeCycle, codec: programmeCycleCodec, rejections: programmeCycleRejections },
  membership: { category: 'membership', decider: membership, codec: membershipCodec, rejections: membershipRejections },
  accessRecord: { category: 'accessRecord', decider: accessRecord, codec: accessRecordCodec, rejections: accessRecordRejections },
} as const;

export type Aggregates = typeof aggregates;
export type AggregateName = keyof Aggregates;
export type CommandOf<A extends AggregateName> = Aggregates[A]['decider'] extends Decider<infer C, infer _E, infer _S> ? C : never;
export type EventOf<A extends AggregateName> = Aggregates[A]['decider'] extends Decider<infer _C, infer E, infer _S> ? E : never;
export type StateOf<A extends AggregateName> = Aggregates[A]['decider'] extends Decider<infer _C, infer _E, infer S> ? S : never;

export const aggregateNames = Object.keys(aggregates) as readonly AggregateName[];
const byCategory = new Map<string, AggregateName>(aggregateNames.map((name) => [aggregates[name].category, name]));

type Rules<A extends AggregateName> = Readonly<{
  decider: Decider<DomainCommand, EventOf<A> & DomainEvent, StateOf<A>>;
  codec: EventCodec<EventOf<A> & DomainEvent>;
}>;

/** One view on an entry of the registry; the compiler cannot see through a union of deciders. */
export const rulesOf = <A extends AggregateName>(aggregate: A): Rules<A> => aggregates[aggregate] as unknown as Rules<A>;

export const streamOf = (aggregate: AggregateName, id: string): StreamName => streamName(aggregates[aggregate].category, id);

/** The aggregate and id of a stream; undefined for a stream of nobody here. */
export function aggregateOf(stream: string): { readonly aggregate: AggregateName; readonly id: string } | undefined {
  const dash = stream.indexOf('-');
  const aggregate = byCategory.get(stream.slice(0, dash));
  return dash < 1 || aggregate === undefined ? undefined : { aggregate, id: stream.slice(dash + 1) };
}

const codecOfType = new Map<string, EventCodec>(
  aggregateNames.flatMap((name) => rulesOf(name).codec.types.map((type) => [type, rulesOf(name).codec as EventCodec] as const)),
);

/** The codec of an event type, whichever aggregate it belongs to; event type names are unique over all aggregates. */
export const codecFor = (type: string): EventCodec | undefined => codecOfType.get(type);

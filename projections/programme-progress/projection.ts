import type { BusinessParkNetworkEvent } from '../../domain/business-park-network/events.ts';
import type { PlacementEvent, PlacementKeys } from '../../domain/placement/events.ts';
import type { Documents, Projection, Recorded } from '../../domain/ports/projection.ts';
import type { OfType } from '../../domain/shared/event.ts';
import type { NetworkId, OrganisationId, PartnershipId, StudentRef } from '../../domain/shared/identifiers.ts';
import type { Level, Sector, TargetKind } from '../../domain/shared/lists.ts';
import type { LocalDate, Period } from '../../domain/shared/local-date.ts';

/** The stages of the funnel in their order; whoever reached one has reached those before it. */
export const stages = ['offered', 'matched', 'agreed', 'started', 'completed'] as const;
export type Stage = (typeof stages)[number];

/** One place with the stage it has reached. A candidate that withdraws brings it back to `offered`; what ends after the agreement keeps its stage. */
export type PlaceDocument = Readonly<{
  _id: string;
  offeredOn: LocalDate;
  level: Level;
  sector: Sector;
  kind: TargetKind;
  additional: boolean;
  employerId: OrganisationId;
  partnershipId?: PartnershipId;
  /** From `matched` on. */
  studentRef?: StudentRef;
  /** A place that the employer took back counts nowhere. */
  stage: Stage | 'withdrawn';
  passed: boolean;
}>;
type Membership = Readonly<{ networkId: NetworkId; since: LocalDate; until?: LocalDate }>;
/** The parks that a company belongs and belonged to. */
export type MemberDocument = Readonly<{ _id: string; memberships: readonly Membership[] }>;
export type ParkDocument = Readonly<{ _id: string; name: string; dissolvedOn?: LocalDate }>;
export type ProgressDocument = PlaceDocument | MemberDocument | ParkDocument;

const placeId = (id: string): string => `place:${id}`;
export const memberId = (organisationId: string): string => `organisation:${organisationId}`;
export const parkId = (networkId: string): string => `park:${networkId}`;

type CountedEvent = OfType<
  PlacementEvent | BusinessParkNetworkEvent,
  | 'PlaceOffered'
  | 'OfferRevised'
  | 'OfferWithdrawn'
  | 'MatchMade'
  | 'CandidateWithdrawn'
  | 'AgreementConcluded'
  | 'PlacementStarted'
  | 'PlacementCompleted'
  | 'RecordCorrected'
  | 'NetworkEstablished'
  | 'NetworkDissolved'
  | 'CompanyJoinedNetwork'
  | 'CompanyLeftNetwork'
>;
type Evolve<T extends CountedEvent['type']> = Readonly<{
  key(data: OfType<CountedEvent, T>['data']): string;
  evolve(data: OfType<CountedEvent, T>['data'], before: ProgressDocument | undefined): ProgressDocument;
}>;

const targetKindOf = (kind: PlacementKeys['kind']): TargetKind => (kind === 'work-experience' ? 'work-experience' : 'internship');

function place(data: PlacementKeys, stage: PlaceDocument['stage'], passed = false): PlaceDocument {
  const { placementId, kind, level, sector, employerId, partnershipId, studentRef, additional, offeredOn } = data;
  return {
    _id: placeId(placementId),
    offeredOn,
    level,
    sector,
    kind: targetKindOf(kind),
    additional,
    employerId,
    ...(partnershipId !== undefined && { partnershipId }),
    ...(studentRef !== undefined && stage !== 'offered' && { studentRef }),
    stage,
    passed,
  };
}

const reaching = <
  T extends 'PlaceOffered' | 'OfferRevised' | 'OfferWithdrawn' | 'MatchMade' | 'CandidateWithdrawn' | 'AgreementConcluded' | 'PlacementStarted',
>(
  stage: PlaceDocument['stage'],
): Evolve<T> => ({ key: ({ placementId }) => placeId(placementId), evolve: (data) => place(data, stage) });

const membershipsOf = (member: ProgressDocument | undefined): readonly Membership[] => (member as MemberDocument | undefined)?.memberships ?? [];

const on: { readonly [T in CountedEvent['type']]: Evolve<T> } = {
  PlaceOffered: reaching('offered'),
  OfferRevised: reaching('offered'),
  OfferWithdrawn: reaching('withdrawn'),
  MatchMade: reaching('matched'),
  CandidateWithdrawn: reaching('offered'),
  AgreementConcluded: reaching('agreed'),
  PlacementStarted: reaching('started'),
  PlacementCompleted: {
    key: ({ placementId }) => placeId(placementId),
    evolve: (data) => place(data, 'completed', data.result === 'sufficient'),
  },
  RecordCorrected: {
    key: ({ placementId }) => placeId(placementId),
    evolve(data, before) {
      const { stage, passed } = before as PlaceDocument;
      return place(data, stage, data.field === 'result' ? data.new === 'sufficient' : passed);
    },
  },
  NetworkEstablished: { key: ({ networkId }) => parkId(networkId), evolve: ({ networkId, name }) => ({ _id: parkId(networkId), name }) },
  NetworkDissolved: {
    key: ({ networkId }) => parkId(networkId),
    evolve: ({ occurredOn }, before) => ({ ...(before as ParkDocument), dissolvedOn: occurredOn }),
  },
  CompanyJoinedNetwork: {
    key: ({ organisationId }) => memberId(organisationId),
    evolve: ({ organisationId, networkId, since }, before) => ({
      _id: memberId(organisationId),
      memberships: [...membershipsOf(before), { networkId, since }],
    }),
  },
  CompanyLeftNetwork: {
    key: ({ organisationId }) => memberId(organisationId),
    evolve: ({ organisationId, networkId, occurredOn }, before) => ({
      _id: memberId(organisationId),
      memberships: membershipsOf(before).map((each) => (each.networkId === networkId && each.until === undefined ? { ...each, until: occurredOn } : each)),
    }),
  },
};

type AnyEvolve = Readonly<{ key(data: unknown): string; evolve(data: unknown, before: ProgressDocument | undefined): ProgressDocument }>;
const evolveOf = ({ event }: Recorded): AnyEvolve => (on as unknown as Readonly<Record<string, AnyEvolve>>)[event.type] as AnyEvolve;

/**
 * How far every place has come, by the day it was offered. The funnel of a cycle is the sum over the places offered between its first and last day
 * (figures.ts), taken when it is asked for: so it does not matter whether a cycle was opened before or after its places, how long it is, or whether
 * cycles overlap, and an event touches one document. The figures are wanted by level, sector, kind, park and partner at once, so that cells would be
 * hardly fewer than places.
 */
export const programmeProgress: Projection<ProgressDocument> = {
  name: 'programme-progress',
  version: 1,
  indexes: [{ name: 'byOffer', fields: [], sort: 'offeredOn' }],
  types: new Set(Object.keys(on)),
  keys: (recorded) => [evolveOf(recorded).key(recorded.event.data)],
  evolve(recorded, documents: Documents<ProgressDocument>) {
    const { key, evolve } = evolveOf(recorded);
    return [evolve(recorded.event.data, documents.get(key(recorded.event.data)))];
  },
};

/** Whether a company was a member of a park on a day. */
export const wasMember = ({ since, until }: Membership, { dissolvedOn }: Pick<ParkDocument, 'dissolvedOn'>, day: Period['from']): boolean =>
  since <= day && (until === undefined || day < until) && (dissolvedOn === undefined || day < dissolvedOn);

import { eitherKnowing, type Guarded, guardedFields, guardedIn, type Knowing, knowingOf, without } from '../../domain/access/disclosure.ts';
import { involvedIn } from '../../domain/access/involved.ts';
import { aggregateNames, aggregateOf, rulesOf } from '../../domain/aggregates.ts';
import type { Position } from '../../domain/ports/event-store.ts';
import type { Projection } from '../../domain/ports/projection.ts';
import type { Decider, DomainCommand } from '../../domain/shared/decider.ts';
import type { DomainEvent, ImportOrigin } from '../../domain/shared/event.ts';
import { sentenceOf } from '../../domain/shared/glossary.ts';
import { OrganisationId } from '../../domain/shared/identifiers.ts';
import type { Json } from '../../domain/shared/json.ts';
import type { Facts, Sentence } from '../../domain/shared/rejection.ts';
import { type Change, changesBetween, lastOf } from './changes.ts';
import { backgrounds, stories } from './stories.ts';

/** One event as an auditor reads it. */
export type AuditEntry = Readonly<{
  /** Position of the event in the log: entries are found by it, and the store keeps them in the order in which they come. */
  _id: Position;
  stream: string;
  aggregate: string;
  aggregateId: string;
  revision: number;
  type: string;
  /** The day it happened, by the user's word. */
  occurredOn: string;
  /** The instant it was recorded, UTC. */
  recordedAt: string;
  /** Day and position: the order of lists that are not of one stream. */
  when: string;
  actor: string;
  role: string;
  organisation?: string;
  /** Every organisation the event is about. */
  organisations: readonly string[];
  reason?: string;
  import?: ImportOrigin;
  sentence: Sentence;
  changes: readonly Change[];
  /** Of each guarded field that the entry shows: the organisations that know it. */
  knowing?: Knowing;
  /** The sentence without what is guarded, where it says so. */
  discreet?: Sentence;
}>;
/** What the fold itself needs to remember: the aggregate so far, and what organisations are called. */
type Memory = Readonly<{ _id: string; state: Json }> | Readonly<{ _id: string; called: string }>;
export type AuditDocument = AuditEntry | Memory;
export const isEntry = (document: AuditDocument): document is AuditEntry => 'sentence' in document;

const stateId = (stream: string): string => `state:${stream}`;
const nameId = (organisation: string): string => `name:${organisation}`;

/** Ids of organisations anywhere in the data; other ids look alike, so only those with a name are taken as such. */
function idsIn(value: unknown): readonly string[] {
  const found: string[] = [];
  collect(value, found);
  return found;
}

/** Into one list, and by the length first: every text of every event passes here. */
function collect(value: unknown, found: string[]): void {
  if (typeof value === 'string') {
    if (value.length === idLength && OrganisationId.is(value)) found.push(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) collect(inner, found);
  }
}
const idLength = OrganisationId.example.length;

type AnyDecider = Decider<DomainCommand, DomainEvent, Json>;

/** One entry per event, in order, with a readable sentence and what it changed. */
export const auditHistory: Projection<AuditDocument> = {
  name: 'audit-history',
  version: 5,
  indexes: [
    { name: 'byStream', fields: ['stream'], sort: 'revision' },
    { name: 'all', fields: [], sort: 'when' },
    { name: 'byAggregate', fields: ['aggregate'], sort: 'when' },
    { name: 'byOrganisation', fields: ['organisations'], sort: 'when' },
    { name: 'byActor', fields: ['actor'], sort: 'when' },
    { name: 'byType', fields: ['type'], sort: 'when' },
    { name: 'byOrganisationAndType', fields: ['organisations', 'type'], sort: 'when' },
  ],
  types: new Set(aggregateNames.flatMap((name) => rulesOf(name).codec.types)),
  keys: (recorded) => [stateId(recorded.stream), ...idsIn(recorded.event.data).map(nameId)],
  related(recorded, documents) {
    const of = aggregateOf(recorded.stream);
    const memory = documents.get(stateId(recorded.stream));
    return of === undefined || memory === undefined || !('state' in memory) ? [] : idsIn(backgroundOf(of.aggregate, memory.state)).map(nameId);
  },
  evolve(recorded, documents) {
    const of = aggregateOf(recorded.stream);
    if (of === undefined) return [];
    const { event, metadata, stream, revision, position } = recorded;
    const decider = rulesOf(of.aggregate).decider as unknown as AnyDecider;
    const memory = documents.get(stateId(stream));
    const before = memory !== undefined && 'state' in memory ? memory.state : decider.initial;
    const after = decider.evolve(before, event);
    const background = backgroundOf(of.aggregate, before);
    const mentioned = [...new Set([...idsIn(event.data), ...idsIn(background)])];
    const names = new Map(mentioned.flatMap((id) => called(id, documents.get(nameId(id)))));
    const occurredOn = String(event.data.occurredOn);
    const said = { ...background, ...event.data };
    const sentence = told(event.type, said, names);
    const changes = changesBetween(before, after);
    const named = guardedFields.filter((field) => typeof said[field] === 'string' && sentence.nl.includes(said[field]));
    const guarded = guardedOf(named, changes);
    const entry: AuditEntry = {
      _id: position,
      stream,
      aggregate: of.aggregate,
      aggregateId: of.id,
      revision,
      type: event.type,
      occurredOn,
      recordedAt: metadata.recordedAt,
      when: `${occurredOn} ${position}`,
      actor: metadata.actor.subject,
      role: metadata.actor.role,
      ...(metadata.actor.organisation !== undefined && { organisation: metadata.actor.organisation }),
      organisations: [...new Set([...names.keys(), ...involvedIn(of.aggregate, after)])],
      ...(metadata.reason !== undefined && { reason: metadata.reason }),
      ...(metadata.import !== undefined && { import: metadata.import }),
      sentence,
      changes,
      ...(guarded.length > 0 && { knowing: eitherKnowing(knowingOf(of.aggregate, before), knowingOf(of.aggregate, after), guarded) }),
      ...(named.length > 0 && { discreet: told(event.type, without(said, named), names) }),
    };
    const naming: readonly Memory[] =
      of.aggregate === 'organisation' && typeof event.data.name === 'string' ? [{ _id: nameId(of.id), called: event.data.name }] : [];
    return [entry, { _id: stateId(stream), state: after }, ...naming];
  },
};

const called = (id: string, memory: AuditDocument | undefined): readonly (readonly [string, string])[] =>
  memory !== undefined && 'called' in memory ? [[id, memory.called]] : [];

const backgroundOf = (aggregate: string, state: Json): Readonly<Record<string, string>> => backgrounds[aggregate]?.(state as never) ?? {};

const guardedOf = (named: readonly Guarded[], changes: readonly Change[]): readonly Guarded[] => [
  ...new Set([...named, ...changes.flatMap(({ field, before, after }) => guardedIn(lastOf(field), [before, after]))]),
];

function told(type: string, data: DomainEvent['data'], names: ReadonlyMap<string, string>): Sentence {
  const story = stories[type];
  if (story === undefined) return { nl: type, en: type };
  const facts = named(data, names) as Facts;
  const sentence = typeof story === 'function' ? story(facts) : story;
  return { nl: sentenceOf(sentence, facts, 'nl'), en: sentenceOf(sentence, facts, 'en') };
}

/** The data with the names of organisations in the place of their ids. */
function named(value: Json, names: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => named(item, names));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, named(inner as Json, names)]));
}

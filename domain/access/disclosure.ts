import type { AggregateName, StateOf } from '../aggregates.ts';
import { isLive, type Membership } from '../business-park-network/state.ts';
import type { PlacementState } from '../placement/state.ts';
import type { OrganisationId } from '../shared/identifiers.ts';
import type { Json } from '../shared/json.ts';
import { type Allowed, everyParty } from './actions.ts';
import { employerOf } from './involved.ts';
import { type HeldRole, type Scope, scopeOf } from './policy.ts';

/**
 * Who is shown what refers to a person. Whoever may read a record is shown the rest of it; these fields only where the work asks for them (GDPR article 5(1)(c)).
 * The rule in words, with its reasons: docs/decisions/0008-references-for-those-who-need-them.md.
 */
const needs = {
  /** A student. */
  studentRef: { 'programme-manager': 'all', auditor: 'all', institution: 'own', employer: 'own' },
  /** A contact person of an organisation. */
  contactRef: { 'programme-manager': 'all', auditor: 'all', ...everyParty },
  /** The contact person of a business-park network. */
  coordinator: { 'programme-manager': 'all', auditor: 'all', ...everyParty },
} as const satisfies Readonly<Record<string, Allowed>>;

/** A field is guarded by its name, wherever it stands. */
export type Guarded = keyof typeof needs;
export const guardedFields = Object.keys(needs) as readonly Guarded[];

/** What of the guarded fields somebody is shown: of every record, or where these organisations are those who know. */
export type Sight = Readonly<Record<Guarded, Scope>>;

const forEach = <T>(of: (field: Guarded) => T): Readonly<Record<Guarded, T>> =>
  Object.fromEntries(guardedFields.map((field) => [field, of(field)])) as Readonly<Record<Guarded, T>>;

export const noSight: Sight = forEach(() => ({ organisations: [] }));

/** By all the roles that somebody holds together. */
export const sightOf = (held: readonly HeldRole[]): Sight => forEach((field) => scopeOf(held, needs[field]));

/** The organisations whose own work needs a guarded field of a record. A field that is not named is nobody's own. */
export type Knowing = Readonly<Partial<Record<Guarded, readonly OrganisationId[]>>>;

/** The institution knows its student from the start, the company from the match on; where there is no institution, the company keeps the reference itself. */
function knowingStudent(state: PlacementState): Knowing {
  if (!('candidate' in state)) return {};
  const institution = state.candidate.institutionId;
  const employer = state.status === 'Proposed' && institution !== undefined ? undefined : employerOf(state);
  return { studentRef: [institution, employer].filter((id) => id !== undefined) };
}

const idsOf = (memberships: readonly Membership[]): readonly OrganisationId[] => memberships.filter(isLive).map(({ organisationId }) => organisationId);

const knowing: { readonly [A in AggregateName]?: (state: StateOf<A>) => Knowing } = {
  organisation: (state) => (state.status === 'Absent' ? {} : { contactRef: [state.organisationId] }),
  businessParkNetwork: (state) => (state.status === 'Absent' ? {} : { coordinator: [state.associationId, ...idsOf(state.members), ...idsOf(state.links)] }),
  placement: knowingStudent,
};

export function knowingOf(aggregate: AggregateName, state: unknown): Knowing {
  const of = knowing[aggregate] as ((state: unknown) => Knowing) | undefined;
  return of?.(state) ?? {};
}

const sees = (scope: Scope, known: readonly OrganisationId[]): boolean => scope === 'all' || scope.organisations.some((own) => known.some((id) => id === own));

/** The guarded fields that somebody is not shown, of a record that these know. */
export const withheld = (sight: Sight, known: Knowing): readonly Guarded[] => guardedFields.filter((field) => !sees(sight[field], known[field] ?? []));

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** A value without these fields, however deep they stand in it. */
export function without<T>(value: T, fields: readonly Guarded[]): T {
  if (!isTable(value) || fields.length === 0) return value;
  if (Array.isArray(value)) return value.map((item) => without(item, fields)) as T;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => ((fields as readonly string[]).includes(name) ? [] : [[name, without(inner, fields)]])),
  ) as T;
}

const isGuarded = (name: string): name is Guarded => Object.hasOwn(needs, name);

/** The guarded fields that stand anywhere in what is called so. */
export function guardedIn(name: string, value: Json): readonly Guarded[] {
  if (isGuarded(name)) return [name];
  return isTable(value) ? Object.entries(value).flatMap(([inner, of]) => guardedIn(inner, of as Json)) : [];
}

/** Who knows a field before or after something happened. */
export const eitherKnowing = (before: Knowing, after: Knowing, fields: readonly Guarded[]): Knowing =>
  Object.fromEntries(fields.map((field) => [field, [...new Set([...(before[field] ?? []), ...(after[field] ?? [])])]]));

/** A record as somebody is shown it. */
export const disclosed = <A extends AggregateName>(aggregate: A, state: StateOf<A>, sight: Sight): StateOf<A> =>
  without(state, withheld(sight, knowingOf(aggregate, state)));

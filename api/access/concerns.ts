import { type Action, resourceOf } from '../../domain/access/actions.ts';
import { employerOf, institutionOf, involvedIn, isOpenToAll } from '../../domain/access/involved.ts';
import type { HeldRole } from '../../domain/access/policy.ts';
import { type AggregateName, rulesOf, type StateOf, streamOf } from '../../domain/aggregates.ts';
import type { PlacementState } from '../../domain/placement/state.ts';
import { OrganisationId } from '../../domain/shared/identifiers.ts';
import type { Call } from '../http/request.ts';
import type { ApiParts } from '../parts.ts';

/** The aggregate behind a resource of the API. */
export const aggregateOfResource: Readonly<Record<string, AggregateName>> = {
  organisations: 'organisation',
  'business-park-networks': 'businessParkNetwork',
  'information-days': 'informationDay',
  'programme-cycles': 'programmeCycle',
  partnerships: 'partnership',
  'partner-programme': 'partnership',
  placements: 'placement',
  memberships: 'membership',
};

type Ids = readonly (string | undefined)[];

/** An open offer is there for every institution to place a student on, as it is now: what it was before was between others. */
const openTo = (state: PlacementState, held: readonly HeldRole[], action: Action, { query }: Call): Ids =>
  isOpenToAll(state) && action !== 'placements:history' && query.asOf === undefined && query.revision === undefined
    ? held.filter(({ role }) => role === 'institution').map(({ organisationId }) => organisationId)
    : [];

type Body = Readonly<Record<string, unknown>>;
const idIn = (body: Body, name: string): string | undefined => (typeof body[name] === 'string' ? body[name] : undefined);
const partiesIn = (body: Body): Ids =>
  Array.isArray(body.parties)
    ? body.parties.map((party: unknown) => idIn((typeof party === 'string' ? { organisationId: party } : (party ?? {})) as Body, 'organisationId'))
    : [];

/** Who speaks for a party of a placement: the company for itself; for student and guardian the institution, or the company where there is none. */
const speakingFor = (state: PlacementState, party: unknown): Ids => [party === 'company' ? employerOf(state) : (institutionOf(state) ?? employerOf(state))];

type Named = (body: Body, state: never, call: Call) => Ids;
const placement = (concern: (body: Body, state: PlacementState) => Ids): Named => concern;
const network = (concern: (body: Body, state: StateOf<'businessParkNetwork'>, call: Call) => Ids): Named => concern;
const signing = placement((body, state) => speakingFor(state, body.role));
const organisationInBody: Named = (body) => [idIn(body, 'organisationId')];

/** Requests that say for whom they are made: they are about that organisation, not about everybody's whose record it is. */
const named: Partial<Record<Action, Named>> = {
  'placements:offer': (body) => [idIn(body, 'employerId')],
  'placements:propose-candidate': placement((body, state) => [employerOf(state), idIn(body, 'institutionId') ?? institutionOf(state)]),
  'placements:accept-candidate': placement((body, state) => speakingFor(state, body.party)),
  'placements:sign-agreement': signing,
  'placements:refuse-signature': signing,
  'placements:approve-amendment': signing,
  'placements:reject-amendment': signing,
  'placements:complete': placement((_body, state) => [institutionOf(state) ?? employerOf(state)]),
  'placements:record-company-opinion': placement((_body, state) => [employerOf(state)]),
  'partnerships:propose': partiesIn,
  'partnerships:sign': organisationInBody,
  'partnerships:decline': organisationInBody,
  'partnerships:agree-addendum': organisationInBody,
  'business-park-networks:establish': (body) => [idIn(body, 'associationId')],
  'business-park-networks:join': network((body, state) => [idIn(body, 'organisationId'), associationOf(state)]),
  'business-park-networks:link-institution': network((body, state) => [idIn(body, 'organisationId'), associationOf(state)]),
  'business-park-networks:leave': network((_body, state, { params }) => [params.organisationId, associationOf(state)]),
  'business-park-networks:unlink-institution': network((_body, state, { params }) => [params.organisationId, associationOf(state)]),
  'business-park-networks:name-coordinator': network((_body, state) => [associationOf(state)]),
  'business-park-networks:set-rhythm': network((_body, state) => [associationOf(state)]),
  'business-park-networks:plan-school-year': network((_body, state) => [associationOf(state)]),
  'information-days:plan': (body) => [idIn(body, 'hostId')],
  'information-days:register-attendance': organisationInBody,
  'information-days:withdraw-registration': (_body, _state, { params }) => [params.organisationId],
  'information-days:record-pledge': organisationInBody,
  'programme-cycles:report-demand': (body) => [idIn(body, 'institutionId')],
};

const associationOf = (state: StateOf<'businessParkNetwork'>): string | undefined => (state.status === 'Absent' ? undefined : state.associationId);

/** Whether a request itself says for whom it is made. */
export const saysForWhom = (action: Action): boolean => named[action] !== undefined;

/** What a request is about: the stream of its record, and the organisations concerned. */
export type Concerns = Readonly<{ stream: string | undefined; organisations: readonly OrganisationId[] | undefined; ownedBy: readonly OrganisationId[] }>;

/** What a request says may be no id at all; then it names nobody. */
const known = (ids: Ids): readonly OrganisationId[] => [...new Set(ids.filter((id) => OrganisationId.is(id)))];

/** The record that a request names, as it is now. */
export type AskedRecord = Readonly<{ aggregate: AggregateName; id: string; state: unknown }>;

/** Undefined for a request that names no record, as that for a list. */
export async function recordOf({ commands }: ApiParts, action: Action, { params: { id } }: Call): Promise<AskedRecord | undefined> {
  const aggregate = aggregateOfResource[resourceOf(action)];
  if (aggregate === undefined || id === undefined) return undefined;
  return { aggregate, id, state: (await commands.load(aggregate, id))?.state ?? rulesOf(aggregate).decider.initial };
}

/** Whom a request concerns; one that neither names a record nor says for whom it is made, nobody in particular. */
export function concernsOf(record: AskedRecord | undefined, action: Action, call: Call, held: readonly HeldRole[]): Concerns {
  const says = named[action] as ((body: Body, state: unknown, call: Call) => Ids) | undefined;
  const body = (typeof call.body === 'object' && call.body !== null ? call.body : {}) as Body;
  if (record === undefined) return { stream: undefined, organisations: says && known(says(body, { status: 'Absent' }, call)), ownedBy: [] };
  const { aggregate, id, state } = record;
  const open = aggregate === 'placement' ? openTo(state as PlacementState, held, action, call) : [];
  const ownedBy = [...involvedIn(aggregate, state), ...known(open)];
  return { stream: streamOf(aggregate, id), organisations: says === undefined ? ownedBy : known(says(body, state, call)), ownedBy };
}

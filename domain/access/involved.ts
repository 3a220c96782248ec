import type { AggregateName, StateOf } from '../aggregates.ts';
import type { PlacementState } from '../placement/state.ts';
import type { OrganisationId } from '../shared/identifiers.ts';

type Ids = readonly (OrganisationId | undefined)[];

export const employerOf = (state: PlacementState): OrganisationId | undefined => (state.status === 'Absent' ? undefined : state.offer.employerId);
export const institutionOf = (state: PlacementState): OrganisationId | undefined =>
  state.status === 'Absent' ? undefined : 'candidate' in state ? state.candidate.institutionId : state.offer.institutionId;

/** Offered to whichever institution has a student for it. */
export const isOpenToAll = (state: PlacementState): boolean => state.status === 'Offered' && state.offer.institutionId === undefined;

const involved: { readonly [A in AggregateName]?: (state: StateOf<A>) => Ids } = {
  organisation: (state) => (state.status === 'Absent' ? [] : [state.organisationId]),
  businessParkNetwork: (state) =>
    state.status === 'Absent' ? [] : [state.associationId, ...[...state.members, ...state.links].map(({ organisationId }) => organisationId)],
  informationDay: (state) => (state.status === 'Absent' ? [] : [state.day.hostId, ...state.day.institutionIds]),
  partnership: (state) => (state.status === 'Absent' ? [] : state.proposal.parties.map(({ organisationId }) => organisationId)),
  placement: (state) => [employerOf(state), institutionOf(state)],
};

/** Whether a record as it once was is for these organisations to see; a place that was open then, for whoever may see what became of it. */
export const concerned = (aggregate: AggregateName, state: unknown, organisations: readonly string[]): boolean =>
  (aggregate === 'placement' && isOpenToAll(state as PlacementState)) || involvedIn(aggregate, state).some((id) => organisations.includes(id));

/** Whose a record is: these organisations may see it and its history and, where their role allows it, act on it. */
export function involvedIn(aggregate: AggregateName, state: unknown): readonly OrganisationId[] {
  const of = involved[aggregate] as ((state: unknown) => Ids) | undefined;
  return [...new Set((of?.(state) ?? []).filter((id) => id !== undefined))];
}

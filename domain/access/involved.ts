import type { AggregateName, StateOf } from '../aggregates.ts';
import type { PlacementState } from '../placement/state.ts';
import type { OrganisationId } from '../shared/identifiers.ts';

type Ids = readonly (OrganisationId | undefined)[];

export const employerOf = (state: PlacementState): OrganisationId | undefined => (state.status === 'Absent' ? undefined : state.offer.employerId);
export const institutionOf = (state: PlacementState): OrganisationId | undefined =>
  state.status === 'Absent' ? undefined : 'candidate' in state ? state.candidate.institutionId : state.offer.institutionId;

const involved: { readonly [A in AggregateName]?: (state: StateOf<A>) => Ids } = {
  organisation: (state) => (state.status === 'Absent' ? [] : [state.organisationId]),
  businessParkNetwork: (state) =>
    state.status === 'Absent' ? [] : [state.associationId, ...[...state.members, ...state.links].map(({ organisationId }) => organisationId)],
  informationDay: (state) => (state.status === 'Absent' ? [] : [state.day.hostId, ...state.day.institutionIds]),
  partnership: (state) => (state.status === 'Absent' ? [] : state.proposal.parties.map(({ organisationId }) => organisationId)),
  placement: (state) => [employerOf(state), institutionOf(state)],
};

/** Whose a record is: these organisations may see it and its history and, where their role allows it, act on it. */
export function involvedIn(aggregate: AggregateName, state: unknown): readonly OrganisationId[] {
  const of = involved[aggregate] as ((state: unknown) => Ids) | undefined;
  return [...new Set((of?.(state) ?? []).filter((id) => id !== undefined))];
}

import type { Evolutions } from '../shared/decider.ts';
import type { OrganisationId, Subject } from '../shared/identifiers.ts';
import type { LocalDate } from '../shared/local-date.ts';
import type { MembershipEvent } from './events.ts';
import type { Role } from './roles.ts';

export type Grant = Readonly<{ role: Role; organisationId?: OrganisationId; from: LocalDate; to?: LocalDate; grantedBy: string }>;

/** One stream per person: what that person may do is read from one place, and a revocation holds from the next request on. */
export type MembershipState =
  | Readonly<{ status: 'Absent' }>
  | Readonly<{ status: 'Member'; subject: Subject; grants: readonly Grant[] }>
  | Readonly<{ status: 'Former'; subject: Subject; grants: readonly [] }>;

export const noMembership: MembershipState = { status: 'Absent' };

type Held = Readonly<{ role: Role; organisationId?: OrganisationId }>;
export const isSame = (a: Held, b: Held): boolean => a.role === b.role && a.organisationId === b.organisationId;

const grantsOf = (state: MembershipState): readonly Grant[] => (state.status === 'Absent' ? [] : state.grants);

/** The grants that hold on a day. */
export const grantsOn = (state: MembershipState, day: LocalDate): readonly Grant[] =>
  grantsOf(state).filter(({ from, to }) => from <= day && (to === undefined || day <= to));

export const membershipEvolutions: Evolutions<MembershipEvent, MembershipState> = {
  MembershipGranted: (state, { subject, occurredOn, ...grant }) => ({
    status: 'Member',
    subject,
    grants: [...grantsOf(state).filter((known) => !isSame(known, grant)), grant],
  }),
  MembershipRevoked: (state, revoked) => {
    if (state.status === 'Absent') return state;
    const grants = state.grants.filter((known) => !isSame(known, revoked));
    return grants.length === 0 ? { status: 'Former', subject: state.subject, grants: [] } : { status: 'Member', subject: state.subject, grants };
  },
};

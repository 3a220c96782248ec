import { type Decisions, inStatus } from '../shared/decider.ts';
import { rejecting, sharedRejections } from '../shared/rejection.ts';
import type { GrantMembership, MembershipCommand } from './commands.ts';
import type { MembershipEvent } from './events.ts';
import { membershipRejections } from './rejections.ts';
import { roleRules } from './roles.ts';
import { isSame, type MembershipState } from './state.ts';

const reject = rejecting({ ...sharedRejections, ...membershipRejections });

function roleFits({ role, organisationId, facts: { organisation = { status: 'Absent' } } }: GrantMembership): void {
  const { organisationKinds, forAll } = roleRules[role];
  if (organisationId === undefined) {
    if (!forAll) reject('RoleNeedsOrganisation', { role });
    return;
  }
  if (organisation.status !== 'Active') reject('RoleForInactiveOrganisation', { status: organisation.status });
  else if (!organisationKinds.includes(organisation.kind)) reject('RoleDoesNotFitOrganisation', { role, kind: organisation.kind, kinds: organisationKinds });
}

export const membershipDecisions: Decisions<MembershipCommand, MembershipEvent, MembershipState> = {
  GrantMembership(command, state, { by }) {
    const { subject, role, organisationId, from, to, occurredOn } = command;
    const known = state.status === 'Absent' ? undefined : state.grants.find((grant) => isSame(grant, command));
    if (known !== undefined && known.from === from && known.to === to) return [];
    roleFits(command);
    if (roleRules[role].timeBoxed && to === undefined) return reject('RoleNeedsLastDay', { role });
    if (to !== undefined && to < from) return reject('DatesOutOfOrder', { from, to });
    const held = { subject, role, ...(organisationId && { organisationId }) };
    return [{ type: 'MembershipGranted', data: { ...held, from, ...(to && { to }), grantedBy: by, occurredOn } }];
  },

  RevokeMembership({ role, organisationId, reason, occurredOn }, state, { by }) {
    const { subject, grants } = inStatus(state, 'Member', 'Former');
    const held = { role, ...(organisationId && { organisationId }) };
    if (!grants.some((grant) => isSame(grant, held))) return [];
    return [{ type: 'MembershipRevoked', data: { subject, ...held, reason, revokedBy: by, occurredOn } }];
  },
};

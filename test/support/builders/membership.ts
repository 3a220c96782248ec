import fc from 'fast-check';
import type { GrantMembership, MembershipCommand } from '../../../domain/membership/commands.ts';
import { membership } from '../../../domain/membership/decider.ts';
import { type MembershipEvent, membershipCodec } from '../../../domain/membership/events.ts';
import { roles } from '../../../domain/membership/roles.ts';
import type { MembershipState } from '../../../domain/membership/state.ts';
import { OrganisationId, Subject } from '../../../domain/shared/identifiers.ts';
import { organisationKinds } from '../../../domain/shared/lists.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import { commandsOn, sometimes, type Walkable } from '../walks.ts';

const day = '2026-01-10' as LocalDate;
const later = '2026-11-01' as LocalDate;
const subject = Subject.parse(Subject.example);
const organisationId = OrganisationId.parse(OrganisationId.example);

export const grantMembership = (change: Partial<GrantMembership> = {}): GrantMembership => ({
  type: 'GrantMembership',
  subject,
  role: 'employer',
  organisationId,
  from: day,
  facts: { organisation: { status: 'Active', kind: 'employer' } },
  occurredOn: day,
  ...change,
});

const command = commandsOn<MembershipCommand>(fc.constantFrom(day, later));
const commands: fc.Arbitrary<MembershipCommand> = fc.oneof(
  command('GrantMembership', {
    subject: fc.constant(subject),
    role: fc.constantFrom(...roles),
    organisationId: sometimes(fc.constant(organisationId)),
    from: fc.constantFrom(day, later),
    to: sometimes(fc.constantFrom('2026-01-01' as LocalDate, '2027-01-01' as LocalDate)),
    facts: fc.record({
      organisation: fc.oneof(
        fc.constant({ status: 'Absent' as const }),
        fc.record({ status: fc.constantFrom('Active' as const, 'Deactivated' as const), kind: fc.constantFrom(...organisationKinds) }),
      ),
    }),
  }),
  fc.constant(grantMembership()),
  command('RevokeMembership', { role: fc.constantFrom(...roles), organisationId: sometimes(fc.constant(organisationId)), reason: fc.constant('left') }),
);

/** Commands of chance and the roads on which they are walked. */
export const membershipWalks: Walkable<MembershipCommand, MembershipEvent, MembershipState> = {
  decider: membership,
  codec: membershipCodec,
  commands,
  scenarioBias: [
    [
      grantMembership(),
      grantMembership({ role: 'auditor', to: '2027-01-01' as LocalDate, occurredOn: later }),
      { type: 'RevokeMembership', role: 'auditor', organisationId, reason: 'left', occurredOn: later },
      { type: 'RevokeMembership', role: 'employer', organisationId, reason: 'left', occurredOn: later },
    ],
  ],
};

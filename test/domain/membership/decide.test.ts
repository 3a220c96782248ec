import { describe, expect, it } from '@jest/globals';
import type { GrantMembership, MembershipCommand } from '../../../domain/membership/commands.ts';
import { membership } from '../../../domain/membership/decider.ts';
import type { MembershipEvent } from '../../../domain/membership/events.ts';
import { type Role, roleRules, roles } from '../../../domain/membership/roles.ts';
import { grantsOn } from '../../../domain/membership/state.ts';
import { OrganisationId, Subject } from '../../../domain/shared/identifiers.ts';
import { organisationKinds } from '../../../domain/shared/lists.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import { grantMembership } from '../../support/builders/membership.ts';
import { deciderSpec } from '../../support/decider-spec.ts';

const { given, stateOf } = deciderSpec(membership);
const day = '2026-01-10' as LocalDate;
const later = '2026-11-01' as LocalDate;
const subject = Subject.parse(Subject.example);
const organisationId = OrganisationId.parse(OrganisationId.example);

const held = { subject, role: 'employer', organisationId } as const;
const granted: MembershipEvent = { type: 'MembershipGranted', data: { ...held, from: day, grantedBy: 'manager-1', occurredOn: day } };
const revoke: MembershipCommand = { type: 'RevokeMembership', role: 'employer', organisationId, reason: 'left', occurredOn: later };
const revoked: MembershipEvent = { type: 'MembershipRevoked', data: { ...held, reason: 'left', revokedBy: 'manager-1', occurredOn: later } };

/** For all organisations: without one. */
const forAll = (change: Partial<GrantMembership>): GrantMembership => {
  const { organisationId: _, ...rest } = grantMembership({ ...change, facts: {} });
  return rest;
};

describe('granting', () => {
  it('says who granted it', () => given().when(grantMembership()).thenEvents(granted));
  it('of what is granted already says nothing new', () =>
    given(granted)
      .when(grantMembership({ occurredOn: later }))
      .thenNothing());
  it('with another last day replaces the grant', () =>
    given(granted)
      .when(grantMembership({ to: later, occurredOn: later }))
      .thenEvents({ type: 'MembershipGranted', data: { ...held, from: day, to: later, grantedBy: 'manager-1', occurredOn: later } }));
  it('with another first day replaces the grant', () =>
    given(granted)
      .when(grantMembership({ from: later, occurredOn: later }))
      .thenEvents({ type: 'MembershipGranted', data: { ...held, from: later, grantedBy: 'manager-1', occurredOn: later } }));
  it('asks for an organisation that takes part', () =>
    given()
      .when(grantMembership({ facts: { organisation: { status: 'Deactivated', kind: 'employer' } } }))
      .thenRejected('RoleForInactiveOrganisation', { status: 'Deactivated' }));
  it('asks for an organisation that is known', () =>
    given()
      .when(grantMembership({ facts: {} }))
      .thenRejected('RoleForInactiveOrganisation', { status: 'Absent' }));
  it('ends not before it begins', () =>
    given()
      .when(grantMembership({ to: '2026-01-09' as LocalDate }))
      .thenRejected('DatesOutOfOrder', { from: day, to: '2026-01-09' }));
  it('may be for a single day', () =>
    given()
      .when(grantMembership({ to: day }))
      .thenEvents({ type: 'MembershipGranted', data: { ...held, from: day, to: day, grantedBy: 'manager-1', occurredOn: day } }));
  it('of an auditor has a last day', () =>
    given()
      .when(grantMembership({ role: 'auditor' }))
      .thenRejected('RoleNeedsLastDay', { role: 'auditor' }));

  it.each(roles.filter((role) => !roleRules[role].forAll))('of the role %s is for an organisation', (role) =>
    given().when(forAll({ role })).thenRejected('RoleNeedsOrganisation', { role }),
  );
  it.each(roles.filter((role) => roleRules[role].forAll))('of the role %s may be for all', (role) =>
    given()
      .when(forAll({ role, to: later }))
      .thenEvents({ type: 'MembershipGranted', data: { subject, role, from: day, to: later, grantedBy: 'manager-1', occurredOn: day } }),
  );
  it.each(roles.flatMap((role) => organisationKinds.filter((kind) => !roleRules[role].organisationKinds.includes(kind)).map((kind) => [role, kind] as const)))(
    'of the role %s does not fit a %s',
    (role, kind) =>
      given()
        .when(grantMembership({ role, to: later, facts: { organisation: { status: 'Active', kind } } }))
        .thenRejected('RoleDoesNotFitOrganisation', { role, kind, kinds: roleRules[role].organisationKinds }),
  );
});

describe('revoking', () => {
  it('ends the grant at once, with its reason', () => given(granted).when(revoke).thenEvents(revoked));
  it('of what is not held says nothing', () =>
    given(granted).when({ type: 'RevokeMembership', role: 'employer', reason: 'left', occurredOn: later }).thenNothing());
  it('of another role at the same organisation says nothing', () =>
    given(granted)
      .when({ ...revoke, role: 'auditor' })
      .thenNothing());
  it('again says nothing', () => given(granted, revoked).when(revoke).thenNothing());
  it('of somebody unknown is refused', () => given().when(revoke).thenRejected('NotFound'));
  it('of the last grant leaves a former member, of another a member', () => {
    expect(stateOf([granted, revoked])).toStrictEqual({ status: 'Former', subject, grants: [] });
    const auditor: MembershipEvent = { type: 'MembershipGranted', data: { subject, role: 'auditor', from: day, to: later, grantedBy: 'a', occurredOn: day } };
    const standing = { role: 'auditor', from: day, to: later, grantedBy: 'a' };
    expect(stateOf([granted, auditor])).toMatchObject({ grants: [{ role: 'employer' }, standing] });
    expect(stateOf([granted, auditor, revoked])).toStrictEqual({ status: 'Member', subject, grants: [standing] });
  });
});

describe('a grant holds', () => {
  const state = stateOf([{ type: 'MembershipGranted', data: { ...held, from: day, to: later, grantedBy: 'a', occurredOn: day } }]);
  it.each<[string, readonly Role[]]>([
    ['2026-01-09', []],
    ['2026-01-10', ['employer']],
    ['2026-11-01', ['employer']],
    ['2026-11-02', []],
  ])('on %s: %j', (on, expected) => expect(grantsOn(state, on as LocalDate).map(({ role }) => role)).toStrictEqual(expected));
  it('without a last day until it is revoked', () => {
    expect(grantsOn(stateOf([granted]), '2126-01-10' as LocalDate)).toHaveLength(1);
    expect(grantsOn(stateOf([granted, revoked]), later)).toStrictEqual([]);
  });
});

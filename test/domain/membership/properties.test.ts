import { membershipRejections } from '../../../domain/membership/rejections.ts';
import { roleRules } from '../../../domain/membership/roles.ts';
import type { Grant, MembershipState } from '../../../domain/membership/state.ts';
import { membershipWalks } from '../../support/builders/membership.ts';
import { deciderProperties } from '../../support/properties.ts';

const everyGrant =
  (holds: (grant: Grant) => boolean) =>
  (state: MembershipState): boolean =>
    state.status !== 'Member' || state.grants.every(holds);

deciderProperties({
  name: 'a membership',
  ...membershipWalks,
  rejections: membershipRejections,
  statuses: { Absent: true, Member: true, Former: true },
  invariants: {
    'a role that is not for all is held for an organisation': everyGrant(({ role, organisationId }) => roleRules[role].forAll || organisationId !== undefined),
    'a time-boxed role has a last day': everyGrant(({ role, to }) => !roleRules[role].timeBoxed || to !== undefined),
    'no grant ends before it begins': everyGrant(({ from, to }) => to === undefined || from <= to),
    'a member holds each role once per organisation, and a former member none': (state) =>
      state.status === 'Absent' ||
      (new Set(state.grants.map(({ role, organisationId }) => `${role} ${organisationId}`)).size === state.grants.length &&
        (state.status === 'Member') === state.grants.length > 0),
  },
  keptByEvolve: ['a member holds each role once per organisation, and a former member none'],
});

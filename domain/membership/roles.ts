import type { OrganisationKind } from '../shared/lists.ts';

export const roles = ['programme-manager', 'park-association', 'institution', 'employer', 'intermediary', 'auditor', 'administrator'] as const;
export type Role = (typeof roles)[number];

export type RoleRules = Readonly<{
  /** The kinds of organisation that a person can hold this role for; none means that it is held for the whole programme. */
  organisationKinds: readonly OrganisationKind[];
  /** Whether it may be held for all organisations at once. */
  forAll: boolean;
  /** Whether it ends on a day that is set when it is given. */
  timeBoxed: boolean;
}>;

const anyKind: readonly OrganisationKind[] = ['employer', 'educational-institution', 'park-association', 'municipality', 'intermediary', 'programme-office'];

/** What a role can be held for, and nothing else decides it. */
export const roleRules: Readonly<Record<Role, RoleRules>> = {
  'programme-manager': { organisationKinds: ['programme-office'], forAll: true, timeBoxed: false },
  'park-association': { organisationKinds: ['park-association', 'municipality'], forAll: false, timeBoxed: false },
  institution: { organisationKinds: ['educational-institution'], forAll: false, timeBoxed: false },
  employer: { organisationKinds: ['employer', 'municipality'], forAll: false, timeBoxed: false },
  intermediary: { organisationKinds: ['intermediary'], forAll: false, timeBoxed: false },
  auditor: { organisationKinds: anyKind, forAll: true, timeBoxed: true },
  administrator: { organisationKinds: ['programme-office'], forAll: true, timeBoxed: false },
};

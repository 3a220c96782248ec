import { register } from './shared/register.ts';

/** Who may act as what, by person. */
export const membershipRegister = register({
  name: 'membership-register',
  version: 2,
  aggregate: 'membership',
  indexes: [
    { name: 'all', fields: [], sort: 'subject' },
    { name: 'bySubject', fields: ['subject'], sort: 'subject' },
    { name: 'byRole', fields: ['role'], sort: 'subject' },
    { name: 'byOrganisation', fields: ['organisationId'], sort: 'subject' },
    { name: 'byRoleAndOrganisation', fields: ['role', 'organisationId'], sort: 'subject' },
  ],
  fields: ({ subject, grants }) => ({
    subject,
    role: [...new Set(grants.map(({ role }) => role))],
    organisationId: [...new Set(grants.flatMap(({ organisationId }) => organisationId ?? []))],
  }),
});

import type { Section } from './section.ts';

/** Who may do what. */
export const accessSections: readonly Section[] = [
  {
    heading: { nl: 'Rollen', en: 'Roles' },
    terms: {
      'programme-manager': { nl: 'programmamanager', en: 'programme manager' },
      membership: { nl: 'lidmaatschap', en: 'membership' },
      auditor: { nl: 'auditor', en: 'auditor' },
      administrator: { nl: 'beheerder', en: 'administrator' },
    },
  },
  {
    heading: { nl: 'Toestanden van een lidmaatschap', en: 'States of a membership' },
    of: 'membership',
    terms: { Absent: { nl: 'niet bekend', en: 'not known' }, Member: { nl: 'lid', en: 'member' }, Former: { nl: 'geen lid meer', en: 'no longer a member' } },
  },
  {
    heading: { nl: 'Gebeurtenissen rond toegang', en: 'Events of access' },
    of: 'event',
    terms: {
      MembershipGranted: { nl: 'rol toegekend', en: 'membership granted' },
      MembershipRevoked: { nl: 'rol ingetrokken', en: 'membership revoked' },
    },
  },
  {
    heading: { nl: 'Opdrachten rond toegang', en: 'Commands of access' },
    of: 'command',
    terms: {
      GrantMembership: { nl: 'rol toekennen', en: 'grant a membership' },
      RevokeMembership: { nl: 'rol intrekken', en: 'revoke a membership' },
    },
  },
];

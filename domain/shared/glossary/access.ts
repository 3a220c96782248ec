import type { Section } from './section.ts';

/** Who may do what. */
export const accessSections: readonly Section[] = [
  {
    heading: { nl: 'Rollen', en: 'Roles' },
    terms: {
      'programme-manager': { nl: 'programmamanager', en: 'programme manager' },
      accessRecord: { nl: 'regel van het toegangslogboek', en: 'entry of the access journal' },
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
    heading: { nl: 'Toestanden van een regel van het toegangslogboek', en: 'States of an entry of the access journal' },
    of: 'accessRecord',
    terms: {
      Absent: { nl: 'niet bekend', en: 'not known' },
      Denied: { nl: 'niet toegestaan', en: 'denied' },
      Refused: { nl: 'afgewezen', en: 'refused' },
      Read: { nl: 'ingezien', en: 'read' },
      Exported: { nl: 'uitgevoerd', en: 'exported' },
    },
  },
  {
    heading: { nl: 'Waarom iets niet mag', en: 'Why something is not allowed' },
    terms: {
      'no-membership': { nl: 'geen rol; een beheerder kan er een toekennen', en: 'no role; an administrator can grant one' },
      'role-not-allowed': { nl: 'de rol geeft dit recht niet', en: 'the role does not allow it' },
      'other-organisation': { nl: 'dit is van een andere organisatie', en: 'this is of another organisation' },
      'need-to-know': { nl: 'alleen voor wie het nodig heeft', en: 'only for those who need it' },
    },
  },
  {
    heading: { nl: 'Verwijzingen naar personen, alleen voor wie ze nodig heeft', en: 'References to persons, only for those who need them' },
    terms: {
      studentRef: { nl: 'verwijzing naar een student', en: 'reference to a student' },
      contactRef: { nl: 'verwijzing naar een contactpersoon', en: 'reference to a contact person' },
      coordinator: { nl: 'verwijzing naar de coördinator van een netwerk', en: 'reference to the coordinator of a network' },
    },
  },
  {
    heading: { nl: 'Gebeurtenissen rond toegang', en: 'Events of access' },
    of: 'event',
    terms: {
      MembershipGranted: { nl: 'rol toegekend', en: 'membership granted' },
      MembershipRevoked: { nl: 'rol ingetrokken', en: 'membership revoked' },
      ActionDenied: { nl: 'toegang geweigerd', en: 'action denied' },
      CommandRefused: { nl: 'opdracht geweigerd door de regels', en: 'command refused by the rules' },
      RecordRead: { nl: 'ingezien door een auditor', en: 'read by an auditor' },
      DataExported: { nl: 'gegevens uitgevoerd', en: 'data exported' },
    },
  },
  {
    heading: { nl: 'Opdrachten rond toegang', en: 'Commands of access' },
    of: 'command',
    terms: {
      GrantMembership: { nl: 'rol toekennen', en: 'grant a membership' },
      RevokeMembership: { nl: 'rol intrekken', en: 'revoke a membership' },
      RecordDenial: { nl: 'weigering vastleggen', en: 'record a denial' },
      RecordRefusal: { nl: 'afwijzing vastleggen', en: 'record a refusal' },
      RecordReading: { nl: 'inzage vastleggen', en: 'record a reading' },
      RecordExport: { nl: 'uitvoer vastleggen', en: 'record an export' },
    },
  },
];

import type { Section } from './section.ts';

const absent = { nl: 'niet bekend', en: 'not known' };

/** One section per aggregate: the same word may mean another thing elsewhere. What stands in more than one is taken from the first that has it. */
export const stateSections: readonly Section[] = [
  {
    heading: { nl: 'Toestanden van een plaatsing', en: 'States of a placement' },
    of: 'placement',
    terms: {
      Absent: absent,
      Offered: { nl: 'aangeboden', en: 'offered' },
      Proposed: { nl: 'voorgesteld', en: 'proposed' },
      Accepted: { nl: 'geaccepteerd', en: 'accepted' },
      AgreementDrafted: { nl: 'opgesteld', en: 'agreement drafted' },
      AwaitingSignatures: { nl: 'ter ondertekening', en: 'awaiting signatures' },
      Agreed: { nl: 'getekend', en: 'agreed' },
      Active: { nl: 'lopend', en: 'active' },
      Interrupted: { nl: 'onderbroken', en: 'interrupted' },
      AwaitingAssessment: { nl: 'te beoordelen', en: 'awaiting assessment' },
      Completed: { nl: 'afgerond', en: 'completed' },
      Terminated: { nl: 'voortijdig beëindigd', en: 'terminated' },
      Withdrawn: { nl: 'ingetrokken', en: 'withdrawn' },
      Cancelled: { nl: 'geannuleerd', en: 'cancelled' },
      Expired: { nl: 'verlopen', en: 'expired' },
    },
  },
  {
    heading: { nl: 'Toestanden van een partnerschap', en: 'States of a partnership' },
    of: 'partnership',
    terms: {
      Absent: absent,
      Proposed: { nl: 'voorgesteld', en: 'proposed' },
      Signing: { nl: 'in ondertekening', en: 'signing' },
      Active: { nl: 'lopend', en: 'active' },
      Suspended: { nl: 'opgeschort', en: 'suspended' },
      Ended: { nl: 'beëindigd', en: 'ended' },
      Expired: { nl: 'verlopen', en: 'expired' },
      Declined: { nl: 'afgewezen', en: 'declined' },
      Withdrawn: { nl: 'ingetrokken', en: 'withdrawn' },
      Open: { nl: 'open', en: 'open' },
      Concluded: { nl: 'van kracht', en: 'concluded' },
    },
  },
  {
    heading: { nl: 'Toestanden van een programmajaar', en: 'States of a programme cycle' },
    of: 'programmeCycle',
    terms: { Absent: absent, Open: { nl: 'open', en: 'open' }, Closed: { nl: 'afgesloten', en: 'closed' } },
  },
  {
    heading: { nl: 'Toestanden van een voorlichtingsdag', en: 'States of an information day' },
    of: 'informationDay',
    terms: {
      Absent: absent,
      Planned: { nl: 'gepland', en: 'planned' },
      Scheduled: { nl: 'ingepland', en: 'scheduled' },
      Open: { nl: 'open voor aanmelding', en: 'open for registration' },
      Closed: { nl: 'aanmelding gesloten', en: 'registration closed' },
      Held: { nl: 'gehouden', en: 'held' },
      Evaluated: { nl: 'geëvalueerd', en: 'evaluated' },
      Cancelled: { nl: 'geannuleerd', en: 'cancelled' },
    },
  },
  {
    heading: { nl: 'Toestanden van een organisatie', en: 'States of an organisation' },
    of: 'organisation',
    terms: { Absent: absent, Active: { nl: 'actief', en: 'active' }, Deactivated: { nl: 'niet meer actief', en: 'deactivated' } },
  },
  {
    heading: { nl: 'Toestanden van een bedrijventerreinnetwerk', en: 'States of a business-park network' },
    of: 'businessParkNetwork',
    terms: { Absent: absent, Active: { nl: 'actief', en: 'active' }, Dissolved: { nl: 'opgeheven', en: 'dissolved' } },
  },
];

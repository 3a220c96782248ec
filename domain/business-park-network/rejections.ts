import type { Sentences } from '../shared/rejection.ts';

export const businessParkNetworkRejections = {
  NetworkNeedsActiveAssociation: {
    nl: 'Een bedrijventerreinnetwerk wordt gedragen door een actieve ondernemersvereniging.',
    en: 'A business-park network is carried by an active park association.',
  },
  MemberNotActiveEmployer: {
    nl: 'Alleen een actieve werkgever sluit zich aan bij een bedrijventerreinnetwerk.',
    en: 'Only an active employer joins a business-park network.',
  },
  LinkedNotActiveInstitution: {
    nl: 'Alleen een actieve onderwijsinstelling wordt gekoppeld aan een bedrijventerreinnetwerk.',
    en: 'Only an active educational institution is linked to a business-park network.',
  },
  MembershipsOverlap: {
    nl: 'Deze organisatie hoorde tot {until} al bij dit netwerk; een nieuwe periode begint niet eerder dan die dag.',
    en: 'This organisation belonged to this network until {until}; a new period does not begin before that day.',
  },
  RhythmKindTwice: { nl: 'Activiteit {kind} staat twee keer in het ritme.', en: 'Activity {kind} is in the rhythm twice.' },
  RhythmMonthUnknown: { nl: '{month} is geen maand: verwacht wordt 1 tot en met 12.', en: '{month} is no month: expected is 1 to 12.' },
  NetworkWithoutRhythm: { nl: 'Dit netwerk heeft nog geen ritme van activiteiten.', en: 'This network has no rhythm of activities yet.' },
  NetworkWithoutInstitution: { nl: 'Aan dit netwerk is geen actieve onderwijsinstelling gekoppeld.', en: 'No active institution is linked to this network.' },
  PlannedDayWithoutId: {
    nl: 'De dag {kind} met instelling {institutionId} heeft geen nummer gekregen.',
    en: 'The day {kind} with institution {institutionId} was given no id.',
  },
  NetworkHasDaysAhead: {
    nl: 'Voorlichtingsdagen die dit netwerk nog voor zich heeft: {daysAhead}.',
    en: 'Information days that this network still has ahead: {daysAhead}.',
  },
} as const satisfies Sentences;

import type { Sentences } from '../shared/rejection.ts';

export const informationDayRejections = {
  DayNeedsPark: { nl: 'Een dag van soort {kind} hoort bij een bedrijventerreinnetwerk.', en: 'A day of kind {kind} belongs to a business-park network.' },
  DayHasNoPark: {
    nl: 'Een dag van soort {kind} hoort niet bij één bedrijventerrein.',
    en: 'A day of kind {kind} does not belong to one business park.',
  },
  DayNeedsInstitution: { nl: 'Een voorlichtingsdag heeft ten minste één onderwijsinstelling.', en: 'An information day has at least one institution.' },
  DayHostNotInstitution: {
    nl: 'Bedrijven bij een instelling worden ontvangen door een van de instellingen van de dag.',
    en: 'Companies at an institution are received by one of the institutions of the day.',
  },
  DayHostNotActive: { nl: 'De gastheer is geen actieve organisatie.', en: 'The host is no active organisation.' },
  DayInstitutionNotActive: {
    nl: 'Elke onderwijsinstelling van de dag is een actieve organisatie van die soort.',
    en: 'Every institution of the day is an active organisation of that kind.',
  },
  DayParkNotActive: { nl: 'Het bedrijventerreinnetwerk bestaat niet of is opgeheven.', en: 'The business-park network does not exist or has been dissolved.' },
  DayOrganisationNotActive: { nl: 'Deze organisatie bestaat niet of is niet meer actief.', en: 'This organisation does not exist or is active no longer.' },
  DayMonthUnknown: { nl: '{month} is geen maand: verwacht wordt 1 tot en met 12.', en: '{month} is no month: expected is 1 to 12.' },
  DayNumberNotWhole: { nl: '{field} is een heel getal vanaf {least}, niet {value}.', en: '{field} is a whole number from {least}, not {value}.' },
  DayNeedsVenueOrLink: { nl: 'Een dag heeft een locatie of een link nodig.', en: 'A day needs a venue or a link.' },
  DayOutsideSchoolYear: {
    nl: '{date} valt niet in schooljaar {schoolYear} (1 augustus tot en met 31 juli).',
    en: '{date} does not lie in school year {schoolYear} (1 August to 31 July).',
  },
  DayTimesOutOfOrder: { nl: 'De dag begint om {start} en eindigt dus later dan {end}.', en: 'The day starts at {start}, so it ends later than {end}.' },
  DayTimeSkipped: {
    nl: '{time} bestaat niet op {date}: dan gaat de zomertijd in.',
    en: '{time} does not exist on {date}: summer time begins then.',
  },
  DayOnSunday: { nl: '{date} is een zondag; dat kan alleen met een reden.', en: '{date} is a Sunday; that takes a reason.' },
  DayOnPublicHoliday: {
    nl: '{date} is een feestdag ({publicHoliday}); dat kan alleen met een reden.',
    en: '{date} is a public holiday ({publicHoliday}); that takes a reason.',
  },
  FairNotAfterParkDays: {
    nl: 'De regionale stagebeurs komt na de dagen op de bedrijventerreinen van dat jaar; de laatste is op {lastParkDay}. Anders kan alleen met een reden.',
    en: 'The regional fair comes after the park days of that year; the last is on {lastParkDay}. Otherwise takes a reason.',
  },
  ParkDayNotBeforeFair: {
    nl: 'De dagen op de bedrijventerreinen komen vóór de regionale stagebeurs van dat jaar, op {firstRegionalFair}. Anders kan alleen met een reden.',
    en: 'The park days come before the regional fair of that year, on {firstRegionalFair}. Otherwise takes a reason.',
  },
  DayAlreadyRegistered: {
    nl: 'Deze organisatie is al aangemeld met {seats} personen; meld haar eerst af.',
    en: 'This organisation is registered already with {seats} persons; withdraw that first.',
  },
  DayNeverSoManySeats: { nl: 'De dag heeft {capacity} plaatsen, geen {seats}.', en: 'The day has {capacity} seats, not {seats}.' },
  DayCapacityBelowRegistrations: {
    nl: 'Er zijn {needed} plaatsen nodig voor wie al is aangemeld; {capacity} is te weinig.',
    en: '{needed} seats are needed for those registered already; {capacity} is too few.',
  },
  DayNotYetThere: { nl: 'De dag is op {date} en kan niet eerder zijn gehouden.', en: 'The day is on {date} and cannot have been held before.' },
  DayAttendanceTwice: { nl: 'Een organisatie wordt één keer geteld.', en: 'An organisation is counted once.' },
  DayAttendanceAboveTotal: {
    nl: 'De organisaties samen ({counted}) zijn meer dan het totaal ({total}).',
    en: 'The organisations together ({counted}) are more than the total ({total}).',
  },
  PledgeNumberTaken: { nl: 'Toezegging {number} van deze dag is een andere.', en: 'Pledge {number} of this day is another one.' },
  PledgeMadeAlready: {
    nl: 'Deze toezegging bestaat al met nummer {number} en {places} plaatsen.',
    en: 'This pledge exists already with number {number} and {places} places.',
  },
  DayScoreUnknown: { nl: '{score} is geen cijfer van 1 tot en met 10.', en: '{score} is no mark from 1 to 10.' },
} as const satisfies Sentences;

import type { InformationDayEvent, Judged, OverridableRule, Pledge, Schedule } from '../../../domain/information-day/events.ts';
import type { InformationDayState } from '../../../domain/information-day/state.ts';
import { termOf } from '../../../domain/shared/glossary.ts';
import type { InformationDayKind } from '../../../domain/shared/lists.ts';
import type { Language, Sentence } from '../../../domain/shared/rejection.ts';
import type { StoriesOf } from '../story.ts';
import { capitalised, enumerated, monthName, placesIn } from '../words.ts';

type Background = Readonly<{ kind: InformationDayKind; hostId: string }>;

/** Which day it is: its later events do not say. */
export const informationDayBackground = (state: InformationDayState): Readonly<Record<string, string>> =>
  state.status === 'Absent' ? {} : { kind: state.day.kind, hostId: state.day.hostId };

const dayIn = ({ kind, hostId }: Background, language: Language): string => `${capitalised(termOf(kind, language))} (${hostId})`;
/** Every story of a day begins with which day it is. */
const about = (day: Background, nl: string, en: string): Sentence => ({ nl: `${dayIn(day, 'nl')}: ${nl}`, en: `${dayIn(day, 'en')}: ${en}` });

const persons = (count: number): Sentence => ({
  nl: count === 1 ? '1 persoon' : `${count} personen`,
  en: count === 1 ? '1 person' : `${count} persons`,
});

const scheduleIn = ({ date, start, end, venue, link, capacity }: Schedule): Sentence => {
  const where = [venue, link].filter((text) => text !== undefined).join(', ');
  return {
    nl: `${date} van ${start} tot ${end}, ${where}, voor hooguit ${persons(capacity).nl}`,
    en: `${date} from ${start} to ${end}, ${where}, for at most ${persons(capacity).en}`,
  };
};

const rules: Readonly<Record<OverridableRule, Sentence>> = {
  DayOnSunday: { nl: 'een zondag', en: 'a Sunday' },
  DayOnPublicHoliday: { nl: 'een feestdag', en: 'a public holiday' },
  FairNotAfterParkDays: { nl: 'niet na de dagen op de bedrijventerreinen', en: 'not after the park days' },
  ParkDayNotBeforeFair: { nl: 'niet vóór de regionale stagebeurs', en: 'not before the regional fair' },
};
function overruled({ override }: Judged, language: Language): string {
  if (override === undefined) return '';
  const broken = enumerated(
    override.rules.map((rule) => rules[rule][language]),
    language,
  );
  return { nl: ` Het is ${broken}; reden: ${override.reason}.`, en: ` It is ${broken}; reason: ${override.reason}.` }[language];
}

const pledgeIn = ({ kind, level, sector, number }: Pledge, language: Language): string =>
  `${termOf(kind, language)}, ${termOf(level, language)}, ${termOf(sector, language)}; ${{ nl: 'toezegging', en: 'pledge' }[language]} ${number}`;

const counted = (perOrganisation: readonly unknown[]): Sentence =>
  perOrganisation.length === 0
    ? { nl: '', en: '' }
    : {
        nl: perOrganisation.length === 1 ? ', geteld bij 1 organisatie' : `, geteld bij ${perOrganisation.length} organisaties`,
        en: perOrganisation.length === 1 ? ', counted at 1 organisation' : `, counted at ${perOrganisation.length} organisations`,
      };

export const informationDayStories: StoriesOf<InformationDayEvent, Background> = {
  InformationDayPlanned(data) {
    const { institutionIds, preferredMonth: month } = data;
    const [nl, en] = month === undefined ? ['', ''] : [`, het liefst in ${monthName(month, 'nl')}`, `, preferably in ${monthName(month, 'en')}`];
    return about(
      data,
      `gepland voor schooljaar {schoolYear}, met ${enumerated(institutionIds, 'nl')}${nl}.`,
      `planned for school year {schoolYear}, with ${enumerated(institutionIds, 'en')}${en}.`,
    );
  },
  InformationDayScheduled: (data) =>
    about(data, `ingepland op ${scheduleIn(data).nl}.${overruled(data, 'nl')}`, `scheduled on ${scheduleIn(data).en}.${overruled(data, 'en')}`),
  InformationDayRescheduled: (data) =>
    about(
      data,
      `verzet van ${data.before.date} naar ${scheduleIn(data).nl}: {reason}.${overruled(data, 'nl')}`,
      `moved from ${data.before.date} to ${scheduleIn(data).en}: {reason}.${overruled(data, 'en')}`,
    ),
  RegistrationOpened: (data) => about(data, 'de aanmelding is geopend.', 'registration was opened.'),
  AttendanceRegistered(data) {
    const { nl, en } = persons(data.seats);
    return data.standing === 'confirmed'
      ? about(data, `{organisationId} komt met ${nl}.`, `{organisationId} comes with ${en}.`)
      : about(data, `{organisationId} staat met ${nl} op de wachtlijst.`, `{organisationId} is on the waiting list with ${en}.`);
  },
  RegistrationWithdrawn: (data) =>
    about(data, `{organisationId} komt niet (${persons(data.seats).nl}).`, `{organisationId} does not come (${persons(data.seats).en}).`),
  RegistrationPromoted: (data) =>
    about(
      data,
      `{organisationId} komt van de wachtlijst, met ${persons(data.seats).nl}.`,
      `{organisationId} comes from the waiting list, with ${persons(data.seats).en}.`,
    ),
  RegistrationClosed: (data) => about(data, 'de aanmelding is gesloten.', 'registration was closed.'),
  InformationDayHeld(data) {
    const { total, perOrganisation } = data.attendance;
    return about(
      data,
      `gehouden op {heldOn}, met ${persons(total).nl}${counted(perOrganisation).nl}.`,
      `held on {heldOn}, with ${persons(total).en}${counted(perOrganisation).en}.`,
    );
  },
  PledgeRecorded(data) {
    const { pledge } = data;
    return about(
      data,
      `${pledge.organisationId} zegt ${placesIn(pledge.places).nl} toe (${pledgeIn(pledge, 'nl')}).`,
      `${pledge.organisationId} pledges ${placesIn(pledge.places).en} (${pledgeIn(pledge, 'en')}).`,
    );
  },
  PledgeRevised(data) {
    const { pledge, before } = data;
    return about(
      data,
      `${pledge.organisationId} zegt nu ${placesIn(pledge.places).nl} toe, eerder ${before} (${pledgeIn(pledge, 'nl')}).`,
      `${pledge.organisationId} pledges ${placesIn(pledge.places).en} now, ${before} before (${pledgeIn(pledge, 'en')}).`,
    );
  },
  InformationDayEvaluated: (data) =>
    data.score === undefined
      ? about(data, 'geëvalueerd: {findings}', 'evaluated: {findings}')
      : about(data, 'geëvalueerd met het cijfer {score}: {findings}', 'evaluated with the mark {score}: {findings}'),
  InformationDayCancelled: (data) => about(data, 'gaat niet door: {reason}.', 'does not take place: {reason}.'),
};

import type { Activity, BusinessParkNetworkEvent, PlannedDay } from '../../../domain/business-park-network/events.ts';
import type { BusinessParkNetworkState } from '../../../domain/business-park-network/state.ts';
import { termOf } from '../../../domain/shared/glossary.ts';
import type { Language } from '../../../domain/shared/rejection.ts';
import type { StoriesOf } from '../story.ts';
import { enumerated, monthName } from '../words.ts';

/** What the network is called: most of its events do not say. */
export const networkBackground = (state: BusinessParkNetworkState): Readonly<Record<string, string>> => (state.status === 'Absent' ? {} : { name: state.name });

const every = { nl: 'alle opleidingen', en: 'all programmes' } as const;
const none = { nl: 'geen activiteiten', en: 'no activities' } as const;
const programmesIn = (programmes: readonly string[], language: Language): string =>
  programmes.length === 0 ? every[language] : `${{ nl: 'opleiding', en: 'programme' }[language]} ${enumerated(programmes, language)}`;

const rhythmIn = (activities: readonly Activity[], language: Language): string =>
  activities.length === 0
    ? none[language]
    : enumerated(
        activities.map(({ kind, month }) => `${termOf(kind, language)} (${monthName(month, language)})`),
        language,
      );

/** Each kind of day with the institutions that give it. */
function planIn(days: readonly PlannedDay[], language: Language): string {
  const word = { nl: 'met', en: 'with' }[language];
  const kinds = [...Map.groupBy(days, ({ kind }) => kind)];
  return kinds
    .map(
      ([kind, of]) =>
        `${termOf(kind, language)} ${word} ${enumerated(
          of.map(({ institutionId }) => institutionId),
          language,
        )}`,
    )
    .join('; ');
}

export const businessParkNetworkStories: StoriesOf<BusinessParkNetworkEvent> = {
  NetworkEstablished: { nl: 'Netwerk {name} is opgericht, gedragen door {associationId}.', en: 'Network {name} was established, carried by {associationId}.' },
  CompanyJoinedNetwork: { nl: '{organisationId} hoort sinds {since} bij {name}.', en: '{organisationId} has belonged to {name} since {since}.' },
  CompanyLeftNetwork: {
    nl: '{organisationId} hoort niet meer bij {name}, waar het sinds {since} bij hoorde.',
    en: '{organisationId} no longer belongs to {name}, to which it had belonged since {since}.',
  },
  InstitutionLinked: ({ programmes }) => ({
    nl: `{organisationId} is aan {name} gekoppeld, met ${programmesIn(programmes, 'nl')}.`,
    en: `{organisationId} was linked to {name}, with ${programmesIn(programmes, 'en')}.`,
  }),
  InstitutionProgrammesChanged: ({ programmes, before }) => ({
    nl: `{organisationId} is aan {name} gekoppeld met ${programmesIn(programmes, 'nl')}, eerder met ${programmesIn(before, 'nl')}.`,
    en: `{organisationId} is linked to {name} with ${programmesIn(programmes, 'en')}, before with ${programmesIn(before, 'en')}.`,
  }),
  InstitutionUnlinked: { nl: '{organisationId} is niet meer aan {name} gekoppeld.', en: '{organisationId} is no longer linked to {name}.' },
  CoordinatorNamed: ({ before }) =>
    before === undefined
      ? { nl: '{name} heeft een coördinator gekregen.', en: '{name} was given a coordinator.' }
      : { nl: '{name} heeft een andere coördinator gekregen.', en: '{name} was given another coordinator.' },
  RhythmSet: ({ activities }) => ({
    nl: `Het ritme van {name} is elk schooljaar: ${rhythmIn(activities, 'nl')}.`,
    en: `The rhythm of {name} is each school year: ${rhythmIn(activities, 'en')}.`,
  }),
  SchoolYearPlanned: ({ days }) => ({
    nl: `{name} heeft schooljaar {schoolYear} gepland: ${planIn(days, 'nl')}.`,
    en: `{name} has planned school year {schoolYear}: ${planIn(days, 'en')}.`,
  }),
  NetworkDissolved: { nl: 'Netwerk {name} is opgeheven: {reason}.', en: 'Network {name} was dissolved: {reason}.' },
};

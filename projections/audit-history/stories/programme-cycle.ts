import type { CellKey, ProgrammeCycleEvent } from '../../../domain/programme-cycle/events.ts';
import { termOf } from '../../../domain/shared/glossary.ts';
import type { Language, Sentence } from '../../../domain/shared/rejection.ts';
import type { StoriesOf } from '../story.ts';
import { placesIn } from '../words.ts';

const cellIn = ({ level, sector, kind }: CellKey, language: Language): string =>
  `${termOf(level, language)}, ${termOf(sector, language)} (${termOf(kind, language)})`;

const seeking = (students: number): Sentence =>
  students === 1
    ? { nl: '1 student die een plek zoekt', en: '1 student who seeks a place' }
    : { nl: `${students} studenten die een plek zoeken`, en: `${students} students who seek a place` };

export const programmeCycleStories: StoriesOf<ProgrammeCycleEvent> = {
  CycleOpened: ({ totalTarget }) => ({
    nl: `{name} is geopend, van {from} tot en met {to}, met een doel van ${placesIn(totalTarget).nl}.`,
    en: `{name} was opened, from {from} to {to}, with a target of ${placesIn(totalTarget).en}.`,
  }),
  TargetRevised: ({ cell, before, places }) => {
    const of = (language: Language, total: string, one: string): string => (cell === undefined ? total : `${one} ${cellIn(cell, language)}`);
    const nl = of('nl', 'Het totale doel', 'Het doel voor');
    const en = of('en', 'The total target', 'The target for');
    const now = placesIn(places);
    return before === undefined
      ? { nl: `${nl} is gesteld op ${now.nl}: {reason}.`, en: `${en} was set at ${now.en}: {reason}.` }
      : { nl: `${nl} is herzien van {before} naar ${now.nl}: {reason}.`, en: `${en} was revised from {before} to ${now.en}: {reason}.` };
  },
  DemandReported: ({ programmeCode, before, students }) => {
    const nl = programmeCode === undefined ? '{level}, {sector}' : '{level}, {sector}, opleiding {programmeCode}';
    const en = programmeCode === undefined ? '{level}, {sector}' : '{level}, {sector}, programme {programmeCode}';
    const now = seeking(students);
    return before === undefined
      ? { nl: `{institutionId} meldt ${now.nl} (${nl}).`, en: `{institutionId} reports ${now.en} (${en}).` }
      : { nl: `{institutionId} meldt ${now.nl}, eerder {before} (${nl}).`, en: `{institutionId} reports ${now.en}, {before} before (${en}).` };
  },
  CycleClosed: ({ totalTarget, figures: { offered, started, completed } }) => ({
    nl: `Het programmajaar is afgesloten. Op een doel van ${placesIn(totalTarget).nl} zijn er ${offered} aangeboden, ${started} gestart en ${completed} afgerond.`,
    en: `The cycle was closed. Of a target of ${placesIn(totalTarget).en}, ${offered} were offered, ${started} started and ${completed} completed.`,
  }),
};

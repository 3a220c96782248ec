import type { CellKey, CycleFigures, ProgrammeCycleEvent } from '../../../domain/programme-cycle/events.ts';
import { termOf } from '../../../domain/shared/glossary.ts';
import type { Language } from '../../../domain/shared/rejection.ts';
import type { Stories } from '../story.ts';

const cellIn = ({ level, sector, kind }: CellKey, language: Language): string =>
  `${termOf(level, language)}, ${termOf(sector, language)} (${termOf(kind, language)})`;

export const programmeCycleStories: Stories<ProgrammeCycleEvent['type']> = {
  CycleOpened: {
    nl: '{name} is geopend, van {from} tot en met {to}, met een doel van {totalTarget} plaatsen.',
    en: '{name} was opened, from {from} to {to}, with a target of {totalTarget} places.',
  },
  TargetRevised: ({ cell, before }) => {
    const of = (language: Language, total: string, one: string): string => (cell === undefined ? total : `${one} ${cellIn(cell as CellKey, language)}`);
    const nl = of('nl', 'Het totale doel', 'Het doel voor');
    const en = of('en', 'The total target', 'The target for');
    return before === undefined
      ? { nl: `${nl} is gesteld op {places} plaatsen: {reason}.`, en: `${en} was set at {places} places: {reason}.` }
      : { nl: `${nl} is herzien van {before} naar {places} plaatsen: {reason}.`, en: `${en} was revised from {before} to {places} places: {reason}.` };
  },
  DemandReported: ({ programmeCode, before }) => {
    const nl = programmeCode === undefined ? '{level}, {sector}' : '{level}, {sector}, opleiding {programmeCode}';
    const en = programmeCode === undefined ? '{level}, {sector}' : '{level}, {sector}, programme {programmeCode}';
    return before === undefined
      ? {
          nl: `{institutionId} meldt {students} studenten die een plek zoeken (${nl}).`,
          en: `{institutionId} reports {students} students who seek a place (${en}).`,
        }
      : {
          nl: `{institutionId} meldt {students} studenten die een plek zoeken, eerder {before} (${nl}).`,
          en: `{institutionId} reports {students} students who seek a place, {before} before (${en}).`,
        };
  },
  CycleClosed: ({ figures }) => {
    const { offered, started, completed } = figures as CycleFigures;
    return {
      nl: `Het programmajaar is afgesloten. Op een doel van {totalTarget} plaatsen zijn er ${offered} aangeboden, ${started} gestart en ${completed} afgerond.`,
      en: `The cycle was closed. Of a target of {totalTarget} places, ${offered} were offered, ${started} started and ${completed} completed.`,
    };
  },
};

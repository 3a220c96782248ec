import { closingFigures } from '../../../projections/programme-progress/figures.ts';
import { programmeProgress } from '../../../projections/programme-progress/projection.ts';
import { progressIn } from '../../../projections/programme-progress/reading.ts';
import type { FactSources } from '../facts.ts';
import { type Lookups, organisationFact } from './lookups.ts';

const nothingCounted = { offered: 0, matched: 0, agreed: 0, started: 0, completed: 0, cells: [] };

export const programmeCycleFacts = (lookups: Lookups): FactSources<'programmeCycle'> => ({
  ReportDemand: async ({ institutionId }) => ({ institution: await organisationFact(lookups, institutionId) }),
  CloseCycle: async (_command, state) => {
    if (state.status === 'Absent') return { figures: nothingCounted };
    const { from, to, cells } = state;
    const progress = await progressIn(await lookups.upToDate(programmeProgress), { from, to, cells: Object.values(cells) });
    return { figures: closingFigures(progress) };
  },
});

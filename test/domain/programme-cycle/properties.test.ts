import { programmeCycleRejections } from '../../../domain/programme-cycle/rejections.ts';
import type { ProgrammeCycleState } from '../../../domain/programme-cycle/state.ts';
import { programmeCycleWalks } from '../../support/builders/programme-cycle.ts';
import { deciderProperties } from '../../support/properties.ts';

type Opened = Exclude<ProgrammeCycleState, { status: 'Absent' }>;
/** A rule for cycles that exist. */
const opened =
  (holds: (cycle: Opened) => boolean) =>
  (state: ProgrammeCycleState): boolean =>
    state.status === 'Absent' || holds(state);

deciderProperties({
  name: 'a programme cycle',
  ...programmeCycleWalks,
  rejections: programmeCycleRejections,
  statuses: { Absent: true, Open: true, Closed: true },
  invariants: {
    'a cycle begins before it ends': opened(({ from, to }) => from < to),
    'a cell has one target': opened(
      ({ opened: { cells } }) => new Set(cells.map(({ level, sector, kind }) => `${level} ${sector} ${kind}`)).size === cells.length,
    ),
    'demand lies within the cycle': opened(({ from, to, demand }) =>
      Object.keys(demand).every((key) => {
        const [first = '', last = ''] = key.split(' ').slice(-2);
        return from <= first && first <= last && last <= to;
      }),
    ),
    'a cycle is closed only after its last day': opened((cycle) => cycle.status !== 'Closed' || cycle.closedOn > cycle.to),
    'nothing was reported in the future': opened(({ demand }) => Object.values(demand).every(({ reportedOn }) => reportedOn <= '2026-11-20')),
  },
});

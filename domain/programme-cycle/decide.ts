import { type Decisions, inStatus } from '../shared/decider.ts';
import { isActive } from '../shared/organisation-fact.ts';
import { rejecting, sharedRejections } from '../shared/rejection.ts';
import { same } from '../shared/same.ts';
import { isWhole } from '../shared/whole.ts';
import type { ProgrammeCycleCommand } from './commands.ts';
import type { ProgrammeCycleEvent, TargetCell } from './events.ts';
import { programmeCycleRejections } from './rejections.ts';
import { keyOfCell, keyOfDemand, type ProgrammeCycleState } from './state.ts';

const reject = rejecting({ ...sharedRejections, ...programmeCycleRejections });

function mustBeWhole(field: string, value: number): void {
  if (!isWhole(value)) reject('CycleNumberNotWhole', { field, value: String(value) });
}

function eachCellOnce(cells: readonly TargetCell[]): void {
  const seen = new Set<string>();
  for (const { places, ...cell } of cells) {
    mustBeWhole('places', places);
    if (seen.has(keyOfCell(cell))) reject('CycleCellTwice', cell);
    seen.add(keyOfCell(cell));
  }
}

/** The sum of the cells and the total target are set apart from each other: no rule binds them. */
export const programmeCycleDecisions: Decisions<ProgrammeCycleCommand, ProgrammeCycleEvent, ProgrammeCycleState> = {
  OpenCycle({ type: _, ...data }, state) {
    const { occurredOn: _on, ...asked } = data;
    if (state.status !== 'Absent') return same(state.opened, asked) ? [] : reject('AlreadyExists', { slug: state.slug, name: state.name });
    if (data.from >= data.to) return reject('DatesOutOfOrder', { from: data.from, to: data.to });
    mustBeWhole('totalTarget', data.totalTarget);
    eachCellOnce(data.cells);
    return [{ type: 'CycleOpened', data }];
  },

  ReviseTarget({ type: _, ...revision }, state) {
    const { slug, totalTarget, cells } = inStatus(state, 'Open');
    mustBeWhole('places', revision.places);
    const before = revision.cell === undefined ? totalTarget : cells[keyOfCell(revision.cell)]?.places;
    if (before === revision.places) return [];
    return [{ type: 'TargetRevised', data: { slug, ...revision, ...(before !== undefined && { before }) } }];
  },

  ReportDemand({ type: _, facts, period: asked, ...report }, state) {
    const cycle = inStatus(state, 'Open');
    const period = asked ?? { from: cycle.from, to: cycle.to };
    const known = cycle.demand[keyOfDemand({ ...report, period })];
    if (known?.reportedOn === report.occurredOn && known.students === report.students) return [];
    mustBeWhole('students', report.students);
    if (!isActive(facts.institution, 'educational-institution')) return reject('DemandNotFromActiveInstitution', { ...facts.institution });
    if (period.from > period.to) return reject('DatesOutOfOrder', { ...period });
    if (period.from < cycle.from || period.to > cycle.to) return reject('DemandOutsideCycle', { ...period, cycleFrom: cycle.from, cycleTo: cycle.to });
    if (known !== undefined && known.reportedOn > report.occurredOn) return reject('DemandReportOlderThanKnown', { known: known.reportedOn });
    return [{ type: 'DemandReported', data: { slug: cycle.slug, ...report, period, ...(known !== undefined && { before: known.students }) } }];
  },

  CloseCycle({ facts, occurredOn }, state) {
    if (state.status === 'Closed') return [];
    const { slug, to, totalTarget, cells, demand } = inStatus(state, 'Open');
    if (occurredOn <= to) return reject('CycleNotOver', { to });
    const students = Object.values(demand).reduce((sum, report) => sum + report.students, 0);
    return [{ type: 'CycleClosed', data: { slug, totalTarget, cells: Object.values(cells), demand: students, figures: facts.figures, occurredOn } }];
  },
};

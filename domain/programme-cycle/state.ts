import type { Evolutions } from '../shared/decider.ts';
import type { OfType } from '../shared/event.ts';
import type { CycleSlug } from '../shared/identifiers.ts';
import type { LocalDate } from '../shared/local-date.ts';
import type { CellKey, CycleFigures, ProgrammeCycleEvent, TargetCell } from './events.ts';

type Opened = Omit<OfType<ProgrammeCycleEvent, 'CycleOpened'>['data'], 'occurredOn'>;
type DemandKey = Pick<OfType<ProgrammeCycleEvent, 'DemandReported'>['data'], 'institutionId' | 'programmeCode' | 'level' | 'sector' | 'period'>;

/** The latest report under its key. */
export type Demand = Readonly<{ students: number; reportedOn: LocalDate }>;

type Details = Readonly<{
  slug: CycleSlug;
  name: string;
  from: LocalDate;
  to: LocalDate;
  totalTarget: number;
  cells: Readonly<Record<string, TargetCell>>;
  demand: Readonly<Record<string, Demand>>;
  /** As it was opened, so that opening it again is recognised after targets have been revised. */
  opened: Opened;
}>;

export type ProgrammeCycleState =
  | Readonly<{ status: 'Absent' }>
  | (Readonly<{ status: 'Open' }> & Details)
  | (Readonly<{ status: 'Closed'; closedOn: LocalDate; figures: CycleFigures }> & Details);

export const noProgrammeCycle: ProgrammeCycleState = { status: 'Absent' };

export const keyOfCell = ({ level, sector, kind }: CellKey): string => `${level} ${sector} ${kind}`;
export const keyOfDemand = ({ institutionId, programmeCode, level, sector, period }: DemandKey): string =>
  `${institutionId} ${programmeCode ?? '-'} ${level} ${sector} ${period.from} ${period.to}`;

const change = (state: ProgrammeCycleState, next: (details: Details) => Partial<Details>): ProgrammeCycleState =>
  state.status === 'Absent' ? state : { ...state, ...next(state) };

export const programmeCycleEvolutions: Evolutions<ProgrammeCycleEvent, ProgrammeCycleState> = {
  CycleOpened: (_, { occurredOn, ...opened }) => ({
    status: 'Open',
    ...opened,
    cells: Object.fromEntries(opened.cells.map((cell) => [keyOfCell(cell), cell])),
    demand: {},
    opened,
  }),
  TargetRevised: (state, { cell, places }) =>
    change(state, ({ cells }) => (cell === undefined ? { totalTarget: places } : { cells: { ...cells, [keyOfCell(cell)]: { ...cell, places } } })),
  DemandReported: (state, { students, occurredOn, ...report }) =>
    change(state, ({ demand }) => ({ demand: { ...demand, [keyOfDemand(report)]: { students, reportedOn: occurredOn } } })),
  CycleClosed: (state, { figures, occurredOn }) => (state.status === 'Absent' ? state : { ...state, status: 'Closed', closedOn: occurredOn, figures }),
};

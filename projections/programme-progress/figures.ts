import type { CellKey, CycleFigures, TargetCell } from '../../domain/programme-cycle/events.ts';
import { keyOfCell } from '../../domain/programme-cycle/state.ts';
import { levels, sectors, targetKinds } from '../../domain/shared/lists.ts';
import { type PlaceDocument, type Stage, stages } from './projection.ts';

/** How many reached each stage; `passed` are those of `completed` with a sufficient result. */
export type Funnel = Readonly<Record<Stage | 'passed', number>>;
/** `counted` are the places that count for the target, those marked additional; `all` are these and the others. */
export type Tally = Readonly<{ counted: Funnel; all: Funnel }>;
export type CellTally = CellKey & Tally & Readonly<{ target: number }>;
export type Progress = Readonly<{
  total: Tally;
  /** Every cell that has a target or a place, by level, sector and kind. */
  cells: readonly CellTally[];
  parks: ReadonlyMap<string, Tally>;
  partners: ReadonlyMap<string, Tally>;
}>;

type Counting = { -readonly [K in keyof Funnel]: Funnel[K] };
const funnel = (): Counting => ({ offered: 0, matched: 0, agreed: 0, started: 0, completed: 0, passed: 0 });
const tally = (): { counted: Counting; all: Counting } => ({ counted: funnel(), all: funnel() });
type Tallying = ReturnType<typeof tally>;

const rank: Readonly<Record<PlaceDocument['stage'], number>> = { withdrawn: -1, offered: 0, matched: 1, agreed: 2, started: 3, completed: 4 };

/** Whether a place goes before one that the same student was offered earlier: it came further, or as far and was passed. */
const isAhead = (place: PlaceDocument, earlier: PlaceDocument): boolean =>
  place.stage === earlier.stage ? place.passed && !earlier.passed : rank[place.stage] > rank[earlier.stage];

/** From `matched` on a student counts once: with the place that came furthest. */
function onePerStudent(places: readonly PlaceDocument[]): ReadonlySet<PlaceDocument> {
  const furthest = new Map<string, PlaceDocument>();
  for (const place of places) {
    if (place.studentRef === undefined) continue;
    const other = furthest.get(place.studentRef);
    if (other === undefined || isAhead(place, other)) furthest.set(place.studentRef, place);
  }
  return new Set(furthest.values());
}

function count(into: Counting, place: PlaceDocument, student: boolean): void {
  into.offered += 1;
  if (!student) return;
  for (let reached = 1; reached <= rank[place.stage]; reached += 1) into[stages[reached] as Stage] += 1;
  if (place.passed) into.passed += 1;
}

function grouped<K>(groups: Map<K, Tallying>, key: K): Tallying {
  const known = groups.get(key) ?? tally();
  groups.set(key, known);
  return known;
}

const order = ({ level, sector, kind }: CellKey): number =>
  (levels.indexOf(level) * sectors.length + sectors.indexOf(sector)) * targetKinds.length + targetKinds.indexOf(kind);

export type Summing = Readonly<{
  cells: readonly TargetCell[];
  /** The parks that a place counts for. */
  parksOf(place: PlaceDocument): readonly string[];
  /** Which of the places are wanted. Who counts once is settled among all of them, so that parts add up to the whole. */
  wanted(place: PlaceDocument): boolean;
}>;

/** Sums the places of one cycle, which come in the order in which they were offered. */
export function progressOf(places: readonly PlaceDocument[], { cells, parksOf, wanted }: Summing): Progress {
  const present = places.filter(({ stage }) => stage !== 'withdrawn');
  const students = { all: onePerStudent(present), counted: onePerStudent(present.filter(({ additional }) => additional)) };
  const total = tally();
  const byCell = new Map<string, CellKey & Tallying & { target: number }>();
  const parks = new Map<string, Tallying>();
  const partners = new Map<string, Tallying>();
  const cellOf = ({ level, sector, kind }: CellKey) => {
    const key = keyOfCell({ level, sector, kind });
    const known = byCell.get(key) ?? { level, sector, kind, target: 0, ...tally() };
    byCell.set(key, known);
    return known;
  };
  for (const { places: target, ...cell } of cells) cellOf(cell).target = target;
  for (const place of present.filter(wanted)) {
    const groups = [total, cellOf(place), ...parksOf(place).map((park) => grouped(parks, park))];
    if (place.partnershipId !== undefined) groups.push(grouped(partners, place.partnershipId));
    for (const { all, counted } of groups) {
      count(all, place, students.all.has(place));
      if (place.additional) count(counted, place, students.counted.has(place));
    }
  }
  return { total, cells: [...byCell.values()].sort((a, b) => order(a) - order(b)), parks, partners };
}

const withoutPassed = ({ offered, matched, agreed, started, completed }: Funnel) => ({ offered, matched, agreed, started, completed });

/** What a closing freezes: the funnel of what counts for the target. */
export const closingFigures = ({ total, cells }: Progress): CycleFigures => ({
  ...withoutPassed(total.counted),
  cells: cells.map(({ level, sector, kind, counted }) => ({ level, sector, kind, ...withoutPassed(counted) })),
});

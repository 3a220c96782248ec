import type { Collection } from '../../domain/ports/read-store.ts';
import type { CycleSlug, ProgrammeCode } from '../../domain/shared/identifiers.ts';
import { type Level, levels, type Sector, sectors } from '../../domain/shared/lists.ts';
import type { LocalDate, Period } from '../../domain/shared/local-date.ts';
import { allOf } from '../shared/all-of.ts';
import type { DemandDocument, OpenPlaceDocument, ShortageDocument } from './projection.ts';

/** `gap` is how many students more than places there are; `tension` students per place, null where there is no place. */
type Shortage = Readonly<{ demand: number; places: number; gap: number; tension: number | null }>;
type ProgrammeShortage = Shortage & Readonly<{ programmeCode?: ProgrammeCode }>;
type CellShortage = Shortage & Readonly<{ level: Level; sector: Sector; programmes: readonly ProgrammeShortage[] }>;
type Shortages = Readonly<{ total: Shortage; cells: readonly CellShortage[] }>;

type Counting = { demand: number; places: number };
type Cell = Counting & Readonly<{ level: Level; sector: Sector; programmes: Map<ProgrammeCode | undefined, Counting> }>;

const hundredths = (ratio: number): number => Math.round(ratio * 100) / 100;
const shortage = ({ demand, places }: Counting): Shortage => ({
  demand,
  places,
  gap: demand - places,
  tension: places === 0 ? null : hundredths(demand / places),
});

/** The widest gap first. */
const byGap = (a: Shortage, b: Shortage): number => b.gap - a.gap || b.demand - a.demand;
const inOrder = (a: Cell, b: Cell): number => levels.indexOf(a.level) - levels.indexOf(b.level) || sectors.indexOf(a.sector) - sectors.indexOf(b.sector);

/** Sets demand and open places against each other, per level and sector and in these per programme code. */
function shortagesOf(demand: readonly DemandDocument[], open: readonly OpenPlaceDocument[]): Shortages {
  const cells = new Map<string, Cell>();
  const total: Counting = { demand: 0, places: 0 };
  const add = ({ level, sector, programmeCode }: DemandDocument | OpenPlaceDocument, field: keyof Counting, number: number): void => {
    const key = `${level} ${sector}`;
    const cell = cells.get(key) ?? { level, sector, demand: 0, places: 0, programmes: new Map() };
    const programme = cell.programmes.get(programmeCode) ?? { demand: 0, places: 0 };
    for (const counting of [total, cell, programme]) counting[field] += number;
    cells.set(key, cell);
    cell.programmes.set(programmeCode, programme);
  };
  for (const document of demand) add(document, 'demand', document.students);
  for (const document of open) add(document, 'places', 1);
  const programmesOf = ({ programmes }: Cell): readonly ProgrammeShortage[] =>
    [...programmes]
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
      .map(([programmeCode, counting]) => ({ ...(programmeCode !== undefined && { programmeCode }), ...shortage(counting) }))
      .sort(byGap);
  return {
    total: shortage(total),
    cells: [...cells.values()]
      .sort(inOrder)
      .map((cell) => ({ level: cell.level, sector: cell.sector, ...shortage(cell), programmes: programmesOf(cell) }))
      .sort(byGap),
  };
}

/**
 * The shortages of a cycle: the demand reported for it, and the places offered in it that are still open. An offer whose last day is over is open no more,
 * also where nobody has said so yet.
 */
export async function shortagesIn(
  collection: Collection<ShortageDocument>,
  { slug, from, to }: Period & Readonly<{ slug: CycleSlug }>,
  today: LocalDate,
): Promise<Shortages> {
  const demand = await allOf(collection, { index: 'demandByCycle', where: { cycle: slug } });
  const offered = (await allOf(collection, { index: 'openByOffer', where: { open: true }, from, to })) as readonly OpenPlaceDocument[];
  return shortagesOf(
    demand as readonly DemandDocument[],
    offered.filter(({ expiresOn }) => expiresOn >= today),
  );
}

import { type Position, positionOf, startPosition } from '../../domain/ports/event-store.ts';
import type { Collection, Document, Query } from '../../domain/ports/read-store.ts';
import { placementRegister } from '../../projections/placement-register.ts';
import type { Bench } from '../bench.ts';
import { composed } from '../support/composed.ts';
import { byTurns, median, ratioOf } from '../support/measure.ts';
import { manyPlacements } from '../support/placements.ts';
import { shown } from '../support/report.ts';

const limit = 50;
const perWrite = 1000;

/** Fills a collection as the projections do, batch by batch; answers the ids. */
async function fill<D extends Document>(collection: Collection<D>, documents: readonly D[]): Promise<readonly string[]> {
  const ids: string[] = [];
  let from: Position = startPosition;
  let batch: D[] = [];
  const write = async (): Promise<void> => {
    const to = positionOf(ids.length);
    await collection.write({ from, to, documents: batch.map((document) => ({ document, position: to })) });
    from = to;
    batch = [];
  };
  for (const document of documents) {
    ids.push(document._id);
    batch.push(document);
    if (batch.length === perWrite) await write();
  }
  if (batch.length > 0) await write();
  return ids;
}

/** Microseconds per call. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  for (const item of items) await work(item);
  return ((performance.now() - began) * 1000) / items.length;
}

/** Pages along several lists from anywhere in them, against fetching as many documents by their ids. */
export async function journey({ short, rounds, folders, report }: Bench): Promise<void> {
  const count = short ? 20_000 : 100_000;
  const calls = short ? 100 : 400;
  const { readStore, close } = await composed(folders.fresh());
  const collection = await readStore.open<Document>(placementRegister);
  const ids = await fill(collection, await manyPlacements(count));
  let seed = 71;
  const chance = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * below);
  };
  const some = <T>(list: readonly T[]): T => list[chance(list.length)] as T;
  const employers = await employersIn(collection);
  const day = (): string => `2025-${String(8 + chance(5)).padStart(2, '0')}-${String(1 + chance(28)).padStart(2, '0')}`;
  const asked: Readonly<Record<string, () => Query>> = {
    'by status, from a day on': () => ({ index: 'byStatus', where: { status: some(['Active', 'Completed', 'Agreed']) }, from: day(), limit }),
    'by level and sector in three statuses': () => ({
      index: 'byStatusLevelAndSector',
      where: { status: ['Active', 'Completed', 'Agreed'], level: some(['mbo-2', 'mbo-3', 'mbo-4']), sector: 'zorg-welzijn-sport' },
      limit,
    }),
    'of one employer, newest first': () => ({ index: 'byEmployer', where: { employerId: some(employers) }, order: 'descending', limit }),
  };
  for (const [what, query] of Object.entries(asked)) {
    let found = 0;
    const queries = Array.from({ length: calls }, query);
    const { page, lookup } = await byTurns(rounds, {
      page: () =>
        each(queries, async (one) => {
          found = (await collection.find(one)).items.length;
        }),
      lookup: () => each(queries, () => collection.get(Array.from({ length: Math.max(found, 1) }, () => some(ids)))),
    });
    report.ratio(
      `${what}, of ${count.toLocaleString('en')} placements`,
      `${shown(median(page))} µs a page, ${shown(median(lookup))} µs for as many documents by id`,
      ratioOf(lookup, page),
      1 / 3,
    );
  }
  await close();
}

async function employersIn(collection: Collection<Document>): Promise<readonly string[]> {
  const { items } = await collection.find({ index: 'all', where: {}, limit: 1000 });
  return [...new Set(items.map((item) => String((item as Document & { employerId?: string }).employerId)))];
}

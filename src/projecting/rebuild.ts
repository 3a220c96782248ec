import { randomInt } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type EventFeed, type FeedPage, type Position, startPosition } from '../../domain/ports/event-store.ts';
import type { Projection } from '../../domain/ports/projection.ts';
import type { Collection, Document, ReadStore } from '../../domain/ports/read-store.ts';
import { Overtaken } from '../read-store/generations.ts';
import { type Decoded, decoded } from './decoding.ts';
import { foldBatch, type Poison } from './folding.ts';

const pageSize = 1000;

/** How far a rebuild is: events read, of those that were there when it began, and how fast. */
export type Progress = Readonly<{ events: number; perSecond: number; position: Position }>;
/** One that met a poison event was not put in place of the old one. */
export type Rebuilt = Readonly<{ projection: Projection; poison: Poison | undefined }>;
export type Rebuilding = Readonly<{ results: readonly Rebuilt[]; progress: Progress }>;

/** A rebuilt collection on its way; nobody reads it yet. */
type Fresh = { readonly projection: Projection; readonly generation: number; readonly collection: Collection<Document>; poison: Poison | undefined };

/**
 * Makes read models again from the first event, in one reading for all of them, beside those that readers have in hand; each takes the place of the old one when
 * all have caught up with the log. Works while another process projects and serves: that one goes on from where the new ones end.
 * A projection that cannot fold an event keeps its old collection.
 * @throws Overtaken when another rebuild of the same read model has ended meanwhile
 */
export async function rebuild(
  feed: EventFeed,
  store: ReadStore,
  projections: readonly Projection[],
  onPage: (progress: Progress) => void = () => undefined,
): Promise<Rebuilding> {
  const fresh: Fresh[] = [];
  for (const projection of projections) {
    // Two rebuilds at once must not meet in one collection: the first to end wins, the other is told.
    const generation = (await store.generation(projection)) + 1 + randomInt(1_000_000);
    fresh.push({ projection, generation, collection: await store.openGeneration(projection, generation), poison: undefined });
  }
  const progress = await readThrough(feed, onPage, async (batch, from, to) => {
    for (const one of fresh) if (one.poison === undefined) await goOn(one, batch, from, to);
  });
  for (const one of fresh) if (one.poison === undefined) await takeOver(store, one, progress.position);
  return { progress, results: fresh.map(({ projection, poison }) => ({ projection, poison })) };
}

async function readThrough(
  feed: EventFeed,
  onPage: (progress: Progress) => void,
  apply: (batch: readonly Decoded[], from: Position, to: Position) => Promise<void>,
): Promise<Progress> {
  const began = performance.now();
  const reader = feed.open(startPosition);
  let events = 0;
  let page: FeedPage = { events: [], position: startPosition, caughtUp: false };
  const progress = (): Progress => ({ events, perSecond: Math.round(events / Math.max(0.001, (performance.now() - began) / 1000)), position: page.position });
  try {
    while (!page.caughtUp) {
      const from = page.position;
      page = await reader.next(pageSize, 0);
      await apply(page.events.map(decoded), from, page.position);
      events += page.events.length;
      onPage(progress());
      // Another process that waits to write to the same read store gets its turn.
      await nextTurn();
    }
    return progress();
  } finally {
    await reader.close();
  }
}

async function goOn(fresh: Fresh, batch: readonly Decoded[], from: Position, to: Position): Promise<void> {
  const { projection, collection } = fresh;
  const { documents, poison } = await foldBatch(projection, collection, batch);
  fresh.poison = poison;
  if (poison !== undefined || to === from) return;
  if ((await collection.write({ from, to, documents })) === 'stale') throw new Overtaken(projection);
}

async function takeOver(store: ReadStore, { projection, generation, collection }: Fresh, end: Position): Promise<void> {
  if ((await collection.checkpoint()) !== end) throw new Overtaken(projection);
  await store.activate(projection, generation);
}

import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { type AggregateName, type EventOf, streamOf } from '../../domain/aggregates.ts';
import { type Position, positionOf, type Revision, type StoredEvent, startPosition } from '../../domain/ports/event-store.ts';
import type { Projection } from '../../domain/ports/projection.ts';
import type { Collection, Document, Versioned } from '../../domain/ports/read-store.ts';
import type { Json } from '../../domain/shared/json.ts';
import { decoded } from '../../src/projecting/decoding.ts';
import { foldBatch } from '../../src/projecting/folding.ts';
import { MemoryReadStore } from '../../src/read-store/memory/memory-read-store.ts';
import { metadata } from './proposed.ts';

type Happened = Readonly<{ stream: string; type: string; data: { readonly [key: string]: Json } }>;

/** Events of one aggregate, to be put in a history with those of others. */
export const happened = <A extends AggregateName>(aggregate: A, id: string, ...events: readonly EventOf<A>[]): readonly Happened[] =>
  events.map((event) => ({ stream: streamOf(aggregate, id), ...(event as unknown as Omit<Happened, 'stream'>) }));

function stored(history: readonly Happened[]): readonly StoredEvent[] {
  const revisions = new Map<string, number>();
  return history.map(({ stream, type, data }, index) => {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    return { id: randomUUID(), stream: stream as never, type, data, metadata: metadata(), revision: revision as Revision, position: positionOf(index + 1) };
  });
}

/** How the runner may get a history: in batches of a size, each to its end, or broken off after some documents were written, and then again. */
type Delivery = Readonly<{ size: number; brokenOff: boolean }>;
const deliveries = (length: number): readonly Delivery[] =>
  [1, 2, 3, 7, Math.max(1, length)].flatMap((size) => [
    { size, brokenOff: false },
    { size, brokenOff: true },
  ]);

async function delivered<D extends Document>(projection: Projection<D>, events: readonly StoredEvent[], { size, brokenOff }: Delivery) {
  const collection = await new MemoryReadStore().open<D>(projection);
  const ids = new Set<string>();
  let from: Position = startPosition;
  for (let start = 0; start < events.length; start += size) {
    const batch = events.slice(start, start + size).map(decoded);
    const fold = async (): Promise<readonly Versioned<D>[]> => {
      const { documents, poison } = await foldBatch(projection, collection, batch);
      if (poison !== undefined) throw poison.error;
      for (const { document } of documents) ids.add(document._id);
      return documents;
    };
    const to = batch.at(-1)?.stored.position ?? from;
    if (brokenOff) await collection.write({ from, to: from, documents: (await fold()).filter((_, index) => index % 2 === 0) });
    await collection.write({ from, to, documents: await fold() });
    expect(await fold()).toStrictEqual([]);
    from = to;
  }
  return { collection, documents: new Map([...(await collection.get([...ids]))].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** The documents that a history comes to; proves that they are the same however it is cut into batches, broken off and delivered again. */
export async function projected<D extends Document>(projection: Projection<D>, ...history: readonly (readonly Happened[])[]): Promise<Collection<D>> {
  const events = stored(history.flat());
  const [first, ...others] = await Promise.all(deliveries(events.length).map((delivery) => delivered(projection, events, delivery)));
  if (first === undefined) throw new Error('no delivery');
  const documentsOf = ({ documents }: typeof first) => [...documents].map(([id, { document }]) => [id, document]);
  for (const other of others) expect(documentsOf(other)).toStrictEqual(documentsOf(first));
  return first.collection;
}

/** The documents that a history comes to when it is delivered once, in one batch: for what is about their words rather than about their delivery. */
export const foldedOnce = async <D extends Document>(projection: Projection<D>, ...history: readonly (readonly Happened[])[]): Promise<Collection<D>> => {
  const collection = await new MemoryReadStore().open<D>(projection);
  const batch = stored(history.flat()).map(decoded);
  const { documents, poison } = await foldBatch(projection, collection, batch);
  if (poison !== undefined) throw poison.error;
  await collection.write({ from: startPosition, to: batch.at(-1)?.stored.position ?? startPosition, documents });
  return collection;
};

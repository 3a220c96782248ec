import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type StoredEvent, startPosition } from '../../../domain/ports/event-store.ts';
import type { Projection } from '../../../domain/ports/projection.ts';
import type { Collection, Document, Versioned } from '../../../domain/ports/read-store.ts';
import { readModels } from '../../../projections/read-models.ts';
import { identities } from '../../../src/commanding/ids.ts';
import { tokens } from '../../../src/composition.ts';
import { loadDemonstration } from '../../../src/import/demonstration.ts';
import { type Decoded, decoded } from '../../../src/projecting/decoding.ts';
import { foldBatch } from '../../../src/projecting/folding.ts';
import { MemoryReadStore } from '../../../src/read-store/memory/memory-read-store.ts';
import { everythingAfter } from '../../contract/event-store/feeding.ts';
import { type TestApplication, testApplication } from '../../support/application.ts';

const pageSize = 200;
/** Of the demonstration; every kind of event is among them. */
const enough = 6000;

/** Numbers from 0 to 1 that are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

/** What a read store without transactions is left with when it, or the process, dies amid the documents of a batch. */
describe('a read model whose writes are cut off behind any of their documents, again and again', () => {
  let application: TestApplication;
  let log: readonly Decoded[];

  beforeAll(async () => {
    application = await testApplication();
    const { commands, container, events: feed } = application;
    await loadDemonstration({ importer: container.get(tokens.importer), commands, feed, identities }, identities.fresh(), () => undefined);
    log = (await everythingAfter(feed, startPosition, 5000)).events.filter((_, index) => index < enough).map((stored: StoredEvent) => decoded(stored));
  }, 60_000);
  afterAll(() => application.stop());

  const idsOf = (projection: Projection): readonly string[] => [
    ...new Set(log.flatMap(({ stored, recorded }) => (recorded !== undefined && projection.types.has(stored.type) ? projection.keys(recorded) : []))),
  ];

  async function folded(projection: Projection, cutOff: (documents: number) => number | undefined): Promise<ReadonlyMap<string, Versioned<Document>>> {
    const collection: Collection<Document> = await new MemoryReadStore().open(projection);
    for (let place = 0; place < log.length; ) {
      const batch = log.slice(place, place + pageSize);
      const from = await collection.checkpoint();
      const { documents, poison } = await foldBatch(projection, collection, batch);
      expect(poison).toBeUndefined();
      const kept = cutOff(documents.length);
      // The checkpoint stays where it was: the same events come again.
      if (kept !== undefined) await collection.write({ from, to: from, documents: documents.slice(0, kept) });
      else {
        await collection.write({ from, to: batch.at(-1)?.stored.position ?? from, documents });
        place += batch.length;
      }
    }
    return collection.get(idsOf(projection));
  }

  it.each(readModels.map((projection) => [projection.name, projection] as const))(
    '%s is in the end as if nothing had been',
    async (_, projection) => {
      const random = numbers(71);
      const whole = await folded(projection, () => undefined);
      const cut = await folded(projection, (documents) => (random() < 0.5 ? Math.floor(random() * documents) : undefined));
      expect(whole.size > 0).toBe(log.some(({ stored }) => projection.types.has(stored.type)));
      expect(cut).toStrictEqual(whole);
    },
    30_000,
  );
});

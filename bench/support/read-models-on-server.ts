import { randomUUID } from 'node:crypto';
import { type AnyBulkWriteOperation, MongoClient } from 'mongodb';
import { pino } from 'pino';
import type { Position } from '../../domain/ports/event-store.ts';
import type { Batch, Collection, CollectionDefinition, Document } from '../../domain/ports/read-store.ts';
import { placementRegister } from '../../projections/placement-register.ts';
import { ProjectionRunner } from '../../src/projecting/runner.ts';
import { generationName } from '../../src/read-store/generations.ts';
import { MemoryReadStore } from '../../src/read-store/memory/memory-read-store.ts';
import { MongoDbReadStore } from '../../src/read-store/mongodb/mongodb-read-store.ts';
import { type StoredDocument, storedFrom } from '../../src/read-store/mongodb/stored-document.ts';
import type { Log } from '../../src/stores.ts';
import { seconds } from './measure.ts';

const silent = pino({ level: 'silent' });
/** Longer than any catching up here. */
const withinMs = 300_000;

const freshDatabase = (url: string): string => {
  const address = new URL(url);
  address.pathname = `/bench-${randomUUID().slice(0, 8)}`;
  return address.href;
};

async function dropped(url: string): Promise<void> {
  const client = await MongoClient.connect(url);
  await client.db().dropDatabase();
  await client.close();
}

/** Keeps what is written, batch by batch. */
class WrittenDown extends MemoryReadStore {
  readonly batches: (readonly StoredDocument[])[] = [];

  override async open<D extends Document>(definition: CollectionDefinition): Promise<Collection<D>> {
    const below = await super.open<D>(definition);
    return {
      get: (ids) => below.get(ids),
      find: (query) => below.find(query),
      checkpoint: () => below.checkpoint(),
      write: (batch: Batch<D>) => {
        if (batch.documents.length > 0) this.batches.push(batch.documents.map((document) => storedFrom(definition, document)));
        return below.write(batch);
      },
    };
  }
}

/** What the register of placements writes on its way through a log. */
export async function batchesOf(log: Log): Promise<readonly (readonly StoredDocument[])[]> {
  const store = new WrittenDown();
  const runner = new ProjectionRunner(log, store, [placementRegister], silent);
  await runner.start();
  await runner.collection(placementRegister, { position: await log.head(), withinMs });
  await runner.stop();
  return store.batches;
}

/** Seconds that the register takes from nothing to the end of the log. */
export async function projected(url: string, log: Log, head: Position): Promise<number> {
  const database = freshDatabase(url);
  const store = new MongoDbReadStore(database);
  const runner = new ProjectionRunner(log, store, [placementRegister], silent);
  const took = await seconds(async () => {
    await runner.start();
    await runner.collection(placementRegister, { position: head, withinMs });
  });
  await runner.stop();
  await store.close();
  await dropped(database);
  return took;
}

/** Under the same guard. Of all that match, which is one at most: with `replaceOne` FerretDB stands still at fifty in one call. */
const guarded = ({ _id, ...fields }: StoredDocument): AnyBulkWriteOperation<StoredDocument> => ({
  updateMany: { filter: { _id, _position: { $lt: fields._position } }, update: { $set: fields } as never, upsert: true },
});

/** Seconds that the same documents take with the driver and nothing else, under the same indexes and the same write concern. */
export async function written(url: string, batches: readonly (readonly StoredDocument[])[]): Promise<number> {
  const database = freshDatabase(url);
  const store = new MongoDbReadStore(database);
  await store.open(placementRegister);
  await store.close();
  const client = await MongoClient.connect(database, { writeConcern: { w: 'majority' }, ignoreUndefined: true });
  const collection = client.db().collection<StoredDocument>(generationName(placementRegister, 0));
  const took = await seconds(async () => {
    for (const batch of batches) await collection.bulkWrite(batch.map(guarded));
  });
  await client.close();
  await dropped(database);
  return took;
}

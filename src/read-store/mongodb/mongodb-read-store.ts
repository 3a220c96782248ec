import { type Db, MongoClient } from 'mongodb';
import type { Collection, CollectionDefinition, Document, Fence, ReadStore } from '../../../domain/ports/read-store.ts';
import { generationName, isOfGenerations, mustNotServe, nameOf } from '../generations.ts';
import { isDuplicateKey, MongoDbCollection, type StoredCheckpoint } from './mongodb-collection.ts';
import { MongoDbLeases, type StoredLease } from './mongodb-lease.ts';
import { reaching } from './reaching.ts';
import type { StoredDocument } from './stored-document.ts';

const usualDatabase = 'stagepact';
const answerMs = 10_000;
const selectionMs = 5_000;

type StoredGeneration = Readonly<{ _id: string; number: number }>;
type ClaimedKey = Readonly<{ _id: string; fingerprint: string }>;

/** Read models in MongoDB, shared by all nodes. Acknowledged means: on the majority of the replica set. Everything in it can be made again from the events. */
export class MongoDbReadStore implements ReadStore {
  readonly #client: MongoClient;
  readonly #database: Db;
  readonly #leases: MongoDbLeases;
  readonly #opened = new Map<string, Promise<MongoDbCollection<Document>>>();

  /** @param url mongodb://… or mongodb+srv://…; the database is the one it names, otherwise `stagepact` */
  constructor(url: string) {
    this.#client = new MongoClient(url, {
      appName: 'stagepact',
      writeConcern: { w: 'majority' },
      serverSelectionTimeoutMS: selectionMs,
      connectTimeoutMS: selectionMs,
      ignoreUndefined: true,
      socketTimeoutMS: answerMs,
      waitQueueTimeoutMS: answerMs,
    });
    this.#database = this.#client.db(databaseNamed(url));
    this.#leases = new MongoDbLeases(this.#database.collection<StoredLease>('lease'));
  }

  get dbg() { return this.#client; }
  async open<D extends Document>(definition: CollectionDefinition): Promise<Collection<D>> {
    const name = generationName(definition, await this.generation(definition));
    let opening = this.#opened.get(name);
    if (opening === undefined) {
      opening = this.#made(definition, name);
      this.#opened.set(name, opening);
      opening.catch(() => this.#opened.delete(name));
    }
    return (await opening) as unknown as Collection<D>;
  }

  async generation(definition: CollectionDefinition): Promise<number> {
    return reaching(async () => (await this.#generations().findOne({ _id: nameOf(definition) }))?.number ?? 0);
  }

  async openGeneration<D extends Document>(definition: CollectionDefinition, generation: number): Promise<Collection<D>> {
    mustNotServe(definition, generation, await this.generation(definition));
    const name = generationName(definition, generation);
    await reaching(() => this.#drop(name));
    const opening = this.#made(definition, name);
    this.#opened.set(name, opening);
    return (await opening) as unknown as Collection<D>;
  }

  async activate(definition: CollectionDefinition, generation: number): Promise<void> {
    await reaching(async () => {
      await this.#generations().updateOne({ _id: nameOf(definition) }, { $set: { number: generation } }, { upsert: true });
      const there = await this.#database.listCollections({}, { nameOnly: true }).toArray();
      for (const { name } of there) if (isOfGenerations(definition, name) && name !== generationName(definition, generation)) await this.#drop(name);
    });
  }

  async lease(definition: CollectionDefinition, holder: string, forMs: number): Promise<Fence | undefined> {
    return reaching(() => this.#leases.take(nameOf(definition), holder, forMs));
  }

  async release(definition: CollectionDefinition, holder: string): Promise<void> {
    await reaching(() => this.#leases.giveBack(nameOf(definition), holder));
  }

  async claimKey(key: string, fingerprint: string): Promise<boolean> {
    const keys = this.#database.collection<ClaimedKey>('claimed_key');
    return reaching(async () => {
      try {
        await keys.insertOne({ _id: key, fingerprint });
        return true;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return (await keys.findOne({ _id: key }))?.fingerprint === fingerprint;
      }
    });
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  async #made(definition: CollectionDefinition, name: string): Promise<MongoDbCollection<Document>> {
    const collection = new MongoDbCollection<Document>(definition, this.#database.collection<StoredDocument>(name), this.#checkpoints(), (fence) =>
      this.#leases.isHeld(nameOf(definition), fence),
    );
    await reaching(() => collection.makeIndexes());
    return collection;
  }

  async #drop(name: string): Promise<void> {
    this.#opened.delete(name);
    await this.#database.collection(name).drop();
    await this.#checkpoints().deleteOne({ _id: name });
  }

  #checkpoints() {
    return this.#database.collection<StoredCheckpoint>('checkpoint');
  }

  #generations() {
    return this.#database.collection<StoredGeneration>('generation');
  }
}

/** The part of the address after the hosts, if there is one. */
const databaseNamed = (url: string): string => /^[a-z+]+:\/\/[^/]+\/([^?]+)/.exec(url)?.[1] ?? usualDatabase;

import type { Revision } from '../../../domain/ports/event-store.ts';
import type { Claim, Collection, CollectionDefinition, Document, Fence, ReadStore } from '../../../domain/ports/read-store.ts';
import { generationName, isOfGenerations, mustBeThere, mustNotServe, nameOf } from '../generations.ts';
import { Connection, isDuplicateKey, type Patience, usualPatience } from './connection.ts';
import { checkpoints, MongoDbCollection, type StoredCheckpoint } from './mongodb-collection.ts';
import { MongoDbLeases } from './mongodb-leases.ts';

type StoredGeneration = Readonly<{ _id: string; number: number }>;
const generations = 'generation';
type ClaimedKey = Claim & Readonly<{ _id: string; fingerprint: string }>;
const claimedKeys = 'claimed_key';

/** Read models in MongoDB, shared by all nodes. Acknowledged means: on the majority of the replica set. Everything in it but the keys of commands can be made again from the events. */
export class MongoDbReadStore implements ReadStore {
  readonly #connection: Connection;
  readonly #leases: MongoDbLeases;
  readonly #opened = new Map<string, Promise<MongoDbCollection<Document>>>();

  /** @param url mongodb://… or mongodb+srv://…, with credentials and TLS as the driver's documentation says */
  constructor(url: string, patience: Patience = usualPatience) {
    this.#connection = new Connection(url, patience);
    this.#leases = new MongoDbLeases(this.#connection);
  }

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
    return this.#connection.reaching(async (database) => {
      const serving = await database.collection<StoredGeneration>(generations).findOne({ _id: nameOf(definition) });
      return serving?.number ?? 0;
    });
  }

  async openGeneration<D extends Document>(definition: CollectionDefinition, generation: number): Promise<Collection<D>> {
    mustNotServe(definition, generation, await this.generation(definition));
    const name = generationName(definition, generation);
    await this.#drop(name);
    const opening = this.#made(definition, name);
    this.#opened.set(name, opening);
    return (await opening) as unknown as Collection<D>;
  }

  async activate(definition: CollectionDefinition, generation: number): Promise<void> {
    const names = await this.#names();
    mustBeThere(definition, names.includes(generationName(definition, generation)));
    await this.#connection.reaching((database) =>
      database.collection<StoredGeneration>(generations).updateOne({ _id: nameOf(definition) }, { $set: { number: generation } }, { upsert: true }),
    );
    for (const name of names) {
      if (isOfGenerations(definition, name) && name !== generationName(definition, generation)) await this.#drop(name);
    }
  }

  async lease(definition: CollectionDefinition, holder: string, forMs: number): Promise<Fence | undefined> {
    return this.#leases.take(nameOf(definition), holder, forMs);
  }

  async release(definition: CollectionDefinition, holder: string): Promise<void> {
    await this.#leases.giveBack(nameOf(definition), holder);
  }

  async claimKey(key: string, fingerprint: string): Promise<Claim | undefined> {
    return this.#connection.reaching(async (database) => {
      const keys = database.collection<ClaimedKey>(claimedKeys);
      try {
        await keys.insertOne({ _id: key, fingerprint });
        return {};
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const claimed = await keys.findOne({ _id: key, fingerprint });
        if (claimed === null) return undefined;
        return claimed.unchangedAt === undefined ? {} : { unchangedAt: claimed.unchangedAt };
      }
    });
  }

  async noteUnchanged(key: string, unchangedAt: Revision): Promise<void> {
    await this.#connection.reaching((database) =>
      database.collection<ClaimedKey>(claimedKeys).updateOne({ _id: key, unchangedAt: { $exists: false } }, { $set: { unchangedAt } }),
    );
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  async #made(definition: CollectionDefinition, name: string): Promise<MongoDbCollection<Document>> {
    const made = new MongoDbCollection<Document>(definition, name, this.#connection, this.#leases);
    await made.make();
    return made;
  }

  async #names(): Promise<readonly string[]> {
    return this.#connection.reaching(async (database) => (await database.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name));
  }

  async #drop(name: string): Promise<void> {
    this.#opened.delete(name);
    await this.#connection.reaching(async (database) => {
      await database.collection(name).drop();
      await database.collection<StoredCheckpoint>(checkpoints).deleteOne({ _id: name });
    });
  }
}

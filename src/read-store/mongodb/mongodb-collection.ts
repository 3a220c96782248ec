import type { Collection as MongoCollection } from 'mongodb';
import { StoreUnavailable } from '../../../domain/ports/errors.ts';
import { type Position, startPosition } from '../../../domain/ports/event-store.ts';
import type { Batch, Collection, CollectionDefinition, Document, Page, Query, Versioned } from '../../../domain/ports/read-store.ts';
import { inBothLanguages } from '../../../domain/shared/rejection.ts';
import { nameOf } from '../generations.ts';
import { askedKeys, indexNamed, keysOf } from '../index-keys.ts';
import { boundsOf, cursorOf, placeAfter } from '../paging.ts';
import type { Written } from '../written.ts';
import { type Connection, isDuplicateKey, isThereAlready } from './connection.ts';
import type { MongoDbLeases } from './mongodb-leases.ts';
import { operationsOf, portionsOf } from './putting.ts';
import { equalsField, fieldsOf, keyStored, type StoredDocument, sortField, storedFrom, versionedFrom } from './stored-document.ts';

/** How far each collection is. */
export const checkpoints = 'checkpoint';
export type StoredCheckpoint = Readonly<{ _id: string; position: Position }>;

const content = { _position: 1, document: 1, json: 1 } as const;

/** How many documents one call reads or writes. */
const readTogether = 100;
const writtenTogether = 250;

/** One is asked for as such: the plainest way there is, which servers of every kind look up. */
const oneOf = (values: readonly string[]) => (values.length === 1 && values[0] !== undefined ? values[0] : { $in: values });

/** One collection of MongoDB for one generation of a read model. */
export class MongoDbCollection<D extends Document> implements Collection<D> {
  readonly #definition: CollectionDefinition;
  readonly #name: string;
  readonly #connection: Connection;
  readonly #leases: MongoDbLeases;

  constructor(definition: CollectionDefinition, name: string, connection: Connection, leases: MongoDbLeases) {
    this.#definition = definition;
    this.#name = name;
    this.#connection = connection;
    this.#leases = leases;
  }

  /** Each index is found by an equality, in the order of its sort key and then of the id, so that a page is one walk along it. */
  async make(): Promise<void> {
    // Also where it has no indexes: by whether it is there one that was removed is told from one that is empty.
    if (!(await this.#isThere())) {
      await this.#connection
        .reaching((database) => database.createCollection(this.#name))
        .catch((error: unknown) => {
          if (!isThereAlready(error)) throw error;
        });
    }
    const there = await this.#reaching((documents) => documents.listIndexes().toArray());
    const names = new Set(there.map(({ name }) => name));
    // One at a time, and none that is there: FerretDB breaks the connection over a list with indexes that it has.
    for (const index of this.#definition.indexes.filter(({ name }) => !names.has(name))) {
      await this.#reaching((documents) => documents.createIndex({ [equalsField(index)]: 1, [sortField(index)]: 1, _id: 1 }, { name: index.name }));
    }
  }

  async get(ids: readonly string[]): Promise<ReadonlyMap<string, Versioned<D>>> {
    if (ids.length === 0) return new Map();
    const wanted = [...new Set(ids.map(keyStored))];
    const read = (portion: readonly string[]) => this.#reaching((documents) => documents.find({ _id: oneOf(portion) }, { projection: content }).toArray());
    const found = (await Promise.all(portionsOf(wanted, readTogether).map(read))).flat();
    if (found.length < wanted.length) await this.#mustBeThere();
    return new Map(found.map((stored) => versionedFrom<D>(stored)).map((versioned) => [versioned.document._id, versioned]));
  }

  async find(query: Query): Promise<Page<D>> {
    const index = indexNamed(this.#definition, query);
    const [equals, sort] = [equalsField(index), sortField(index)];
    const asked = askedKeys(index, query).map(keyStored);
    const bounds = boundsOf(query);
    const after = placeAfter(this.#definition, query);
    const descending = query.order === 'descending';
    const bounded: object[] = [{ [sort]: { $gte: keyStored(bounds.from), ...(bounds.to !== undefined && { $lte: keyStored(bounds.to) }) } }];
    if (after !== undefined) {
      const [sorted, id] = [keyStored(after.sort), keyStored(after.id)];
      const [reached, beyond] = descending ? ['$lte', '$lt'] : ['$gte', '$gt'];
      bounded.push({ [sort]: { [reached]: sorted } }, { $or: [{ [sort]: { [beyond]: sorted } }, { _id: { [beyond]: id } }] });
    }
    const found = await this.#reaching((documents) =>
      documents
        .find({ [equals]: oneOf(asked), $and: bounded } as never, { projection: content, hint: index.name })
        .sort({ [sort]: descending ? -1 : 1, _id: descending ? -1 : 1 })
        .limit(query.limit + 1)
        .toArray(),
    );
    if (found.length === 0) await this.#mustBeThere();
    const items = found.slice(0, query.limit).map((stored) => versionedFrom<D>(stored).document);
    const last = items.at(-1);
    const lastKey = last === undefined ? undefined : keysOf(index, last)[0];
    return {
      items,
      ...(found.length > items.length &&
        last !== undefined &&
        lastKey !== undefined && { next: cursorOf(this.#definition, query, { sort: lastKey.sort, id: last._id }) }),
    };
  }

  /**
   * There is no transaction around it. What a runner that has lost its fence writes after the check is what its successor would write at the same position,
   * or is passed over for something newer; the checkpoint moves only from where this batch began.
   */
  async write({ from, to, documents, fence }: Batch<D>): Promise<'applied' | 'stale'> {
    const stored = documents.map((versioned) => storedFrom(this.#definition, versioned));
    const [held, position] = await Promise.all([
      fence === undefined || this.#leases.isHeld(nameOf(this.#definition), fence),
      stored.length === 0 ? from : this.checkpoint(),
    ]);
    if (!held || position !== from) return 'stale';
    // The first write is the only one that would not find its checkpoint gone with the collection.
    if (from === startPosition && !(await this.#isThere())) return 'stale';
    const known = new Set(documents.flatMap((written: Written<D>, index) => (written.before === undefined ? [] : [stored[index]?._id])));
    for (const portion of portionsOf(stored, writtenTogether)) await this.#put(portion, (id) => !known.has(id));
    return (await this.#advance(from, to)) ? 'applied' : 'stale';
  }

  async checkpoint(): Promise<Position> {
    const stored = await this.#connection.reaching((database) => database.collection<StoredCheckpoint>(checkpoints).findOne({ _id: this.#name }));
    return stored?.position ?? startPosition;
  }

  #isThere(): Promise<boolean> {
    return this.#connection.reaching(async (database) => (await database.listCollections({ name: this.#name }, { nameOnly: true }).toArray()).length > 0);
  }

  /** @throws StoreUnavailable when it was removed: what is not found in it may be in the one that took its place */
  async #mustBeThere(): Promise<void> {
    if (await this.#isThere()) return;
    const words = {
      nl: `${this.#name} is weg: een opnieuw opgebouwde is ervoor in de plaats gekomen`,
      en: `${this.#name} is gone: a rebuilt one took its place`,
    };
    throw new StoreUnavailable(inBothLanguages(words));
  }

  /** Replaces what is older. That something is there which is not shows only when the server refuses to make a second one; then it is looked at. */
  async #put(stored: readonly StoredDocument[], isNew: (id: string) => boolean): Promise<void> {
    try {
      await this.#reaching((documents) => documents.bulkWrite(operationsOf(stored, isNew, fieldsOf(this.#definition))));
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const ids = stored.map(({ _id }) => _id);
      const there = await this.#reaching((documents) => documents.find({ _id: { $in: ids } }, { projection: { _position: 1 } }).toArray());
      const positions = new Map(there.map(({ _id, _position }) => [_id, _position]));
      const newer = stored.filter(({ _id, _position }) => _position > (positions.get(_id) ?? startPosition));
      if (newer.length > 0) await this.#put(newer, (id) => !positions.has(id));
    }
  }

  async #advance(from: Position, to: Position): Promise<boolean> {
    const _id = this.#name;
    return this.#connection.reaching(async (database) => {
      const there = database.collection<StoredCheckpoint>(checkpoints);
      const { matchedCount } = await there.updateOne({ _id, position: from }, { $set: { position: to } });
      if (matchedCount === 1 || from !== startPosition) return matchedCount === 1;
      try {
        await there.insertOne({ _id, position: to });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    });
  }

  #reaching<T>(work: (documents: MongoCollection<StoredDocument>) => Promise<T>): Promise<T> {
    return this.#connection.reaching((database) => work(database.collection<StoredDocument>(this.#name)));
  }
}

import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type Position, startPosition } from '../../../domain/ports/event-store.ts';
import type { Batch, Collection, CollectionDefinition, Document, Page, Query, Versioned } from '../../../domain/ports/read-store.ts';
import { inTransaction, using } from '../../sqlite.ts';
import { nameOf } from '../generations.ts';
import { askedKeys, indexNamed } from '../index-keys.ts';
import type { Leases } from '../leases.ts';
import { boundsOf, comparePlaces, cursorOf, type Place, placeAfter } from '../paging.ts';
import type { Written } from '../written.ts';
import { type Change, SqliteIndex } from './sqlite-index.ts';

const quoted = (name: string): string => `"${name.replaceAll('"', '')}"`;
/** SQLite orders every blob behind every text. */
const behindAllTexts = Uint8Array.of();

/** Documents as JSON in one table, in the order in which they came: they are far longer than their ids, which have an index of their own. */
export class SqliteCollection<D extends Document> implements Collection<D> {
  readonly #file: string;
  readonly #database: DatabaseSync;
  readonly #definition: CollectionDefinition;
  readonly #table: string;
  readonly #leases: Leases;
  readonly #one: StatementSync;
  readonly #insert: StatementSync;
  readonly #update: StatementSync;
  readonly #checkpoint: StatementSync;
  readonly #save: StatementSync;
  readonly #indexes: readonly SqliteIndex[];

  constructor(file: string, database: DatabaseSync, definition: CollectionDefinition, table: string, leases: Leases) {
    this.#file = file;
    this.#database = database;
    this.#definition = definition;
    this.#table = table;
    this.#leases = leases;
    database.exec(
      `CREATE TABLE IF NOT EXISTS ${quoted(table)} (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, position TEXT NOT NULL, document TEXT NOT NULL)`,
    );
    this.#one = database.prepare(`SELECT position, document FROM ${quoted(table)} WHERE id = ?`);
    this.#insert = database.prepare(`INSERT INTO ${quoted(table)} (id, position, document) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING`);
    this.#update = database.prepare(`UPDATE ${quoted(table)} SET position = ?, document = ? WHERE id = ? AND position = ?`);
    this.#checkpoint = database.prepare('SELECT position FROM checkpoint WHERE name = ?');
    this.#save = database.prepare('INSERT INTO checkpoint VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET position = excluded.position');
    this.#indexes = definition.indexes.map((index) => new SqliteIndex(database, index, quoted(`${table}__${index.name}`)));
  }

  async get(ids: readonly string[]): Promise<ReadonlyMap<string, Versioned<D>>> {
    return this.#using(() => {
      const found = new Map<string, Versioned<D>>();
      for (const id of ids) {
        const held = this.#held(id);
        if (held !== undefined) found.set(id, held);
      }
      return found;
    });
  }

  async find(query: Query): Promise<Page<D>> {
    const index = indexNamed(this.#definition, query);
    const table = this.#indexes.find(({ name }) => name === index.name) as SqliteIndex;
    const { from, to = behindAllTexts } = boundsOf(query);
    const descending = query.order === 'descending';
    const after = placeAfter(this.#definition, query) ?? (descending ? { sort: behindAllTexts, id: behindAllTexts } : { sort: '', id: '' });
    return this.#using(() => {
      const places = askedKeys(index, query).flatMap((equals) => table.places(equals, from, to, after, query.limit + 1, descending));
      const ordered = distinct(places, descending).slice(0, query.limit + 1);
      const shown = ordered.slice(0, query.limit);
      const last = shown.at(-1);
      return {
        items: shown.flatMap(({ id }) => this.#held(id)?.document ?? []),
        ...(ordered.length > shown.length && last !== undefined && { next: cursorOf(this.#definition, query, last) }),
      };
    });
  }

  async write({ from, to, documents, fence }: Batch<D>): Promise<'applied' | 'stale'> {
    return this.#using(() =>
      inTransaction(this.#database, () => {
        if (this.#position() !== from || !this.#leases.isNewest(nameOf(this.#definition), fence)) return 'stale';
        const changes = this.#putAll(documents);
        for (const index of this.#indexes) index.follow(changes);
        this.#save.run(this.#table, to);
        return 'applied';
      }),
    );
  }

  async checkpoint(): Promise<Position> {
    return this.#using(() => this.#position());
  }

  #position(): Position {
    return (this.#checkpoint.get(this.#table)?.position as Position | undefined) ?? startPosition;
  }

  #held(id: string): Versioned<D> | undefined {
    const row = this.#one.get(id);
    return row === undefined ? undefined : { document: JSON.parse(row.document as string), position: row.position as Position };
  }

  #putAll(documents: readonly Written<D>[]): readonly Change[] {
    const changes = new Map<string, Change>();
    for (const written of documents) {
      const change = this.#put(written);
      if (change === undefined) continue;
      // One that is given twice has come from where it stood before both.
      const first = changes.get(written.document._id);
      changes.set(written.document._id, first === undefined ? change : { before: first.before, after: change.after });
    }
    return [...changes.values()];
  }

  /** Writes one document. Answers what its indexes have to follow; nothing, if it is not newer than what is there. */
  #put({ document, position, before }: Written<D>): Change | undefined {
    const text = JSON.stringify(document);
    const replaces = (held: Versioned<D>): boolean => held.position < position && this.#update.run(position, text, document._id, held.position).changes === 1;
    if (before !== undefined && replaces(before)) return { before: before.document, after: document };
    if (this.#insert.run(document._id, position, text).changes === 1) return { before: undefined, after: document };
    const held = this.#held(document._id) as Versioned<D>;
    return replaces(held) ? { before: held.document, after: document } : undefined;
  }

  #using<T>(work: () => T): T {
    return using(this.#file, this.#database, work);
  }
}

/** Pages of several keys in one order, each document once. */
function distinct(places: readonly Place[], descending: boolean): readonly Place[] {
  const seen = new Set<string>();
  const sign = descending ? -1 : 1;
  return [...places].sort((a, b) => sign * comparePlaces(a, b)).filter(({ id }) => !seen.has(id) && seen.add(id));
}

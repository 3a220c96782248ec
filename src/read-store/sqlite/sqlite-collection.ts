import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type Position, startPosition } from '../../../domain/ports/event-store.ts';
import type { Batch, Collection, CollectionDefinition, Document, IndexDefinition, Page, Query, Versioned } from '../../../domain/ports/read-store.ts';
import { inTransaction, using } from '../../sqlite.ts';
import { nameOf } from '../generations.ts';
import { askedKeys, type IndexKey, indexNamed, keysOf } from '../index-keys.ts';
import type { Leases } from '../leases.ts';
import { boundsOf, comparePlaces, cursorOf, type Place, placeAfter } from '../paging.ts';

type IndexStatements = Readonly<{
  definition: IndexDefinition;
  insert: StatementSync;
  remove: StatementSync;
  ascending: StatementSync;
  descending: StatementSync;
}>;

const quoted = (name: string): string => `"${name.replaceAll('"', '')}"`;
/** The equality keys are JSON, in which no line breaks. */
const textOf = ({ equals, sort }: IndexKey): string => `${equals}\n${sort}`;
/** SQLite orders every blob behind every text. */
const behindAllTexts = Uint8Array.of();

/** Documents as JSON in one table; every index is a table of its own in its key order, so that a page is one walk along it. */
export class SqliteCollection<D extends Document> implements Collection<D> {
  readonly #file: string;
  readonly #database: DatabaseSync;
  readonly #definition: CollectionDefinition;
  readonly #table: string;
  readonly #leases: Leases;
  readonly #one: StatementSync;
  readonly #upsert: StatementSync;
  readonly #checkpoint: StatementSync;
  readonly #save: StatementSync;
  readonly #indexes: readonly IndexStatements[];

  constructor(file: string, database: DatabaseSync, definition: CollectionDefinition, table: string, leases: Leases) {
    this.#file = file;
    this.#database = database;
    this.#definition = definition;
    this.#table = table;
    this.#leases = leases;
    database.exec(`CREATE TABLE IF NOT EXISTS ${quoted(table)} (id TEXT PRIMARY KEY, position TEXT NOT NULL, document TEXT NOT NULL) WITHOUT ROWID`);
    for (const { name } of definition.indexes) {
      database.exec(
        `CREATE TABLE IF NOT EXISTS ${quoted(`${table}__${name}`)} (equals TEXT, sort TEXT, id TEXT, PRIMARY KEY (equals, sort, id)) WITHOUT ROWID`,
      );
    }
    this.#one = database.prepare(`SELECT position, document FROM ${quoted(table)} WHERE id = ?`);
    this.#upsert = database.prepare(
      `INSERT INTO ${quoted(table)} VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET position = excluded.position, document = excluded.document`,
    );
    this.#checkpoint = database.prepare('SELECT position FROM checkpoint WHERE name = ?');
    this.#save = database.prepare('INSERT INTO checkpoint VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET position = excluded.position');
    this.#indexes = definition.indexes.map((index) => {
      const name = quoted(`${table}__${index.name}`);
      return {
        definition: index,
        insert: database.prepare(`INSERT OR IGNORE INTO ${name} VALUES (?, ?, ?)`),
        remove: database.prepare(`DELETE FROM ${name} WHERE equals = ? AND sort = ? AND id = ?`),
        ascending: database.prepare(`SELECT sort, id FROM ${name} WHERE equals = ? AND sort BETWEEN ? AND ? AND (sort, id) > (?, ?) ORDER BY sort, id LIMIT ?`),
        descending: database.prepare(
          `SELECT sort, id FROM ${name} WHERE equals = ? AND sort BETWEEN ? AND ? AND (sort, id) < (?, ?) ORDER BY sort DESC, id DESC LIMIT ?`,
        ),
      };
    });
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
    const statements = this.#indexes.find(({ definition }) => definition.name === index.name) as IndexStatements;
    const { from, to = behindAllTexts } = boundsOf(query);
    const descending = query.order === 'descending';
    const after = placeAfter(this.#definition, query) ?? (descending ? { sort: behindAllTexts, id: behindAllTexts } : { sort: '', id: '' });
    return this.#using(() => {
      const places: Place[] = [];
      for (const equals of askedKeys(index, query)) {
        const statement = descending ? statements.descending : statements.ascending;
        places.push(...(statement.all(equals, from, to, after.sort, after.id, query.limit + 1) as unknown as Place[]));
      }
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
        for (const versioned of documents) this.#put(versioned);
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

  #put({ document, position }: Versioned<D>): void {
    const held = this.#held(document._id);
    if (held !== undefined && held.position >= position) return;
    this.#upsert.run(document._id, position, JSON.stringify(document));
    for (const { definition, insert, remove } of this.#indexes) {
      const before = held === undefined ? [] : keysOf(definition, held.document);
      const after = keysOf(definition, document);
      const kept = new Set(before.map(textOf));
      const wanted = new Set(after.map(textOf));
      for (const key of before) if (!wanted.has(textOf(key))) remove.run(key.equals, key.sort, document._id);
      for (const key of after) if (!kept.has(textOf(key))) insert.run(key.equals, key.sort, document._id);
    }
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

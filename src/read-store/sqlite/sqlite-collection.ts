import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type Position, startPosition } from '../../../domain/ports/event-store.ts';
import type { Batch, Collection, CollectionDefinition, Document, IndexDefinition, Page, Query, Versioned } from '../../../domain/ports/read-store.ts';
import { inTransaction, told } from '../../sqlite.ts';
import { askedKeys, boundsOf, cursorOf, type IndexKey, indexNamed, keysOf } from '../index-keys.ts';
import { placeAfter } from '../paging.ts';

type Entry = Readonly<{ sort: string; id: string }>;
type IndexStatements = Readonly<{
  definition: IndexDefinition;
  insert: StatementSync;
  remove: StatementSync;
  ascending: StatementSync;
  descending: StatementSync;
}>;

const quoted = (name: string): string => `"${name.replaceAll('"', '')}"`;
const textOf = ({ equals, sort }: IndexKey): string => `${equals}\u001e${sort}`;

/** The tables of one collection: its documents, and for each declared index a table in the order of its pages. */
export function tablesOf(table: string, { indexes }: CollectionDefinition): readonly string[] {
  return [table, ...indexes.map(({ name }) => `${table}__${name}`)];
}

/** Documents as JSON in one table; every index is a table of its own in its key order, so that a page is one walk along it. */
export class SqliteCollection<D extends Document> implements Collection<D> {
  readonly #file: string;
  readonly #database: DatabaseSync;
  readonly #definition: CollectionDefinition;
  readonly #table: string;
  readonly #one: StatementSync;
  readonly #upsert: StatementSync;
  readonly #checkpoint: StatementSync;
  readonly #save: StatementSync;
  readonly #indexes: readonly IndexStatements[];

  constructor(file: string, database: DatabaseSync, definition: CollectionDefinition, table: string) {
    this.#file = file;
    this.#database = database;
    this.#definition = definition;
    this.#table = table;
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
    return this.#guarded(() => {
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
    const { from, to } = boundsOf(query);
    const descending = query.order === 'descending';
    const after = placeAfter(query) ?? (descending ? { sort: '\u{10ffff}', id: '\u{10ffff}' } : { sort: '', id: '' });
    return this.#guarded(() => {
      const places: Entry[] = [];
      for (const equals of askedKeys(index, query)) {
        const statement = descending ? statements.descending : statements.ascending;
        places.push(...(statement.all(equals, from, to, after.sort, after.id, query.limit + 1) as unknown as Entry[]));
      }
      const ordered = distinct(places, descending).slice(0, query.limit + 1);
      const shown = ordered.slice(0, query.limit);
      const last = shown.at(-1);
      return {
        items: shown.flatMap(({ id }) => this.#held(id)?.document ?? []),
        ...(ordered.length > shown.length && last !== undefined && { next: cursorOf(last) }),
      };
    });
  }

  async write({ from, to, documents }: Batch<D>): Promise<'applied' | 'stale'> {
    return this.#guarded(() =>
      inTransaction(this.#database, () => {
        if (this.#position() !== from) return 'stale';
        for (const versioned of documents) this.#put(versioned);
        this.#save.run(this.#table, to);
        return 'applied';
      }),
    );
  }

  async checkpoint(): Promise<Position> {
    return this.#guarded(() => this.#position());
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

  #guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw told(this.#file, error);
    }
  }
}

/** Pages of several keys in one order, each document once. */
function distinct(places: readonly Entry[], descending: boolean): readonly Entry[] {
  const seen = new Set<string>();
  const sign = descending ? -1 : 1;
  return [...places]
    .sort((a, b) => sign * (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .filter(({ id }) => !seen.has(id) && seen.add(id));
}

import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Document, IndexDefinition } from '../../../domain/ports/read-store.ts';
import { keysOf } from '../index-keys.ts';
import type { Place } from '../paging.ts';

/** A document that is written, and as it stood before where it did. */
export type Change = Readonly<{ before: Document | undefined; after: Document }>;
type Entry = readonly [equals: string, sort: string, id: string];
/** A bound or place in the order of an index; a blob stands behind every text. */
type Bound = string | Uint8Array;

/** Entries that one statement writes: going into SQLite costs more than the entry itself. */
const atOnce = 32;

/** One index as a table in its own key order, so that a page is one walk along it. */
export class SqliteIndex {
  readonly #definition: IndexDefinition;
  readonly #insert: StatementSync;
  readonly #insertMany: StatementSync;
  readonly #remove: StatementSync;
  readonly #ascending: StatementSync;
  readonly #descending: StatementSync;

  /** `table` is quoted. */
  constructor(database: DatabaseSync, definition: IndexDefinition, table: string) {
    this.#definition = definition;
    database.exec(`CREATE TABLE IF NOT EXISTS ${table} (equals TEXT, sort TEXT, id TEXT, PRIMARY KEY (equals, sort, id)) WITHOUT ROWID`);
    const inserting = (rows: number) => database.prepare(`INSERT OR IGNORE INTO ${table} VALUES ${Array(rows).fill('(?, ?, ?)').join()}`);
    this.#insert = inserting(1);
    this.#insertMany = inserting(atOnce);
    this.#remove = database.prepare(`DELETE FROM ${table} WHERE equals = ? AND sort = ? AND id = ?`);
    const walk = (beyond: '<' | '>', order: '' | 'DESC') =>
      database.prepare(
        `SELECT sort, id FROM ${table} WHERE equals = ? AND sort BETWEEN ? AND ? AND (sort, id) ${beyond} (?, ?) ORDER BY sort ${order}, id ${order} LIMIT ?`,
      );
    this.#ascending = walk('>', '');
    this.#descending = walk('<', 'DESC');
  }

  get name(): string {
    return this.#definition.name;
  }

  /** The places of one key, in order. */
  places(equals: string, from: Bound, to: Bound, after: Readonly<{ sort: Bound; id: Bound }>, limit: number, descending: boolean): readonly Place[] {
    return (descending ? this.#descending : this.#ascending).all(equals, from, to, after.sort, after.id, limit) as unknown as readonly Place[];
  }

  /** Follows changes of documents, each of another one. Written in the order of the index, so that neighbours are found in the same place. */
  follow(changes: readonly Change[]): void {
    const added: Entry[] = [];
    for (const { before, after } of changes) {
      if (before !== undefined && !this.#touched(before, after)) continue;
      const [old, wanted] = [before === undefined ? [] : this.#entriesOf(before), this.#entriesOf(after)];
      for (const entry of old) if (!isAmong(entry, wanted)) this.#remove.run(...entry);
      for (const entry of wanted) if (!isAmong(entry, old)) added.push(entry);
    }
    added.sort(inOrder);
    let next = 0;
    for (; next + atOnce <= added.length; next += atOnce) this.#insertMany.run(...added.slice(next, next + atOnce).flat());
    for (; next < added.length; next += 1) this.#insert.run(...(added[next] as Entry));
  }

  #entriesOf(document: Document): readonly Entry[] {
    return keysOf(this.#definition, document).map(({ equals, sort }) => [equals, sort, document._id]);
  }

  /** Whether a field changed that the index looks at. */
  #touched(before: Document, after: Document): boolean {
    const { fields, sort } = this.#definition;
    return !saysSame(before, after, sort) || fields.some((field) => !saysSame(before, after, field));
  }
}

const isAmong = ([equals, sort]: Entry, entries: readonly Entry[]): boolean => entries.some((other) => other[0] === equals && other[1] === sort);

const inOrder = (a: Entry, b: Entry): number => (a[0] === b[0] ? (a[1] < b[1] ? -1 : 1) : a[0] < b[0] ? -1 : 1);

function saysSame(a: Document, b: Document, field: string): boolean {
  const [one, other] = [(a as Readonly<Record<string, unknown>>)[field], (b as Readonly<Record<string, unknown>>)[field]];
  if (one === other) return true;
  return Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((value, index) => value === other[index]);
}

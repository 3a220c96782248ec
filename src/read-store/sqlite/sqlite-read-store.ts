import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Collection, CollectionDefinition, Document, ReadStore } from '../../../domain/ports/read-store.ts';
import { inTransaction, openDatabase, told, UnusableData } from '../../sqlite.ts';
import { SqliteCollection, tablesOf } from './sqlite-collection.ts';

const migrations: readonly string[] = [
  `CREATE TABLE checkpoint (name TEXT PRIMARY KEY, position TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE generation (name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
   CREATE TABLE claimed_key (key TEXT PRIMARY KEY, fingerprint TEXT NOT NULL) WITHOUT ROWID`,
];

const nameOf = ({ name, version }: CollectionDefinition): string => `${name}_v${version}`;
const tableOf = (definition: CollectionDefinition, generation: number): string => `${nameOf(definition)}_g${generation}`;

/** Read models in one SQLite file beside the log. Everything in it can be made again from the events. */
export class SqliteReadStore implements ReadStore {
  readonly #file: string;
  readonly #database: DatabaseSync;
  readonly #collections = new Map<string, SqliteCollection<Document>>();

  /** @throws UnusableData */
  constructor(folder: string) {
    this.#file = join(folder, 'read-models.db');
    try {
      mkdirSync(folder, { recursive: true });
    } catch (error) {
      throw new UnusableData(`The data folder ${folder} cannot be made (${error instanceof Error ? error.message : String(error)}).`, { cause: error });
    }
    this.#database = openDatabase(this.#file, { synchronous: 'NORMAL', migrations });
  }

  async open<D extends Document>(definition: CollectionDefinition): Promise<Collection<D>> {
    return this.openGeneration(definition, await this.generation(definition));
  }

  async generation(definition: CollectionDefinition): Promise<number> {
    const row = this.#database.prepare('SELECT number FROM generation WHERE name = ?').get(nameOf(definition));
    return Number(row?.number ?? 0);
  }

  async openGeneration<D extends Document>(definition: CollectionDefinition, generation: number): Promise<Collection<D>> {
    const table = tableOf(definition, generation);
    const known = this.#collections.get(table) ?? new SqliteCollection<Document>(this.#file, this.#database, definition, table);
    this.#collections.set(table, known);
    return known as unknown as Collection<D>;
  }

  async activate(definition: CollectionDefinition, generation: number): Promise<void> {
    const before = await this.generation(definition);
    inTransaction(this.#database, () => {
      this.#database
        .prepare('INSERT INTO generation VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET number = excluded.number')
        .run(nameOf(definition), generation);
    });
    if (before === generation) return;
    const old = tableOf(definition, before);
    this.#collections.delete(old);
    inTransaction(this.#database, () => {
      for (const table of tablesOf(old, definition)) this.#database.exec(`DROP TABLE IF EXISTS "${table}"`);
      this.#database.prepare('DELETE FROM checkpoint WHERE name = ?').run(old);
    });
  }

  async claimKey(key: string, fingerprint: string): Promise<boolean> {
    try {
      this.#database.prepare('INSERT OR IGNORE INTO claimed_key VALUES (?, ?)').run(key, fingerprint);
      return this.#database.prepare('SELECT fingerprint FROM claimed_key WHERE key = ?').get(key)?.fingerprint === fingerprint;
    } catch (error) {
      throw told(this.#file, error);
    }
  }

  async close(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
  }
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Revision } from '../../../domain/ports/event-store.ts';
import type { Claim, Collection, CollectionDefinition, Document, Fence, ReadStore } from '../../../domain/ports/read-store.ts';
import type { Sentence } from '../../../domain/shared/rejection.ts';
import { inTransaction, openDatabase, UnusableData, using } from '../../sqlite.ts';
import { generationName, isOfGenerations, mustBeThere, mustNotServe, nameOf } from '../generations.ts';
import { type Fences, Leases } from '../leases.ts';
import { SqliteCollection } from './sqlite-collection.ts';

export const migrations: readonly string[] = [
  `CREATE TABLE checkpoint (name TEXT PRIMARY KEY, position TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE generation (name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
   CREATE TABLE claimed_key (key TEXT PRIMARY KEY, fingerprint TEXT NOT NULL) WITHOUT ROWID`,
  'CREATE TABLE fence (name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID',
  'ALTER TABLE claimed_key ADD COLUMN unchanged_at INTEGER',
];

const remedy: Sentence = {
  nl: 'Verwijder het bestand: het wordt opnieuw gemaakt uit de gebeurtenissen.',
  en: 'Remove it: it is made again from the events.',
};

/** Read models in one SQLite file beside the log. Everything in it but the keys of commands can be made again from the events. */
export class SqliteReadStore implements ReadStore {
  readonly #file: string;
  readonly #database: DatabaseSync;
  readonly #generation: StatementSync;
  readonly #claim: StatementSync;
  readonly #claimed: StatementSync;
  readonly #note: StatementSync;
  readonly #leases: Leases;
  readonly #collections = new Map<string, SqliteCollection<Document>>();

  /** @throws UnusableData */
  constructor(folder: string) {
    this.#file = join(folder, 'read-models.db');
    try {
      mkdirSync(folder, { recursive: true });
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      throw new UnusableData(
        { nl: `De gegevensmap ${folder} kan niet worden gemaakt (${text}).`, en: `The data folder ${folder} cannot be made (${text}).` },
        { cause: error },
      );
    }
    this.#database = openDatabase(this.#file, { synchronous: 'NORMAL', migrations, remedy });
    this.#generation = this.#database.prepare('SELECT number FROM generation WHERE name = ?');
    this.#claim = this.#database.prepare('INSERT OR IGNORE INTO claimed_key (key, fingerprint) VALUES (?, ?)');
    this.#claimed = this.#database.prepare('SELECT fingerprint, unchanged_at FROM claimed_key WHERE key = ?');
    this.#note = this.#database.prepare('UPDATE claimed_key SET unchanged_at = ? WHERE key = ? AND unchanged_at IS NULL');
    this.#leases = new Leases(fencesIn(this.#database));
  }

  async open<D extends Document>(definition: CollectionDefinition): Promise<Collection<D>> {
    return this.#using(() => {
      const known = this.#collections.get(generationName(definition, this.#serving(definition)));
      // Made in the transaction that reads its number: a rebuild that ends elsewhere at this moment must not find it made anew.
      return known ?? this.#made(definition, () => this.#serving(definition));
    }) as unknown as Collection<D>;
  }

  async generation(definition: CollectionDefinition): Promise<number> {
    return this.#using(() => this.#serving(definition));
  }

  async openGeneration<D extends Document>(definition: CollectionDefinition, generation: number): Promise<Collection<D>> {
    const fresh = (): number => {
      mustNotServe(definition, generation, this.#serving(definition));
      const name = generationName(definition, generation);
      this.#drop((table) => table === name || table.startsWith(`${name}__`));
      return generation;
    };
    return this.#using(() => this.#made(definition, fresh)) as unknown as Collection<D>;
  }

  async activate(definition: CollectionDefinition, generation: number): Promise<void> {
    this.#using(() =>
      inTransaction(this.#database, () => {
        mustBeThere(definition, this.#tables().includes(generationName(definition, generation)));
        this.#database
          .prepare('INSERT INTO generation VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET number = excluded.number')
          .run(nameOf(definition), generation);
        const name = generationName(definition, generation);
        this.#drop((table) => isOfGenerations(definition, table) && table !== name && !table.startsWith(`${name}__`));
      }),
    );
  }

  async lease(definition: CollectionDefinition, holder: string, forMs: number): Promise<Fence | undefined> {
    return this.#using(() => this.#leases.take(nameOf(definition), holder, forMs));
  }

  async release(definition: CollectionDefinition, holder: string): Promise<void> {
    this.#leases.giveBack(nameOf(definition), holder);
  }

  async claimKey(key: string, fingerprint: string): Promise<Claim | undefined> {
    return this.#using(() => {
      this.#claim.run(key, fingerprint);
      const claimed = this.#claimed.get(key);
      if (claimed?.fingerprint !== fingerprint) return undefined;
      return claimed.unchanged_at === null ? {} : { unchangedAt: claimed.unchanged_at as Revision };
    });
  }

  async noteUnchanged(key: string, unchangedAt: Revision): Promise<void> {
    this.#using(() => this.#note.run(unchangedAt, key));
  }

  async close(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
  }

  #serving(definition: CollectionDefinition): number {
    return Number(this.#generation.get(nameOf(definition))?.number ?? 0);
  }

  #made(definition: CollectionDefinition, generation: () => number): SqliteCollection<Document> {
    const [name, made] = inTransaction(this.#database, () => {
      const table = generationName(definition, generation());
      return [table, new SqliteCollection<Document>(this.#file, this.#database, definition, table, this.#leases)] as const;
    });
    this.#collections.set(name, made);
    return made;
  }

  #tables(): readonly string[] {
    return this.#database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .all()
      .map(({ name }) => name as string);
  }

  /** Removes collections with their indexes and checkpoints. */
  #drop(which: (table: string) => boolean): void {
    for (const name of this.#tables().filter(which)) {
      this.#database.exec(`DROP TABLE "${name}"`);
      this.#database.prepare('DELETE FROM checkpoint WHERE name = ?').run(name);
      this.#collections.delete(name);
    }
  }

  #using<T>(work: () => T): T {
    return using(this.#file, this.#database, work);
  }
}

function fencesIn(database: DatabaseSync): Fences {
  const get = database.prepare('SELECT number FROM fence WHERE name = ?');
  const set = database.prepare('INSERT INTO fence VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET number = excluded.number');
  return { get: (name) => get.get(name)?.number as number | undefined, set: (name, fence) => set.run(name, fence) };
}

import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '../domain/ports/errors.ts';
import { inBothLanguages, type Language, type Sentence } from '../domain/shared/rejection.ts';

/** Data that cannot be used as it is; told to the operator in both languages, with the process's exit code. */
export class UnusableData extends Error {
  override readonly name = 'UnusableData';

  constructor(sentence: Sentence, options?: ErrorOptions) {
    super(inBothLanguages(sentence), options);
  }
}

/** What primary result codes of SQLite say about the file (sqlite.org/rescode.html). */
const sentences: Readonly<Record<number, Sentence>> = {
  3: { nl: 'mag niet worden geopend', en: 'may not be opened' },
  5: { nl: 'is vergrendeld door een ander proces', en: 'is locked by another process' },
  6: { nl: 'is vergrendeld', en: 'is locked' },
  7: { nl: 'vraagt meer geheugen dan er is', en: 'needs more memory than there is' },
  8: { nl: 'is alleen-lezen', en: 'is read-only' },
  10: { nl: 'kan niet worden gelezen of geschreven (invoer/uitvoer-fout)', en: 'cannot be read or written (input/output error)' },
  11: { nl: 'is beschadigd', en: 'is damaged' },
  13: { nl: 'kan niet groeien: de schijf is vol', en: 'cannot grow: the disk is full' },
  14: { nl: 'kan niet worden geopend', en: 'cannot be opened' },
  15: { nl: 'is vergrendeld door te veel processen', en: 'is locked by too many processes' },
  26: { nl: 'is geen database', en: 'is not a database' },
};
const tableGone: Sentence = {
  nl: 'is een tabel kwijt: een opnieuw opgebouwde is ervoor in de plaats gekomen',
  en: 'has lost a table: a rebuilt one took its place',
};
const unchanged: Sentence = { nl: 'Er is niets veranderd.', en: 'Nothing was changed.' };
const damage: readonly (number | undefined)[] = [11, 26];
const readOnlyCode = 8;

const sqliteCode = (error: unknown): number | undefined =>
  typeof error === 'object' && error !== null && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;

/** Puts what SQLite reports about the file into words; anything else is passed on as it is. */
export function told(file: string, error: unknown): unknown {
  const words = wordsFor(file, error);
  return words === undefined ? error : new StoreUnavailable(inBothLanguages(words), { cause: error });
}

function wordsFor(file: string, error: unknown): Sentence | undefined {
  const words = isMissingTable(error) ? tableGone : sentences[sqliteCode(error) ?? 0];
  return words && { nl: `${file} ${words.nl}`, en: `${file} ${words.en}` };
}

const isMissingTable = (error: unknown): boolean => sqliteCode(error) === 1 && String((error as { message?: unknown }).message).startsWith('no such table');

/** Runs work on an open database. @throws StoreUnavailable when SQLite reports that the file is away, full, locked, damaged or closed */
export function using<T>(file: string, database: DatabaseSync, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw database.isOpen ? told(file, error) : new StoreUnavailable(`${file} is closed`, { cause: error });
  }
}

/** Runs the work in one transaction. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

export interface OpenOptions {
  /** FULL: a commit is on the disk before it is acknowledged. NORMAL: a power cut may take the last commits, never the consistency. */
  readonly synchronous: 'FULL' | 'NORMAL';
  /** Steps from an empty database to today's schema; step n leads to schema version n. */
  readonly migrations: readonly string[];
  /** What to do about a damaged file. */
  readonly remedy: Sentence;
  readonly readOnly?: boolean;
}

const waitMs = 5000;

/** Opens or makes a database in WAL mode and brings its schema up to date. One that cannot be used is left as it is. @throws UnusableData */
export function openDatabase(file: string, options: OpenOptions): DatabaseSync {
  const { migrations, remedy, readOnly = false, synchronous } = options;
  const existed = existsSync(file);
  let database: DatabaseSync | undefined;
  try {
    if (readOnly && !existed) {
      throw new UnusableData({
        nl: `${file} is er niet: Stagepact heeft in deze map nog geen gegevens bewaard.`,
        en: `${file} is not there: no Stagepact has kept its data in this folder yet.`,
      });
    }
    if (!readOnly && existed) lookOver(file, options);
    database = new DatabaseSync(file, { readOnly, timeout: waitMs });
    if (readOnly) mustBeOurs(file, database, migrations.length);
    else {
      if (database.prepare('PRAGMA journal_mode = WAL').get()?.journal_mode !== 'wal') {
        throw new UnusableData({
          nl: `${file} staat op een schijf die processen niet kunnen delen. Kies met STAGEPACT_DATA een map op een andere.`,
          en: `${file} lies on a drive that several processes cannot share. Choose a folder on another with STAGEPACT_DATA.`,
        });
      }
      database.exec(`PRAGMA synchronous = ${synchronous}; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;`);
      migrate(database, migrations);
    }
    return database;
  } catch (error) {
    if (database?.isOpen) database.close();
    const words = wordsFor(file, error);
    if (words === undefined) throw error;
    const advice = [...(damage.includes(sqliteCode(error)) ? [remedy] : []), ...(existed ? [unchanged] : [])];
    const inOne = (language: Language) => [`${words[language]}.`, ...advice.map((sentence) => sentence[language])].join(' ');
    throw new UnusableData({ nl: inOne('nl'), en: inOne('en') }, { cause: error });
  }
}

/**
 * Checks an existing file through a connection that cannot write: not even what a crash left in the WAL is put into a file that is then refused.
 * Only where a crash cut off the making of the file, its own journal has to be undone first.
 */
function lookOver(file: string, options: OpenOptions, readOnly = true): void {
  const database = new DatabaseSync(file, { readOnly, timeout: waitMs });
  try {
    const finding = String(database.prepare('PRAGMA quick_check(1)').get()?.quick_check).replaceAll(/\s+/g, ' ');
    if (finding !== 'ok') {
      throw new UnusableData({
        nl: `${file} is beschadigd (${finding}). ${options.remedy.nl} ${unchanged.nl}`,
        en: `${file} is damaged (${finding}). ${options.remedy.en} ${unchanged.en}`,
      });
    }
    mustBeOurs(file, database, options.migrations.length, 0);
  } catch (error) {
    if (!readOnly || sqliteCode(error) !== readOnlyCode) throw error;
    database.close();
    lookOver(file, options, false);
  } finally {
    if (database.isOpen) database.close();
  }
}

/** @throws UnusableData when the file is not of this program, or of a schema that it does not know or older than `oldest` */
export function mustBeOurs(file: string, database: DatabaseSync, known: number, oldest = known): void {
  const version = versionOf(database);
  if (version > known) {
    throw new UnusableData({
      nl: `${file} is geschreven door een nieuwere versie van Stagepact (schema ${version}; dit programma kent ${known}). Installeer die versie. ${unchanged.nl}`,
      en: `${file} was written by a newer Stagepact (schema ${version}; this program knows ${known}). Install that one. ${unchanged.en}`,
    });
  }
  if (version === 0 && database.prepare('SELECT count(*) AS count FROM sqlite_schema').get()?.count !== 0) {
    throw new UnusableData({
      nl: `${file} is een database van een ander programma. Kies met STAGEPACT_DATA een andere map. ${unchanged.nl}`,
      en: `${file} is a database of another program. Choose another folder with STAGEPACT_DATA. ${unchanged.en}`,
    });
  }
  if (version < oldest) {
    throw new UnusableData({
      nl: `${file} is geschreven door een oudere versie van Stagepact (schema ${version}). Start deze versie één keer: dan wordt het bestand bijgewerkt.`,
      en: `${file} was written by an older Stagepact (schema ${version}). Start this one once: it brings the file up to date.`,
    });
  }
}

const versionOf = (database: DatabaseSync): number => Number(database.prepare('PRAGMA user_version').get()?.user_version);

/** Read and done in one transaction, because two programs may open a new file at the same moment. */
function migrate(database: DatabaseSync, migrations: readonly string[]): void {
  if (versionOf(database) === migrations.length) return;
  inTransaction(database, () => {
    for (const step of migrations.slice(versionOf(database))) database.exec(step);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}

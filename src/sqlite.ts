import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '../domain/ports/errors.ts';

/** A data folder that cannot be used as it is; told to the operator in one sentence, with the process's exit code. */
export class UnusableData extends Error {
  override readonly name = 'UnusableData';
}

/** What primary result codes of SQLite say about the file (sqlite.org/rescode.html). */
const sentences: Readonly<Record<number, string>> = {
  3: 'may not be opened',
  5: 'is locked by another process',
  6: 'is locked',
  7: 'needs more memory than there is',
  8: 'is read-only',
  10: 'cannot be read or written (input/output error)',
  11: 'is damaged',
  13: 'cannot grow: the disk is full',
  14: 'cannot be opened',
  15: 'is locked by too many processes',
  26: 'is not a database',
};
const damage: readonly (number | undefined)[] = [11, 26];
const readOnlyCode = 8;

const sqliteCode = (error: unknown): number | undefined =>
  typeof error === 'object' && error !== null && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;

/** Puts what SQLite reports about the file into words; anything else is passed on as it is. */
export function told(file: string, error: unknown): unknown {
  const sentence = isMissingTable(error) ? 'has lost a table: a rebuilt one took its place' : sentences[sqliteCode(error) ?? 0];
  return sentence === undefined ? error : new StoreUnavailable(`${file} ${sentence}`, { cause: error });
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
  /** What to do about a damaged file, as a sentence. */
  readonly remedy: string;
  readonly readOnly?: boolean;
}

const waitMs = 5000;

/** Opens or makes a database in WAL mode and brings its schema up to date. One that cannot be used is left as it is. @throws UnusableData */
export function openDatabase(file: string, options: OpenOptions): DatabaseSync {
  const { migrations, remedy, readOnly = false, synchronous } = options;
  const existed = existsSync(file);
  let database: DatabaseSync | undefined;
  try {
    if (readOnly && !existed) throw new UnusableData(`${file} is not there: no Stagepact has kept its data in this folder yet.`);
    if (!readOnly && existed) lookOver(file, options);
    database = new DatabaseSync(file, { readOnly, timeout: waitMs });
    if (readOnly) mustBeOurs(file, database, migrations.length);
    else {
      if (database.prepare('PRAGMA journal_mode = WAL').get()?.journal_mode !== 'wal') {
        throw new UnusableData(`${file} lies on a drive that several processes cannot share. Choose a folder on another with STAGEPACT_DATA.`);
      }
      database.exec(`PRAGMA synchronous = ${synchronous}; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;`);
      migrate(database, migrations);
    }
    return database;
  } catch (error) {
    if (database?.isOpen) database.close();
    const words = told(file, error);
    if (!(words instanceof StoreUnavailable)) throw words;
    const advice = [damage.includes(sqliteCode(error)) ? ` ${remedy}` : '', existed ? ' Nothing was changed.' : ''].join('');
    throw new UnusableData(`${words.message}.${advice}`, { cause: error });
  }
}

/**
 * Checks an existing file through a connection that cannot write: not even what a crash left in the WAL is put into a file that is then refused.
 * Only where a crash cut off the making of the file, its own journal has to be undone first.
 */
function lookOver(file: string, options: OpenOptions, readOnly = true): void {
  const database = new DatabaseSync(file, { readOnly, timeout: waitMs });
  try {
    const finding = database.prepare('PRAGMA quick_check(1)').get()?.quick_check;
    if (finding !== 'ok') throw new UnusableData(`${file} is damaged (${String(finding).replaceAll(/\s+/g, ' ')}). ${options.remedy} Nothing was changed.`);
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
    throw new UnusableData(`${file} was written by a newer Stagepact (schema ${version}; this program knows ${known}). Install that one. Nothing was changed.`);
  }
  if (version === 0 && database.prepare('SELECT count(*) AS count FROM sqlite_schema').get()?.count !== 0) {
    throw new UnusableData(`${file} is a database of another program. Choose another folder with STAGEPACT_DATA. Nothing was changed.`);
  }
  if (version < oldest) {
    throw new UnusableData(`${file} was written by an older Stagepact (schema ${version}). Start this one once: it brings the file up to date.`);
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

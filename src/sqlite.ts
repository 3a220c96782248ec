import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '../domain/ports/errors.ts';

/** A data folder that cannot be used as it is; told to the operator in one sentence, with the process's exit code. */
export class UnusableData extends Error {
  override readonly name = 'UnusableData';
}

/** Primary result codes of SQLite (sqlite.org/rescode.html). */
const sentences: Readonly<Record<number, string>> = {
  5: 'is locked by another process',
  8: 'is read-only',
  10: 'cannot be read or written (input/output error)',
  11: 'is damaged',
  13: 'cannot grow: the disk is full',
  14: 'cannot be opened',
  26: 'is not a database',
};

const sqliteCode = (error: unknown): number | undefined =>
  typeof error === 'object' && error !== null && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;

/** Puts what SQLite reports about the file into words; anything else is passed on as it is. */
export function told(file: string, error: unknown): unknown {
  const sentence = isMissingTable(error) ? 'has lost a table: a rebuilt one took its place' : sentences[sqliteCode(error) ?? 0];
  return sentence === undefined ? error : new StoreUnavailable(`${file} ${sentence}`, { cause: error });
}

const isMissingTable = (error: unknown): boolean => sqliteCode(error) === 1 && error instanceof Error && error.message.startsWith('no such table');

/** Runs work on an open database. @throws StoreUnavailable when SQLite reports that the file is away, full, locked, damaged or closed */
export function using<T>(file: string, database: DatabaseSync, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw database.isOpen ? told(file, error) : new StoreUnavailable(`${file} is closed`, { cause: error });
  }
}

export interface OpenOptions {
  /** FULL: a commit is on the disk before it is acknowledged. NORMAL: a power cut may take the last commits, never the consistency. */
  readonly synchronous: 'FULL' | 'NORMAL';
  /** Steps from an empty database to today's schema; step n leads to schema version n. */
  readonly migrations: readonly string[];
  readonly readOnly?: boolean;
}

/** Opens or makes a database in WAL mode, checks it and brings its schema up to date. @throws UnusableData */
export function openDatabase(file: string, { synchronous, migrations, readOnly = false }: OpenOptions): DatabaseSync {
  const existed = existsSync(file);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly, timeout: 5000 });
    if (existed) checkWhole(file, database);
    const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
    if (version > migrations.length) {
      throw new UnusableData(
        `${file} was written by a newer Stagepact (schema ${version}; this program knows ${migrations.length}). Install that version; nothing was changed.`,
      );
    }
    if (readOnly) return database;
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;`);
    for (const [index, step] of migrations.entries()) {
      if (index >= version) database.exec(`BEGIN IMMEDIATE; ${step}; PRAGMA user_version = ${index + 1}; COMMIT;`);
    }
    return database;
  } catch (error) {
    if (database?.isOpen) database.close();
    const words = told(file, error);
    throw words instanceof StoreUnavailable ? new UnusableData(`${words.message}. Nothing was changed.`, { cause: error }) : words;
  }
}

function checkWhole(file: string, database: DatabaseSync): void {
  const findings = database.prepare('PRAGMA quick_check(1)').all();
  const first = findings[0]?.quick_check;
  if (first !== 'ok') throw new UnusableData(`${file} is damaged (${first}). Put a backup in its place; nothing was changed.`);
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

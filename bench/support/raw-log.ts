import { join } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { StoredEvent } from '../../domain/ports/event-store.ts';
import { insertEvent, insertStream, migrations, selectEvents } from '../../src/event-store/sqlite/schema.ts';
import { inTransaction, openDatabase } from '../../src/sqlite.ts';

/** A row of the log as it is stored. */
export type Line = Readonly<{ stream: string; revision: number; id: string; type: string; data: string; metadata: string }>;

export const lineOf = ({ stream, revision, id, type, data, metadata }: StoredEvent): Line => ({
  stream,
  revision,
  id,
  type,
  data: JSON.stringify(data),
  metadata: JSON.stringify(metadata),
});

type Row = readonly [position: number, stream: string, revision: number, id: string, type: string, data: string, metadata: string];

/** The baseline: the table of the log with the settings of the program and prepared statements, and nothing around them. */
export class RawLog {
  readonly #database: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #insertStream: StatementSync;
  readonly #streams = new Map<string, number>();
  #position: number;

  constructor(folder: string, synchronous: 'FULL' | 'NORMAL' = 'FULL') {
    this.#database = openDatabase(join(folder, 'events.db'), { synchronous, migrations, remedy: { nl: '', en: '' } });
    this.#insert = this.#database.prepare(insertEvent);
    this.#insertStream = this.#database.prepare(insertStream);
    this.#position = Number(this.#database.prepare('SELECT coalesce(max(position), 0) AS position FROM event').get()?.position);
  }

  /** One event, and its stream when it is the first; a commit of their own unless in a transaction. */
  insert(line: Line): void {
    if (this.#streams.has(line.stream) || this.#database.isTransaction) this.#insertBoth(line);
    else this.together(() => this.#insertBoth(line));
  }

  together(work: () => void): void {
    inTransaction(this.#database, work);
  }

  #insertBoth({ stream, revision, id, type, data, metadata }: Line): void {
    const number = this.#streams.get(stream) ?? Number(this.#insertStream.run(stream).lastInsertRowid);
    this.#streams.set(stream, number);
    this.#position += 1;
    this.#insert.run(this.#position, number, revision, id, type, data, metadata);
  }

  /** Every event of the log with its data and metadata parsed, page by page; answers how many. */
  readAndParse(pageSize: number): number {
    const page = this.#database.prepare(`${selectEvents} WHERE position > ? ORDER BY position LIMIT ?`);
    page.setReturnArrays(true);
    let read = 0;
    for (let rows = page.all(0, pageSize) as unknown as Row[]; rows.length > 0; rows = page.all(read, pageSize) as unknown as Row[]) {
      for (const [position, stream, revision, id, type, data, metadata] of rows) {
        parsed = { id, type, data: JSON.parse(data), metadata: JSON.parse(metadata), stream, revision, position };
      }
      read += rows.length;
    }
    return read;
  }

  close(): void {
    this.#database.close();
  }
}

/** Keeps the compiler from leaving out what nobody looks at. */
export let parsed: unknown;

import { join } from 'node:path';
import { backup, type DatabaseSync, type StatementSync } from 'node:sqlite';
import { StoreUnavailable } from '../../../domain/ports/errors.ts';
import {
  type Appended,
  type EventFeed,
  type EventStore,
  type ExpectedRevision,
  type FeedReader,
  type Position,
  type ProposedEvent,
  positionOf,
  type ReadOptions,
  type Revision,
  type StoredEvent,
  type StreamName,
} from '../../../domain/ports/event-store.ts';
import { Recent } from '../../recent.ts';
import { inTransaction, openDatabase, told, using } from '../../sqlite.ts';
import { type EventTexts, judgeAppend, revisionAfter, textsOf } from '../appending.ts';
import { LogReader } from '../log-reader.ts';
import { AppendSignal } from '../signal.ts';
import { insertEvent, insertStream, migrations, selectEvents } from './schema.ts';
import { lockForWriting, type WriterLock } from './writer-lock.ts';

/** A row in the order of `selectEvents`: as a list it is read in half the time. */
type Row = readonly [position: number, stream: StreamName, revision: Revision, id: string, type: string, data: string, metadata: string];

type Waiting = Readonly<{
  stream: StreamName;
  expected: ExpectedRevision;
  events: readonly ProposedEvent[];
  /** Data and metadata as text, made before queueing: what cannot be written fails alone. */
  texts: EventTexts;
  resolve(appended: Appended): void;
  reject(error: unknown): void;
}>;

/** The number of a stream in the file, and its last revision. */
type Known = Readonly<{ number: number; last: number }>;

const rememberedStreams = 100_000;
/** A copy in several steps would begin anew with every write of another process. */
const allPages = 2 ** 31 - 1;

/**
 * The log in one SQLite file. Appends that wait in the same turn of the event loop share one transaction (group commit);
 * each is judged on its own, so that a conflict of one does not touch the others. Acknowledged after the commit is on the disk.
 */
export class SqliteEventStore implements EventStore, EventFeed {
  readonly #file: string;
  readonly #database: DatabaseSync;
  readonly #lock: WriterLock | undefined;
  readonly #insert: StatementSync;
  readonly #insertStream: StatementSync;
  readonly #stream: StatementSync;
  readonly #at: StatementSync;
  readonly #forwards: StatementSync;
  readonly #backwards: StatementSync;
  readonly #page: StatementSync;
  readonly #end: StatementSync;
  readonly #appended = new AppendSignal();
  #waiting: Waiting[] = [];
  /** Place of the last event as this process wrote it; nobody else writes. Undefined when it has to be looked up. */
  #head: number | undefined;
  /** Streams used recently, null for what is none; kept by the only process that writes. */
  readonly #known = new Recent<StreamName, Known | null>(rememberedStreams);
  #closed = false;

  /** Read-only opens beside a running writer: for rebuilds, backups and audits. @throws UnusableData */
  constructor(folder: string, options: { readonly readOnly?: boolean } = {}) {
    this.#file = join(folder, 'events.db');
    this.#lock = options.readOnly ? undefined : lockForWriting(folder);
    try {
      this.#database = openDatabase(this.#file, {
        synchronous: 'FULL',
        migrations,
        remedy: { nl: 'Zet er een reservekopie voor in de plaats.', en: 'Put a backup in its place.' },
        readOnly: options.readOnly ?? false,
      });
    } catch (error) {
      this.#lock?.release();
      throw error;
    }
    const prepare = (sql: string) => this.#database.prepare(sql);
    this.#insert = prepare(insertEvent);
    this.#insertStream = prepare(insertStream);
    this.#stream = prepare('SELECT number, (SELECT max(revision) FROM event WHERE stream = number) AS last FROM stream WHERE name = ?');
    this.#at = prepare('SELECT id, position FROM event WHERE stream = ? AND revision = ?');
    this.#forwards = prepare(`${selectEvents} WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`);
    this.#backwards = prepare(`${selectEvents} WHERE stream = ? AND revision <= ? ORDER BY revision DESC LIMIT ?`);
    this.#page = prepare(`${selectEvents} WHERE position > ? ORDER BY position LIMIT ?`);
    this.#end = prepare('SELECT coalesce(max(position), 0) AS position FROM event');
    for (const statement of [this.#forwards, this.#backwards, this.#page]) statement.setReturnArrays(true);
  }

  append(stream: StreamName, expected: ExpectedRevision, events: readonly ProposedEvent[]): Promise<Appended> {
    if (this.#closed) return Promise.reject(new StoreUnavailable(`${this.#file} is closed`));
    return new Promise((resolve, reject) => {
      const texts = textsOf(stream, events);
      if (this.#waiting.length === 0) setImmediate(() => this.#flush());
      this.#waiting.push({ stream, expected, events, texts, resolve, reject });
    });
  }

  async read(stream: StreamName, { direction = 'forwards', from, limit }: ReadOptions): Promise<readonly StoredEvent[]> {
    const known = this.#knownOf(stream);
    if (known === null) return [];
    if (direction === 'forwards') {
      // Mostly it is asked what came after the event last seen, and nothing did: the index alone tells.
      return known.last < (from ?? 0) ? [] : this.#all(this.#forwards, known.number, from ?? 0, limit);
    }
    return this.#all(this.#backwards, known.number, from ?? Number.MAX_SAFE_INTEGER, limit);
  }

  open(after: Position): FeedReader {
    return new LogReader(after, this.#appended, (place, limit) => this.#all(this.#page, place, limit));
  }

  async head(): Promise<Position> {
    return positionOf(this.#using(() => Number(this.#end.get()?.position)));
  }

  /** A whole copy as of one moment, also while this process or another writes on. @throws StoreUnavailable when it cannot be written */
  async backup(target: string): Promise<void> {
    try {
      await backup(this.#database, target, { rate: allPages });
    } catch (error) {
      throw told(target, error);
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#flush();
    this.#closed = true;
    this.#appended.raise();
    this.#database.close();
    this.#lock?.release();
  }

  #knownOf(stream: StreamName): Known | null {
    const known = this.#lock === undefined ? undefined : this.#known.get(stream);
    if (known !== undefined) return known;
    const found = this.#using(() => this.#stream.get(stream) as Known | undefined) ?? null;
    this.#known.set(stream, found);
    return found;
  }

  #all(statement: StatementSync, ...values: (string | number)[]): StoredEvent[] {
    return this.#using(() =>
      (statement.all(...values) as unknown as Row[]).map(
        ([position, stream, revision, id, type, data, metadata]): StoredEvent => ({
          id,
          type,
          data: JSON.parse(data),
          metadata: JSON.parse(metadata),
          stream,
          revision,
          position: positionOf(position),
        }),
      ),
    );
  }

  #using<T>(work: () => T): T {
    return using(this.#file, this.#database, work);
  }

  #flush(): void {
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = [];
    const answers: (() => void)[] = [];
    try {
      inTransaction(this.#database, () => {
        this.#head ??= Number(this.#end.get()?.position);
        for (const request of waiting) {
          const { written, answer } = this.#settle(request, this.#head + 1);
          this.#head += written;
          answers.push(answer);
        }
      });
      for (const answer of answers) answer();
      this.#appended.raise();
    } catch (error) {
      this.#head = undefined;
      this.#known.clear();
      for (const { reject } of waiting) reject(told(this.#file, error));
    }
  }

  /** Judges one request inside the shared transaction; the answer is given only after the commit. */
  #settle({ stream, expected, events, texts, resolve, reject }: Waiting, next: number): { written: number; answer: () => void } {
    try {
      const known = this.#knownOf(stream);
      const actual = known === null ? 'no-stream' : (known.last as Revision);
      const at = (revision: number) => (known === null ? undefined : this.#at.get(known.number, revision));
      const verdict = judgeAppend(stream, expected, events, actual, (revision) => at(revision)?.id as string | undefined);
      const first = revisionAfter(expected);
      if (verdict === 'write') {
        const number = known?.number ?? Number(this.#insertStream.run(stream).lastInsertRowid);
        for (const [index, { id, type }] of events.entries()) {
          const [data, metadata] = texts[index] as readonly [string, string];
          this.#insert.run(next + index, number, first + index, id, type, data, metadata);
        }
        this.#known.set(stream, { number, last: first + events.length - 1 });
      }
      const revision = (first + events.length - 1) as Revision;
      const position = positionOf(verdict === 'write' ? next + events.length - 1 : Number(at(revision)?.position ?? 0));
      return { written: verdict === 'write' ? events.length : 0, answer: () => resolve({ revision, position }) };
    } catch (error) {
      if (error instanceof Error && error.name === 'ConcurrencyConflict') return { written: 0, answer: () => reject(error) };
      throw error;
    }
  }
}

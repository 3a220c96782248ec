import { BACKWARDS, END, type EventStoreDBClient, FORWARDS, type ReadStreamOptions, type ResolvedEvent } from '@eventstore/db-client';
import { ConcurrencyConflict } from '../../../domain/ports/errors.ts';
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
  startPosition,
} from '../../../domain/ports/event-store.ts';
import { judgeAppend, revisionAfter, textsOf } from '../appending.ts';
import { type Batch, BatchAppends, WrongExpectedRevision } from './batch-appends.ts';
import { Connection } from './connection.ts';
import { answeredWithin, type Patience, persistently, Refused, usualPatience } from './patience.ts';
import { storedFrom } from './resolved.ts';
import { SubscribedReader } from './subscribed-reader.ts';

export type EventStoreDbOptions = Readonly<{
  /** esdb://… or esdb+discover://…, with credentials and TLS as the client's documentation says. */
  url: string;
  /** Beginnings of the names of our streams: nothing else on the server is in the feed. */
  streams: readonly string[];
  patience?: Patience;
}>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const highestRevision = Number.MAX_SAFE_INTEGER;
const firstHeadPage = 64;
const longestHeadPage = 4096;

/** The log on an EventStoreDB or KurrentDB server or cluster. Every call has its own deadline; what the server did not answer is asked again. */
export class EventStoreDbEventStore implements EventStore, EventFeed {
  readonly #url: string;
  readonly #streams: readonly string[];
  readonly #patience: Patience;
  readonly #writing: Connection;
  readonly #reading: Connection;
  readonly #appends = new WeakMap<EventStoreDBClient, BatchAppends>();
  readonly #readers = new Set<SubscribedReader>();
  readonly #underWay = new Set<Promise<Appended>>();
  readonly #closed = new AbortController();
  /** The log does not end before this. */
  #known: Position = startPosition;

  constructor({ url, streams, patience = usualPatience }: EventStoreDbOptions) {
    this.#url = url;
    this.#streams = streams;
    this.#patience = patience;
    this.#writing = new Connection(url);
    this.#reading = new Connection(url);
  }

  append(stream: StreamName, expected: ExpectedRevision, events: readonly ProposedEvent[]): Promise<Appended> {
    const appending = this.#append(stream, expected, events);
    this.#underWay.add(appending);
    const done = (): boolean => this.#underWay.delete(appending);
    appending.then(done, done);
    return appending;
  }

  async #append(stream: StreamName, expected: ExpectedRevision, events: readonly ProposedEvent[]): Promise<Appended> {
    const texts = textsOf(stream, events);
    for (const { id, type } of events) if (!uuid.test(id) || type === '') throw new TypeError(`an event needs a UUID and a type, not "${id}" and "${type}"`);
    if (stream === '') throw new TypeError('a stream needs a name');
    const possible = expected === 'no-stream' || (Number.isSafeInteger(expected) && expected >= 0);
    if (events.length === 0 || !possible) return this.#withoutWriting(stream, expected, events);
    const batch = {
      stream,
      expected,
      events: events.map(({ id, type }, index) => ({ id, type, data: texts[index]?.[0] ?? '', metadata: texts[index]?.[1] ?? '' })),
    };
    try {
      const written = await persistently(this.#patience, this.#closed.signal, () => this.#send(batch));
      if (written === undefined) return await this.#withoutWriting(stream, expected, events);
      const position = positionOf(written);
      if (position > this.#known) this.#known = position;
      return { revision: (revisionAfter(expected) + events.length - 1) as Revision, position };
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      return this.#withoutWriting(stream, expected, events, error.actual === undefined ? 'no-stream' : (Number(error.actual) as Revision));
    }
  }

  async read(stream: StreamName, { direction = 'forwards', from, limit }: ReadOptions): Promise<readonly StoredEvent[]> {
    if (limit <= 0 || stream === '') return [];
    const options: ReadStreamOptions =
      direction === 'forwards'
        ? { direction: FORWARDS, fromRevision: BigInt(from ?? 0), maxCount: limit }
        : { direction: BACKWARDS, fromRevision: from === undefined || from >= highestRevision ? END : BigInt(from), maxCount: limit };
    return this.#asked((client) => collected(client.readStream(stream, options) as unknown as Resolving));
  }

  open(after: Position): FeedReader {
    const reader = new SubscribedReader({
      connection: new Connection(this.#url),
      streams: this.#streams,
      after,
      patience: this.#patience,
      head: () => this.head(),
      onClose: () => this.#readers.delete(reader),
    });
    if (this.#closed.signal.aborted) void reader.end();
    else this.#readers.add(reader);
    return reader;
  }

  /** Looks back from the end of everything that is on the server, past what is not ours and not beyond what is known already. */
  async head(): Promise<Position> {
    let fromPosition: typeof END | { commit: bigint; prepare: bigint } = END;
    for (let maxCount = firstHeadPage; ; maxCount = Math.min(longestHeadPage, maxCount * 4)) {
      const options = { direction: BACKWARDS, fromPosition, maxCount };
      const events = await this.#asked((client) => collected(client.readAll(options as never) as unknown as Resolving));
      const ours = events.find(({ stream, position }) => position <= this.#known || this.#streams.some((beginning) => stream.startsWith(beginning)));
      if (ours !== undefined && ours.position > this.#known) this.#known = ours.position;
      const last = events.at(-1);
      if (ours !== undefined || last === undefined || events.length < maxCount) return this.#known;
      fromPosition = { commit: BigInt(last.position), prepare: BigInt(last.position) };
    }
  }

  /** Finishes what is being appended, within the patience there is for that. */
  async close(): Promise<void> {
    if (this.#closed.signal.aborted) return;
    this.#closed.abort();
    const ended = [...this.#readers].map((reader) => reader.end());
    await Promise.allSettled(this.#underWay);
    await Promise.all([...ended, this.#writing.close(), this.#reading.close()]);
  }

  /** One sending. When it is not answered its client goes, so that it has ended before the same is sent again. */
  async #send(batch: Omit<Batch, 'deadline'>): Promise<bigint | undefined> {
    const { attemptMs } = this.#patience;
    const client = await this.#writing.client();
    let appends = this.#appends.get(client);
    if (appends === undefined) {
      appends = new BatchAppends(client);
      this.#appends.set(client, appends);
    }
    return answeredWithin(attemptMs, appends.send({ ...batch, deadline: Date.now() + attemptMs }), () => this.#writing.renew(client));
  }

  /** The answer where nothing is to be written: an append of nothing, one that is stored already, or none that could be. */
  async #withoutWriting(stream: StreamName, expected: ExpectedRevision, events: readonly ProposedEvent[], told?: Revision | 'no-stream'): Promise<Appended> {
    const first = revisionAfter(expected);
    const there =
      Number.isSafeInteger(first) && events.length > 0 ? await this.read(stream, { from: Math.max(0, first) as Revision, limit: events.length }) : [];
    const last = (await this.read(stream, { direction: 'backwards', limit: 1 }))[0];
    const actual = told ?? last?.revision ?? 'no-stream';
    const verdict = judgeAppend(stream, expected, events, actual, (revision) => there.find((stored) => stored.revision === revision)?.id);
    if (verdict === 'write') throw new ConcurrencyConflict(stream, expected, actual);
    return { revision: (first + events.length - 1) as Revision, position: (events.length === 0 ? last : there.at(-1))?.position ?? startPosition };
  }

  async #asked(ask: (client: EventStoreDBClient) => Promise<readonly StoredEvent[]>): Promise<readonly StoredEvent[]> {
    return persistently(this.#patience, this.#closed.signal, async () => {
      const client = await this.#reading.client();
      // Between two attempts: nobody would close what this one opens.
      if (this.#closed.signal.aborted) throw new Error('the event store is closed');
      const events = await answeredWithin(this.#patience.attemptMs, ask(client), () => this.#reading.renew(client));
      // What a client is reading when it is thrown away ends as if that were all.
      if (!this.#reading.isOn(client)) throw new Error('the connection was given up amid the read');
      return events;
    });
  }
}

type Resolving = NodeJS.ReadableStream & { on(event: 'data', listener: (resolved: ResolvedEvent) => void): Resolving };

/** All events of a read. An absent stream has none. */
function collected(reading: Resolving): Promise<readonly StoredEvent[]> {
  return new Promise((resolve, reject) => {
    const events: StoredEvent[] = [];
    reading.on('data', (resolved) => {
      const stored = storedFrom(resolved);
      if (stored !== undefined) events.push(stored);
    });
    reading.on('end', () => resolve(events));
    reading.on('error', (error: Error & { type?: string; streamName?: string }) => {
      if (error.type === 'stream-not-found') resolve([]);
      else reject(error.type === 'stream-deleted' ? new Refused(`${error.streamName} was deleted on the server`, { cause: error }) : error);
    });
  });
}

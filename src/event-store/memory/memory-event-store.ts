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
  startPosition,
} from '../../../domain/ports/event-store.ts';
import { judgeAppend, revisionAfter, textsOf } from '../appending.ts';
import { LogReader } from '../log-reader.ts';
import { AppendSignal } from '../signal.ts';

/** An event as it was written: data and metadata as text, so that nobody holds on to what others read. */
type Line = Readonly<{ event: Omit<StoredEvent, 'data' | 'metadata'>; data: string; metadata: string }>;

const storedOf = ({ event, data, metadata }: Line): StoredEvent => ({ ...event, data: JSON.parse(data), metadata: JSON.parse(metadata) });

/** Keeps the log in memory; for tests and trying out. Gone with the process. */
export class MemoryEventStore implements EventStore, EventFeed {
  readonly #log: Line[] = [];
  readonly #streams = new Map<StreamName, Line[]>();
  readonly #appended = new AppendSignal();
  #closed = false;

  async append(stream: StreamName, expected: ExpectedRevision, events: readonly ProposedEvent[]): Promise<Appended> {
    this.#mustBeOpen();
    const texts = textsOf(stream, events);
    const lines = this.#streams.get(stream) ?? [];
    const actual = lines.length === 0 ? 'no-stream' : ((lines.length - 1) as Revision);
    const verdict = judgeAppend(stream, expected, events, actual, (revision) => lines[revision]?.event.id);
    const first = revisionAfter(expected);
    if (verdict === 'write') {
      for (const [index, [data, metadata]] of texts.entries()) {
        const { id, type } = events[index] as ProposedEvent;
        const line = { event: { id, type, stream, revision: (first + index) as Revision, position: positionOf(this.#log.length + 1) }, data, metadata };
        this.#log.push(line);
        lines.push(line);
      }
      this.#streams.set(stream, lines);
      this.#appended.raise();
    }
    const revision = (first + events.length - 1) as Revision;
    return { revision, position: lines[revision]?.event.position ?? startPosition };
  }

  async read(stream: StreamName, { direction = 'forwards', from, limit }: ReadOptions): Promise<readonly StoredEvent[]> {
    this.#mustBeOpen();
    const lines = this.#streams.get(stream) ?? [];
    if (direction === 'forwards') return lines.slice(from ?? 0, (from ?? 0) + limit).map(storedOf);
    const last = Math.min(from ?? lines.length - 1, lines.length - 1);
    return lines
      .slice(Math.max(0, last - limit + 1), last + 1)
      .reverse()
      .map(storedOf);
  }

  open(after: Position): FeedReader {
    return new LogReader(after, this.#appended, (place, limit) => {
      this.#mustBeOpen();
      return this.#log.slice(place, place + limit).map(storedOf);
    });
  }

  async head(): Promise<Position> {
    this.#mustBeOpen();
    return positionOf(this.#log.length);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#appended.raise();
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new StoreUnavailable('the event store is closed');
  }
}

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
import { AppendSignal } from '../signal.ts';

/** Keeps the log in memory; for tests and trying out. Gone with the process. */
export class MemoryEventStore implements EventStore, EventFeed {
  readonly #log: StoredEvent[] = [];
  readonly #streams = new Map<StreamName, StoredEvent[]>();
  readonly #appended = new AppendSignal();

  async append(stream: StreamName, expected: ExpectedRevision, events: readonly ProposedEvent[]): Promise<Appended> {
    textsOf(stream, events);
    const known = this.#streams.get(stream) ?? [];
    const actual = known.length === 0 ? 'no-stream' : ((known.length - 1) as Revision);
    const verdict = judgeAppend(stream, expected, events, actual, (revision) => known[revision]?.id);
    const first = revisionAfter(expected);
    if (verdict === 'write') {
      const stored = events.map((event, index) =>
        structuredClone({ ...event, stream, revision: (first + index) as Revision, position: positionOf(this.#log.length + index + 1) }),
      );
      this.#log.push(...stored);
      this.#streams.set(stream, [...known, ...stored]);
      this.#appended.raise();
    }
    const last = this.#streams.get(stream)?.[first + events.length - 1];
    return { revision: (first + events.length - 1) as Revision, position: last?.position ?? startPosition };
  }

  async read(stream: StreamName, { direction = 'forwards', from, limit }: ReadOptions): Promise<readonly StoredEvent[]> {
    const events = this.#streams.get(stream) ?? [];
    if (direction === 'forwards') return events.slice(from ?? 0, (from ?? 0) + limit);
    const last = Math.min(from ?? events.length - 1, events.length - 1);
    return events.slice(Math.max(0, last - limit + 1), last + 1).reverse();
  }

  open(after: Position): FeedReader {
    let place = Number(after);
    return {
      next: async (limit, waitMs) => {
        if (place >= this.#log.length) await this.#appended.wait(waitMs);
        const events = this.#log.slice(place, place + limit);
        place += events.length;
        return { events, position: positionOf(place), caughtUp: place >= this.#log.length };
      },
      close: async () => this.#appended.raise(),
    };
  }

  async head(): Promise<Position> {
    return positionOf(this.#log.length);
  }

  async close(): Promise<void> {
    this.#appended.raise();
  }
}

import { type EventFeed, type FeedReader, type StoredEvent, startPosition } from '../../domain/ports/event-store.ts';

const pageSize = 1000;

/** Goes through a log from its first event to where it ends, one event at a time. */
export class LogWalk {
  readonly #reader: FeedReader;
  #page: readonly StoredEvent[] = [];
  #place = 0;
  #ended = false;

  constructor(feed: EventFeed) {
    this.#reader = feed.open(startPosition);
  }

  /** The next event, left where it is; undefined at the end. */
  async peek(): Promise<StoredEvent | undefined> {
    while (this.#place >= this.#page.length && !this.#ended) {
      const { events, caughtUp } = await this.#reader.next(pageSize, 0);
      this.#page = events;
      this.#place = 0;
      this.#ended = caughtUp && events.length < pageSize;
    }
    return this.#page[this.#place];
  }

  /** Goes past what `peek` gave. */
  pass(): void {
    this.#place += 1;
  }

  async close(): Promise<void> {
    await this.#reader.close();
  }
}

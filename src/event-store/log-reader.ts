import { type FeedPage, type FeedReader, type Position, positionOf, type StoredEvent } from '../../domain/ports/event-store.ts';
import type { AppendSignal } from './signal.ts';

/** Reads on in a log that numbers its events one by one from 1. */
export class LogReader implements FeedReader {
  readonly #page: (after: number, limit: number) => readonly StoredEvent[];
  readonly #appended: AppendSignal;
  #place: number;
  #closed = false;

  constructor(after: Position, appended: AppendSignal, page: (after: number, limit: number) => readonly StoredEvent[]) {
    this.#place = Number(after);
    this.#appended = appended;
    this.#page = page;
  }

  async next(limit: number, waitMs: number): Promise<FeedPage> {
    let events = this.#page(this.#place, limit);
    if (events.length === 0 && waitMs > 0 && !this.#closed) {
      await this.#appended.wait(waitMs);
      if (!this.#closed) events = this.#page(this.#place, limit);
    }
    this.#place += events.length;
    return { events, position: positionOf(this.#place), caughtUp: events.length < limit };
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#appended.raise();
  }
}

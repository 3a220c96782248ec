import type { LivePage, LiveReader } from '../../api/events/following.ts';
import { type Position, startPosition } from '../../domain/ports/event-store.ts';

/** One who follows: no more than a place, and the next page when it is asked for. */
export class HubReader implements LiveReader {
  readonly subject: string;
  readonly #left: (reader: HubReader) => void;
  readonly #after: (reader: HubReader) => Promise<LivePage | undefined>;
  #wake: () => void = () => undefined;
  /** Whether it was woken since it asked last. */
  #woken = false;
  position: Position = startPosition;
  /** Where the log ended when it was opened. */
  since: Position = startPosition;
  closed = false;

  constructor(subject: string, left: (reader: HubReader) => void, after: (reader: HubReader) => Promise<LivePage | undefined>) {
    this.subject = subject;
    this.#left = left;
    this.#after = after;
  }

  async next(waitMs: number): Promise<LivePage> {
    this.#woken = false;
    let page = await this.#page();
    if (page === undefined && !this.closed && waitMs > 0) {
      if (!this.#woken) await this.#waited(waitMs);
      page = await this.#page();
    }
    this.position = page?.position ?? this.position;
    return page ?? { entries: [], position: this.position };
  }

  /** One that was closed is handed nothing any more, also not what it had asked for before. */
  async #page(): Promise<LivePage | undefined> {
    const page = this.closed ? undefined : await this.#after(this);
    return this.closed ? undefined : page;
  }

  #waited(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  wake(): void {
    this.#woken = true;
    this.#wake();
  }

  close(): void {
    this.closed = true;
    this.#left(this);
    this.wake();
  }
}

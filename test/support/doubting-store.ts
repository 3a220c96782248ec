import { StoreUnavailable } from '../../domain/ports/errors.ts';
import type { Appended, EventStore, ExpectedRevision, ProposedEvent, ReadOptions, StoredEvent, StreamName } from '../../domain/ports/event-store.ts';

/** A store through which a test can act between a decision and its append, or lose the answer after it. */
export class DoubtingStore implements EventStore {
  readonly #below: EventStore;
  beforeAppend: () => Promise<unknown> = async () => undefined;
  /** Whether the next append is written but not answered. */
  losesAnswer = false;
  appends = 0;

  constructor(below: EventStore) {
    this.#below = below;
  }

  async append(stream: StreamName, expected: ExpectedRevision, events: readonly ProposedEvent[]): Promise<Appended> {
    this.appends += 1;
    await this.beforeAppend();
    const appended = await this.#below.append(stream, expected, events);
    if (!this.losesAnswer) return appended;
    this.losesAnswer = false;
    throw new StoreUnavailable('the answer was lost');
  }

  read(stream: StreamName, options: ReadOptions): Promise<readonly StoredEvent[]> {
    return this.#below.read(stream, options);
  }

  close(): Promise<void> {
    return this.#below.close();
  }
}

import type { Appended, EventStore, ExpectedRevision, ProposedEvent, ReadOptions, Revision, StoredEvent, StreamName } from '../../domain/ports/event-store.ts';
import { MemoryEventStore } from './memory/memory-event-store.ts';

const pageSize = 500;

/** A store on top of another that is only read: what is appended here is seen here and nowhere else. For dry runs. */
export class OverlayEventStore implements EventStore {
  readonly #below: EventStore;
  readonly #memory = new MemoryEventStore();
  readonly #copied = new Map<StreamName, Promise<void>>();

  constructor(below: EventStore) {
    this.#below = below;
  }

  async append(stream: StreamName, expected: ExpectedRevision, events: readonly ProposedEvent[]): Promise<Appended> {
    await this.#copy(stream);
    return this.#memory.append(stream, expected, events);
  }

  async read(stream: StreamName, options: ReadOptions): Promise<readonly StoredEvent[]> {
    const copied = this.#copied.get(stream);
    if (copied === undefined) return this.#below.read(stream, options);
    await copied;
    return this.#memory.read(stream, options);
  }

  /** Streams that something was appended to here: what they hold is in no read model. */
  touched(): readonly StreamName[] {
    return [...this.#copied.keys()];
  }

  async close(): Promise<void> {
    await this.#memory.close();
  }

  /** A stream that is written to is first taken over as it is below. */
  #copy(stream: StreamName): Promise<void> {
    const known = this.#copied.get(stream) ?? this.#takeOver(stream);
    this.#copied.set(stream, known);
    return known;
  }

  async #takeOver(stream: StreamName): Promise<void> {
    for (let from = 0; ; from += pageSize) {
      const events = await this.#below.read(stream, { from: from as Revision, limit: pageSize });
      // One by one, because together they may be more than one append takes.
      for (const event of events) await this.#memory.append(stream, event.revision === 0 ? 'no-stream' : ((event.revision - 1) as Revision), [event]);
      if (events.length < pageSize) return;
    }
  }
}

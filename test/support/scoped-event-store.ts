import type {
  Appended,
  EventFeed,
  EventStore,
  ExpectedRevision,
  FeedReader,
  Position,
  ProposedEvent,
  ReadOptions,
  StoredEvent,
  StreamName,
} from '../../domain/ports/event-store.ts';

/** A part of a log that others write to as well: all its streams have names that begin with the scope, which whoever uses it does not see. */
export class ScopedEventStore implements EventStore, EventFeed {
  private readonly store: EventStore & EventFeed;
  private readonly scope: string;

  /** The feed of the store must hold nothing but streams of the scope. */
  constructor(store: EventStore & EventFeed, scope: string) {
    this.store = store;
    this.scope = scope;
  }

  append(stream: StreamName, expected: ExpectedRevision, events: readonly ProposedEvent[]): Promise<Appended> {
    return this.store.append(this.scoped(stream), expected, events);
  }

  async read(stream: StreamName, options: ReadOptions): Promise<readonly StoredEvent[]> {
    return this.unscoped(await this.store.read(this.scoped(stream), options));
  }

  open(after: Position): FeedReader {
    const reader = this.store.open(after);
    return {
      next: async (limit, waitMs) => {
        const page = await reader.next(limit, waitMs);
        return { ...page, events: this.unscoped(page.events) };
      },
      close: () => reader.close(),
    };
  }

  head(): Promise<Position> {
    return this.store.head();
  }

  close(): Promise<void> {
    return this.store.close();
  }

  private scoped(stream: StreamName): StreamName {
    return `${this.scope}${stream}` as StreamName;
  }

  private unscoped(events: readonly StoredEvent[]): readonly StoredEvent[] {
    return events.map((event) => ({ ...event, stream: event.stream.slice(this.scope.length) as StreamName }));
  }
}

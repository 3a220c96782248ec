import {
  type EventFeed,
  type EventStore,
  type Position,
  type ProposedEvent,
  type StoredEvent,
  type StreamName,
  startPosition,
} from '../../domain/ports/event-store.ts';

/** Appends to the end of a stream, wherever that is. */
export async function appendAll(store: EventStore, stream: StreamName, events: readonly ProposedEvent[]): Promise<Position> {
  const [last] = await store.read(stream, { direction: 'backwards', limit: 1 });
  return (await store.append(stream, last?.revision ?? 'no-stream', events)).position;
}

/** The whole log as it is now. */
export async function everything(feed: EventFeed): Promise<readonly StoredEvent[]> {
  const reader = feed.open(startPosition);
  const events: StoredEvent[] = [];
  for (;;) {
    const page = await reader.next(1000, 0);
    events.push(...page.events);
    if (page.caughtUp) break;
  }
  await reader.close();
  return events;
}

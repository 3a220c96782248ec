import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent, NO_STREAM, START, streamNameFilter } from '@eventstore/db-client';
import { type ProposedEvent, type StreamName, startPosition } from '../../domain/ports/event-store.ts';
import { EventStoreDbEventStore } from '../../src/event-store/eventstoredb/eventstoredb-event-store.ts';
import { inFlight, seconds } from './measure.ts';

export type Append = Readonly<{ stream: StreamName; event: ProposedEvent }>;

const pageSize = 1000;

/** The same work on one server, by the adapter and by its client alone. */
export interface Contestant {
  append(append: Append): Promise<unknown>;
  /** Every event of streams that begin like this, from the start of the log; answers how many. */
  catchUp(beginning: string, count: number): Promise<void>;
  close(): Promise<void>;
}

export function byAdapter(url: string): Contestant {
  const store = new EventStoreDbEventStore({ url, streams: [] });
  return {
    append: ({ stream, event }) => store.append(stream, 'no-stream', [event]),
    catchUp: async (beginning, count) => {
      const log = new EventStoreDbEventStore({ url, streams: [beginning] });
      const reader = log.open(startPosition);
      for (let read = 0; read < count; ) read += (await reader.next(pageSize, 1000)).events.length;
      await reader.close();
      await log.close();
    },
    close: () => store.close(),
  };
}

/** As its documentation has it, and no more: no time limit, no repeating, no check. */
export function byClient(url: string): Contestant {
  const client = EventStoreDBClient.connectionString(url);
  return {
    append: ({ stream, event: { id, type, data, metadata } }) =>
      client.appendToStream(stream, jsonEvent({ id, type, data, metadata: metadata as never }), { expectedRevision: NO_STREAM }),
    catchUp: async (beginning, count) => {
      const reading = EventStoreDBClient.connectionString(url);
      const subscription = reading.subscribeToAll({ fromPosition: START, filter: streamNameFilter({ prefixes: [beginning] }) });
      let read = 0;
      for await (const { event } of subscription) {
        if (event !== undefined) read += 1;
        if (read === count) break;
      }
      await reading.dispose();
    },
    close: () => client.dispose(),
  };
}

/** Appends per second with so many in flight, each to a stream of its own that nobody has written to. */
export async function appendsPerSecond(contestant: Contestant, events: readonly ProposedEvent[], most: number): Promise<number> {
  const appends = events.map((event): Append => ({ stream: `bench-${randomUUID()}` as StreamName, event: { ...event, id: randomUUID() } }));
  const took = await seconds(() => inFlight(appends, most, (append) => contestant.append(append)));
  return appends.length / took;
}

export const eventsPerSecond = async (contestant: Contestant, beginning: string, count: number): Promise<number> =>
  count / (await seconds(() => contestant.catchUp(beginning, count)));

/** A part of the log that holds so many events, in streams of the length that ours have. */
export async function fill(url: string, beginning: string, events: readonly ProposedEvent[], perStream = 12): Promise<void> {
  const store = new EventStoreDbEventStore({ url, streams: [] });
  const streams = Array.from({ length: Math.ceil(events.length / perStream) }, (_, index) => events.slice(index * perStream, (index + 1) * perStream));
  await inFlight(streams, 64, (own) =>
    store.append(
      `${beginning}${randomUUID()}` as StreamName,
      'no-stream',
      own.map((event) => ({ ...event, id: randomUUID() })),
    ),
  );
  await store.close();
}

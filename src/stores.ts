import { aggregates } from '../domain/aggregates.ts';
import type { EventFeed, EventStore } from '../domain/ports/event-store.ts';
import type { ReadStore } from '../domain/ports/read-store.ts';
import type { Config } from './config.ts';
import { MemoryEventStore } from './event-store/memory/memory-event-store.ts';
import { SqliteEventStore } from './event-store/sqlite/sqlite-event-store.ts';
import { MemoryReadStore } from './read-store/memory/memory-read-store.ts';
import { SqliteReadStore } from './read-store/sqlite/sqlite-read-store.ts';

export type Log = EventStore & EventFeed;
export type Stores = Readonly<{ /** @throws UnusableData */ events(): Log /** @throws UnusableData */; readStore(): ReadStore }>;

/** Beginnings of the names of all our streams. */
export const ourStreams: readonly string[] = Object.values(aggregates).map(({ category }) => `${category}-`);

const eventStores: Readonly<Record<Config['eventStore'], (config: Config, readOnly: boolean) => Promise<() => Log>>> = {
  sqlite:
    async ({ dataFolder }, readOnly) =>
    () =>
      new SqliteEventStore(dataFolder, { readOnly }),
  memory: async () => () => new MemoryEventStore(),
  eventstoredb: async ({ eventStoreDbUrl }) => {
    const { EventStoreDbEventStore } = await import('./event-store/eventstoredb/eventstoredb-event-store.ts');
    return () => new EventStoreDbEventStore({ url: eventStoreDbUrl, streams: ourStreams });
  },
};
const readStores: Readonly<Record<Config['readStore'], (config: Config) => Promise<() => ReadStore>>> = {
  sqlite:
    async ({ dataFolder }) =>
    () =>
      new SqliteReadStore(dataFolder),
  memory: async () => () => new MemoryReadStore(),
  mongodb: async ({ mongoDbUrl }) => {
    const { MongoDbReadStore } = await import('./read-store/mongodb/mongodb-read-store.ts');
    return () => new MongoDbReadStore(mongoDbUrl);
  },
};

/**
 * The adapters that were chosen. Those of the servers come with their clients, which are loaded only where they are needed.
 * `readOnly` is about the events: an embedded log can then be read beside the process that writes it.
 */
export async function storesOf(config: Config, { readOnly = false }: { readonly readOnly?: boolean } = {}): Promise<Stores> {
  return { events: await eventStores[config.eventStore](config, readOnly), readStore: await readStores[config.readStore](config) };
}

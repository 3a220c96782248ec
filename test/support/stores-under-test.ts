import { randomUUID } from 'node:crypto';
import type { Container } from 'inversify';
import { tokens } from '../../src/composition.ts';
import { type Config, configFrom } from '../../src/config.ts';
import { ScopedEventStore } from './scoped-event-store.ts';

/** The address of a database that nobody else uses. */
export function newDatabase(url: string): string {
  const address = new URL(url);
  address.pathname = `/stagepact-${randomUUID().slice(0, 8)}`;
  return address.href;
}

/** In memory, or what STAGEPACT_EVENT_STORE and STAGEPACT_READ_STORE say. */
export function configUnderTest(): Config {
  const { STAGEPACT_EVENT_STORE = 'memory', STAGEPACT_READ_STORE = 'memory', EVENTSTOREDB_URL, MONGODB_URL } = process.env;
  return configFrom({
    STAGEPACT_ACCESS: 'development',
    STAGEPACT_EVENT_STORE,
    STAGEPACT_READ_STORE,
    EVENTSTOREDB_URL,
    MONGODB_URL: STAGEPACT_READ_STORE === 'mongodb' && MONGODB_URL ? newDatabase(MONGODB_URL) : MONGODB_URL,
  });
}

/** An application on a server that others use as well gets a part of it that is empty. */
export async function bindOwnPart(container: Container, { eventStore, eventStoreDbUrl }: Config): Promise<void> {
  if (eventStore !== 'eventstoredb') return;
  const { EventStoreDbEventStore } = await import('../../src/event-store/eventstoredb/eventstoredb-event-store.ts');
  const scope = `${randomUUID().slice(0, 8)}_`;
  const store = new ScopedEventStore(new EventStoreDbEventStore({ url: eventStoreDbUrl, streams: [scope] }), scope);
  container.rebind(tokens.events).toConstantValue(store);
}

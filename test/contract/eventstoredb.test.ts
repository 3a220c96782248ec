import { afterAll, beforeAll } from '@jest/globals';
import { EventStoreDbEventStore } from '../../src/event-store/eventstoredb/eventstoredb-event-store.ts';
import { EventStoreDbStandIn } from '../support/eventstoredb/stand-in.ts';
import { eventStoreContract } from './event-store.ts';

let server: EventStoreDbStandIn;
beforeAll(async () => {
  server = await EventStoreDbStandIn.start();
});
afterAll(() => server.stop());

eventStoreContract('EventStoreDB adapter on the stand-in', async () => new EventStoreDbEventStore({ url: server.url, streams: ['thing-'] }));

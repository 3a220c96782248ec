import { EventStoreDbEventStore } from '../../src/event-store/eventstoredb/eventstoredb-event-store.ts';
import { MongoDbReadStore } from '../../src/read-store/mongodb/mongodb-read-store.ts';
import { eventStoreContract } from '../contract/event-store.ts';
import { readStoreContract } from '../contract/read-store.ts';
import { newDatabase } from '../support/stores-under-test.ts';
import { indexUse } from './index-use.ts';
import { eventStoreDbName, eventStoreDbUrl, mongoDbName, mongoDbUrl } from './targets.ts';

eventStoreContract(`EventStoreDB adapter on ${eventStoreDbName}`, async () => new EventStoreDbEventStore({ url: eventStoreDbUrl, streams: ['thing-'] }));

if (mongoDbUrl !== '') readStoreContract(`MongoDB adapter on ${mongoDbName}`, async () => new MongoDbReadStore(newDatabase(mongoDbUrl)), { runs: 15 });

if (process.env.REAL_MONGODB) indexUse(mongoDbName, () => mongoDbUrl);

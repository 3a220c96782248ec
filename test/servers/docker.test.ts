import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { GenericContainer, type StartedTestContainer, Wait } from 'testcontainers';
import { parse } from 'yaml';
import { EventStoreDbEventStore } from '../../src/event-store/eventstoredb/eventstoredb-event-store.ts';
import { MongoDbReadStore } from '../../src/read-store/mongodb/mongodb-read-store.ts';
import { eventStoreContract } from '../contract/event-store.ts';
import { readStoreContract } from '../contract/read-store.ts';
import { newDatabase } from '../support/stores-under-test.ts';
import { indexUse } from './index-use.ts';

const { services } = parse(readFileSync('docker-compose.yml', 'utf8')) as { services: Record<'eventstoredb' | 'mongodb', { image: string }> };
const dockerIsHere = spawnSync('docker', ['info']).status === 0;
const startMs = 180_000;

/** The servers of docker-compose.yml, where Docker is. */
(dockerIsHere ? describe : describe.skip)(dockerIsHere ? 'in Docker' : 'in Docker, which is not here', () => {
  let eventStoreDb: StartedTestContainer;
  let mongoDb: StartedTestContainer;

  beforeAll(async () => {
    [eventStoreDb, mongoDb] = await Promise.all([
      new GenericContainer(services.eventstoredb.image)
        .withEnvironment({ EVENTSTORE_INSECURE: 'true', EVENTSTORE_RUN_PROJECTIONS: 'None', EVENTSTORE_WRITE_STATS_TO_DB: 'false' })
        .withExposedPorts(2113)
        .withWaitStrategy(Wait.forHttp('/health/live', 2113).forStatusCode(204))
        .withStartupTimeout(startMs)
        .start(),
      new GenericContainer(services.mongodb.image)
        .withExposedPorts(27017)
        .withWaitStrategy(Wait.forLogMessage('Waiting for connections'))
        .withStartupTimeout(startMs)
        .start(),
    ]);
  }, startMs);
  afterAll(async () => {
    await Promise.all([eventStoreDb.stop(), mongoDb.stop()]);
  });

  const eventStoreDbUrl = () => `esdb://${eventStoreDb.getHost()}:${eventStoreDb.getMappedPort(2113)}?tls=false`;
  const mongoDbUrl = () => `mongodb://${mongoDb.getHost()}:${mongoDb.getMappedPort(27017)}/`;

  eventStoreContract(services.eventstoredb.image, async () => new EventStoreDbEventStore({ url: eventStoreDbUrl(), streams: ['thing-'] }));
  readStoreContract(services.mongodb.image, async () => new MongoDbReadStore(newDatabase(mongoDbUrl())));
  indexUse(services.mongodb.image, mongoDbUrl);
});

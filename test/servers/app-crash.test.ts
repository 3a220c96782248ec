import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startPosition } from '../../domain/ports/event-store.ts';
import { EventStoreDbEventStore } from '../../src/event-store/eventstoredb/eventstoredb-event-store.ts';
import { MongoDbReadStore } from '../../src/read-store/mongodb/mongodb-read-store.ts';
import { ourStreams } from '../../src/stores.ts';
import { everythingAfter } from '../contract/event-store/feeding.ts';
import { EventStoreDbStandIn } from '../support/eventstoredb/stand-in.ts';
import { newDatabase } from '../support/stores-under-test.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';
import { NodeProcess } from './node-process.ts';
import { mongoDbUrl } from './targets.ts';
import { expectAsRebuilt } from './writing-under-faults.ts';

const organisation = (number: number) => ({
  name: `Bedrijf ${number}`,
  kind: 'employer',
  kvk: String(20_000_000 + number),
  municipality: 'GM0546',
  postcode: '2348 LV',
  place: 'Leiden',
  sectors: ['zorg-welzijn-sport'],
});

(mongoDbUrl === '' ? describe.skip : describe)('a process that is killed while it projects to MongoDB', () => {
  let server: EventStoreDbStandIn;
  let proxy: TcpProxy;
  let direct: string;
  let node: NodeProcess | undefined;

  beforeEach(async () => {
    server = await EventStoreDbStandIn.start();
    direct = newDatabase(mongoDbUrl);
    proxy = await TcpProxy.to(Number(new URL(mongoDbUrl).port));
  });
  afterEach(async () => {
    await node?.end('SIGKILL');
    await proxy.close();
    await server.stop();
  });

  const started = (): Promise<NodeProcess> => {
    const through = new URL(direct);
    through.port = String(proxy.port);
    return NodeProcess.start({
      STAGEPACT_EVENT_STORE: 'eventstoredb',
      STAGEPACT_READ_STORE: 'mongodb',
      EVENTSTOREDB_URL: server.url,
      MONGODB_URL: through.href,
      STAGEPACT_ACCESS: 'development',
    });
  };

  /** Sent until it is acknowledged, for as long as the process lives. Answers whether it was. */
  async function register(number: number, living: NodeProcess): Promise<boolean> {
    while (living.running) {
      const answer = await living.ask('POST', '/v1/organisations', organisation(number), { 'Idempotency-Key': `key-${number}` });
      if (answer?.ok) return true;
      await sleep(50);
    }
    return false;
  }

  it.each([
    ['before the documents of a batch', '_g0'],
    ['between the documents and their checkpoint', 'checkpoint'],
  ])(
    '%s, again and again: nothing is lost, nothing doubled, the read models are those of a rebuild',
    async (_, collection) => {
      const lives = 3;
      let acknowledged = 0;
      for (let life = 0; life < lives; life += 1) {
        node = await started();
        const living = node;
        let writes = 0;
        proxy.onRequest = (piece) => {
          if (!piece.includes('\u0002update\0') || !piece.includes(`${collection}\0`)) return 'pass';
          writes += 1;
          if (writes < 8) return 'pass';
          living.signal('SIGKILL');
          return 'cut';
        };
        while (await register(acknowledged, living)) acknowledged += 1;
      }
      proxy.onRequest = () => 'pass';
      node = await started();
      expect(await register(acknowledged, node)).toBe(true);
      const store = new EventStoreDbEventStore({ url: server.url, streams: ourStreams });
      const readStore = new MongoDbReadStore(direct);
      try {
        const { events } = await everythingAfter(store, startPosition, 1000);
        const registered = events.filter(({ type }) => type === 'OrganisationRegistered').map(({ data }) => Number(data.kvk) - 20_000_000);
        expect(registered).toStrictEqual(Array.from({ length: acknowledged + 1 }, (_unused, number) => number));
        await expectAsRebuilt(readStore, store, events);
      } finally {
        await readStore.close();
        await store.close();
      }
    },
    240_000,
  );
});

import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '../../domain/ports/errors.ts';
import { readModels } from '../../projections/read-models.ts';
import { MemoryEventStore } from '../../src/event-store/memory/memory-event-store.ts';
import { ProjectionRunner } from '../../src/projecting/runner.ts';
import { MongoDbReadStore } from '../../src/read-store/mongodb/mongodb-read-store.ts';
import { MongoDbServer } from '../support/mongodb/server.ts';
import { newDatabase } from '../support/stores-under-test.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';
import { expectAsRebuilt, expectExactly, silent, until, Writers } from './writing-under-faults.ts';

const term = { leaseMs: 1000, renewMs: 200 };
/** Shorter than in production, so that many faults fit into a test. */
const patience = { selectionMs: 1000, answerMs: 3000 };
const possible = MongoDbServer.possible();

type Fault = (server: MongoDbServer, proxy: TcpProxy, progress: () => Promise<void>) => unknown;

/** Whether a piece of the wire protocol is a command of this name on this collection. */
const isCommand = (piece: Buffer, name: string, collection: string): boolean => piece.includes(`\u0002${name}\0`) && piece.includes(`${collection}\0`);

/** Cuts the connection once, at the piece that is looked for. */
function cutOnce(proxy: TcpProxy, side: 'onRequest' | 'onAnswer', at: (piece: Buffer) => boolean): Promise<void> {
  return new Promise((resolve) => {
    let done = false;
    proxy[side] = (piece) => {
      if (done || !at(piece)) return 'pass';
      done = true;
      resolve();
      return 'cut';
    };
  });
}

/** Kills the server at the moment at which the checkpoint of a batch is to be written: its documents are. */
async function killBetweenDocumentsAndCheckpoint(server: MongoDbServer, proxy: TcpProxy): Promise<void> {
  await cutOnce(proxy, 'onRequest', (piece) => isCommand(piece, 'update', 'checkpoint'));
  await server.kill();
  await server.restart();
}

const faults: readonly (readonly [what: string, fault: Fault])[] = [
  ['kill -9 and a restart', async (server) => [await server.kill(), await server.restart()]],
  ['kill -9 between the documents of a batch and its checkpoint', killBetweenDocumentsAndCheckpoint],
  ['a stop of the process that is longer than anybody waits', async (server) => [server.freeze(), await sleep(5000), server.thaw()]],
  ['a stop of the process', async (server) => [server.freeze(), await sleep(2000), server.thaw()]],
  ['the connection cut before a write', (_, proxy) => cutOnce(proxy, 'onRequest', (piece) => isCommand(piece, 'update', '_g0'))],
  [
    'the connection cut between a write and its answer',
    async (_, proxy) => {
      let asked = false;
      proxy.onRequest = (piece) => {
        asked ||= isCommand(piece, 'update', '_g0');
        return 'pass';
      };
      await cutOnce(proxy, 'onAnswer', () => asked);
    },
  ],
  [
    'the connection cut between a checkpoint and its answer',
    async (_, proxy) => {
      let asked = false;
      proxy.onRequest = (piece) => {
        asked ||= isCommand(piece, 'update', 'checkpoint');
        return 'pass';
      };
      await cutOnce(proxy, 'onAnswer', () => asked);
    },
  ],
  [
    'every tenth piece of traffic cut for a while',
    async (_, proxy, progress) => {
      let pieces = 0;
      proxy.onRequest = () => {
        pieces += 1;
        return pieces % 10 === 0 ? 'cut' : 'pass';
      };
      await progress();
      await sleep(1000);
      proxy.onRequest = () => 'pass';
    },
  ],
];

(possible ? describe : describe.skip)('sixteen writers and all read models on a MongoDB that suffers', () => {
  let server: MongoDbServer;
  let proxy: TcpProxy;
  let events: MemoryEventStore;
  let readStore: MongoDbReadStore;
  let runner: ProjectionRunner;

  beforeEach(async () => {
    server = await MongoDbServer.start();
    proxy = await TcpProxy.to(Number(new URL(server.url).port));
    events = new MemoryEventStore();
    readStore = new MongoDbReadStore(newDatabase(`mongodb://127.0.0.1:${proxy.port}/`), patience);
    runner = new ProjectionRunner(events, readStore, readModels, silent, term);
    await runner.start();
  });
  afterEach(async () => {
    await runner.stop();
    await readStore.close();
    await proxy.close();
    await server.stop();
  });

  const keptUp = async (): Promise<void> => {
    const head = await events.head();
    await until(async () => (await runner.status().catch(() => [])).some(({ name, position }) => name === 'audit-history' && position >= head));
  };

  it.each(faults)('%s: the read models are those of a rebuild, and go on by themselves', async (_, fault) => {
    const writers = new Writers(slowed(events));
    await writers.progress(3);
    await fault(server, proxy, () => writers.progress(3));
    await writers.progress(3);
    await writers.stop();
    await keptUp();
    await expectAsRebuilt(readStore, events, await expectExactly(writers, events));
    expect((await runner.status()).map(({ state }) => state)).toStrictEqual(readModels.map(() => 'live'));
  });

  it('that is away: reads are told so, and a process that starts waits for it', async () => {
    await runner.stop();
    await server.kill();
    const [projection] = readModels;
    await expect(readStore.open(projection as never)).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(readStore.claimKey('key', 'fingerprint')).rejects.toBeInstanceOf(StoreUnavailable);
    runner = new ProjectionRunner(events, readStore, readModels, silent, term);
    await runner.start();
    await server.restart();
    const writers = new Writers(slowed(events));
    await writers.progress(2);
    await writers.stop();
    await keptUp();
    await expectAsRebuilt(readStore, events, await expectExactly(writers, events));
  });
});

/** The log in memory is so fast that it would leave the read models far behind. */
function slowed(events: MemoryEventStore): MemoryEventStore {
  return new Proxy(events, {
    get: (target, name) => {
      const value = Reflect.get(target, name) as unknown;
      if (typeof value !== 'function') return value;
      const bound = value.bind(target);
      if (name !== 'append') return bound;
      return async (...given: readonly unknown[]) => {
        await sleep(100);
        return bound(...given);
      };
    },
  });
}

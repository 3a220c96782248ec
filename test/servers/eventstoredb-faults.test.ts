import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readModels } from '../../projections/read-models.ts';
import { EventStoreDbEventStore } from '../../src/event-store/eventstoredb/eventstoredb-event-store.ts';
import { ProjectionRunner } from '../../src/projecting/runner.ts';
import { MemoryReadStore } from '../../src/read-store/memory/memory-read-store.ts';
import { EventStoreDbStandIn } from '../support/eventstoredb/stand-in.ts';
import { freePort } from '../support/free-port.ts';
import { expectAsRebuilt, expectExactly, silent, until, Writers } from './writing-under-faults.ts';

/** Shorter than in production, so that many faults fit into a test. */
const patience = { attemptMs: 400, totalMs: 2000 };
/** Longer than one attempt: what is under way ends in silence. */
const long = 1000;

type Fault = (server: EventStoreDbStandIn, writers: Writers) => unknown;

const faults: readonly (readonly [what: string, fault: Fault])[] = [
  ['kill -9 and a restart at once', async (server) => [await server.kill(), await server.restart()]],
  ['kill -9 and a restart that is not ready for a while', async (server) => [await server.kill(), await server.restart({ notReadyMs: 300 })]],
  ['kill -9 and nothing for longer than anybody waits', async (server) => [await server.kill(), await sleep(3000), await server.restart()]],
  ['a stop of the process that is shorter than an attempt', async (server) => [server.freeze(), await sleep(200), server.thaw()]],
  ['a stop of the process that is longer than an attempt', async (server) => [server.freeze(), await sleep(long), server.thaw()]],
  ['SIGTERM and a restart', async (server) => [await server.terminate(), await server.restart({ notReadyMs: 200 })]],
  [
    'a stop during which the connections are dropped',
    async (server) => [server.freeze(), await sleep(long), server.cutConnections(), await sleep(long), server.thaw()],
  ],
  ['all connections cut', (server) => server.cutConnections()],
  [
    'new connections refused for a while',
    async (server) => [server.refuseConnections(), server.cutConnections(), await sleep(long), await server.acceptConnections()],
  ],
  ['subscriptions dropped', (server) => server.dropSubscriptions()],
  ['appends that are slow', (server) => server.faults.next('append', 'delay', { times: 20, ms: 300 })],
  ['appends that are slower than an attempt', (server) => server.faults.next('append', 'delay', { times: 20, ms: long })],
  ['appends that are not ready to be taken', (server) => server.faults.next('append', 'not-ready', { times: 40 })],
  ['the connection cut before the commit', (server) => server.faults.next('append', 'cut-before-commit', { times: 3 })],
  ['the connection cut between the commit and the answer', (server) => server.faults.next('append', 'cut-after-commit', { times: 3 })],
  [
    'appends that hang before the commit',
    async (server) => [server.faults.next('append', 'hang-before-commit', { times: 20 }), await sleep(long), server.faults.clear()],
  ],
  [
    'appends that hang between the commit and the answer',
    async (server) => [server.faults.next('append', 'hang-after-commit', { times: 20 }), await sleep(long), server.faults.clear()],
  ],
  ['appends that expire before the commit', (server) => server.faults.next('append', 'expire-before-commit', { times: 20 })],
  ['appends that expire after the commit', (server) => server.faults.next('append', 'expire-after-commit', { times: 20 })],
  [
    'reads that are slow, not ready, cut and dropped',
    (server) => (['delay', 'not-ready', 'cut', 'drop'] as const).map((kind) => server.faults.next('read', kind, { times: 3 })),
  ],
  ['reads that hang', async (server) => [server.faults.next('read', 'hang', { times: 5 }), await sleep(long), server.faults.clear()]],
  [
    'subscriptions that break as soon as they are opened again',
    (server) => [server.faults.next('subscribe', 'cut', { times: 4, afterEvents: 3 }), server.dropSubscriptions()],
  ],
  ['subscriptions that are not taken', (server) => [server.faults.next('subscribe', 'not-ready', { times: 4 }), server.dropSubscriptions()]],
  ['a subscription that hangs amid its events', (server) => [server.faults.next('subscribe', 'hang', { afterEvents: 5 }), server.dropSubscriptions()]],
];

describe('sixteen writers and all read models on an EventStoreDB that suffers', () => {
  let server: EventStoreDbStandIn;
  let store: EventStoreDbEventStore;
  let readStore: MemoryReadStore;
  let runner: ProjectionRunner;
  const opened = () => new EventStoreDbEventStore({ url: server.url, streams: ['organisation-'], patience });

  beforeEach(async () => {
    server = await EventStoreDbStandIn.start();
    store = opened();
    readStore = new MemoryReadStore();
    runner = new ProjectionRunner(store, readStore, readModels, silent);
    await runner.start();
  });
  afterEach(async () => {
    server.faults.clear();
    await runner.stop();
    await store.close();
    await server.stop();
  });

  async function expectWhole(writers: Writers): Promise<void> {
    await writers.stop();
    const fresh = opened();
    try {
      const events = await expectExactly(writers, fresh);
      await expectAsRebuilt(readStore, fresh, events);
    } finally {
      await fresh.close();
    }
  }

  it.each(faults)('%s: nothing is lost, nothing doubled, and all go on by themselves', async (_, fault) => {
    const writers = new Writers(store);
    await writers.progress();
    await fault(server, writers);
    await writers.progress();
    await expectWhole(writers);
  });

  it('all of it, one after the other', async () => {
    const writers = new Writers(store);
    for (const [, fault] of faults) {
      await fault(server, writers);
      await writers.progress(1);
    }
    await expectWhole(writers);
  }, 120_000);
});

describe('an EventStoreDB that is not there when the process starts', () => {
  it('is waited for, and told as unavailable meanwhile', async () => {
    const port = await freePort();
    const store = new EventStoreDbEventStore({ url: `esdb://127.0.0.1:${port}?tls=false`, streams: ['organisation-'], patience });
    const readStore = new MemoryReadStore();
    const runner = new ProjectionRunner(store, readStore, readModels, silent);
    await runner.start();
    const writers = new Writers(store);
    await until(() => writers.refusals >= 16);
    await expect(runner.status()).rejects.toThrow('EventStoreDB does not answer');
    const server = await EventStoreDbStandIn.start({ port, notReadyMs: 200 });
    try {
      await writers.progress();
      await writers.stop();
      const events = await expectExactly(writers, store);
      await expectAsRebuilt(readStore, store, events);
    } finally {
      await runner.stop();
      await store.close();
      await server.stop();
    }
  });
});

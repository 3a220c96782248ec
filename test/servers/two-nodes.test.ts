import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startPosition } from '../../domain/ports/event-store.ts';
import { EventStoreDbEventStore } from '../../src/event-store/eventstoredb/eventstoredb-event-store.ts';
import { usualTerm } from '../../src/projecting/tenure.ts';
import { MongoDbReadStore } from '../../src/read-store/mongodb/mongodb-read-store.ts';
import { ourStreams } from '../../src/stores.ts';
import { everythingAfter } from '../contract/event-store/feeding.ts';
import { EventStoreDbStandIn } from '../support/eventstoredb/stand-in.ts';
import { newDatabase } from '../support/stores-under-test.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';
import { NodeProcess } from './node-process.ts';
import { mongoDbUrl } from './targets.ts';
import { expectAsRebuilt, until } from './writing-under-faults.ts';

/** What the design promises: so long after a kill another node has taken over and caught up. */
const takeoverMs = 15_000;
const clients = 4;
const longerThanLeaseMs = usualTerm.leaseMs + 2 * usualTerm.renewMs;
/** Between two requests of a client: FerretDB, which goes through a whole collection for each document, must keep up. */
const pauseMs = 50;

const organisation = (number: number) => ({
  name: `Bedrijf ${number}`,
  kind: 'employer',
  kvk: String(10_000_000 + number),
  municipality: 'GM0546',
  postcode: '2348 LV',
  place: 'Leiden',
  sectors: ['zorg-welzijn-sport'],
});

(mongoDbUrl === '' ? describe.skip : describe)('two nodes on one EventStoreDB and one MongoDB', () => {
  let server: EventStoreDbStandIn;
  let database: string;
  /** Between each node and MongoDB. */
  let proxies: readonly TcpProxy[];
  let nodes: readonly NodeProcess[];
  /** All there are, also while a test asks only some. */
  let started: readonly NodeProcess[];

  beforeEach(async () => {
    server = await EventStoreDbStandIn.start();
    database = newDatabase(mongoDbUrl);
    proxies = [await TcpProxy.to(Number(new URL(mongoDbUrl).port)), await TcpProxy.to(Number(new URL(mongoDbUrl).port))];
    [nodes, started] = [[], []];
    for (const { port } of proxies) {
      const through = new URL(database);
      through.port = String(port);
      const node = await NodeProcess.start({
        STAGEPACT_EVENT_STORE: 'eventstoredb',
        STAGEPACT_READ_STORE: 'mongodb',
        EVENTSTOREDB_URL: server.url,
        MONGODB_URL: through.href,
        STAGEPACT_ACCESS: 'development',
      });
      nodes = [...nodes, node];
      started = nodes;
      await until(async () => (await node.ready()).status === 'ready');
    }
  });
  afterEach(async () => {
    await Promise.all(started.map((node) => node.end()));
    await Promise.all(proxies.map((proxy) => proxy.close()));
    await server.stop();
  });

  const statesOf = async (node: NodeProcess): Promise<ReadonlySet<string>> => new Set((await node.ready()).readModels.map(({ state }) => state));

  /** Clients that register organisations all the time, by the node that answers; every request again until it is acknowledged. */
  function load(): { readonly acknowledged: Map<number, string>; stop(): Promise<void> } {
    const acknowledged = new Map<number, string>();
    let [next, stopped] = [0, false];
    const client = async (): Promise<void> => {
      while (!stopped) {
        const number = next++;
        for (let turn = number; ; turn += 1) {
          const node = nodes[turn % nodes.length] as NodeProcess;
          const answer = node.running ? await node.ask('POST', '/v1/organisations', organisation(number), { 'Idempotency-Key': `key-${number}` }) : undefined;
          if (answer === undefined || answer.status === 503) continue;
          expect([200, 201]).toContain(answer.status);
          acknowledged.set(number, answer.headers.get('Consistency-Token') ?? '');
          await sleep(pauseMs);
          break;
        }
      }
    };
    const running = Promise.all(Array.from({ length: clients }, client));
    return {
      acknowledged,
      stop: async () => {
        stopped = true;
        await running;
      },
    };
  }

  /** Asks the node for what was written last, until it has it. */
  async function catchesUp(node: NodeProcess, token: string): Promise<void> {
    await until(async () => (await node.ask('GET', '/v1/organisations?limit=1', undefined, { 'Consistency-Token': token }))?.status === 200);
  }

  async function expectWhole(acknowledged: ReadonlyMap<number, string>): Promise<void> {
    const store = new EventStoreDbEventStore({ url: server.url, streams: ourStreams });
    const readStore = new MongoDbReadStore(database);
    try {
      const { events } = await everythingAfter(store, startPosition, 1000);
      const registered = events.filter(({ type }) => type === 'OrganisationRegistered').map(({ data }) => Number(data.kvk) - 10_000_000);
      expect([...registered].sort((a, b) => a - b)).toStrictEqual([...acknowledged.keys()].sort((a, b) => a - b));
      await expectAsRebuilt(readStore, store, events);
    } finally {
      await readStore.close();
      await store.close();
    }
  }

  const lastToken = (acknowledged: ReadonlyMap<number, string>): string => [...acknowledged.values()].sort().at(-1) ?? '';

  it('one projects and the other stands by; a read that must have seen a write is answered by both', async () => {
    const [first, second] = nodes as [NodeProcess, NodeProcess];
    expect([await statesOf(first), await statesOf(second)]).toStrictEqual([new Set(['live']), new Set(['standby'])]);
    expect((await second.ready()).status).toBe('ready');
    for (const [number, writer] of [first, second].entries()) {
      const answer = await writer.ask('POST', '/v1/organisations', organisation(number));
      const token = answer?.headers.get('Consistency-Token') ?? '';
      for (const reader of nodes) {
        const read = await reader.ask('GET', answer?.headers.get('Location') ?? '', undefined, { 'Consistency-Token': token });
        expect(read?.status).toBe(200);
        expect(await read?.json()).toMatchObject({ name: `Bedrijf ${number}` });
      }
    }
  });

  it('kill -9 of the one that projects, under load: the other has taken over and caught up within 15 s', async () => {
    const [first, second] = nodes as [NodeProcess, NodeProcess];
    const { acknowledged, stop } = load();
    await until(() => acknowledged.size > 50);
    await first.end('SIGKILL');
    const killed = performance.now();
    await until(() => acknowledged.size > 150);
    await catchesUp(second, lastToken(acknowledged));
    const tookOver = performance.now() - killed;
    await stop();
    await catchesUp(second, lastToken(acknowledged));
    await until(async () => [...(await statesOf(second))].join() === 'live');
    process.stderr.write(`took over and caught up ${(tookOver / 1000).toFixed(1)} s after the kill, with ${acknowledged.size} organisations registered\n`);
    expect(tookOver).toBeLessThan(takeoverMs);
    await expectWhole(acknowledged);
  });

  it('an orderly stop of the one that projects: the other goes on without waiting for the lease to run out', async () => {
    const [first, second] = nodes as [NodeProcess, NodeProcess];
    await first.end('SIGTERM');
    const answer = await second.ask('POST', '/v1/organisations', organisation(1));
    await catchesUp(second, answer?.headers.get('Consistency-Token') ?? '');
    expect(await statesOf(second)).toStrictEqual(new Set(['live']));
  });

  it('a node that was stopped for a while and wakes up finds that it has lost its lease: what it still wants to write is refused', async () => {
    const [first, second] = nodes as [NodeProcess, NodeProcess];
    const { acknowledged, stop } = load();
    await until(() => acknowledged.size > 50);
    nodes = [second];
    first.signal('SIGSTOP');
    // All of them: a lease that the other has not asked for yet would still be the first one's when it wakes up.
    await until(async () => [...(await statesOf(second))].join() === 'live');
    const before = acknowledged.size;
    await until(() => acknowledged.size > before + 50);
    first.signal('SIGCONT');
    await until(async () => [...(await statesOf(first))].join() === 'standby');
    await stop();
    nodes = [first, second];
    for (const node of nodes) await catchesUp(node, lastToken(acknowledged));
    expect(first.log.join('\n')).toContain('another node runs these read models now');
    await expectWhole(acknowledged);
  });

  it('that lose both stores at once, for longer than a lease, go on by themselves when they are back, one of them projecting', async () => {
    const { acknowledged, stop } = load();
    await until(() => acknowledged.size > 50);
    for (const proxy of proxies) proxy.onRequest = () => 'cut';
    await server.kill();
    await sleep(longerThanLeaseMs);
    for (const proxy of proxies) proxy.onRequest = () => 'pass';
    await server.restart({ notReadyMs: 500 });
    const before = acknowledged.size;
    await until(() => acknowledged.size > before + 50);
    await stop();
    for (const node of nodes) await catchesUp(node, lastToken(acknowledged));
    await until(async () => (await Promise.all(nodes.map(async (node) => [...(await statesOf(node))].join()))).sort().join() === 'live,standby');
    await expectWhole(acknowledged);
  });

  it('of which the one that projects loses MongoDB: the other goes on, and it stands by when it has MongoDB again', async () => {
    const [first, second] = nodes as [NodeProcess, NodeProcess];
    const [proxy] = proxies as [TcpProxy, TcpProxy];
    const { acknowledged, stop } = load();
    await until(() => acknowledged.size > 50);
    nodes = [second];
    proxy.onRequest = () => 'cut';
    await until(async () => [...(await statesOf(second))].join() === 'live');
    const before = acknowledged.size;
    await until(() => acknowledged.size > before + 50);
    proxy.onRequest = () => 'pass';
    await until(async () => [...(await statesOf(first))].join() === 'standby');
    await stop();
    nodes = [first, second];
    for (const node of nodes) await catchesUp(node, lastToken(acknowledged));
    await expectWhole(acknowledged);
  });

  it('that are both stopped for longer than a lease agree on who projects when they wake up', async () => {
    const { acknowledged, stop } = load();
    await until(() => acknowledged.size > 50);
    for (const node of nodes) node.signal('SIGSTOP');
    await sleep(longerThanLeaseMs);
    for (const node of nodes) node.signal('SIGCONT');
    const before = acknowledged.size;
    await until(() => acknowledged.size > before + 50);
    await stop();
    for (const node of nodes) await catchesUp(node, lastToken(acknowledged));
    await expectWhole(acknowledged);
  });

  it('do what a plan leads to once, also when the one that does it is stopped amid that and goes on after the other has done it', async () => {
    const [first, second] = nodes as [NodeProcess, NodeProcess];
    const done = async (path: string, body: object): Promise<string> => {
      const answer = await second.ask('POST', path, body);
      expect([200, 201]).toContain(answer?.status);
      return answer?.headers.get('Location') ?? '';
    };
    const idOf = (location: string): string => location.split('/').at(-1) ?? '';
    const associationId = idOf(await done('/v1/organisations', { ...organisation(1), kind: 'park-association' }));
    const organisationId = idOf(await done('/v1/organisations', { ...organisation(2), kind: 'educational-institution', brin: '97XA' }));
    const parks: string[] = [];
    for (let number = 0; number < 30; number += 1) {
      const park = await done('/v1/business-park-networks', { name: `Park ${number}`, municipality: 'GM0546', associationId, occurredOn: '2022-03-01' });
      await done(`${park}/institutions`, { organisationId, occurredOn: '2025-04-01' });
      await done(`${park}/rhythm`, { activities: [{ kind: 'institution-at-park', month: 10 }] });
      parks.push(park);
    }
    const store = new EventStoreDbEventStore({ url: server.url, streams: ourStreams });
    try {
      const daysPlanned = async () => (await everythingAfter(store, startPosition, 1000)).events.filter(({ type }) => type === 'InformationDayPlanned');
      const plan = (some: readonly string[]) => Promise.all(some.map((park) => done(`${park}/school-year-plans`, { schoolYear: '2026-2027' })));
      const planning = plan(parks.slice(0, parks.length / 2));
      await until(async () => (await daysPlanned()).length > 0);
      first.signal('SIGSTOP');
      await planning;
      await plan(parks.slice(parks.length / 2));
      await until(async () => (await daysPlanned()).length === parks.length);
      await until(async () => [...(await statesOf(second))].join() === 'live');
      first.signal('SIGCONT');
      await until(async () => [...(await statesOf(first))].join() === 'standby');
      await done('/v1/organisations', organisation(3));
      const days = await daysPlanned();
      expect(new Set(days.map(({ stream }) => stream)).size).toBe(parks.length);
      expect(days).toHaveLength(parks.length);
      for (const node of nodes) {
        expect((await node.ready()).status).toBe('ready');
        expect(node.log.join('\n')).not.toContain('was refused');
      }
    } finally {
      await store.close();
    }
  });
});

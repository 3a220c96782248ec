import { describe, expect, it } from '@jest/globals';
import express from 'express';
import supertest from 'supertest';
import { healthRoutes } from '../../../api/health/routes.ts';
import { NotCaughtUp, StoreUnavailable } from '../../../domain/ports/errors.ts';
import { startPosition } from '../../../domain/ports/event-store.ts';
import type { Projection } from '../../../domain/ports/projection.ts';
import { ProjectionRunner } from '../../../src/projecting/runner.ts';
import { MemoryReadStore } from '../../../src/read-store/memory/memory-read-store.ts';
import { counting, malformed, moved, type Naming, naming, organisationStream, renamed, unheardOf } from '../../support/naming.ts';
import {
  anewForEachTest,
  append,
  both,
  checkpointOf,
  feed,
  kept,
  log,
  namesAt,
  renamesAt,
  run,
  running,
  statesOf,
  store,
  until,
} from '../../support/run-anew.ts';
import { Gate } from '../../support/running.ts';

anewForEachTest();

describe('running', () => {
  it('keeps every read model up to date, past events that it does not know', async () => {
    const runner = await run();
    const position = await append(renamed('Rijn'), unheardOf(), moved(), renamed('Vliet'));
    expect(await namesAt(runner, position)).toStrictEqual(['Rijn', 'Vliet']);
    expect(await renamesAt(runner, position)).toBe(2);
    expect(await statesOf(runner)).toStrictEqual({ naming: 'live', counting: 'live' });
    expect(await namesAt(runner, await append(renamed('Zijl')))).toStrictEqual(['Rijn', 'Vliet', 'Zijl']);
  });

  it('reads the log once for all of them', async () => {
    const runner = await run();
    const position = await append(renamed('Rijn'));
    await namesAt(runner, position);
    await renamesAt(runner, position);
    expect(feed.opened).toStrictEqual([startPosition]);
  });

  it('lets nobody wait for a second look who asks at the very moment in which it is reached', async () => {
    const runner = await run();
    store.gate.close();
    const position = await append(renamed('Rijn'));
    await store.gate.arrived;
    store.gate.open();
    let answered = 0;
    const asked = 100;
    for (let moment = 0; moment < asked; moment += 1) {
      void runner.collection(naming, position).then(() => {
        answered += 1;
      });
      await Promise.resolve();
    }
    for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
    expect(answered).toBe(asked);
  });

  it('asks for no page before the one in hand has been written', async () => {
    await append(...Array.from({ length: 2500 }, () => renamed('Rijn')));
    store.gate.close();
    const runner = await run();
    await store.gate.arrived;
    const asked = feed.asked;
    await new Promise(setImmediate);
    expect([asked, feed.asked]).toStrictEqual([1, 1]);
    store.gate.open();
    expect(await renamesAt(runner, await log.head())).toBe(2500);
    expect(feed.asked).toBeLessThanOrEqual(4);
  });
});

describe('an event that a projection cannot fold', () => {
  it.each([
    ['because it fails', renamed('poison')],
    ['because it cannot be read', malformed()],
    ['because what it leaves cannot be written', renamed('unwritable')],
  ])('stops that projection before it, %s; what came before counts, and the others go on', async (_, poison) => {
    const others = [naming, { ...counting, types: new Set(['OrganisationMoved']) }] as unknown as readonly Projection[];
    const runner = await run(others);
    const before = await append(renamed('Rijn'), moved(), renamed('Vliet'));
    const after = await append(moved(), poison, renamed('Zijl'), moved());
    const counted = (await (await runner.collection(counting, after)).get(['OrganisationMoved'])).get('OrganisationMoved');
    expect(counted?.document.count).toBe(3);
    expect(await namesAt(runner, before)).toStrictEqual(['Rijn', 'Vliet']);
    await expect(runner.collection(naming, after)).rejects.toBeInstanceOf(NotCaughtUp);
    expect((await runner.status()).find(({ name }) => name === 'naming')).toMatchObject({ state: 'stopped', stoppedAt: poison.id });
    const [position] = (await log.read(organisationStream('a'), { from: 3 as never, limit: 1 })).map((event) => event.position);
    expect(await checkpointOf(naming)).toBe(position);
  });

  it('is named once, and turns readiness red', async () => {
    const runner = await run();
    const app = express();
    healthRoutes(app, () => runner.status());
    await renamesAt(runner, await append(renamed('Rijn')));
    expect((await supertest(app).get('/readyz')).status).toBe(200);

    const poison = renamed('poison');
    await renamesAt(runner, await append(poison));
    for (let more = 0; more < 3; more += 1) await renamesAt(runner, await append(moved()));
    const told = kept.lines.filter(({ level }) => level >= 50);
    expect(told).toMatchObject([
      { projection: 'naming', eventId: poison.id, type: 'OrganisationRenamed', stream: 'organisation-a', err: { message: 'cannot fold this name' } },
    ]);
    const readiness = await supertest(app).get('/readyz');
    expect(readiness.status).toBe(503);
    expect(readiness.body.readModels).toMatchObject([
      { name: 'naming', state: 'stopped', behind: 4 },
      { name: 'counting', state: 'live', behind: 0 },
    ]);
  });

  it('lets go of those who wait for what comes after it, at once', async () => {
    const runner = await run();
    feed.gate.close();
    const position = await append(renamed('poison'), renamed('Rijn'));
    const waiting = runner.collection(naming, position);
    feed.gate.open();
    await expect(waiting).rejects.toThrow('naming is stopped');
  });

  it('is tried again by the next program, which may be able to fold it', async () => {
    const runner = await run();
    const position = await append(renamed('Rijn'), renamed('poison'), renamed('Vliet'));
    await renamesAt(runner, position);
    await runner.stop();
    const mended: typeof naming = {
      ...naming,
      evolve: ({ stream, event }, documents) => [{ _id: stream, names: [...(documents.get(stream)?.names ?? []), String(event.data.name)], changes: 0 }],
    };
    expect(await namesAt(await run([mended, counting] as unknown as readonly Projection[]), position)).toStrictEqual(['Rijn', 'poison', 'Vliet']);
  });
});

describe('a projection that is behind', () => {
  it('catches up by itself and then goes on with the others, without holding them up', async () => {
    const first = await run([counting] as unknown as readonly Projection[]);
    await renamesAt(first, await append(...Array.from({ length: 30 }, () => renamed('Rijn'))));
    await first.stop();

    feed.opened.length = 0;
    feed.gate.close();
    const runner = await run();
    await feed.gate.arrived;
    expect(await statesOf(runner)).toStrictEqual({ naming: 'catching-up', counting: 'live' });
    expect([...feed.opened].sort()).toStrictEqual([startPosition, await checkpointOf(counting)].sort());
    feed.gate.open();
    await until(async () => (await statesOf(runner)).naming === 'live');
    const position = await append(renamed('Vliet'));
    expect((await namesAt(runner, position))?.length).toBe(31);
    expect(await renamesAt(runner, position)).toBe(31);
  });
});

describe('a projection that another node takes over while it catches up', () => {
  it('does not hold up those that this node goes on with', async () => {
    const first = await run([counting] as unknown as readonly Projection[]);
    await renamesAt(first, await append(...Array.from({ length: 450 }, () => renamed('Rijn'))));
    await first.stop();

    feed.gate.close();
    const runner = new ProjectionRunner(feed, store, both, kept.logger, { leaseMs: 60_000, renewMs: 1 });
    running.push(runner);
    await runner.start();
    await feed.gate.arrived;
    const lease = store.lease.bind(store);
    store.lease = async (definition, ...asked) => (definition.name === naming.name ? undefined : lease(definition, ...asked));
    await until(async () => (await statesOf(runner)).naming === 'standby');
    feed.gate.open();
    expect(await renamesAt(runner, await append(renamed('Vliet')))).toBe(451);
    expect(await renamesAt(runner, await append(renamed('Zijl')))).toBe(452);
  });
});

describe('readiness', () => {
  it('waits for read models that are all behind, as on a log that was put back, and for those that a store keeps from going on', async () => {
    await append(renamed('Rijn'));
    feed.gate.close();
    const runner = await run();
    expect(await statesOf(runner)).toStrictEqual({ naming: 'catching-up', counting: 'catching-up' });
    feed.gate.open();
    await until(async () => Object.values(await statesOf(runner)).every((state) => state === 'live'));

    store.failure = () => new StoreUnavailable('away');
    await append(renamed('Vliet'));
    await until(async () => Object.values(await statesOf(runner)).every((state) => state === 'catching-up'));
    store.failure = () => undefined;
    await until(async () => Object.values(await statesOf(runner)).every((state) => state === 'live'));
  });
});

describe('a checkpoint that somebody else has moved', () => {
  it('is taken over: nothing is written over, nothing folded twice, nothing left out', async () => {
    const runner = await run();
    const first = await append(renamed('Rijn'));
    expect(await namesAt(runner, first)).toStrictEqual(['Rijn']);
    feed.gate.close();
    await feed.gate.arrived;
    const second = await append(renamed('Vliet'));
    const byAnother: Naming = { _id: organisationStream('a'), names: ['Rijn', 'by another'], changes: 2 };
    await (await store.open<Naming>(naming)).write({ from: first, to: second, documents: [{ document: byAnother, position: second }] });
    feed.gate.open();
    expect(await namesAt(runner, await append(renamed('Zijl')))).toStrictEqual(['Rijn', 'by another', 'Zijl']);
  });

  it('lets those go on who waited for what the other has done', async () => {
    const runner = await run();
    const first = await append(renamed('Rijn'));
    await namesAt(runner, first);
    feed.gate.close();
    await feed.gate.arrived;
    const second = await append(renamed('Vliet'));
    const waiting = runner.collection(naming, second);
    await (await store.open(naming)).write({ from: first, to: second, documents: [] });
    feed.gate.open();
    expect(await (await waiting).checkpoint()).toBe(second);
  });
});

describe('stopping', () => {
  it('writes the page in hand and its checkpoint first, and reads no more', async () => {
    const runner = await run();
    store.gate.close();
    const position = await append(renamed('Rijn'));
    await store.gate.arrived;
    let stopped = false;
    const stopping = runner.stop().then(() => {
      stopped = true;
    });
    await new Promise(setImmediate);
    expect(stopped).toBe(false);
    store.gate.open();
    await stopping;
    expect(await checkpointOf(naming)).toBe(position);
    const { asked } = feed;
    await append(renamed('Vliet'));
    await new Promise(setImmediate);
    expect(feed.asked).toBe(asked);
  });

  it('leaves no place in the log open, also when it comes while the store is opening the read models after a pause', async () => {
    const opening = new Gate();
    const slow = new MemoryReadStore();
    const openAtOnce = slow.open.bind(slow);
    slow.open = async (definition) => {
      await opening.pass();
      return openAtOnce(definition);
    };
    const runner = await run(both, slow);
    opening.close();
    feed.failure = new StoreUnavailable('away');
    await opening.arrived;
    feed.failure = undefined;
    const stopped = runner.stop();
    opening.open();
    await stopped;
    expect(feed.closed).toBe(feed.opened.length);
  });

  it('lets the next runner begin where it ended', async () => {
    const runner = await run();
    const position = await append(renamed('Rijn'), renamed('Vliet'));
    await namesAt(runner, position);
    await renamesAt(runner, position);
    await runner.stop();
    feed.opened.length = 0;
    const next = await run();
    expect(await namesAt(next, await append(renamed('Zijl')))).toStrictEqual(['Rijn', 'Vliet', 'Zijl']);
    expect(feed.opened).toStrictEqual([position]);
  });

  it('does not wait for a log at whose end nothing happens', async () => {
    const runner = await run();
    await until(() => feed.asked > 0);
    await runner.stop();
    expect((await runner.status()).map(({ state }) => state)).toStrictEqual(['standby', 'standby']);
  });
});

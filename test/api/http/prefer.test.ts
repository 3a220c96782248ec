import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import supertest from 'supertest';
import { type Position, positionOf, type StreamName } from '../../../domain/ports/event-store.ts';
import { OrganisationId } from '../../../domain/shared/identifiers.ts';
import { auditHistory } from '../../../projections/audit-history/projection.ts';
import { MemoryEventStore } from '../../../src/event-store/memory/memory-event-store.ts';
import { ProjectionRunner } from '../../../src/projecting/runner.ts';
import { bareServer, route } from '../../support/bare-server.ts';
import { appendAll } from '../../support/log.ts';
import { proposed } from '../../support/proposed.ts';
import { keepingLogger, WatchedReadStore } from '../../support/running.ts';

const token = positionOf(7);

describe('Prefer: wait', () => {
  const server = bareServer([
    route('/things', async ({ consistency }) => ({ status: 200, body: { consistency } })),
    route('/things', async () => ({ status: 200, body: {} }), { method: 'post' }),
  ]);
  const get = (headers: Readonly<Record<string, string>>) => supertest(server).get('/v1/things').set(headers);

  it.each([
    ['wait=3', 3],
    ['Wait = 3', 3],
    ['wait="3"', 3],
    ['respond-async, wait=3; foo="bar"', 3],
    ['wait=3, wait=9', 3],
    ['wait=0', 0],
    ['wait=86400', 20],
  ])('%s waits so long for what was written, and says so', async (preference, seconds) => {
    const answer = await get({ Prefer: preference, 'Consistency-Token': token });
    expect(answer.body.consistency).toStrictEqual({ position: token, withinMs: seconds * 1000 });
    expect(answer.get('Preference-Applied')).toBe(`wait=${seconds}`);
  });

  it.each(['wait', 'wait=', 'wait=soon', 'wait=-1', 'wait=1.5', 'waiting=3', 'handling=lenient', ''])('%j is passed over', async (preference) => {
    const answer = await get({ Prefer: preference, 'Consistency-Token': token });
    expect([answer.status, answer.body.consistency, answer.get('Preference-Applied')]).toStrictEqual([200, token, undefined]);
  });

  it('counts for who asks for the head alone', async () => {
    const answer = await supertest(server).head('/v1/things').set({ Prefer: 'wait=3', 'Consistency-Token': token });
    expect([answer.status, answer.get('Preference-Applied')]).toStrictEqual([200, 'wait=3']);
  });

  it('says nothing where there is nothing to wait for', async () => {
    expect((await get({ Prefer: 'wait=3' })).get('Preference-Applied')).toBeUndefined();
    const written = await supertest(server).post('/v1/things').set({ Prefer: 'wait=3', 'Consistency-Token': token }).send({});
    expect([written.status, written.get('Preference-Applied')]).toStrictEqual([200, undefined]);
  });
});

describe('a read that waits', () => {
  let store: MemoryEventStore;
  let readStore: WatchedReadStore;
  let runner: ProjectionRunner;
  let server: Express;
  let head: Position;
  beforeEach(async () => {
    store = new MemoryEventStore();
    readStore = new WatchedReadStore();
    runner = new ProjectionRunner(store, readStore, [auditHistory] as never, keepingLogger().logger);
    server = bareServer([
      route('/things', async ({ consistency }) => {
        await runner.collection(auditHistory, consistency);
        return { status: 200, body: {} };
      }),
    ]);
    await runner.start();
    readStore.gate.close();
    const renamed = proposed({ type: 'OrganisationRenamed', data: { name: 'Vliet', occurredOn: '2026-11-20' } });
    head = await appendAll(store, `organisation-${OrganisationId.example}` as StreamName, [renamed]);
    await readStore.gate.arrived;
  });
  afterEach(async () => {
    readStore.gate.open();
    await runner.stop();
    await store.close();
  });
  const read = (wait: number) =>
    supertest(server)
      .get('/v1/things')
      .set({ Prefer: `wait=${wait}`, 'Consistency-Token': head });

  it('is answered as soon as the read model is there', async () => {
    const waiting = read(20).then((answer) => answer);
    readStore.gate.open();
    expect((await waiting).status).toBe(200);
  });

  it('is told to come back when that takes longer than the client would wait', async () => {
    const answer = await read(0);
    expect([answer.status, answer.body.code, answer.get('Retry-After'), answer.get('Preference-Applied')]).toStrictEqual([503, 'NotCaughtUp', '1', 'wait=0']);
  });
});

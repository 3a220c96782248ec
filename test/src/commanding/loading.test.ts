import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { streamOf } from '../../../domain/aggregates.ts';
import type { Revision } from '../../../domain/ports/event-store.ts';
import { DecidingCommandHandler } from '../../../src/commanding/handler.ts';
import { AggregateLoader } from '../../../src/commanding/loader.ts';
import { StateCache } from '../../../src/commanding/state-cache.ts';
import { MemoryEventStore } from '../../../src/event-store/memory/memory-event-store.ts';
import { fixedClock } from '../../support/application.ts';
import { addContact, by, handlerOn, noFacts, register, rename, step } from '../../support/handling.ts';

describe('an aggregate', () => {
  let store: MemoryEventStore;
  let id: string;
  beforeEach(() => {
    store = new MemoryEventStore();
    id = randomUUID();
  });

  it('that is not there is not found, now or then', async () => {
    const handler = handlerOn(store);
    expect(await handler.load('organisation', id)).toBeUndefined();
    expect(await handler.loadAsOf('organisation', id, { revision: 0 as Revision })).toBeUndefined();
    expect(await handler.loadAsOf('organisation', id, { instant: '2026-11-20T12:00:00Z' })).toBeUndefined();
  });

  it('is loaded as it is now, whoever wrote to it', async () => {
    const [one, other] = [handlerOn(store), handlerOn(store)];
    await one.handle('organisation', id, [step(register())], by());
    await other.load('organisation', id);
    const { state, revision, position } = await one.handle('organisation', id, [step(rename('Rijn techniek'))], by());
    expect(await other.load('organisation', id)).toStrictEqual({ state, revision, position });
  });

  it('is loaded as it was after a revision', async () => {
    const handler = handlerOn(store);
    const outcomes = [await handler.handle('organisation', id, [step(register())], by())];
    for (const name of ['Tweede', 'Derde', 'Vierde']) outcomes.push(await handler.handle('organisation', id, [step(rename(name))], by()));
    for (const { state, revision, position } of outcomes) {
      expect(await handler.loadAsOf('organisation', id, { revision })).toStrictEqual({ state, revision, position });
    }
    expect(await handler.loadAsOf('organisation', id, { revision: 99 as Revision })).toMatchObject({ revision: 3 });
  });

  it('is loaded as it was at an instant, whatever zone that is told in', async () => {
    let now = '2026-11-20T12:00:00.000Z';
    const clock = { ...fixedClock, now: () => now };
    const handler = new DecidingCommandHandler(store, new AggregateLoader(store, new StateCache(10)), noFacts, clock);
    await handler.handle('organisation', id, [step(register('Eerste'))], by());
    now = '2026-11-20T13:00:00.000Z';
    await handler.handle('organisation', id, [step(rename('Tweede'))], by());
    const nameAt = async (instant: string): Promise<unknown> => (await handler.loadAsOf('organisation', id, { instant }))?.state;
    expect(await nameAt('2026-11-20T11:59:59.999Z')).toBeUndefined();
    expect(await nameAt('2026-11-20T12:00:00Z')).toMatchObject({ name: 'Eerste' });
    expect(await nameAt('2026-11-20T13:59:59+01:00')).toMatchObject({ name: 'Eerste' });
    expect(await nameAt('2026-11-20T14:00:00+01:00')).toMatchObject({ name: 'Tweede' });
  });

  it('of more events than are read at once is folded whole', async () => {
    const handler = handlerOn(store);
    const contacts = Array.from({ length: 1100 }, (_, number) => step(addContact(`ct-${number}`)));
    await handler.handle('organisation', id, [step(register()), ...contacts], by());
    const loaded = await handlerOn(store).load('organisation', id);
    expect(loaded?.revision).toBe(1100);
    expect(loaded?.state).toMatchObject({ contacts: { length: 1100 } });
    expect((await handlerOn(store).loadAsOf('organisation', id, { revision: 700 as Revision }))?.state).toMatchObject({ contacts: { length: 700 } });
  });

  it('with an event that cannot be read is not folded past it', async () => {
    await handlerOn(store).handle('organisation', id, [step(register())], by());
    const [registered] = await store.read(streamOf('organisation', id), { limit: 1 });
    if (registered === undefined) throw new Error('nothing was written');
    await store.append(registered.stream, registered.revision, [{ ...registered, id: randomUUID(), type: 'OrganisationRenamed', data: { name: 7 } }]);
    await expect(handlerOn(store).load('organisation', id)).rejects.toMatchObject({ name: 'MalformedEvent' });
    await expect(handlerOn(store).handle('organisation', id, [step(rename('Anders'))], by())).rejects.toMatchObject({ name: 'MalformedEvent' });
  });
});

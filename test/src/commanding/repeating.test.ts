import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { streamOf } from '../../../domain/aggregates.ts';
import { CommandIdReused, StoreUnavailable } from '../../../domain/ports/errors.ts';
import type { EventStore, StoredEvent } from '../../../domain/ports/event-store.ts';
import { eventId } from '../../../src/commanding/ids.ts';
import { MemoryEventStore } from '../../../src/event-store/memory/memory-event-store.ts';
import { DoubtingStore } from '../../support/doubting-store.ts';
import { addContact, by, handlerOn, recognise, register, rename, step } from '../../support/handling.ts';

const eventsOf = (store: EventStore, id: string): Promise<readonly StoredEvent[]> => store.read(streamOf('organisation', id), { limit: 1000 });

describe('a command that is repeated', () => {
  let store: MemoryEventStore;
  let id: string;
  beforeEach(() => {
    store = new MemoryEventStore();
    id = randomUUID();
  });

  it('writes nothing and answers as it did', async () => {
    const handler = handlerOn(store);
    const registering = step(register());
    const first = await handler.handle('organisation', id, [registering], by());
    expect(first).toMatchObject({ revision: 0, written: 1, repeated: false, state: { status: 'Active', name: 'Vliet zorggroep' } });
    expect(await handler.handle('organisation', id, [registering], by())).toStrictEqual({ ...first, written: 0, repeated: true });
    expect(await eventsOf(store, id)).toHaveLength(1);
  });

  it('answers with the aggregate as it was then, whatever came after', async () => {
    const handler = handlerOn(store);
    const registering = step(register());
    const first = await handler.handle('organisation', id, [registering], by());
    await handler.handle('organisation', id, [step(rename('Rijn techniek'))], by());
    await handler.handle('organisation', id, [step(recognise())], by());
    for (const repeating of [handler, handlerOn(store)]) {
      expect(await repeating.handle('organisation', id, [registering], by())).toStrictEqual({ ...first, written: 0, repeated: true });
    }
    expect((await handler.load('organisation', id))?.state).toMatchObject({ name: 'Rijn techniek' });
    expect(await eventsOf(store, id)).toHaveLength(3);
  });

  it('is known by a handler that has not seen it, from what it remembers of before', async () => {
    const [one, other] = [handlerOn(store), handlerOn(store)];
    await one.handle('organisation', id, [step(register())], by());
    await other.load('organisation', id);
    const renaming = step(rename('Rijn techniek'));
    const first = await one.handle('organisation', id, [renaming], by());
    const again = await other.handle('organisation', id, [renaming], by());
    expect(again).toMatchObject({ state: first.state, revision: first.revision, position: first.position });
    await one.handle('organisation', id, [step(rename('Derde naam'))], by());
    expect(await other.handle('organisation', id, [renaming], by())).toStrictEqual({ ...first, written: 0, repeated: true });
    expect(await eventsOf(store, id)).toHaveLength(3);
  });

  it('is refused with another content, also by a handler that has not seen it', async () => {
    const [one, other] = [handlerOn(store), handlerOn(store)];
    await one.handle('organisation', id, [step(register())], by());
    await other.load('organisation', id);
    const commandId = randomUUID();
    await one.handle('organisation', id, [step(rename('Rijn techniek'), commandId)], by());
    for (const handler of [one, other, handlerOn(store)]) {
      await expect(handler.handle('organisation', id, [step(rename('Anders'), commandId)], by())).rejects.toBeInstanceOf(CommandIdReused);
    }
    expect(await eventsOf(store, id)).toHaveLength(2);
  });

  it('that would be decided otherwise by now is answered with what was decided, and nobody remembers it otherwise', async () => {
    const [one, other] = [handlerOn(store), handlerOn(store)];
    await one.handle('organisation', id, [step(register())], by());
    await other.load('organisation', id);
    const commandId = randomUUID();
    const first = await one.handle('organisation', id, [step(rename('Toen'), commandId, 'the same')], by());
    expect(await other.handle('organisation', id, [step(rename('Nu'), commandId, 'the same')], by())).toStrictEqual({ ...first, written: 0, repeated: true });
    expect(await other.load('organisation', id)).toStrictEqual(await handlerOn(store).load('organisation', id));
    await other.handle('organisation', id, [step(addContact('ct-1'))], by());
    expect((await other.load('organisation', id))?.state).toMatchObject({ name: 'Toen', contacts: [{ contactRef: 'ct-1' }] });
  });

  it('after an answer that was lost finds that it was written', async () => {
    const doubting = new DoubtingStore(store);
    const handler = handlerOn(doubting);
    await handler.handle('organisation', id, [step(register())], by());
    doubting.losesAnswer = true;
    const renaming = step(rename('Rijn techniek'));
    await expect(handler.handle('organisation', id, [renaming], by())).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await handler.handle('organisation', id, [renaming], by())).toMatchObject({ state: { name: 'Rijn techniek' }, revision: 1 });
    expect(await eventsOf(store, id)).toHaveLength(2);
  });

  it('many times at once is written once, and answered every time', async () => {
    const [one, other] = [handlerOn(store), handlerOn(store)];
    const registering = step(register());
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, number) => (number % 2 ? one : other).handle('organisation', id, [registering], by())));
    expect(new Set(outcomes.map(({ revision, position, state }) => JSON.stringify({ revision, position, state }))).size).toBe(1);
    expect(await eventsOf(store, id)).toHaveLength(1);
  });
});

describe('event ids', () => {
  const event = { type: 'OrganisationRenamed', data: { name: 'Rijn techniek' } };
  const command = '0b0f2a50-6f2e-4b8e-9d5e-0c8a3f0d7a11';

  it('are the same for the same decision of the same command, on any day and in any process', () => {
    expect(eventId(command, 'fingerprint', 0, event)).toBe(eventId(command, 'fingerprint', 0, structuredClone(event)));
    expect(eventId(command, 'fingerprint', 0, event)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('differ by the command, what it asked, what it decided and the place among its events', () => {
    const ids = [
      eventId(command, 'fingerprint', 0, event),
      eventId('0b0f2a50-6f2e-4b8e-9d5e-0c8a3f0d7a12', 'fingerprint', 0, event),
      eventId(command, 'other', 0, event),
      eventId(command, 'fingerprint', 1, event),
      eventId(command, 'fingerprint', 0, { ...event, type: 'OrganisationMoved' }),
      eventId(command, 'fingerprint', 0, { ...event, data: { name: 'Anders' } }),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { streamOf } from '../../../domain/aggregates.ts';
import { ConcurrencyConflict, StepRejection } from '../../../domain/ports/errors.ts';
import type { Revision } from '../../../domain/ports/event-store.ts';
import { Rejection } from '../../../domain/shared/rejection.ts';
import { MemoryEventStore } from '../../../src/event-store/memory/memory-event-store.ts';
import { DoubtingStore } from '../../support/doubting-store.ts';
import { addContact, by, deactivate, handlerOn, noFacts, recognise, register, rename, step, withdrawRecognition } from '../../support/handling.ts';

let store: MemoryEventStore;
let id: string;
beforeEach(() => {
  store = new MemoryEventStore();
  id = randomUUID();
});
const typesWritten = async (): Promise<readonly string[]> => (await store.read(streamOf('organisation', id), { limit: 1000 })).map(({ type }) => type);

describe('deciding while others write', () => {
  it('decides again when somebody was first, and again, and then succeeds', async () => {
    const doubting = new DoubtingStore(store);
    const [handler, other] = [handlerOn(doubting), handlerOn(store)];
    await other.handle('organisation', id, [step(register())], by());
    let first = 3;
    doubting.beforeAppend = async () => {
      first -= 1;
      if (first >= 0) await other.handle('organisation', id, [step(addContact(`ct-${first}`))], by());
    };
    expect(await handler.handle('organisation', id, [step(rename('Rijn techniek'))], by())).toMatchObject({ revision: 4, written: 1 });
    expect(doubting.appends).toBe(4);
  });

  it('gives up with a conflict when somebody is always first, and has written nothing', async () => {
    const doubting = new DoubtingStore(store);
    const [handler, other] = [handlerOn(doubting), handlerOn(store)];
    await other.handle('organisation', id, [step(register())], by());
    let contacts = 0;
    doubting.beforeAppend = () => other.handle('organisation', id, [step(addContact(`ct-${++contacts}`))], by());
    await expect(handler.handle('organisation', id, [step(rename('Rijn techniek'))], by())).rejects.toBeInstanceOf(ConcurrencyConflict);
    expect(doubting.appends).toBe(4);
    expect(await typesWritten()).not.toContain('OrganisationRenamed');
  });

  it('lets many commands on one aggregate through, each on what the one before left', async () => {
    const doubting = new DoubtingStore(store);
    const handler = handlerOn(doubting);
    await handler.handle('organisation', id, [step(register())], by());
    const outcomes = await Promise.all(Array.from({ length: 64 }, (_, number) => handler.handle('organisation', id, [step(addContact(`ct-${number}`))], by())));
    expect(outcomes.map(({ revision }) => revision)).toStrictEqual(Array.from({ length: 64 }, (_, number) => number + 1));
    expect(doubting.appends).toBe(65);
  });
});

describe('a state that is remembered but old', () => {
  it('refuses nothing that is allowed by now', async () => {
    const [one, other] = [handlerOn(store), handlerOn(store)];
    await one.handle('organisation', id, [step(register())], by());
    await other.load('organisation', id);
    await one.handle('organisation', id, [step(recognise())], by());
    expect(await other.handle('organisation', id, [step(withdrawRecognition())], by())).toMatchObject({ revision: 2, written: 1 });
  });

  it('allows nothing that is refused by now', async () => {
    const [one, other] = [handlerOn(store), handlerOn(store)];
    await one.handle('organisation', id, [step(register())], by());
    await other.load('organisation', id);
    await one.handle('organisation', id, [step(deactivate())], by());
    await expect(other.handle('organisation', id, [step(rename('Rijn techniek'))], by())).rejects.toMatchObject({ code: 'WrongState' });
    expect(await typesWritten()).toStrictEqual(['OrganisationRegistered', 'OrganisationDeactivated']);
  });

  it('does not take something for done that has been undone', async () => {
    const [one, other] = [handlerOn(store), handlerOn(store)];
    await one.handle('organisation', id, [step(register('Vliet zorggroep'))], by());
    await other.load('organisation', id);
    await one.handle('organisation', id, [step(rename('Rijn techniek'))], by());
    expect(await other.handle('organisation', id, [step(rename('Vliet zorggroep'))], by())).toMatchObject({ revision: 2, written: 1 });
  });

  it('answers what is done already with the newest state', async () => {
    const [one, other] = [handlerOn(store), handlerOn(store)];
    await one.handle('organisation', id, [step(register())], by());
    await other.load('organisation', id);
    const { revision, position } = await one.handle('organisation', id, [step(recognise())], by());
    const outcome = await other.handle('organisation', id, [step(rename('Vliet zorggroep'))], by());
    expect(outcome).toMatchObject({ revision, position, written: 0, repeated: false, state: { recognitions: { 25655: { status: 'recognised' } } } });
  });

  it('never ends in a refusal while it goes on growing old: that is a conflict', async () => {
    const [one, other] = [handlerOn(store), handlerOn(store)];
    await one.handle('organisation', id, [step(register())], by());
    await other.load('organisation', id);
    const growing = handlerOn(store, {
      ...noFacts,
      // Asked for facts at every decision: the moment at which another process writes.
      of: async () => void (await one.handle('organisation', id, [step(addContact(`ct-${Math.random().toString(36).slice(2)}`))], by())),
    });
    await expect(growing.handle('organisation', id, [step(withdrawRecognition())], by())).rejects.toBeInstanceOf(ConcurrencyConflict);
    await expect(growing.handle('organisation', id, [step(rename('Vliet zorggroep'))], by())).rejects.toBeInstanceOf(ConcurrencyConflict);
  });

  it('is taken up where it was, not read from the beginning again', async () => {
    const [one, other] = [handlerOn(store), handlerOn(store)];
    await one.handle('organisation', id, [step(register())], by());
    await other.load('organisation', id);
    await one.handle('organisation', id, [step(rename('Rijn techniek'))], by());
    const from: (number | undefined)[] = [];
    const read = store.read.bind(store);
    store.read = (stream, options) => {
      from.push(options.from);
      return read(stream, options);
    };
    await other.handle('organisation', id, [step(recognise())], by());
    expect(from).toStrictEqual([1]);
  });
});

describe('the revision that the actor has seen', () => {
  const at = (revision: number) => by({ expected: revision as Revision });

  it('lets a command through on that revision only', async () => {
    const handler = handlerOn(store);
    await handler.handle('organisation', id, [step(register())], by());
    await handler.handle('organisation', id, [step(rename('Rijn techniek'))], at(0));
    await expect(handler.handle('organisation', id, [step(rename('Anders'))], at(0))).rejects.toMatchObject({
      name: 'ConcurrencyConflict',
      expected: 0,
      actual: 1,
    });
    await expect(handler.handle('organisation', id, [step(rename('Anders'))], at(5))).rejects.toMatchObject({ expected: 5, actual: 1 });
    await expect(handler.handle('organisation', randomUUID(), [step(register())], at(0))).rejects.toMatchObject({ expected: 0, actual: 'no-stream' });
  });

  it('is held against the store, not against what is remembered', async () => {
    const [one, other] = [handlerOn(store), handlerOn(store)];
    await one.handle('organisation', id, [step(register())], by());
    await other.load('organisation', id);
    await one.handle('organisation', id, [step(rename('Rijn techniek'))], by());
    await expect(other.handle('organisation', id, [step(rename('Anders'))], at(0))).rejects.toMatchObject({ expected: 0, actual: 1 });
    await one.handle('organisation', id, [step(rename('Derde naam'))], by());
    expect(await other.handle('organisation', id, [step(rename('Anders'))], at(2))).toMatchObject({ revision: 3 });
  });

  it('is not asked of a command that was taken before', async () => {
    const [one, other] = [handlerOn(store), handlerOn(store)];
    await one.handle('organisation', id, [step(register())], by());
    await other.load('organisation', id);
    const renaming = step(rename('Rijn techniek'));
    const first = await one.handle('organisation', id, [renaming], at(0));
    for (const handler of [one, other]) {
      expect(await handler.handle('organisation', id, [renaming], at(0))).toMatchObject({ state: first.state, revision: 1, position: first.position });
    }
  });

  it('is not decided around when somebody comes in between', async () => {
    const doubting = new DoubtingStore(store);
    const [handler, other] = [handlerOn(doubting), handlerOn(store)];
    await other.handle('organisation', id, [step(register())], by());
    doubting.beforeAppend = () => other.handle('organisation', id, [step(addContact('ct-1'))], by());
    await expect(handler.handle('organisation', id, [step(rename('Rijn techniek'))], at(0))).rejects.toMatchObject({ expected: 0, actual: 1 });
    expect(doubting.appends).toBe(1);
  });
});

describe('several steps', () => {
  it('are decided one on the other and appended together', async () => {
    const doubting = new DoubtingStore(store);
    const outcome = await handlerOn(doubting).handle('organisation', id, [step(register()), step(recognise()), step(withdrawRecognition())], by());
    expect(outcome).toMatchObject({ revision: 2, written: 3, repeated: false, state: { recognitions: { 25655: { status: 'withdrawn' } } } });
    expect(doubting.appends).toBe(1);
    const stored = await store.read(streamOf('organisation', id), { limit: 10 });
    expect(outcome.position).toBe(stored.at(-1)?.position);
  });

  it('are none of them taken when one is refused, which says at which step', async () => {
    const refused = handlerOn(store).handle('organisation', id, [step(register()), step(withdrawRecognition()), step(rename('Rijn techniek'))], by());
    await expect(refused).rejects.toMatchObject({ code: 'NoSuchRecognition', step: 1 });
    await expect(refused).rejects.toBeInstanceOf(StepRejection);
    expect(await typesWritten()).toStrictEqual([]);
  });

  it('of which some were taken before: only the others are', async () => {
    const handler = handlerOn(store);
    const [registering, recognising, renaming] = [step(register()), step(recognise()), step(rename('Rijn techniek'))];
    await handler.handle('organisation', id, [registering, recognising], by());
    expect(await handlerOn(store).handle('organisation', id, [registering, recognising, renaming], by())).toMatchObject({
      revision: 2,
      written: 1,
      repeated: false,
    });
    expect(await typesWritten()).toStrictEqual(['OrganisationRegistered', 'RecognitionRecorded', 'OrganisationRenamed']);
  });

  it('answer by the last step: one that was taken answers as it did, one that had nothing to do with the newest state', async () => {
    const handler = handlerOn(store);
    const [registering, recognising] = [step(register()), step(recognise())];
    const first = await handler.handle('organisation', id, [registering], by());
    const second = await handler.handle('organisation', id, [recognising], by());
    expect(await handler.handle('organisation', id, [recognising, registering], by())).toStrictEqual({ ...first, written: 0, repeated: true });
    expect(await handler.handle('organisation', id, [registering, step(recognise())], by())).toStrictEqual({ ...second, written: 0, repeated: false });
  });

  it('that come to nothing on nothing are refused', async () => {
    await expect(handlerOn(store).handle('organisation', id, [], by())).rejects.toBeInstanceOf(Rejection);
  });
});

import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { StoreUnavailable } from '../../../domain/ports/errors.ts';
import { MemoryEventStore } from '../../../src/event-store/memory/memory-event-store.ts';
import { DoubtingStore } from '../../support/doubting-store.ts';
import { addContact, by, deactivate, handlerOn, noFacts, register, rename, step } from '../../support/handling.ts';

it('commands whose facts are about each other are decided one after the other, on whatever aggregates', async () => {
  let deciding = 0;
  let most = 0;
  const facts = {
    ...noFacts,
    of: async () => {
      deciding += 1;
      most = Math.max(most, deciding);
      await new Promise(setImmediate);
      deciding -= 1;
      return undefined;
    },
  };
  const registerAll = (handler: ReturnType<typeof handlerOn>) =>
    Promise.all(Array.from({ length: 10 }, () => handler.handle('organisation', randomUUID(), [step(register())], by())));
  await registerAll(handlerOn(new MemoryEventStore(), facts));
  expect(most).toBe(10);
  most = 0;
  await registerAll(handlerOn(new MemoryEventStore(), { ...facts, exclusiveKey: () => 'student st-1' }));
  expect(most).toBe(1);
});

it('what was appended is told once, with its events, and nothing is told of what was refused or had no effect', async () => {
  const told: unknown[] = [];
  const handler = handlerOn(new MemoryEventStore(), { ...noFacts, appended: (...all) => told.push(all) });
  const id = randomUUID();
  const registering = step(register());
  await handler.handle('organisation', id, [registering, step(rename('Rijn techniek'))], by());
  await handler.handle('organisation', id, [registering], by());
  await handler.handle('organisation', id, [step(rename('Rijn techniek'))], by());
  await expect(handler.handle('organisation', randomUUID(), [step(deactivate())], by())).rejects.toMatchObject({ code: 'NotFound' });
  expect(told).toStrictEqual([
    ['organisation', id, [expect.objectContaining({ type: 'OrganisationRegistered' }), expect.objectContaining({ type: 'OrganisationRenamed' })]],
  ]);
});

it('what may have been appended is told as well: the next command under the same key must look for it', async () => {
  const told: unknown[] = [];
  const store = new DoubtingStore(new MemoryEventStore());
  const handler = handlerOn(store, { ...noFacts, appended: (...all) => told.push(all) });
  const id = randomUUID();
  store.losesAnswer = true;
  await expect(handler.handle('organisation', id, [step(register())], by())).rejects.toBeInstanceOf(StoreUnavailable);
  expect(told).toStrictEqual([['organisation', id, [expect.objectContaining({ type: 'OrganisationRegistered' })]]]);
});

it('a command that has waited is decided under the key of the state that it comes to, not of the one that it was given on', async () => {
  let deciding = 0;
  let most = 0;
  const facts = {
    ...noFacts,
    exclusiveKey: (_: string, __: object, state: unknown) => `name ${(state as { readonly name?: string }).name}`,
    of: async (_: string, { type }: { readonly type: string }) => {
      if (type !== 'AddContact') return undefined;
      deciding += 1;
      most = Math.max(most, deciding);
      for (let turns = 0; turns < 5; turns += 1) await new Promise(setImmediate);
      deciding -= 1;
      return undefined;
    },
  };
  const handler = handlerOn(new MemoryEventStore(), facts);
  const [one, other] = [randomUUID(), randomUUID()];
  await handler.handle('organisation', one, [step(register('Vliet'))], by());
  await handler.handle('organisation', other, [step(register('Rijn'))], by());
  const renaming = handler.handle('organisation', one, [step(rename('Rijn'))], by());
  const waiting = handler.handle('organisation', one, [step(addContact('ct-1'))], by());
  await renaming;
  await Promise.all([waiting, handler.handle('organisation', other, [step(addContact('ct-2'))], by())]);
  expect(most).toBe(1);
});

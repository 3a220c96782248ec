import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '../../../domain/ports/errors.ts';
import { startPosition } from '../../../domain/ports/event-store.ts';
import { batch, place } from '../../support/places.ts';
import { newDefinition, type OpenedReadStore, type Thing } from './things.ts';

export function generations(opened: () => OpenedReadStore): void {
  describe('generations', () => {
    it('are built beside the one in use, and take its place when they are activated', async () => {
      const { store } = opened();
      const definition = newDefinition();
      const old = await store.open<Thing>(definition);
      await old.write(batch<Thing>(0, 1, [{ _id: 'a', name: 'old' }]));
      expect(await store.generation(definition)).toBe(0);

      const next = await store.openGeneration<Thing>(definition, 1);
      expect(await next.checkpoint()).toBe(startPosition);
      expect(await next.get(['a'])).toStrictEqual(new Map());
      await next.write(batch<Thing>(0, 2, [{ _id: 'b', name: 'new' }]));
      expect((await (await store.open<Thing>(definition)).find({ index: 'all', where: {}, limit: 10 })).items).toStrictEqual([{ _id: 'a', name: 'old' }]);

      await store.activate(definition, 1);
      expect(await store.generation(definition)).toBe(1);
      const now = await store.open<Thing>(definition);
      expect(await now.checkpoint()).toBe(place(2));
      expect((await now.find({ index: 'all', where: {}, limit: 10 })).items).toStrictEqual([{ _id: 'b', name: 'new' }]);
    });

    it('are fresh, whatever an earlier rebuild left behind', async () => {
      const { store } = opened();
      const definition = newDefinition();
      const abandoned = await store.openGeneration<Thing>(definition, 1);
      await abandoned.write(batch<Thing>(0, 1, [{ _id: 'a', name: 'half' }]));
      const again = await store.openGeneration<Thing>(definition, 1);
      expect(await again.checkpoint()).toBe(startPosition);
      expect(await again.get(['a'])).toStrictEqual(new Map());
      expect(await again.find({ index: 'all', where: {}, limit: 10 })).toStrictEqual({ items: [] });
    });

    it('take over also without documents and without indexes', async () => {
      const { store } = opened();
      const definition = { ...newDefinition(), indexes: [] };
      await (await store.open<Thing>(definition)).write(batch<Thing>(0, 3, []));
      await store.openGeneration<Thing>(definition, 1);
      await store.activate(definition, 1);
      expect(await (await store.open<Thing>(definition)).checkpoint()).toBe(startPosition);
    });

    it('are never built over the one that readers have in hand', async () => {
      const { store } = opened();
      const definition = newDefinition();
      await (await store.open<Thing>(definition)).write(batch<Thing>(0, 1, [{ _id: 'a', name: 'kept' }]));
      await expect(store.openGeneration<Thing>(definition, 0)).rejects.toThrow('serves readers');
      expect(await (await store.open<Thing>(definition)).get(['a'])).toHaveProperty('size', 1);
    });

    it('are gone when another is activated, the abandoned ones too', async () => {
      const { store } = opened();
      const definition = newDefinition();
      await (await store.openGeneration<Thing>(definition, 2)).write(batch<Thing>(0, 1, [{ _id: 'a', name: 'abandoned' }]));
      await (await store.openGeneration<Thing>(definition, 12)).write(batch<Thing>(0, 3, [{ _id: 'c', name: 'chosen' }]));
      await store.activate(definition, 12);
      await store.activate(definition, 12);
      const chosen = await store.open<Thing>(definition);
      expect((await chosen.find({ index: 'all', where: {}, limit: 10 })).items).toStrictEqual([{ _id: 'c', name: 'chosen' }]);
      expect(await (await store.openGeneration<Thing>(definition, 2)).checkpoint()).toBe(startPosition);
    });

    it('that another rebuild has removed can not be given to readers', async () => {
      const { store } = opened();
      const definition = newDefinition();
      await store.openGeneration<Thing>(definition, 1);
      await (await store.openGeneration<Thing>(definition, 2)).write(batch<Thing>(0, 1, [{ _id: 'a', name: 'first to end' }]));
      await store.activate(definition, 2);
      await expect(store.activate(definition, 1)).rejects.toMatchObject({ name: 'Overtaken' });
      expect(await store.generation(definition)).toBe(2);
      expect(await (await store.open<Thing>(definition)).get(['a'])).toHaveProperty('size', 1);
    });

    it('that another rebuild has removed are not made anew by who still writes to them', async () => {
      const { store } = opened();
      const definition = newDefinition();
      const removed = await store.openGeneration<Thing>(definition, 1);
      await store.openGeneration<Thing>(definition, 2);
      await store.activate(definition, 2);
      // The first page of a rebuild that began a moment too late.
      await removed.write(batch<Thing>(0, 1, [{ _id: 'a', name: 'late' }])).catch((error: unknown) => expect(error).toBeInstanceOf(StoreUnavailable));
      await removed.write(batch<Thing>(0, 1, [])).catch((error: unknown) => expect(error).toBeInstanceOf(StoreUnavailable));
      await expect(store.activate(definition, 1)).rejects.toMatchObject({ name: 'Overtaken' });
    });

    it('let who still has the one before in hand read on in it, or tell him to try again: never does it look empty', async () => {
      const { store } = opened();
      const definition = newDefinition();
      const old = await store.open<Thing>(definition);
      await old.write(batch<Thing>(0, 1, [{ _id: 'a', name: 'kept' }]));
      await store.openGeneration<Thing>(definition, 1);
      await store.activate(definition, 1);
      const [byId, byIndex] = await Promise.allSettled([old.get(['a', 'b']), old.find({ index: 'all', where: {}, limit: 10 })]);
      const told = { status: 'rejected', reason: expect.any(StoreUnavailable) };
      expect([{ status: 'fulfilled', value: new Map([['a', { document: { _id: 'a', name: 'kept' }, position: place(1) }]]) }, told]).toContainEqual(byId);
      expect([{ status: 'fulfilled', value: { items: [{ _id: 'a', name: 'kept' }] } }, told]).toContainEqual(byIndex);
    });

    it('of a collection leave other collections and other versions alone', async () => {
      const { store } = opened();
      const definition = newDefinition();
      const others = [newDefinition(), { ...definition, version: 2 }, { ...definition, version: 11 }, { ...definition, name: `${definition.name}-more` }];
      for (const other of others) await (await store.open<Thing>(other)).write(batch<Thing>(0, 1, [{ _id: 'a', name: 'kept' }]));
      await store.openGeneration<Thing>(definition, 1);
      await store.activate(definition, 1);
      await store.activate(definition, 1);
      for (const other of others) {
        expect(await store.generation(other)).toBe(0);
        expect((await (await store.open<Thing>(other)).find({ index: 'all', where: {}, limit: 10 })).items).toStrictEqual([{ _id: 'a', name: 'kept' }]);
      }
    });
  });
}

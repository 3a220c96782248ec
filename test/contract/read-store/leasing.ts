import { describe, expect, it } from '@jest/globals';
import type { CollectionDefinition, Fence } from '../../../domain/ports/read-store.ts';
import { batch, place } from '../../support/places.ts';
import { newDefinition, type OpenedReadStore, type Thing } from './things.ts';

const aMinute = 60_000;

export function leasing(opened: () => OpenedReadStore): void {
  describe('leasing a read model', () => {
    const lease = (definition: CollectionDefinition, holder: string, forMs = aMinute): Promise<Fence | undefined> =>
      opened().store.lease(definition, holder, forMs);

    /** Asks until it is given, as a node does that waits for another to end. */
    const leasedInTheEnd = async (definition: CollectionDefinition, holder: string, forMs: number): Promise<Fence> => {
      for (;;) {
        const fence = await lease(definition, holder, forMs);
        if (fence !== undefined) return fence;
      }
    };

    it('gives it to one, who keeps it under the same token', async () => {
      const definition = newDefinition();
      const fence = await lease(definition, 'one');
      expect(fence).toBeGreaterThan(0);
      expect(await lease(definition, 'other')).toBeUndefined();
      expect(await lease(definition, 'one')).toBe(fence);
      expect(await lease(definition, 'other')).toBeUndefined();
    });

    it('gives it to one of many who ask at once', async () => {
      const definition = newDefinition();
      const fences = await Promise.all(Array.from({ length: 10 }, (_, holder) => lease(definition, `holder ${holder}`)));
      expect(fences.filter((fence) => fence !== undefined)).toHaveLength(1);
    });

    it('gives it to another, under a higher token, when it was given back', async () => {
      const definition = newDefinition();
      const fence = await lease(definition, 'one');
      await opened().store.release(definition, 'other');
      expect(await lease(definition, 'other')).toBeUndefined();
      await opened().store.release(definition, 'one');
      const next = await lease(definition, 'other');
      expect(next).toBeGreaterThan(fence as number);
      expect(await lease(definition, 'one')).toBeUndefined();
    });

    it('gives it to another, under a higher token, when its holder has not asked again in time', async () => {
      const definition = newDefinition();
      const fence = await lease(definition, 'one', 20);
      const next = await leasedInTheEnd(definition, 'other', 20);
      expect(next).toBeGreaterThan(fence as number);
    });

    it('is of one read model and one version of it', async () => {
      const definition = newDefinition();
      await lease(definition, 'one');
      expect(await lease(newDefinition(), 'other')).toBeDefined();
      expect(await lease({ ...definition, version: 2 }, 'other')).toBeDefined();
    });

    it('stops the late write of who has lost it, and nothing else', async () => {
      const definition = newDefinition();
      const things = await opened().store.open<Thing>(definition);
      const old = (await lease(definition, 'one')) as Fence;
      expect(await things.write({ ...batch<Thing>(0, 1, [{ _id: 'a', name: 'by the first' }]), fence: old })).toBe('applied');
      await opened().store.release(definition, 'one');
      const fence = (await lease(definition, 'other')) as Fence;
      expect(await things.write({ ...batch<Thing>(1, 2, [{ _id: 'a', name: 'late' }, { _id: 'b' }]), fence: old })).toBe('stale');
      expect(await things.write({ from: place(1), to: place(2), documents: [], fence: old })).toBe('stale');
      expect([...(await things.get(['a', 'b'])).values()].map(({ document }) => document)).toStrictEqual([{ _id: 'a', name: 'by the first' }]);
      expect(await things.write({ ...batch<Thing>(1, 2, [{ _id: 'a', name: 'by the second' }]), fence })).toBe('applied');
      expect(await things.write(batch<Thing>(2, 3, [{ _id: 'c' }]))).toBe('applied');
    });
  });
}

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Revision } from '../../../domain/ports/event-store.ts';
import type { OpenedReadStore } from './things.ts';

const at = (revision: number) => revision as Revision;

export function claiming(opened: () => OpenedReadStore): void {
  describe('claiming a key', () => {
    it('lets the same use through again and again, and no other', async () => {
      const { store } = opened();
      const key = `manager-1 ${randomUUID()}`;
      expect(await store.claimKey(key, 'this')).toStrictEqual({});
      expect(await store.claimKey(key, 'this')).toStrictEqual({});
      expect(await store.claimKey(key, 'that')).toBeUndefined();
      expect(await store.claimKey(key, 'this')).toStrictEqual({});
      expect(await store.claimKey(`${key} `, 'that')).toStrictEqual({});
    });

    it('gives a key to one use where several claim it at once', async () => {
      const { store } = opened();
      const key = randomUUID();
      const uses = Array.from({ length: 20 }, (_, use) => `use ${use % 4}`);
      const claimed = await Promise.all(uses.map((use) => store.claimKey(key, use)));
      expect(new Set(uses.filter((_, index) => claimed[index])).size).toBe(1);
      expect(claimed.filter(Boolean)).toHaveLength(5);
    });

    it('tells the same use that it changed nothing, and another nothing at all', async () => {
      const { store } = opened();
      const [key, other] = [randomUUID(), randomUUID()];
      for (const claimed of [key, other]) await store.claimKey(claimed, 'this');
      await store.noteUnchanged(key, at(0));
      expect(await store.claimKey(key, 'this')).toStrictEqual({ unchangedAt: 0 });
      expect(await store.claimKey(key, 'that')).toBeUndefined();
      expect(await store.claimKey(other, 'this')).toStrictEqual({});
    });

    it('keeps what was said first of a use that changed nothing', async () => {
      const { store } = opened();
      const key = randomUUID();
      await store.claimKey(key, 'this');
      await store.noteUnchanged(key, at(3));
      await store.noteUnchanged(key, at(4));
      expect(await store.claimKey(key, 'this')).toStrictEqual({ unchangedAt: 3 });
    });

    it('knows nothing of a use that was never claimed', async () => {
      const { store } = opened();
      const key = randomUUID();
      await store.noteUnchanged(key, at(3));
      expect(await store.claimKey(key, 'this')).toStrictEqual({});
    });
  });
}

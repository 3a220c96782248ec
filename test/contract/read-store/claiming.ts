import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { OpenedReadStore } from './things.ts';

export function claiming(opened: () => OpenedReadStore): void {
  describe('claiming a key', () => {
    it('lets the same use through again and again, and no other', async () => {
      const { store } = opened();
      const key = `manager-1 ${randomUUID()}`;
      expect(await store.claimKey(key, 'this')).toBe(true);
      expect(await store.claimKey(key, 'this')).toBe(true);
      expect(await store.claimKey(key, 'that')).toBe(false);
      expect(await store.claimKey(key, 'this')).toBe(true);
      expect(await store.claimKey(`${key} `, 'that')).toBe(true);
    });

    it('gives a key to one use where several claim it at once', async () => {
      const { store } = opened();
      const key = randomUUID();
      const uses = Array.from({ length: 20 }, (_, use) => `use ${use % 4}`);
      const claimed = await Promise.all(uses.map((use) => store.claimKey(key, use)));
      expect(new Set(uses.filter((_, index) => claimed[index])).size).toBe(1);
      expect(claimed.filter(Boolean)).toHaveLength(5);
    });
  });
}

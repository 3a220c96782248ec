import { describe, expect, it } from '@jest/globals';
import { startPosition } from '../../../domain/ports/event-store.ts';
import type { Collection, Document, Versioned } from '../../../domain/ports/read-store.ts';
import type { Written } from '../../../src/read-store/written.ts';
import { batch, place } from '../../support/places.ts';
import type { OpenedReadStore, Thing } from './things.ts';

export function writing(opened: () => OpenedReadStore): void {
  describe('writing', () => {
    it('starts with nothing, before the first event', async () => {
      const things = await opened().fresh();
      expect(await things.checkpoint()).toBe(startPosition);
      expect(await things.get(['a'])).toStrictEqual(new Map());
      expect(await things.find({ index: 'all', where: {}, limit: 10 })).toStrictEqual({ items: [] });
    });

    it('keeps documents with their positions, and the checkpoint', async () => {
      const things = await opened().fresh();
      expect(await things.write(batch<Thing>(0, 2, [{ _id: 'a', name: 'Anna' }, { _id: 'b' }]))).toBe('applied');
      expect(await things.checkpoint()).toBe(place(2));
      expect(await things.get(['b', 'a', 'c'])).toStrictEqual(
        new Map([
          ['b', { document: { _id: 'b' }, position: place(2) }],
          ['a', { document: { _id: 'a', name: 'Anna' }, position: place(2) }],
        ]),
      );
    });

    it('passes over a document at a lower or equal position, and writes the others of the batch', async () => {
      const things = await opened().fresh();
      await things.write(batch<Thing>(0, 5, [{ _id: 'a', name: 'newer' }]));
      const late = { from: place(5), to: place(6) };
      const documents = [
        { document: { _id: 'a', name: 'older' }, position: place(4) },
        { document: { _id: 'b', name: 'other' }, position: place(6) },
      ];
      expect(await things.write({ ...late, documents })).toBe('applied');
      await things.write({ from: place(6), to: place(7), documents: [{ document: { _id: 'a', name: 'the same position' }, position: place(5) }] });
      expect((await things.get(['a'])).get('a')).toStrictEqual({ document: { _id: 'a', name: 'newer' }, position: place(5) });
      expect((await things.get(['b'])).get('b')?.document).toStrictEqual({ _id: 'b', name: 'other' });
      expect((await things.find({ index: 'all', where: {}, limit: 10 })).items.map(({ name }) => name)).toStrictEqual(['newer', 'other']);
    });

    it('saves a checkpoint also without documents', async () => {
      const things = await opened().fresh();
      expect(await things.write({ from: startPosition, to: place(9), documents: [] })).toBe('applied');
      expect(await things.checkpoint()).toBe(place(9));
    });

    it.each([
      ['ahead of it', 3],
      ['behind it', 1],
    ])('writes nothing when the checkpoint is another than the writer thinks: %s', async (_, from) => {
      const things = await opened().fresh();
      await things.write(batch<Thing>(0, 2, [{ _id: 'a', name: 'kept' }]));
      expect(await things.write(batch<Thing>(from, 4, [{ _id: 'a', name: 'lost' }, { _id: 'b' }]))).toBe('stale');
      expect(await things.checkpoint()).toBe(place(2));
      expect([...(await things.get(['a', 'b'])).values()].map(({ document }) => document)).toStrictEqual([{ _id: 'a', name: 'kept' }]);
    });

    it('lets one of two writers from the same checkpoint through', async () => {
      const things = await opened().fresh();
      const results = await Promise.all([things.write(batch<Thing>(0, 1, [{ _id: 'a' }])), things.write(batch<Thing>(0, 1, [{ _id: 'b' }]))]);
      expect([...results].sort()).toStrictEqual(['applied', 'stale']);
    });

    it('leaves nothing of what a document had before', async () => {
      const things = await opened().fresh();
      const lives = [
        { _id: 'a', name: 'Anna', kind: 'x', tags: ['one', 'two'], size: 3 },
        { _id: 'a', note: 'odd', $dollar: { 'a.b': 1 } },
        { _id: 'a', open: true },
      ];
      let before: Versioned<Thing> | undefined;
      for (const [number, document] of lives.entries()) {
        const written: Written<Thing> = { document, position: place(number + 1), ...(before !== undefined && { before }) };
        await things.write({ from: place(number), to: place(number + 1), documents: [written] });
        before = { document, position: place(number + 1) };
        expect((await things.get(['a'])).get('a')).toStrictEqual(before);
        expect((await things.find({ index: 'byKind', where: { kind: 'x' }, limit: 10 })).items).toStrictEqual(number === 0 ? [document] : []);
        expect((await things.find({ index: 'byTag', where: { tags: 'two' }, limit: 10 })).items).toStrictEqual(number === 0 ? [document] : []);
      }
    });

    it('takes many at once, also such as are there though the writer has not looked', async () => {
      const things = await opened().fresh();
      const numbered = (from: number, to: number, name: string) => Array.from({ length: to - from }, (_, index) => ({ _id: `t-${from + index}`, name }));
      await things.write(batch<Thing>(0, 1, numbered(0, 600, 'first')));
      await things.write(batch<Thing>(1, 9, numbered(290, 310, 'newest')));
      const second = { from: place(9), to: place(10), documents: numbered(0, 900, 'second').map((document) => ({ document, position: place(8) })) };
      expect(await things.write(second)).toBe('applied');
      const all = await things.get(second.documents.map(({ document }) => document._id));
      expect([...all.values()].map(({ document, position }) => `${document.name} ${position}`).sort()).toStrictEqual([
        ...Array(20).fill(`newest ${place(9)}`),
        ...Array(880).fill(`second ${place(8)}`),
      ]);
    });

    it('keeps any JSON as it is', async () => {
      const things = await opened().fresh();
      const odd = JSON.parse(
        '{"_id":"é 😀","note":"\\"\\\\\\n\\u2028 مؤسسة","nested":{"list":[1,2.5,-3,1e21,null,true,[]],"empty":{}},"$dollar":{"a.b":1}}',
      ) as Thing;
      await things.write(batch(0, 1, [odd]));
      expect(JSON.stringify((await things.get([odd._id])).get(odd._id)?.document)).toBe(JSON.stringify(odd));
    });

    it('hands out copies, not what it keeps', async () => {
      const things = (await opened().fresh()) as unknown as Collection<Document & { name: string; tags: string[] }>;
      const given = { _id: 'a', name: 'A', tags: ['one'] };
      await things.write(batch(0, 1, [given]));
      given.tags.push('two');
      (await things.get(['a'])).get('a')?.document.tags?.push('three');
      (await things.find({ index: 'all', where: {}, limit: 1 })).items[0]?.tags?.push('four');
      expect((await things.get(['a'])).get('a')?.document.tags).toStrictEqual(['one']);
    });

    it('refuses what cannot be indexed, and writes nothing of its batch', async () => {
      const things = await opened().fresh();
      for (const size of [-1, 0.5, Number.NaN]) await expect(things.write(batch<Thing>(0, 1, [{ _id: 'a' }, { _id: 'b', size }]))).rejects.toThrow(TypeError);
      expect(await things.checkpoint()).toBe(startPosition);
      expect(await things.get(['a', 'b'])).toStrictEqual(new Map());
    });
  });
}

import { describe, expect, it } from '@jest/globals';
import { NoSuchCursor, NoSuchIndex } from '../../../domain/ports/errors.ts';
import type { Collection, Query } from '../../../domain/ports/read-store.ts';
import { batch, place } from '../../support/places.ts';
import type { OpenedReadStore, Thing } from './things.ts';

const things: readonly Thing[] = [
  { _id: '1', name: 'Zeeland', size: 9, kind: 'x', tags: ['a', 'b'], open: true },
  { _id: '2', name: 'amber', size: 10, kind: 'x', tags: ['b'], open: false },
  { _id: '3', name: 'Zee', size: 100, kind: 'y', tags: ['a'], open: true },
  { _id: '4', name: 'émail', size: 0, kind: 'y', tags: [] },
  { _id: '5', name: 'ﬁjn', size: 3, kind: 'x', tags: ['c'], open: true },
  { _id: '6', name: '😀', size: 3, kind: 'z', tags: ['c', 'a', 'c'] },
  { _id: '7', size: 3, kind: 'x', tags: ['a'] },
  { _id: '8', name: 'Zee', kind: 'x' },
];

type Asked = readonly (readonly [what: string, query: Omit<Query, 'limit'>, ids: readonly string[]])[];

const asked: Asked = [
  ['everything, in the order of code points; equal ones by id', { index: 'all', where: {} }, ['3', '8', '1', '2', '4', '5', '6']],
  ['everything, the other way round', { index: 'all', where: {}, order: 'descending' }, ['6', '5', '4', '2', '1', '8', '3']],
  ['by a number, in the order of numbers', { index: 'bySize', where: {} }, ['4', '5', '6', '7', '1', '2', '3']],
  ['by one field', { index: 'byKind', where: { kind: 'x' } }, ['8', '1', '2', '5']],
  ['by true and false', { index: 'byOpen', where: { open: true } }, ['5', '1', '3']],
  ['by a number that is equal', { index: 'bySizeOf', where: { size: 3 } }, ['5', '6']],
  ['by one of the values of a list', { index: 'byTag', where: { tags: 'a' } }, ['3', '1', '6']],
  ['by two fields', { index: 'byKindAndTag', where: { kind: 'x', tags: 'b' } }, ['1', '2']],
  ['by several values, each document once', { index: 'byTag', where: { tags: ['c', 'a', 'b', 'a'] } }, ['3', '1', '2', '5', '6']],
  ['by several values of two fields', { index: 'byKindAndTag', where: { kind: ['x', 'z'], tags: ['b', 'c'] }, order: 'descending' }, ['2', '1', '6', '5']],
  ['by no value at all', { index: 'byTag', where: { tags: [] } }, []],
  ['by a value that nothing has', { index: 'byKind', where: { kind: '' } }, []],
  ['from a value on, itself included', { index: 'bySize', where: {}, from: 9 }, ['1', '2', '3']],
  ['up to a value, itself included', { index: 'bySize', where: {}, to: 3 }, ['4', '5', '6', '7']],
  ['between two values', { index: 'all', where: {}, from: 'Zeeland', to: 'ﬁjn' }, ['1', '2', '4', '5']],
  ['between two values, the other way round', { index: 'bySize', where: {}, from: 3, to: 10, order: 'descending' }, ['2', '1', '7', '6', '5']],
  ['by a beginning', { index: 'all', where: {}, prefix: 'Zee' }, ['3', '8', '1']],
  ['by a beginning of no text', { index: 'all', where: {}, prefix: '' }, ['3', '8', '1', '2', '4', '5', '6']],
  ['by a beginning beyond the basic characters', { index: 'all', where: {}, prefix: '😀' }, ['6']],
  ['by a beginning and bounds', { index: 'all', where: {}, prefix: 'Zee', from: 'Zeea', to: 'aa' }, ['1']],
  ['between bounds that cross', { index: 'bySize', where: {}, from: 10, to: 3 }, []],
];

export function finding(opened: () => OpenedReadStore): void {
  describe('finding', () => {
    const filled = async (): Promise<Collection<Thing>> => {
      const collection = await opened().fresh();
      await collection.write(batch(0, 1, things));
      return collection;
    };
    const idsOf = async (collection: Collection<Thing>, query: Query): Promise<readonly string[]> => (await collection.find(query)).items.map(({ _id }) => _id);

    it.each(asked)('%s', async (_, query, ids) => {
      const collection = await filled();
      expect(await idsOf(collection, { ...query, limit: 100 })).toStrictEqual(ids);
      for (const size of [1, 2, 3]) {
        const walked: string[] = [];
        let after: string | undefined;
        do {
          const page = await collection.find({ ...query, ...(after !== undefined && { after }), limit: size });
          expect(page.items.length).toBeLessThanOrEqual(size);
          walked.push(...page.items.map(({ _id }) => _id));
          after = page.next;
        } while (after !== undefined);
        expect(walked).toStrictEqual(ids);
      }
    });

    it.each([',', '"', '","', '\u001f', '\u0001', ' ', '/', ''])('tells values apart that look alike when they are put together with %j', async (between) => {
      const collection = await opened().fresh();
      const [one, other]: readonly [Thing, Thing] = [
        { _id: 'one', size: 1, kind: 'a', tags: [`b${between}c`] },
        { _id: 'other', size: 1, kind: `a${between}b`, tags: ['c'] },
      ];
      await collection.write(batch(0, 1, [one, other]));
      for (const { _id, kind, tags } of [one, other]) {
        expect(await idsOf(collection, { index: 'byKindAndTag', where: { kind: kind ?? '', tags: tags ?? [] }, limit: 9 })).toStrictEqual([_id]);
      }
    });

    it('gives whole documents, and a next page only when there is one', async () => {
      const collection = await filled();
      expect(await collection.find({ index: 'byKindAndTag', where: { kind: 'x', tags: 'b' }, limit: 2 })).toStrictEqual({ items: [things[0], things[1]] });
      const page = await collection.find({ index: 'byKindAndTag', where: { kind: 'x', tags: 'b' }, limit: 1 });
      expect(page).toStrictEqual({ items: [things[0]], next: expect.stringMatching(/^[\w-]+$/) });
    });

    it('follows a document through its changes: it leaves the entries that it no longer has', async () => {
      const collection = await filled();
      await collection.write(batch<Thing>(1, 2, [{ _id: '1', name: 'Aalsmeer', kind: 'y', tags: ['c', 'b'] }]));
      expect(await idsOf(collection, { index: 'byTag', where: { tags: 'a' }, limit: 10 })).toStrictEqual(['3', '6']);
      expect(await idsOf(collection, { index: 'byTag', where: { tags: 'c' }, limit: 10 })).toStrictEqual(['1', '5', '6']);
      expect(await idsOf(collection, { index: 'bySize', where: {}, limit: 10 })).not.toContain('1');
      expect(await idsOf(collection, { index: 'byKind', where: { kind: ['x', 'y'] }, limit: 10 })).toStrictEqual(['1', '3', '8', '2', '4', '5']);
    });

    it.each([
      ['an index that is not declared', { index: 'byName', where: {} }],
      ['an index without one of its fields', { index: 'byKindAndTag', where: { kind: 'x' } }],
      ['a field that the index does not have', { index: 'byKind', where: { kind: 'x', open: true } }],
      ['a name that every object has', { index: 'constructor', where: {} }],
    ])('refuses %s', async (_, query) => {
      await expect((await filled()).find({ ...query, limit: 1 })).rejects.toBeInstanceOf(NoSuchIndex);
    });

    it('refuses a cursor that this list has not given out', async () => {
      const collection = await filled();
      const elsewhere = await filled();
      const page = async (of: Collection<Thing>, index: string): Promise<string> => (await of.find({ index, where: {}, limit: 1 })).next as string;
      const foreign = [
        await page(collection, 'bySize'),
        await page(elsewhere, 'all'),
        '',
        'x',
        'null',
        Buffer.from('["Zee","3"]').toString('base64url'),
        Buffer.from('{"sort":"Zee","id":"3"}').toString('base64url'),
        `${(await page(collection, 'all')).slice(0, -5)}`,
      ];
      for (const after of foreign) await expect(collection.find({ index: 'all', where: {}, after, limit: 1 })).rejects.toBeInstanceOf(NoSuchCursor);
    });

    it('goes on from a cursor wherever writes have come in between', async () => {
      const collection = await filled();
      const query: Query = { index: 'all', where: {}, limit: 3 };
      const first = await collection.find(query);
      expect(first.items.map(({ _id }) => _id)).toStrictEqual(['3', '8', '1']);
      await collection.write({
        from: place(1),
        to: place(2),
        documents: [
          { document: { _id: '1', name: 'zz moved behind' }, position: place(2) },
          { document: { _id: '2' }, position: place(2) },
          { document: { _id: '9', name: 'A before' }, position: place(2) },
          { document: { _id: '10', name: 'Zeeland' }, position: place(2) },
        ],
      });
      const rest = await collection.find({ ...query, after: first.next as string, limit: 10 });
      expect(rest.items.map(({ _id }) => _id)).toStrictEqual(['10', '1', '4', '5', '6']);
    });
  });
}

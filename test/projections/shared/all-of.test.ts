import { expect, it } from '@jest/globals';
import type { Collection, Document, Query } from '../../../domain/ports/read-store.ts';
import { allOf } from '../../../projections/shared/all-of.ts';

it('all that a query finds is asked for page by page, and others get their turn in between', async () => {
  const asked: Query[] = [];
  const course: string[] = [];
  const pages = [{ items: [{ _id: '1' }, { _id: '2' }], next: 'two' }, { items: [{ _id: '3' }], next: 'three' }, { items: [] }];
  const collection = {
    find: async (query: Query) => {
      course.push('page');
      setImmediate(() => course.push('another request'));
      return pages[asked.push(query) - 1];
    },
  } as unknown as Collection<Document>;
  const query = { index: 'all', where: {} };
  expect(await allOf(collection, query)).toStrictEqual([{ _id: '1' }, { _id: '2' }, { _id: '3' }]);
  const page = { ...query, limit: 500 };
  expect(asked).toStrictEqual([page, { ...page, after: 'two' }, { ...page, after: 'three' }]);
  expect(course).toStrictEqual(['page', 'another request', 'page', 'another request', 'page']);
});

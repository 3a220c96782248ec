import { expect, it } from '@jest/globals';
import { readModels } from '../../projections/read-models.ts';

/** What MongoDB takes in one collection, with the one on `_id`. */
const mostIndexes = 64;

it.each(readModels.map(({ name, indexes }) => [name, indexes] as const))(
  '%s has no more indexes than a collection can, each under a name of its own',
  (_, indexes) => {
    expect(indexes.length).toBeLessThan(mostIndexes);
    expect(new Set(indexes.map(({ name }) => name)).size).toBe(indexes.length);
  },
);

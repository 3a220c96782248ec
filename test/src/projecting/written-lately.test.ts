import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Batch, Collection, Versioned } from '../../../domain/ports/read-store.ts';
import { WrittenLately } from '../../../src/projecting/written-lately.ts';
import { MemoryReadStore } from '../../../src/read-store/memory/memory-read-store.ts';
import { batch, place } from '../../support/places.ts';

type Thing = Readonly<{ _id: string; name: string }>;

describe('what was written lately', () => {
  let below: Collection<Thing>;
  let read: string[][];
  let failure: Error | undefined;
  let lately: WrittenLately<Thing>;
  beforeEach(async () => {
    below = await new MemoryReadStore().open<Thing>({ name: 'things', version: 1, indexes: [] });
    read = [];
    failure = undefined;
    const watched: Collection<Thing> = {
      find: (query) => below.find(query),
      checkpoint: () => below.checkpoint(),
      get: (ids) => {
        read.push([...ids]);
        return below.get(ids);
      },
      write: (given: Batch<Thing>) => (failure === undefined ? below.write(given) : Promise.reject(failure)),
    };
    lately = new WrittenLately(watched);
  });

  const named = (found: ReadonlyMap<string, Versioned<Thing>>) => [...found].map(([id, { document, position }]) => [id, document.name, position]).sort();
  const some = (count: number): readonly Thing[] => Array.from({ length: count }, (_, number) => ({ _id: String(number), name: `Thing ${number}` }));

  it('is not read again; what is not known is', async () => {
    await below.write(batch<Thing>(0, 1, [{ _id: 'a', name: 'before' }]));
    await lately.write(batch<Thing>(1, 2, [{ _id: 'b', name: 'first' }]));
    await lately.write(batch<Thing>(2, 3, [{ _id: 'b', name: 'second' }]));
    expect(named(await lately.get(['a', 'b', 'c']))).toStrictEqual([
      ['a', 'before', place(1)],
      ['b', 'second', place(3)],
    ]);
    await lately.get(['b']);
    expect(read).toStrictEqual([['a', 'c']]);
  });

  it('is forgotten when somebody else has written', async () => {
    await lately.write(batch<Thing>(0, 1, [{ _id: 'a', name: 'mine' }]));
    await below.write(batch<Thing>(1, 2, [{ _id: 'a', name: 'of another' }]));
    expect(await lately.write(batch<Thing>(1, 3, [{ _id: 'a', name: 'too late' }]))).toBe('stale');
    expect(named(await lately.get(['a']))).toStrictEqual([['a', 'of another', place(2)]]);
  });

  it('is forgotten when it is not known what was written', async () => {
    await lately.write(batch<Thing>(0, 1, [{ _id: 'a', name: 'first' }]));
    await below.write(batch<Thing>(1, 2, [{ _id: 'a', name: 'second' }]));
    failure = new Error('away');
    await expect(lately.write(batch<Thing>(1, 2, [{ _id: 'a', name: 'second' }]))).rejects.toThrow('away');
    expect(named(await lately.get(['a']))).toStrictEqual([['a', 'second', place(2)]]);
  });

  it('is bounded: of many the oldest are read again', async () => {
    await lately.write(batch<Thing>(0, 1, some(1001)));
    await lately.get(['0', '900', '1000']);
    expect(read).toStrictEqual([['0']]);
  });
});

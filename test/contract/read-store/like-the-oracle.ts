import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Collection, IndexDefinition, Query } from '../../../domain/ports/read-store.ts';
import { place } from '../../support/places.ts';
import { Oracle } from './oracle.ts';
import { indexes, type OpenedReadStore, type Thing } from './things.ts';

const texts = ['', 'a', 'A', 'ab', 'abc', 'b', 'é', 'ﬁ', '😀', '😀a', '中', 'ש', '"', '\\', ',', '","', '\u001f', 'a\u001fb', 'x'.repeat(200)];
const text = fc.constantFrom(...texts);
const kind = fc.constantFrom('a', 'b', ',', 'a","b');
const tag = fc.constantFrom('a', 'b', ',', 'b","a', '');
const size = fc.constantFrom(0, 1, 2, 9, 10, 100, Number.MAX_SAFE_INTEGER);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 6 });

const thing: fc.Arbitrary<Thing> = fc
  .record({
    _id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'é', '😀', 'ﬁ', 'id,with"signs'),
    name: maybe(text),
    size: maybe(size),
    open: maybe(fc.boolean()),
    kind: maybe(kind),
    tags: maybe(fc.array(tag, { maxLength: 4 })),
  })
  .map((fields) => JSON.parse(JSON.stringify(fields)) as Thing);

const asked = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | readonly T[]> => fc.oneof(value, fc.array(value, { maxLength: 3 }));
const askedOf: Readonly<Record<string, fc.Arbitrary<never>>> = {
  kind: asked(kind) as fc.Arbitrary<never>,
  tags: asked(tag) as fc.Arbitrary<never>,
  open: asked(fc.boolean()) as fc.Arbitrary<never>,
  size: asked(size) as fc.Arbitrary<never>,
};

type Asking = Readonly<{ kind: 'ask'; index: IndexDefinition; query: Query; pages: number }>;
type Writing = Readonly<{ kind: 'write'; things: readonly Thing[]; late: boolean }>;

const asking: fc.Arbitrary<Asking> = fc.constantFrom<IndexDefinition>(...indexes).chain((index) =>
  fc.record({
    kind: fc.constant('ask' as const),
    index: fc.constant(index),
    pages: fc.integer({ min: 1, max: 4 }),
    query: fc
      .record(
        {
          index: fc.constant(index.name),
          where: fc.record(Object.fromEntries(index.fields.map((field) => [field, askedOf[field] as fc.Arbitrary<never>]))),
          limit: fc.integer({ min: 1, max: 4 }),
          order: fc.constantFrom('ascending' as const, 'descending' as const),
          from: index.sort === 'size' ? size : text,
          to: index.sort === 'size' ? size : text,
          ...(index.sort === 'name' && { prefix: text }),
        },
        { requiredKeys: ['index', 'where', 'limit'] },
      )
      .map((query) => query as Query),
  }),
);
const writing: fc.Arbitrary<Writing> = fc.record({
  kind: fc.constant('write' as const),
  things: fc.uniqueArray(thing, { selector: ({ _id }) => _id, minLength: 1, maxLength: 6 }),
  late: fc.boolean(),
});

/** Writes of one history: each at the next place; a late one brings documents of a place that has passed, as a delivery repeated. */
class History {
  readonly oracle = new Oracle();
  readonly #collection: Collection<Thing>;
  #at = 0;

  constructor(collection: Collection<Thing>) {
    this.#collection = collection;
  }

  async write({ things, late }: Writing): Promise<void> {
    const position = place(late ? this.#at : this.#at + 1);
    const batch = { from: place(this.#at), to: place(this.#at + 1), documents: things.map((document) => ({ document, position })) };
    expect(await this.#collection.write(batch)).toBe('applied');
    this.#at += 1;
    for (const document of things) this.oracle.write(document, position);
    const ids = things.map(({ _id }) => _id);
    const held = await this.#collection.get(ids);
    expect(ids.map((id) => held.get(id))).toStrictEqual(
      ids.map((id) => ({ document: this.oracle.things.get(id)?.thing, position: this.oracle.things.get(id)?.position })),
    );
  }

  /** Takes pages while the rest of the history is written between them. */
  async ask({ index, query, pages }: Asking, between: readonly Writing[]): Promise<void> {
    let after: string | undefined;
    let seen: ReturnType<Oracle['placeOf']> | undefined;
    for (let page = 0; page < pages; page += 1) {
      const answer = await this.#collection.find({ ...query, ...(after !== undefined && { after }) });
      expect(answer.items.map(({ _id }) => _id)).toStrictEqual(this.oracle.find(index, query, seen));
      const more = this.oracle.find(index, { ...query, limit: Number.MAX_SAFE_INTEGER }, seen).length > answer.items.length;
      expect(answer.next !== undefined).toBe(more);
      const last = answer.items.at(-1);
      if (answer.next === undefined || last === undefined) return;
      after = answer.next;
      seen = this.oracle.placeOf(index, last._id);
      const next = between[page];
      if (next !== undefined) await this.write(next);
    }
  }
}

export function likeTheOracle(opened: () => OpenedReadStore): void {
  it('answers every query as going through all documents would, page by page, while writes come in between', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(writing, { maxLength: 4 }),
        fc.array(fc.tuple(asking, fc.array(writing, { maxLength: 3 })), { minLength: 1, maxLength: 6 }),
        async (writes, asks) => {
          const history = new History(await opened().fresh());
          for (const write of writes) await history.write(write);
          for (const [ask, between] of asks) await history.ask(ask, between);
        },
      ),
      { numRuns: opened().runs, seed: 71 },
    );
  });

  describe('the oracle itself', () => {
    it('orders texts by code points and numbers by size', () => {
      const oracle = new Oracle();
      for (const [position, name] of ['😀', 'ﬁ', 'z', 'Z', ''].entries()) oracle.write({ _id: name || 'none', name, size: 10 - position }, '1');
      expect(oracle.find(indexes[0], { index: 'all', where: {}, limit: 9 }, undefined)).toStrictEqual(['none', 'Z', 'z', 'ﬁ', '😀']);
      expect(oracle.find(indexes[1], { index: 'bySize', where: {}, limit: 2 }, undefined)).toStrictEqual(['none', 'Z']);
    });
  });
}

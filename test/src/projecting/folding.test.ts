import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Position, type ProposedEvent, type StoredEvent, startPosition } from '../../../domain/ports/event-store.ts';
import type { Projection } from '../../../domain/ports/projection.ts';
import type { Collection, Document } from '../../../domain/ports/read-store.ts';
import { MemoryEventStore } from '../../../src/event-store/memory/memory-event-store.ts';
import { decoded } from '../../../src/projecting/decoding.ts';
import { foldBatch } from '../../../src/projecting/folding.ts';
import { Track } from '../../../src/projecting/track.ts';
import { MemoryReadStore } from '../../../src/read-store/memory/memory-read-store.ts';
import { appendAll, everything } from '../../support/log.ts';
import { malformed, moved, naming, organisationStream, renamed, unheardOf } from '../../support/naming.ts';

type Happened = readonly [organisation: string, event: ProposedEvent];

const organisation = fc.constantFrom('a', 'b', 'c');
const happening: fc.Arbitrary<Happened> = fc.tuple(
  organisation,
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('Rijn', 'Vliet', 'Zijl', 'constructor').map(renamed) },
    { weight: 1, arbitrary: fc.constant(0).map(moved) },
    { weight: 1, arbitrary: fc.constant(0).map(unheardOf) },
  ),
);
const history = fc.array(happening, { minLength: 1, maxLength: 40 });
/** How long each batch is, and from how many events before it delivery begins again. */
const deliveries = fc.array(fc.record({ length: fc.integer({ min: 0, max: 9 }), again: fc.integer({ min: 0, max: 12 }), lost: fc.boolean() }), {
  maxLength: 60,
});

async function logOf(happened: readonly Happened[]): Promise<readonly StoredEvent[]> {
  const store = new MemoryEventStore();
  for (const [name, event] of happened) await appendAll(store, organisationStream(name), [event]);
  return everything(store);
}

/** A track that this process runs, on a store of its own; `lose` lets the documents of the next write through and not its checkpoint, as a crash between the two. */
async function tracked<D extends Document>(projection: Projection<D>) {
  const store = new MemoryReadStore();
  let losing = false;
  const open = store.open.bind(store);
  store.open = async <T extends Document>(definition: Projection<T>) => {
    const collection = await open<T>(definition);
    const write = collection.write.bind(collection);
    collection.write = (batch) => write(losing ? { ...batch, to: batch.from } : batch);
    return collection;
  };
  const collection = await store.open<D>(projection as never);
  store.open = (async () => collection) as never;
  const track = new Track(projection, store);
  track.hold(await store.lease(projection, 'here', 60_000));
  await track.open();
  return {
    track,
    collection,
    lose: async (work: () => Promise<void>) => {
      losing = true;
      await work();
      losing = false;
    },
  };
}

const documentsIn = async (collection: Collection<never>): Promise<unknown> => (await collection.find({ index: 'all', where: {}, limit: 1000 })).items;

describe('folding', () => {
  it('comes to the same documents however the log is cut into batches, delivered again, or broken off between documents and checkpoint', async () => {
    await fc.assert(
      fc.asyncProperty(history, deliveries, async (happened, delivered) => {
        const events = await logOf(happened);
        const whole = await tracked(naming);
        await whole.track.apply(events.map(decoded), events.at(-1)?.position as Position);

        const cut = await tracked(naming);
        const until = (index: number): Position => events[index - 1]?.position ?? startPosition;
        let at = 0;
        for (const { length, again, lost } of [...delivered, { length: events.length, again: 0, lost: false }]) {
          const end = Math.min(events.length, at + length);
          const batch = events.slice(Math.max(0, at - again), end).map(decoded);
          if (lost) {
            await cut.lose(() => cut.track.apply(batch, until(end)));
            // The process that broke off is gone; the next one begins where the checkpoint is.
            cut.track.position = await cut.collection.checkpoint();
          } else {
            await cut.track.apply(batch, until(end));
            at = end;
          }
        }
        expect(await cut.collection.checkpoint()).toBe(await whole.collection.checkpoint());
        expect(await documentsIn(cut.collection as never)).toStrictEqual(await documentsIn(whole.collection as never));
      }),
      { numRuns: 300, seed: 71 },
    );
  });

  it('writes each document once, at the position of the last event that touched it', async () => {
    const events = await logOf([
      ['a', renamed('Rijn')],
      ['b', renamed('Rijn')],
      ['a', renamed('Vliet')],
    ]);
    const { documents, upTo, poison } = await foldBatch(naming, (await tracked(naming)).collection, events.map(decoded));
    expect(new Map(documents.map(({ document, position }) => [document._id, [position, document.changes]]))).toStrictEqual(
      new Map([
        ['organisation-a', [events[2]?.position, 2]],
        ['name Rijn', [events[2]?.position, 3]],
        ['organisation-b', [events[1]?.position, 1]],
        ['name Vliet', [events[2]?.position, 1]],
      ]),
    );
    expect([upTo, poison]).toStrictEqual([events[2]?.position, undefined]);
  });

  it('asks for the documents of a batch together, and for those found through others when they are found', async () => {
    const { collection } = await tracked(naming);
    const asked: (readonly string[])[] = [];
    const get = collection.get.bind(collection);
    collection.get = (ids) => {
      asked.push(ids);
      return get(ids);
    };
    const events = await logOf([
      ['a', renamed('Rijn')],
      ['b', renamed('Vliet')],
      ['a', renamed('Zijl')],
    ]);
    await foldBatch(naming, collection, events.map(decoded));
    expect(asked).toStrictEqual([['organisation-a', 'name Rijn', 'organisation-b', 'name Vliet', 'name Zijl'], ['name undefined']]);
  });

  it.each([
    ['that it cannot fold', renamed('poison'), 'cannot fold this name'],
    ['that cannot be read', malformed(), 'name must be text'],
  ])('stops before an event %s, and keeps what came before it', async (_, poison, why) => {
    const events = await logOf([
      ['a', renamed('Rijn')],
      ['a', poison],
      ['a', renamed('Vliet')],
    ]);
    const folded = await foldBatch(naming, (await tracked(naming)).collection, events.map(decoded));
    expect(folded.upTo).toBe(events[0]?.position);
    expect(folded.poison?.event).toStrictEqual(events[1]);
    expect(String(folded.poison?.error)).toContain(why);
    expect(folded.documents.map(({ document }) => document._id)).toStrictEqual(['organisation-a', 'name Rijn']);
  });

  it.each([
    ['names its documents', { keys: () => fail() }],
    ['finds related ones', { related: () => fail() }],
    ['looks at one that it did not name', { keys: () => [] }],
  ])('takes it for poison when a projection fails as it %s', async (_, broken) => {
    const events = await logOf([['a', renamed('Rijn')]]);
    const folded = await foldBatch({ ...naming, ...broken }, (await tracked(naming)).collection, events.map(decoded));
    expect(folded).toMatchObject({ documents: [], upTo: undefined, poison: { event: { id: events[0]?.id } } });
  });

  it.each(['the documents of a batch', 'related documents'])('fails as a whole, without poison, when the store cannot give %s', async (which) => {
    const { collection } = await tracked(naming);
    const get = collection.get.bind(collection);
    let asked = 0;
    collection.get = (ids) => {
      asked += 1;
      return which === 'related documents' && asked === 1 ? get(ids) : Promise.reject(new Error('away'));
    };
    await expect(foldBatch(naming, collection, (await logOf([['a', renamed('Rijn')]])).map(decoded))).rejects.toThrow('away');
  });
});

function fail(): never {
  throw new Error('broken');
}

import { describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { MongoDbReadStore } from '../../src/read-store/mongodb/mongodb-read-store.ts';
import { newDefinition, type Thing } from '../contract/read-store/things.ts';
import { batch } from '../support/places.ts';
import { newDatabase } from '../support/stores-under-test.ts';

type Profiled = Readonly<{ planSummary: string; docsExamined: number; nreturned: number }>;

/** What only a real mongod can tell, by its own record of what it did: that every page is one walk along the index that was declared for it. */
export function indexUse(name: string, address: () => string): void {
  describe(`index use of the MongoDB adapter on ${name}`, () => {
    it('every page is a walk along its index, however far back it begins', async () => {
      const url = newDatabase(address());
      const store = new MongoDbReadStore(url);
      const client = await MongoClient.connect(url);
      try {
        const definition = newDefinition();
        const things = await store.open<Thing>(definition);
        const documents = Array.from({ length: 2000 }, (_, number) => ({
          _id: String(number),
          name: `Thing ${number % 700}`,
          kind: number % 2 === 0 ? 'x' : 'y',
          size: number,
        }));
        await things.write(batch<Thing>(0, 1, documents));
        await client.db().command({ profile: 2 });
        const query = { index: 'byKind', where: { kind: 'x' }, limit: 20 } as const;
        let page = await things.find(query);
        for (let pages = 0; pages < 20; pages += 1) page = await things.find({ ...query, after: page.next as string });
        await things.find({ ...query, order: 'descending' });
        await client.db().command({ profile: 0 });
        const profiled = await client
          .db()
          .collection<Profiled & Readonly<{ ns: string }>>('system.profile')
          .find({ op: 'query', ns: `${client.db().databaseName}.${definition.name}_v1_g0` })
          .toArray();
        expect(profiled.length).toBeGreaterThanOrEqual(22);
        for (const { planSummary, docsExamined, nreturned } of profiled) {
          expect(planSummary).toMatch(/^IXSCAN \{ equals_byKind: 1, sort_byKind: 1, _id: 1 \}/);
          expect(docsExamined).toBeLessThanOrEqual(nreturned + 5);
        }
      } finally {
        await client.db().dropDatabase();
        await client.close();
        await store.close();
      }
    });
  });
}

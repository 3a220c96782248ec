import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Collection, Document, ReadStore, Versioned } from '../../../domain/ports/read-store.ts';
import { MemoryReadStore } from '../../../src/read-store/memory/memory-read-store.ts';
import { SqliteReadStore } from '../../../src/read-store/sqlite/sqlite-read-store.ts';
import type { Written } from '../../../src/read-store/written.ts';
import { place } from '../../support/places.ts';

type Place = Document & Readonly<{ town: string; since: string; of?: readonly string[] }>;
const definition = {
  name: 'places',
  version: 1,
  indexes: [
    { name: 'byTown', fields: ['town'], sort: 'since' },
    { name: 'byOwner', fields: ['of'], sort: 'since' },
  ],
};
const harbour = (town: string, of: readonly string[] = []): Place => ({ _id: 'harbour', town, since: '2026-01-01', of });
const at = (number: number, document: Place, before?: Versioned<Place>): Written<Place> => ({ document, position: place(number), ...(before && { before }) });

const folder = mkdtempSync(join(tmpdir(), 'stagepact-'));
const stores: readonly (readonly [string, () => ReadStore])[] = [
  ['SQLite', () => new SqliteReadStore(mkdtempSync(join(folder, 'data-')))],
  ['memory', () => new MemoryReadStore()],
];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(stores)('writing on what was read: %s', (_, open) => {
  let store: ReadStore;
  let places: Collection<Place>;
  const foundIn = async (town: string) => (await places.find({ index: 'byTown', where: { town }, limit: 10 })).items;
  const ownedBy = async (of: string) => (await places.find({ index: 'byOwner', where: { of }, limit: 10 })).items;

  beforeEach(async () => {
    store = open();
    places = await store.open<Place>(definition);
    await places.write({ from: place(0), to: place(1), documents: [at(1, harbour('Leiden', ['a', 'b']))] });
  });
  afterEach(() => store.close());

  it('moves a document in its indexes from where it was read', async () => {
    const [before] = [...(await places.get(['harbour'])).values()];
    await places.write({ from: place(1), to: place(2), documents: [at(2, harbour('Katwijk', ['b', 'c']), before)] });
    expect(await foundIn('Leiden')).toEqual([]);
    expect(await foundIn('Katwijk')).toEqual([harbour('Katwijk', ['b', 'c'])]);
    expect(await Promise.all(['a', 'b', 'c'].map(async (of) => (await ownedBy(of)).length))).toEqual([0, 1, 1]);
  });

  it('looks for itself where what was read does not stand any more', async () => {
    await places.write({ from: place(1), to: place(3), documents: [at(3, harbour('Lisse'))] });
    await places.write({ from: place(3), to: place(4), documents: [at(4, harbour('Katwijk'), at(1, harbour('Leiden', ['a', 'b'])))] });
    expect(await foundIn('Lisse')).toEqual([]);
    expect(await foundIn('Leiden')).toEqual([]);
    expect(await foundIn('Katwijk')).toEqual([harbour('Katwijk')]);
  });

  it('passes over what is older than what stands there, whatever was read', async () => {
    await places.write({ from: place(1), to: place(3), documents: [at(3, harbour('Lisse'))] });
    await places.write({ from: place(3), to: place(4), documents: [at(2, harbour('Katwijk'), at(1, harbour('Leiden', ['a', 'b'])))] });
    expect(await foundIn('Lisse')).toEqual([harbour('Lisse')]);
    expect(await foundIn('Katwijk')).toEqual([]);
  });

  it('writes a document of which it was read what is not there', async () => {
    const other = { ...harbour('Katwijk'), _id: 'other' };
    await places.write({ from: place(1), to: place(2), documents: [at(2, other, at(1, { ...other, town: 'Leiden' }))] });
    expect(await foundIn('Katwijk')).toEqual([other]);
    expect(await foundIn('Leiden')).toEqual([harbour('Leiden', ['a', 'b'])]);
  });

  it('keeps the last of a document that is given twice, and no trace of the first', async () => {
    await places.write({ from: place(1), to: place(3), documents: [at(2, harbour('Lisse', ['c'])), at(3, harbour('Katwijk', ['d']))] });
    expect(await Promise.all(['Leiden', 'Lisse', 'Katwijk'].map(async (town) => (await foundIn(town)).length))).toEqual([0, 0, 1]);
    expect(await Promise.all(['a', 'b', 'c', 'd'].map(async (of) => (await ownedBy(of)).length))).toEqual([0, 0, 0, 1]);
  });

  it('finds every one of many documents written at once', async () => {
    const many = Array.from(
      { length: 100 },
      (_, number): Place => ({ ...harbour('Katwijk', [`${number % 3}`]), _id: `place-${String(number).padStart(3, '0')}` }),
    );
    await places.write({ from: place(1), to: place(2), documents: many.map((document) => at(2, document)) });
    const { items } = await places.find({ index: 'byTown', where: { town: 'Katwijk' }, limit: 200 });
    expect(items).toEqual(many);
    expect((await places.find({ index: 'byOwner', where: { of: '1' }, limit: 200 })).items).toHaveLength(33);
  });
});

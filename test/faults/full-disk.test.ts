import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '../../domain/ports/errors.ts';
import { type Appended, positionOf, startPosition } from '../../domain/ports/event-store.ts';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.ts';
import { SqliteReadStore } from '../../src/read-store/sqlite/sqlite-read-store.ts';
import { canMakeDisks, smallDisk } from '../support/faults.ts';
import { everything } from '../support/log.ts';
import { counting } from '../support/naming.ts';
import { newStream, proposed } from '../support/proposed.ts';

(canMakeDisks ? describe : describe.skip)('a disk that becomes full while the program runs (needs a mount)', () => {
  let disk: { readonly folder: string; remove(): void };
  const filler = () => join(disk.folder, 'filler');
  beforeEach(() => {
    disk = smallDisk(4096) as typeof disk;
    writeFileSync(filler(), Buffer.alloc(1024 * 1024));
  });
  afterEach(() => disk.remove());

  const large = () => proposed({ data: { text: 'x'.repeat(20_000) } });

  it('refuses appends as unavailable, keeps every one that it acknowledged, and takes them again when there is room', async () => {
    const store = new SqliteEventStore(join(disk.folder, 'data'));
    const acknowledged: Appended[] = [];
    const append = async () => acknowledged.push(await store.append(newStream(), 'no-stream', [large(), large()]));
    let failure: unknown;
    for (let tries = 0; tries < 1000 && failure === undefined; tries += 1) await append().catch((error: unknown) => (failure = error));
    expect(failure).toBeInstanceOf(StoreUnavailable);
    expect(String(failure)).toMatch(/events\.db cannot grow: the disk is full/);
    const refused = await Promise.allSettled([append(), append(), append()]);
    expect(refused.map(({ status }) => status)).toStrictEqual(['rejected', 'rejected', 'rejected']);
    const stream = newStream();
    await expect(store.append(stream, 'no-stream', [large(), large()])).rejects.toThrow(StoreUnavailable);
    const positions = async () => (await everything(store)).filter(({ revision }) => revision === 1).map(({ position }) => position);
    expect(await positions()).toStrictEqual(acknowledged.map(({ position }) => position));

    rmSync(filler());
    await append();
    // What was not written is not taken for written.
    acknowledged.push(await store.append(stream, 'no-stream', [large(), large()]));
    await store.close();
    const again = new SqliteEventStore(join(disk.folder, 'data'), { readOnly: true });
    expect((await everything(again)).filter(({ revision }) => revision === 1).map(({ position }) => position)).toStrictEqual(
      acknowledged.map(({ position }) => position),
    );
    await again.close();
  });

  it('leaves a read model as it was, with its checkpoint, and lets it go on when there is room', async () => {
    const store = new SqliteReadStore(join(disk.folder, 'data'));
    const collection = await store.open(counting);
    let at = startPosition;
    let failure: unknown;
    const write = async (number: number) => {
      const to = positionOf(number);
      const documents = Array.from({ length: 10 }, (_, index) => ({ document: { _id: `${number} ${index}`, count: 1, text: 'x'.repeat(9000) }, position: to }));
      await collection.write({ from: at, to, documents });
      at = to;
    };
    let number = 1;
    for (; number < 1000 && failure === undefined; number += 1) await write(number).catch((error: unknown) => (failure = error));
    expect(String(failure)).toMatch(/read-models\.db cannot grow: the disk is full/);
    expect(await collection.checkpoint()).toBe(at);
    expect((await collection.get([`${number - 1} 0`])).size).toBe(0);
    await expect(store.claimKey('key', 'x'.repeat(4_000_000))).rejects.toBeInstanceOf(StoreUnavailable);

    rmSync(filler());
    await write(number);
    expect(await collection.checkpoint()).toBe(positionOf(number));
    expect(await store.claimKey('key', 'this')).toStrictEqual({});
    await store.close();
  });
});

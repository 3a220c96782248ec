import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '../../../domain/ports/errors.ts';
import { type Position, type ProposedEvent, startPosition } from '../../../domain/ports/event-store.ts';
import type { Projection } from '../../../domain/ports/projection.ts';
import type { Document, ReadStore } from '../../../domain/ports/read-store.ts';
import { MemoryEventStore } from '../../../src/event-store/memory/memory-event-store.ts';
import { type Progress, rebuild } from '../../../src/projecting/rebuild.ts';
import { ProjectionRunner } from '../../../src/projecting/runner.ts';
import { MemoryReadStore } from '../../../src/read-store/memory/memory-read-store.ts';
import { SqliteReadStore } from '../../../src/read-store/sqlite/sqlite-read-store.ts';
import { appendAll } from '../../support/log.ts';
import { counting, moved, naming, organisationStream, renamed } from '../../support/naming.ts';
import { keepingLogger } from '../../support/running.ts';

const both = [naming, counting] as unknown as readonly Projection[];

type Stores = Readonly<{
  /** Of the process that serves. */
  serving: ReadStore;
  /** Of the process that rebuilds: the same data through another connection, where there is such a thing. */
  beside: ReadStore;
  remove(): Promise<void>;
}>;

async function inMemory(): Promise<Stores> {
  const store = new MemoryReadStore();
  return { serving: store, beside: store, remove: () => store.close() };
}

async function inSqlite(): Promise<Stores> {
  const folder = mkdtempSync(join(tmpdir(), 'stagepact-'));
  const [serving, beside] = [new SqliteReadStore(folder), new SqliteReadStore(folder)];
  const remove = async () => {
    await beside.close();
    await serving.close();
    rmSync(folder, { recursive: true });
  };
  return { serving, beside, remove };
}

describe.each([
  ['in memory', inMemory],
  ['in SQLite, beside the process that serves', inSqlite],
])('rebuilding %s', (_, open) => {
  let log: MemoryEventStore;
  let stores: Stores;
  let runner: ProjectionRunner;
  beforeEach(async () => {
    log = new MemoryEventStore();
    stores = await open();
    runner = new ProjectionRunner(log, stores.serving, both, keepingLogger().logger);
  });
  afterEach(async () => {
    await runner.stop();
    await stores.remove();
  });

  const append = (...events: readonly ProposedEvent[]): Promise<Position> => appendAll(log, organisationStream('a'), events);
  const documentsAt = async (position: Position): Promise<readonly Document[]> => {
    const { items } = await (await runner.collection(naming, position)).find({ index: 'all', where: {}, limit: 200 });
    const counted = await (await runner.collection(counting, position)).get(['OrganisationRenamed', 'OrganisationMoved']);
    return [...items, ...[...counted.values()].map(({ document }) => document)];
  };

  it('comes to the same documents, which readers have from then on', async () => {
    const position = await append(...Array.from({ length: 2500 }, (_, number) => (number % 5 ? renamed(`name ${number % 7}`) : moved())));
    await runner.start();
    const before = await documentsAt(position);
    const pages: Progress[] = [];
    const { results, progress } = await rebuild(log, stores.beside, both, (page) => pages.push(page));
    expect(results.map(({ projection, poison }) => [projection.name, poison])).toStrictEqual([
      ['naming', undefined],
      ['counting', undefined],
    ]);
    expect(progress).toMatchObject({ events: 2500, position });
    expect(pages.map(({ events }) => events)).toStrictEqual([1000, 2000, 2500]);
    const generation = await stores.serving.generation(naming);
    expect(generation).toBeGreaterThan(0);
    expect(await documentsAt(position)).toStrictEqual(before);
    await rebuild(log, stores.beside, both);
    expect(await stores.serving.generation(naming)).toBeGreaterThan(generation);
    expect(await documentsAt(position)).toStrictEqual(before);
  });

  it('misses nothing of what is written meanwhile and afterwards', async () => {
    await append(...Array.from({ length: 1500 }, () => renamed('Rijn')));
    await runner.start();
    let written = 1500;
    const onPage = () => {
      written += 1;
      void append(renamed('Vliet'));
    };
    await rebuild(log, stores.beside, both, onPage);
    const position = await append(renamed('Zijl'));
    written += 1;
    expect((await documentsAt(position)).find(({ _id }) => _id === 'OrganisationRenamed')).toStrictEqual({ _id: 'OrganisationRenamed', count: written });
    expect((await (await runner.collection(naming, position)).get([organisationStream('a')])).get(organisationStream('a'))?.document.names).toHaveLength(
      written,
    );
    expect((await runner.status()).map(({ state, behind }) => [state, behind])).toStrictEqual([
      ['live', 0],
      ['live', 0],
    ]);
  });

  it('lets nobody who has seen a position read from a new one that is not there yet', async () => {
    const position = await append(renamed('Rijn'), renamed('Vliet'));
    await runner.start();
    await documentsAt(position);
    // A rebuild that ended at the start: what readers get next is empty until the running process has caught it up.
    await stores.beside.openGeneration(naming, 1);
    await stores.beside.activate(naming, 1);
    expect((await (await runner.collection(naming, position)).get([organisationStream('a')])).get(organisationStream('a'))?.document.names).toStrictEqual([
      'Rijn',
      'Vliet',
    ]);
  });

  it('tells who still reads from the old one to try again, or lets him read on', async () => {
    await runner.start();
    const position = await append(renamed('Rijn'));
    const old = await runner.collection(naming, position);
    await rebuild(log, stores.beside, both);
    const answer = await old.get([organisationStream('a')]).then(
      (found) => found.size,
      (error: unknown) => error,
    );
    expect([1, expect.any(StoreUnavailable)]).toContainEqual(answer);
  });

  it('keeps the old collection of a projection that cannot fold an event, and says at which; the others change over', async () => {
    const poison = renamed('poison');
    await append(renamed('Rijn'));
    await runner.start();
    const before = await documentsAt(await log.head());
    const position = await append(poison, moved());
    const { results } = await rebuild(log, stores.beside, both);
    expect(results).toMatchObject([{ poison: { event: { id: poison.id }, error: { message: 'cannot fold this name' } } }, { poison: undefined }]);
    expect(await stores.serving.generation(naming)).toBe(0);
    expect((await (await stores.serving.open(naming)).get([organisationStream('a')])).get(organisationStream('a'))?.document).toStrictEqual(
      before.find(({ _id }) => _id === organisationStream('a')),
    );
    expect((await (await runner.collection(counting, position)).get(['OrganisationRenamed'])).get('OrganisationRenamed')?.document).toMatchObject({ count: 2 });
  });

  it('by a program that can fold the event sets a stopped projection going again', async () => {
    await runner.start();
    const position = await append(renamed('Rijn'), renamed('poison'));
    await expect(runner.collection(naming, position)).rejects.toThrow('stopped');
    const mended: typeof naming = {
      ...naming,
      evolve: ({ stream, event }, documents) => [{ _id: stream, names: [...(documents.get(stream)?.names ?? []), String(event.data.name)], changes: 1 }],
    };
    await rebuild(log, stores.beside, [mended] as unknown as readonly Projection[]);
    const after = await append(renamed('Zijl'));
    while ((await runner.status()).some(({ state }) => state === 'stopped')) await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await (await runner.collection(naming, after)).get([organisationStream('a')])).get(organisationStream('a'))?.document.names).toStrictEqual([
      'Rijn',
      'poison',
      'Zijl',
    ]);
  });

  it('twice at once ends with one of the two, whole, and tells the other', async () => {
    const position = await append(...Array.from({ length: 2500 }, (_, number) => renamed(`name ${number % 7}`)));
    await runner.start();
    const before = await documentsAt(position);
    let second: Promise<unknown> | undefined;
    const first = rebuild(log, stores.beside, both, () => {
      second ??= rebuild(log, stores.serving, both);
    });
    const results = await Promise.allSettled([first, first.then(() => second)]);
    expect(results).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: { name: 'Overtaken' } }]);
    expect(await documentsAt(position)).toStrictEqual(before);
  });

  it('of an empty log leaves empty read models at the start', async () => {
    const { progress } = await rebuild(log, stores.beside, both);
    expect(progress).toMatchObject({ events: 0, position: startPosition });
    expect(await (await stores.serving.open(naming)).checkpoint()).toBe(startPosition);
  });
});

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '../../../domain/ports/errors.ts';
import { type EventFeed, type EventStore, type FeedReader, type StoredEvent, startPosition } from '../../../domain/ports/event-store.ts';
import { EventStoreDbEventStore } from '../../../src/event-store/eventstoredb/eventstoredb-event-store.ts';
import { MemoryEventStore } from '../../../src/event-store/memory/memory-event-store.ts';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.ts';
import { UsageError } from '../../../src/exit-codes.ts';
import { logAddress } from '../../../src/migrating/addresses.ts';
import { migrate } from '../../../src/migrating/migration.ts';
import { UnusableData } from '../../../src/sqlite.ts';
import { everythingAfter } from '../../contract/event-store/feeding.ts';
import { EventStoreDbStandIn } from '../../support/eventstoredb/stand-in.ts';
import { newStream, proposed, proposedEvents } from '../../support/proposed.ts';

type Log = EventStore & EventFeed;

const contentOf = async (log: Log): Promise<readonly unknown[]> =>
  (await everythingAfter(log, startPosition, 1000)).events.map(({ position: _, ...event }: StoredEvent) => event);

/** Streams that grow in turns, with long runs, large events and odd texts among them. */
async function filled(log: Log): Promise<void> {
  const streams = Array.from({ length: 5 }, newStream);
  for (let turn = 0; turn < 6; turn += 1) {
    for (const [index, stream] of streams.entries()) {
      const length = (await log.read(stream, { limit: 10_000 })).length;
      await log.append(stream, length === 0 ? 'no-stream' : ((length - 1) as never), proposedEvents(index === 2 ? 300 : index + 1));
    }
  }
  const large = Array.from({ length: 3 }, () => proposed({ data: { text: `é\u0000😀${'x'.repeat(600_000)}` } }));
  const stream = newStream();
  for (const [revision, event] of large.entries()) await log.append(stream, revision === 0 ? 'no-stream' : ((revision - 1) as never), [event]);
}

describe('moving a log', () => {
  let folder: string;
  let server: EventStoreDbStandIn;
  let source: SqliteEventStore;
  let target: EventStoreDbEventStore;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stagepact-'));
    server = await EventStoreDbStandIn.start();
    source = new SqliteEventStore(folder);
    target = new EventStoreDbEventStore({ url: server.url, streams: ['thing-'], patience: { attemptMs: 300, totalMs: 1000 } });
    await filled(source);
  });
  afterEach(async () => {
    await source.close();
    await target.close();
    await server.stop();
    await rm(folder, { recursive: true });
  });

  it('to EventStoreDB and back keeps every event, in its place and in the order of all', async () => {
    const events = await contentOf(source);
    expect(await migrate(source, target)).toStrictEqual({ before: 0, copied: events.length, streams: 6, different: [], since: 0 });
    expect(await contentOf(target)).toStrictEqual(events);
    const back = new SqliteEventStore(join(folder, 'copy'));
    expect(await migrate(target, back)).toMatchObject({ copied: events.length, different: [] });
    expect(await contentOf(back)).toStrictEqual(events);
    await back.close();
  });

  it('goes on where a run was cut off, and copies what has come since', async () => {
    const events = await contentOf(source);
    let appends = 0;
    const cutOff: Log = new Proxy(target, {
      get: (of, name) => {
        const value = Reflect.get(of, name) as (...given: unknown[]) => unknown;
        if (name !== 'append') return value.bind(of);
        return (...given: unknown[]) => {
          appends += 1;
          if (appends > 7) throw new Error('the process was killed here');
          return value.apply(of, given);
        };
      },
    });
    await expect(migrate(source, cutOff)).rejects.toThrow('killed');
    const there = (await contentOf(target)).length;
    expect(there).toBeGreaterThan(0);
    expect(await migrate(source, target)).toStrictEqual({ before: there, copied: events.length - there, streams: 6, different: [], since: 0 });
    await source.append(newStream(), 'no-stream', proposedEvents(2));
    expect(await migrate(source, target)).toMatchObject({ before: events.length, copied: 2, different: [] });
    expect(await contentOf(target)).toStrictEqual(await contentOf(source));
  });

  it('tells what came into the source while it was compared, and leaves it for the next run', async () => {
    const events = await contentOf(source);
    let walks = 0;
    const written: Log = new Proxy(source, {
      get: (of, name) => {
        const value = Reflect.get(of, name) as (...given: unknown[]) => unknown;
        if (name !== 'open') return value.bind(of);
        return (...given: Parameters<Log['open']>): FeedReader => {
          walks += 1;
          const reader = of.open(...given);
          const appended = walks === 2 ? of.append(newStream(), 'no-stream', proposedEvents(3)) : undefined;
          const next: FeedReader['next'] = async (...asked) => {
            await appended;
            return reader.next(...asked);
          };
          return { next, close: () => reader.close() };
        };
      },
    });
    expect(await migrate(written, target)).toStrictEqual({ before: 0, copied: events.length, streams: 6, different: [], since: 3 });
    expect(await migrate(written, target)).toStrictEqual({ before: events.length, copied: 3, streams: 7, different: [], since: 0 });
    expect(await contentOf(target)).toStrictEqual(await contentOf(source));
  });

  it('survives a target that is away for a while and appends whose answer was lost', async () => {
    server.faults.next('append', 'cut-after-commit', { times: 3 });
    server.faults.next('append', 'not-ready', { times: 6 });
    expect(await migrate(source, target)).toMatchObject({ different: [] });
    expect(await contentOf(target)).toStrictEqual(await contentOf(source));
  });

  it.each([
    ['something else', async (log: Log) => log.append(newStream(), 'no-stream', proposedEvents(1))],
    ['the same with another content', async (log: Log, first: StoredEvent) => log.append(first.stream, 'no-stream', [{ ...first, data: { number: 'other' } }])],
    [
      'more than the source',
      async (log: Log, first: StoredEvent, all: Log) => {
        await migrate(all, log);
        return log.append(newStream(), 'no-stream', [{ ...first, id: randomUUID() }]);
      },
    ],
  ])('refuses a target that holds %s, and changes nothing there', async (_, spoil) => {
    const [first] = (await everythingAfter(source, startPosition)).events as [StoredEvent];
    await spoil(target, first, source);
    const before = await contentOf(target);
    await expect(migrate(source, target)).rejects.toMatchObject({
      name: 'UnusableData',
      message: expect.stringMatching(/^Het doel bevat iets anders dan de bron: .+ \/ The target holds something else than the source: event \d+ is /),
    });
    expect(await contentOf(target)).toStrictEqual(before);
  });

  it('names the streams that are not the same', async () => {
    const memory = new MemoryEventStore();
    const forgetful: Log = new Proxy(memory, {
      get: (of, name) => {
        const value = Reflect.get(of, name) as (...given: unknown[]) => unknown;
        if (name !== 'append') return value.bind(of);
        return (stream: never, expected: never, events: readonly { data: object }[]) =>
          value.call(
            of,
            stream,
            expected,
            events.map((event) => ({ ...event, data: { ...event.data, changed: true } })),
          );
      },
    });
    expect((await migrate(source, forgetful)).different).toHaveLength(6);
  });

  it('gives up on a target that stays away', async () => {
    await server.kill();
    await expect(migrate(source, target)).rejects.toBeInstanceOf(StoreUnavailable);
  });
});

describe('the address of a log', () => {
  it.each(['sqlite:', 'data', 'mongodb://x', 'eventstoredb:', ''])('refuses %j', (text) => {
    expect(() => logAddress(text, 'target')).toThrow(UsageError);
  });
  it('never shows credentials', () => {
    expect(logAddress('eventstoredb+discover://admin:secret@a:2113,b:2113?tls=true', 'target').name).toBe('EventStoreDB a:2113,b:2113');
  });
  it('is opened by nobody else while it is copied from or to, where it is a folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stagepact-'));
    const server = new SqliteEventStore(folder);
    for (const use of ['source', 'target'] as const) await expect(logAddress(`sqlite:${folder}`, use).open()).rejects.toBeInstanceOf(UnusableData);
    await server.close();
    const log = await logAddress(`sqlite:${folder}`, 'source').open();
    expect(() => new SqliteEventStore(folder)).toThrow(UnusableData);
    await log.close();
    await rm(folder, { recursive: true });
  });
  it('refuses to copy from where nothing is', () => {
    expect(() => logAddress('sqlite:/nowhere', 'source')).toThrow(new UsageError('/nowhere: hier staan geen gebeurtenissen / there are no events here'));
  });
});

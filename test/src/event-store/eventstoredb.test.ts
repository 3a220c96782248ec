import { setTimeout as sleep } from 'node:timers/promises';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AppendTooLarge, ConcurrencyConflict, StoreUnavailable } from '../../../domain/ports/errors.ts';
import { type FeedReader, type StoredEvent, startPosition } from '../../../domain/ports/event-store.ts';
import { maxAppendSize } from '../../../src/event-store/appending.ts';
import { uuidText } from '../../../src/event-store/eventstoredb/batch-appends.ts';
import { EventStoreDbEventStore } from '../../../src/event-store/eventstoredb/eventstoredb-event-store.ts';
import { EventStoreDbStandIn } from '../../support/eventstoredb/stand-in.ts';
import { newStream, proposed, proposedEvents } from '../../support/proposed.ts';
import { TcpProxy } from '../../support/tcp-proxy.ts';
import { until } from '../../support/until.ts';

const patience = { attemptMs: 150, totalMs: 3000 };
const commitFaults = [
  'delay',
  'not-ready',
  'cut-before-commit',
  'cut-after-commit',
  'hang-before-commit',
  'hang-after-commit',
  'expire-before-commit',
  'expire-after-commit',
] as const;
const readFaults = ['delay', 'not-ready', 'cut', 'hang', 'drop'] as const;

describe('the EventStoreDB adapter on a server that suffers', () => {
  let server: EventStoreDbStandIn;
  let store: EventStoreDbEventStore;
  const opened = (change: { url?: string; patience?: typeof patience } = {}) =>
    new EventStoreDbEventStore({ url: server.url, streams: ['thing-'], patience, ...change });
  const raw = () => EventStoreDBClient.connectionString(server.url);
  const stored = async (stream: string) => (await raw().readStream(stream).toArray()).map(({ event }) => event?.id);

  beforeEach(async () => {
    server = await EventStoreDbStandIn.start();
    store = opened();
  });
  afterEach(async () => {
    server.faults.clear();
    await store.close();
    await server.stop();
  });

  describe('an append whose outcome is not known', () => {
    it.each(commitFaults)('%s: is settled by the same ids at the same revision, and answered as if nothing had been', async (fault) => {
      const stream = newStream();
      await store.append(stream, 'no-stream', proposedEvents(1));
      server.faults.next('append', fault, { ms: 400 });
      const events = proposedEvents(3);
      const calls = server.faults.calls.append;
      const appended = await store.append(stream, 0 as never, events);
      expect(server.faults.calls.append).toBeGreaterThan(fault === 'delay' ? calls : calls + 1);
      const read = await store.read(stream, { limit: 10 });
      expect(read.slice(1).map(({ id }) => id)).toStrictEqual(events.map(({ id }) => id));
      expect(appended).toStrictEqual({ revision: 3, position: read.at(-1)?.position });
      expect(await store.append(stream, 3 as never, proposedEvents(1))).toMatchObject({ revision: 4 });
    });

    it.each(commitFaults)('%s: is a conflict when somebody else was first', async (fault) => {
      const stream = newStream();
      const first = proposedEvents(2);
      await store.append(stream, 'no-stream', first);
      server.faults.next('append', fault, { ms: 400 });
      await expect(store.append(stream, 'no-stream', proposedEvents(1))).rejects.toMatchObject({ name: 'ConcurrencyConflict', actual: 1 });
      expect(await stored(stream)).toStrictEqual(first.map(({ id }) => id));
    });

    it('is told as unavailable when the server stays away, and can be repeated when it is back', async () => {
      await store.close();
      store = opened({ patience: { attemptMs: 500, totalMs: 500 } });
      const stream = newStream();
      const events = proposedEvents(2);
      server.faults.next('append', 'cut-after-commit');
      server.faults.next('append', 'not-ready', { times: Number.POSITIVE_INFINITY });
      await expect(store.append(stream, 'no-stream', events)).rejects.toBeInstanceOf(StoreUnavailable);
      server.faults.clear();
      expect(await store.append(stream, 'no-stream', events)).toMatchObject({ revision: 1 });
      expect(await stored(stream)).toStrictEqual(events.map(({ id }) => id));
    });

    it('never overtakes itself: of 64 under way that are not answered each is stored once', async () => {
      server.faults.next('append', 'hang-after-commit', { times: 64 });
      const streams = Array.from({ length: 64 }, newStream);
      const answers = await Promise.all(streams.map((stream) => store.append(stream, 'no-stream', proposedEvents(1))));
      expect(answers.every(({ revision }) => revision === 0)).toBe(true);
      expect(await Promise.all(streams.map(async (stream) => (await stored(stream)).length))).toStrictEqual(streams.map(() => 1));
    });
  });

  describe('what the server would not survive or not take', () => {
    const sized = (bytes: number) => {
      const event = proposed({ type: 'Größe', data: { text: '' } });
      const without = Buffer.byteLength(JSON.stringify(event.data)) + Buffer.byteLength(JSON.stringify(event.metadata)) + 2 * event.type.length;
      return { ...event, data: { text: 'x'.repeat(bytes - without) } };
    };

    it('is refused before it is sent: beside it others are written', async () => {
      const bad = [
        store.append(newStream(), 'no-stream', [sized(maxAppendSize + 1)]),
        store.append(newStream(), 'no-stream', [proposed({ data: { amount: 1n as never } })]),
        store.append(newStream(), 'no-stream', [proposed({ data: undefined as never })]),
        store.append(newStream(), 'no-stream', [proposed({ id: 'no-uuid' })]),
        store.append(newStream(), 'no-stream', [proposed({ type: '' })]),
        store.append('' as never, 'no-stream', proposedEvents(1)),
        ...[-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY].map((revision) => store.append(newStream(), revision as never, proposedEvents(1))),
      ];
      const good = Array.from({ length: 8 }, () => store.append(newStream(), 'no-stream', proposedEvents(1)));
      const errors = (await Promise.allSettled(bad)).map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as Error).constructor : undefined));
      expect(errors).toStrictEqual([AppendTooLarge, ...Array(5).fill(TypeError), ...Array(4).fill(ConcurrencyConflict)]);
      expect(await Promise.all(good)).toHaveLength(8);
      expect(server.faults.calls.append).toBe(8);
    });

    it('is taken up to the last byte that the server takes', async () => {
      const stream = newStream();
      const event = sized(maxAppendSize);
      await store.append(stream, 'no-stream', [event]);
      expect((await store.read(stream, { limit: 1 }))[0]).toMatchObject(event);
    });
  });

  describe('reading', () => {
    it.each(readFaults)('%s: is asked again', async (fault) => {
      const stream = newStream();
      const events = proposedEvents(5);
      await store.append(stream, 'no-stream', events);
      server.faults.next('read', fault, { ms: 400, afterEvents: fault === 'cut' || fault === 'drop' || fault === 'hang' ? 2 : 0 });
      expect((await store.read(stream, { limit: 10 })).map(({ id }) => id)).toStrictEqual(events.map(({ id }) => id));
      expect(await store.head()).toBe((await store.read(stream, { direction: 'backwards', limit: 1 }))[0]?.position);
    });

    it('is whole or asked again, also when another read on its connection has been given up amid it', async () => {
      const stream = newStream();
      await store.append(stream, 'no-stream', proposedEvents(10));
      server.faults.next('read', 'hang');
      server.faults.next('read', 'hang', { afterEvents: 3 });
      const first = store.read(stream, { limit: 1 });
      await sleep(patience.attemptMs / 2);
      expect(await store.read(stream, { limit: 10 })).toHaveLength(10);
      expect(await first).toHaveLength(1);
    });

    it('is not asked again once the store is closed, for which nobody would end the connection', async () => {
      server.faults.next('read', 'not-ready', { times: 4 });
      const reading = store.read(newStream(), { limit: 1 });
      await until(() => server.faults.calls.read === 4);
      await sleep(10);
      await Promise.all([expect(reading).rejects.toBeInstanceOf(StoreUnavailable), store.close()]);
      expect(server.faults.calls.read).toBe(4);
    });
  });

  describe('the feed', () => {
    const taken = async (reader: FeedReader, count: number): Promise<readonly StoredEvent[]> => {
      const events: StoredEvent[] = [];
      while (events.length < count) events.push(...(await reader.next(3, 1000)).events);
      return events;
    };
    const idsAppended = async (count: number): Promise<readonly string[]> => {
      const events = proposedEvents(count);
      await store.append(newStream(), 'no-stream', events);
      return events.map(({ id }) => id);
    };

    it.each(readFaults)('%s: goes on after the last event, each once', async (fault) => {
      const ids = await idsAppended(10);
      server.faults.next('subscribe', fault, { ms: 400, times: 2, afterEvents: fault === 'delay' || fault === 'not-ready' ? 0 : 4 });
      const reader = store.open(startPosition);
      expect((await taken(reader, 10)).map(({ id }) => id)).toStrictEqual(ids);
      const more = await idsAppended(2);
      expect((await taken(reader, 2)).map(({ id }) => id)).toStrictEqual(more);
    });

    it('notices at the end of the log that a silent subscription has missed something', async () => {
      const ids = await idsAppended(3);
      server.faults.next('subscribe', 'hang', { afterEvents: 3 });
      const reader = store.open(startPosition);
      await taken(reader, 3);
      await idsAppended(2);
      expect((await taken(reader, 2)).map(({ revision }) => revision)).toStrictEqual([0, 1]);
      expect(ids).toHaveLength(3);
    });

    it('goes on after a kill and a restart', async () => {
      const first = await idsAppended(3);
      const reader = store.open(startPosition);
      expect((await taken(reader, 3)).map(({ id }) => id)).toStrictEqual(first);
      await server.kill();
      await server.restart({ notReadyMs: 100 });
      const second = await idsAppended(3);
      expect((await taken(reader, 3)).map(({ id }) => id)).toStrictEqual(second);
    });

    it('tells that the server is away when it stays away, and goes on when it is back', async () => {
      await store.close();
      store = opened({ patience: { attemptMs: 500, totalMs: 500 } });
      await idsAppended(1);
      const reader = store.open(startPosition);
      await taken(reader, 1);
      await server.kill();
      await expect(reader.next(1, 60_000)).rejects.toBeInstanceOf(StoreUnavailable);
      await server.restart();
      const event = proposed();
      const stream = newStream();
      const appended = (): Promise<unknown> => store.append(stream, 'no-stream', [event]).catch(appended);
      await appended();
      const events: StoredEvent[] = [];
      while (events.length === 0) events.push(...((await reader.next(1, 100).catch(() => undefined))?.events ?? []));
      expect(events).toHaveLength(1);
    });

    it('holds nothing of others: no system events, no foreign streams, no metadata of streams; its head is our last event', async () => {
      const ids = await idsAppended(1);
      const before = await store.head();
      await raw().appendToStream(
        'order-1',
        Array.from({ length: 300 }, () => jsonEvent({ type: 'Placed', data: {} })),
      );
      await raw().setStreamMetadata('thing-1', { maxCount: 5 });
      await raw().appendToStream('$custom', jsonEvent({ type: '$odd', data: {} }));
      expect(await store.head()).toBe(before);
      expect(await opened().head()).toBe(before);
      const page = await store.open(startPosition).next(100, 1000);
      expect(page.events.map(({ id }) => id)).toStrictEqual(ids);
      expect(page.position).toBe(before);
    });

    it('leaves the metadata of streams alone', async () => {
      const stream = newStream();
      await store.append(stream, 'no-stream', proposedEvents(2));
      await store.read(stream, { limit: 1 });
      expect((await raw().getStreamMetadata(stream)).metadata).toBeUndefined();
    });

    it('holds the server back while nobody takes the events', async () => {
      const proxy = await TcpProxy.to(Number(new URL(server.url).port));
      // Nothing is to be suspected while a busy machine takes its time.
      const behind = opened({ url: `esdb://127.0.0.1:${proxy.port}?tls=false`, patience: { attemptMs: 20_000, totalMs: 40_000 } });
      try {
        const text = 'x'.repeat(2000);
        for (let appends = 0; appends < 40; appends += 1) {
          await store.append(
            newStream(),
            'no-stream',
            Array.from({ length: 250 }, () => proposed({ data: { text } })),
          );
        }
        const reader = behind.open(startPosition);
        await reader.next(1, 1000);
        let [seen, still] = [0, 0];
        while (still < 20) {
          await sleep(25);
          still = proxy.bytesToClient === seen ? still + 1 : 0;
          seen = proxy.bytesToClient;
        }
        expect(seen).toBeLessThan(10_000 * 2000 * 0.5);
        expect(await taken(reader, 9999)).toHaveLength(9999);
      } finally {
        await behind.close();
        await proxy.close();
      }
    }, 60_000);
  });
});

describe('ids from the server', () => {
  it('come as text or as two numbers', () => {
    const id = 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6';
    const hex = id.replaceAll('-', '');
    const half = (digits: string) => String(BigInt.asIntN(64, BigInt(`0x${digits}`)));
    const structured = new shared.UUID.Structured().setMostSignificantBits(half(hex.slice(0, 16))).setLeastSignificantBits(half(hex.slice(16)));
    expect(uuidText(new shared.UUID().setStructured(structured))).toBe(id);
    expect(uuidText(new shared.UUID().setString(id))).toBe(id);
  });
});

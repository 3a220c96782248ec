import { EventEmitter } from 'node:events';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '../../../domain/ports/errors.ts';
import { startPosition } from '../../../domain/ports/event-store.ts';
import type { Connection } from '../../../src/event-store/eventstoredb/connection.ts';
import { EventStoreDbEventStore } from '../../../src/event-store/eventstoredb/eventstoredb-event-store.ts';
import { SubscribedReader } from '../../../src/event-store/eventstoredb/subscribed-reader.ts';
import { EventStoreDbStandIn } from '../../support/eventstoredb/stand-in.ts';
import { newStream, proposed, proposedEvents } from '../../support/proposed.ts';

/** Nothing else happens in this process meanwhile. */
function busyFor(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe('a subscription in doubt', () => {
  let server: EventStoreDbStandIn;
  let store: EventStoreDbEventStore;
  const opened = (patience: { attemptMs: number; totalMs: number }) => new EventStoreDbEventStore({ url: server.url, streams: ['thing-'], patience });

  beforeEach(async () => {
    server = await EventStoreDbStandIn.start();
  });
  afterEach(async () => {
    await store.close();
    await server.stop();
  });

  it('is kept by a process that was busy itself, and did not listen', async () => {
    const attemptMs = 300;
    store = opened({ attemptMs, totalMs: 10_000 });
    const text = 'x'.repeat(2000);
    const all = Array.from({ length: 2000 }, () => proposed({ data: { text } }));
    for (let from = 0; from < all.length; from += 200) await store.append(newStream(), 'no-stream', all.slice(from, from + 200));
    const reader = store.open(startPosition);
    const first = reader.next(1000, 1000);
    await turn();
    busyFor(2 * attemptMs);
    let page = await first;
    const ids = page.events.map(({ id }) => id);
    for (let pages = 1; !page.caughtUp; pages += 1) {
      if (pages <= 3) busyFor(2 * attemptMs);
      page = await reader.next(1000, 1000);
      ids.push(...page.events.map(({ id }) => id));
    }
    expect(ids).toStrictEqual(all.map(({ id }) => id));
    expect(server.faults.calls.subscribe).toBe(1);
  });

  it('is opened again with the whole patience, however long ago it was confirmed', async () => {
    const totalMs = 1000;
    store = opened({ attemptMs: 500, totalMs });
    const [before, after] = [proposedEvents(1), proposedEvents(1)];
    await store.append(newStream(), 'no-stream', before);
    const reader = store.open(startPosition);
    expect((await reader.next(1, 0)).events).toMatchObject(before);
    await sleep(totalMs + 1);
    const next = reader.next(1, 60_000);
    server.dropSubscriptions();
    await store.append(newStream(), 'no-stream', after);
    expect((await next).events).toMatchObject(after);
  });
});

describe('subscriptions that are confirmed and then say nothing', () => {
  it('are told as unavailable when the patience is at its end', async () => {
    let subscriptions = 0;
    const subscribeToAll = () => {
      subscriptions += 1;
      const subscription = Object.assign(new EventEmitter(), { unsubscribe: async () => undefined });
      setImmediate(() => subscription.emit('confirmation'));
      return subscription;
    };
    const connection = { client: async () => ({ subscribeToAll }), renew: () => undefined, close: async () => undefined } as unknown as Connection;
    const patience = { attemptMs: 20, totalMs: 200 };
    const reader = new SubscribedReader({ connection, streams: [], after: startPosition, patience, head: async () => startPosition, onClose: () => undefined });
    await expect(reader.next(1, 0)).rejects.toThrow(StoreUnavailable);
    expect(subscriptions).toBeGreaterThan(1);
  });
});

describe('a subscription that falls behind', () => {
  it('is not at the end of the log before the server says so again', async () => {
    const subscription = Object.assign(new EventEmitter(), { readableLength: 0, writableLength: 0, isPaused: () => false, unsubscribe: async () => undefined });
    const connection = { client: async () => ({ subscribeToAll: () => subscription }), close: async () => undefined } as unknown as Connection;
    const patience = { attemptMs: 10_000, totalMs: 10_000 };
    const reader = new SubscribedReader({ connection, streams: [], after: startPosition, patience, head: async () => startPosition, onClose: () => undefined });
    const come = (commit: bigint) =>
      subscription.emit('data', {
        event: { id: String(commit), type: 'ThingNoted', streamId: 'thing-1', revision: 0n, position: { commit, prepare: commit } },
      });
    const first = reader.next(1, 0);
    await turn();
    come(1n);
    subscription.emit('caughtUp');
    expect(await first).toMatchObject({ events: [{ id: '1' }], caughtUp: true });
    subscription.emit('fellBehind');
    come(2n);
    expect(await reader.next(1, 0)).toMatchObject({ events: [{ id: '2' }], caughtUp: false });
    come(3n);
    subscription.emit('caughtUp');
    expect(await reader.next(1, 0)).toMatchObject({ events: [{ id: '3' }], caughtUp: true });
    await reader.close();
  });
});

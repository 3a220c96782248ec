import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreDbStandIn } from './stand-in.ts';

const STREAM = 'order-1';
const plain = { credentials: { username: 'admin', password: 'changeit' } };
const paths = [
  ['batch', {}],
  ['plain', plain],
] as const;

const event = (n = 0) => jsonEvent({ id: crypto.randomUUID(), type: 'Placed', data: { n } });
const outcomeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'success',
    ({ type, code }) => type ?? `code ${code}`,
  );
const within = <T>(ms: number, call: Promise<T>): Promise<T | 'silent'> => Promise.race([call, sleep(ms, 'silent' as const)]);

/** The nth event of a stream, sent again with the same id and expectation until the server says that it is there. */
async function appendUntilStored(client: EventStoreDBClient, stream: string, n: number): Promise<void> {
  const placed = event(n);
  const expectedRevision = n === 0 ? 'no_stream' : BigInt(n - 1);
  while ((await outcomeOf(client.appendToStream(stream, placed, { expectedRevision }))) !== 'success') await sleep(20);
}

/** Waits for something that tells of itself in no other way. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(5);
}

describe('a stand-in that misbehaves', () => {
  let server: EventStoreDbStandIn;
  let client: EventStoreDBClient;
  const append = (options = {}) => client.appendToStream(STREAM, event(), options);
  const stored = async (stream = STREAM) => (await EventStoreDBClient.connectionString(server.url).readStream(stream).toArray()).length;
  const follow = () => {
    const seen: string[] = [];
    client
      .subscribeToStream(STREAM)
      .on('data', () => void seen.push('event'))
      .on('caughtUp', () => void seen.push('caught up'))
      .on('error', (error) => void seen.push(String((error as { type?: string }).type)));
    return seen;
  };

  beforeEach(async () => {
    server = await EventStoreDbStandIn.start();
    client = EventStoreDBClient.connectionString(server.url);
    await append();
  });
  afterEach(() => server.stop());

  describe.each(paths)('%s append', (_, options) => {
    it.each([
      ['cut-before-commit', 1],
      ['cut-after-commit', 2],
    ] as const)('%s', async (fault, events) => {
      server.faults.next('append', fault);
      expect(await outcomeOf(append(options))).toBe('unavailable');
      expect(await stored()).toBe(events);
    });

    it.each([
      ['hang-before-commit', 1],
      ['hang-after-commit', 2],
    ] as const)('%s, until let go', async (fault, events) => {
      server.faults.next('append', fault);
      const call = outcomeOf(append(options));
      expect(await within(100, call)).toBe('silent');
      expect(await stored()).toBe(events);
      server.faults.clear();
      expect(await call).toBe('success');
      expect(await stored()).toBe(2);
    });

    it.each([
      ['expire-before-commit', 1],
      ['expire-after-commit', 2],
    ] as const)('%s', async (fault, events) => {
      server.faults.next('append', fault);
      expect(await outcomeOf(append(options))).toBe(options === plain ? 'timeout' : 'deadline-exceeded');
      expect(await stored()).toBe(events);
    });

    it('does not answer a second sending of an append that is under way, and stores it once', async () => {
      const placed = event();
      server.faults.next('append', 'delay', { ms: 50 });
      const sendings = [1, 2].map(() => outcomeOf(client.appendToStream('order-2', placed, { ...options, expectedRevision: 'no_stream' })));
      expect(await Promise.all(sendings)).toStrictEqual(['success', options === plain ? 'timeout' : 'deadline-exceeded']);
      expect(await stored('order-2')).toBe(1);
    });
  });

  it('counts calls and lets a fault happen so many times', async () => {
    server.faults.next('append', 'not-ready', { times: 2 });
    const outcomes = [await outcomeOf(append()), await outcomeOf(append(plain)), await outcomeOf(append())];
    expect(outcomes).toStrictEqual(['unknown', 'unavailable', 'success']);
    expect(server.faults.calls).toStrictEqual({ append: 4, delete: 0, read: 0, subscribe: 0 });
  });

  it.each([
    ['cut', ['event', 'event', 'unavailable']],
    ['drop', ['event', 'event', 'unavailable']],
    ['hang', ['event', 'event']],
  ] as const)('%s of a subscription after two events', async (fault, expected) => {
    await append();
    await append();
    server.faults.next('subscribe', fault, { afterEvents: 2 });
    const seen = follow();
    await until(() => seen.length === expected.length);
    await sleep(50);
    expect(seen).toStrictEqual(expected);
  });

  it('drops subscriptions and goes on answering', async () => {
    const seen = follow();
    await until(() => seen.includes('caught up'));
    expect(server.openSubscriptions).toBe(1);
    server.dropSubscriptions();
    await until(() => server.openSubscriptions === 0);
    expect(await outcomeOf(append())).toBe('success');
    expect(seen).toStrictEqual(['event', 'caught up', 'unavailable']);
  });

  it('freezes: silence, then answers to reads, and appends that are too late are not stored', async () => {
    const seen = follow();
    await until(() => seen.includes('caught up'));
    server.freeze();
    const late = outcomeOf(append({ deadline: 50 }));
    const read = stored();
    expect(await within(100, Promise.race([late, read]))).toBe('silent');
    server.thaw();
    expect(await late).toBe('deadline-exceeded');
    expect(await read).toBe(1);
    await append();
    await until(() => seen.length === 3);
    expect(seen).toStrictEqual(['event', 'caught up', 'event']);
  });

  it('is killed and comes back on the same port with the same events', async () => {
    const seen = follow();
    await until(() => seen.includes('caught up'));
    server.faults.next('append', 'hang-before-commit');
    const inFlight = outcomeOf(append());
    await until(() => server.faults.calls.append === 2);
    await server.kill();
    expect(await inFlight).toBe('unavailable');
    expect(seen.at(-1)).toBe('unavailable');
    expect([await outcomeOf(append()), await outcomeOf(append(plain))]).toStrictEqual(['code 14', 'unavailable']);

    await server.restart({ notReadyMs: 100 });
    expect([await outcomeOf(append()), await outcomeOf(append(plain))]).toStrictEqual(['unknown', 'unavailable']);
    await sleep(150);
    expect(await outcomeOf(append({ expectedRevision: 0n }))).toBe('success');
    expect(await stored()).toBe(2);
  });

  it('refuses new connections and keeps those there are', async () => {
    server.refuseConnections();
    expect(await outcomeOf(append())).toBe('success');
    // Clients of one process share their connections unless their settings differ.
    const newcomer = EventStoreDBClient.connectionString(`${server.url}&keepAliveInterval=20000`);
    expect(await outcomeOf(newcomer.readStream(STREAM).toArray())).toBe('unavailable');
    await server.acceptConnections();
    expect(await outcomeOf(newcomer.readStream(STREAM).toArray())).toBe('success');
  });

  it('is found by a client that asks for the cluster', async () => {
    const discovering = EventStoreDBClient.connectionString(server.url.replace('esdb:', 'esdb+discover:'));
    expect(await outcomeOf(discovering.appendToStream(STREAM, event()))).toBe('success');
  });
});

describe('a stand-in with a file', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'eventstoredb-'));
    file = join(folder, 'events.jsonl');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('takes off a line that was cut short and goes on after it', async () => {
    const server = await EventStoreDbStandIn.start({ file });
    const client = EventStoreDBClient.connectionString(server.url);
    await appendUntilStored(client, STREAM, 0);
    await server.kill();
    appendFileSync(file, '{"stream":"order-1","posit');
    await server.restart();
    await appendUntilStored(client, STREAM, 1);
    await server.kill();
    await server.restart();
    await appendUntilStored(client, STREAM, 2);
    expect((await client.readStream(STREAM).toArray()).map((resolved) => resolved.event?.data)).toStrictEqual([{ n: 0 }, { n: 1 }, { n: 2 }]);
    await server.stop();
  });

  it('as a process of its own: killed amid appends it has lost none that it acknowledged, and repeats write none twice', async () => {
    const serve = async (port: string[]): Promise<[ChildProcess, string]> => {
      const child = spawn(process.execPath, [fileURLToPath(new URL('./serve.ts', import.meta.url)), '--file', file, ...port]);
      const [line] = await once(child.stdout, 'data');
      return [child, String(line).trim()];
    };
    const [first, url] = await serve([]);
    const writer = EventStoreDBClient.connectionString(url);
    const streams = Array.from({ length: 8 }, (_, k) => `order-${k}`);
    const writing = streams.map(async (stream) => {
      for (let n = 0; n < 100; n += 1) await appendUntilStored(writer, stream, n);
    });
    await sleep(100);
    first.kill('SIGKILL');
    await once(first, 'exit');
    const [second] = await serve(['--port', new URL(url).port]);
    await Promise.all(writing);

    const reader = EventStoreDBClient.connectionString(url);
    const numbers = await Promise.all(streams.map(async (stream) => (await reader.readStream(stream).toArray()).map((resolved) => resolved.event?.data)));
    expect(numbers).toStrictEqual(streams.map(() => Array.from({ length: 100 }, (_, n) => ({ n }))));
    second.kill('SIGTERM');
    await once(second, 'exit');
  }, 30_000);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '../../domain/ports/event-store.ts';
import { EventStoreDbEventStore } from '../../src/event-store/eventstoredb/eventstoredb-event-store.ts';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.ts';
import { type Log, ourStreams } from '../../src/stores.ts';
import { Compiled, endOf } from '../support/compiled.ts';
import { EventStoreDbStandIn } from '../support/eventstoredb/stand-in.ts';
import { by, handlerOn, register, rename, step } from '../support/handling.ts';
import { everything } from '../support/log.ts';
import { until } from '../support/until.ts';

const organisations = 100;
const eventsEach = 2;
const allTheSame = 'Count and content of every stream are the same.';

describe('npm run migrate', () => {
  let program: Compiled;
  let folder: string;
  let server: EventStoreDbStandIn;
  let original: readonly StoredEvent[];
  beforeAll(() => {
    program = new Compiled();
  });
  afterAll(() => program.remove());
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stagepact-migrate-'));
    server = await EventStoreDbStandIn.start();
    const store = new SqliteEventStore(join(folder, 'source'));
    const handler = handlerOn(store);
    for (let number = 0; number < organisations; number += 1) {
      await handler.handle('organisation', crypto.randomUUID(), [step(register()), step(rename(`Rijn techniek ${number}`))], by());
    }
    original = await everything(store);
    await store.close();
  });
  afterEach(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const address = () => server.url.replace('esdb:', 'eventstoredb:');
  const sqlite = (name: string) => `sqlite:${join(folder, name)}`;
  const started = (from: string, to: string) => program.start('src/cli/migrate.js', ['--from', from, '--to', to], {});
  const migrated = (from: string, to: string) => endOf(started(from, to));

  async function read(store: Log): Promise<readonly StoredEvent[]> {
    try {
      return await everything(store);
    } finally {
      await store.close();
    }
  }
  const onServer = () => read(new EventStoreDbEventStore({ url: server.url, streams: ourStreams }));
  /** All but the place in the log, which is the store's own. */
  const contentOf = (events: readonly StoredEvent[]) => events.map(({ position: _, ...event }) => event);

  it('copies an embedded log to EventStoreDB and back; the copy of the copy is the log itself', async () => {
    const there = await migrated(sqlite('source'), address());
    expect([there.code, there.err]).toStrictEqual([0, '']);
    expect(there.out).toContain(`${organisations * eventsEach} gebeurtenissen / events, ${organisations} streams (0 waren er al`);
    expect(there.out).toContain(allTheSame);
    expect(contentOf(await onServer())).toStrictEqual(contentOf(original));
    const back = await migrated(address(), sqlite('back'));
    expect([back.code, back.err]).toStrictEqual([0, '']);
    const stillToCome =
      /: 0 events came in\. Those, and what follows, get into the target when this is started again; to move over, stop every server first\.\n/;
    expect(back.out).toMatch(stillToCome);
    expect(there.out).not.toMatch(stillToCome);
    expect(await read(new SqliteEventStore(join(folder, 'back')))).toStrictEqual(original);
  });

  it.each(['hang-before-commit', 'hang-after-commit'] as const)('goes on where it was killed: %s', async (fault) => {
    const taken = 40;
    server.faults.next('append', 'delay', { times: taken, ms: 1 });
    server.faults.next('append', fault);
    const killed = started(sqlite('source'), address());
    const ended = endOf(killed);
    await until(() => server.faults.calls.append > taken);
    killed.kill('SIGKILL');
    expect(await ended).toMatchObject({ signal: 'SIGKILL' });
    server.faults.clear();
    const again = await migrated(sqlite('source'), address());
    expect([again.code, again.err]).toStrictEqual([0, '']);
    const before = Number(/\((\d+) waren er al/.exec(again.out)?.[1]);
    expect([taken * eventsEach, (taken + 1) * eventsEach]).toContain(before);
    expect(contentOf(await onServer())).toStrictEqual(contentOf(original));
  });

  it('says that there is nothing left to copy', async () => {
    await migrated(sqlite('source'), address());
    const again = await migrated(sqlite('source'), address());
    expect(again.code).toBe(0);
    expect(again.out).toContain(`(${organisations * eventsEach} waren er al / were there already)`);
    expect(contentOf(await onServer())).toStrictEqual(contentOf(original));
  });

  it('refuses a target that holds something else, and changes nothing', async () => {
    const store = new SqliteEventStore(join(folder, 'other'));
    await handlerOn(store).handle('organisation', crypto.randomUUID(), [step(register())], by());
    await store.close();
    await migrated(sqlite('other'), address());
    const before = await onServer();
    expect(before).toHaveLength(1);
    for (const target of [address(), sqlite('other')]) {
      const refused = await migrated(sqlite('source'), target);
      expect([refused.code, refused.err]).toStrictEqual([
        3,
        expect.stringMatching(/^Het doel bevat iets anders .+ Er is niets veranderd\. \/ The target holds something else .+ Nothing was changed\.\n$/),
      ]);
    }
    expect(await onServer()).toStrictEqual(before);
    expect(contentOf(await read(new SqliteEventStore(join(folder, 'other'))))).toStrictEqual(contentOf(before));
  });

  it('says what is wrong with what it was asked', async () => {
    for (const args of [
      [],
      ['--to', 'mysql://here'],
      ['--from', sqlite('nowhere'), '--to', address()],
      ['--from', sqlite('source'), '--to', sqlite('source')],
    ]) {
      const { code, err } = await program.run('src/cli/migrate.js', args, {});
      expect([code, err.length > 0]).toStrictEqual([2, true]);
    }
  });
});

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '../../domain/ports/event-store.ts';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.ts';
import { demonstrationFolder } from '../../src/import/demonstration.ts';
import { Compiled, type Ended, endOf } from '../support/compiled.ts';
import { everything } from '../support/log.ts';
import { expectWhole } from './checking.ts';

/** How many times an import is killed at a random moment. */
const runs = Math.ceil(Number(process.env.RUNS ?? 200) / 20);
const killed = { code: null, signal: 'SIGKILL' };
const files = join(tmpdir(), `stagepact-files-${process.pid}`);
let program: Compiled;
let folder: string;
/** What each stream holds after an import that nothing happened to. */
let unbroken: ReadonlyMap<string, readonly Told[]>;

beforeAll(async () => {
  program = new Compiled('test/crash/{importing,kill-points}.ts');
  cpSync(demonstrationFolder(), files, { recursive: true });
  folder = mkdtempSync(join(tmpdir(), 'stagepact-crash-'));
  expect(await endOf(importing())).toMatchObject({ code: 0, err: '' });
  unbroken = told(await expectWhole(folder));
  rmSync(folder, { recursive: true });
});
afterAll(() => {
  program.remove();
  rmSync(files, { recursive: true });
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stagepact-crash-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const importing = (point = '', time = 0) => program.start('test/crash/importing.js', [point, String(time), files], { STAGEPACT_DATA: folder });

/** An event without the moment at which it was recorded, and the row that says it. */
type Told = Readonly<{ event: string; row: string }>;

const told = (events: readonly StoredEvent[]): ReadonlyMap<string, readonly Told[]> =>
  new Map(
    [...Map.groupBy(events, ({ stream }) => stream)].map(([stream, own]) => [
      stream,
      own.map(({ id, type, data, metadata }) => ({
        event: JSON.stringify([id, type, data, metadata.commandId]),
        row: `${metadata.import?.file} ${metadata.import?.row}`,
      })),
    ]),
  );

/** Of each stream the beginning, up to the end of a row. Answers how many rows were written. */
async function expectWholeRows(): Promise<number> {
  const log = new SqliteEventStore(folder);
  const events = await everything(log);
  await log.close();
  const rows = new Set<string>();
  for (const [stream, own] of told(events)) {
    const all = unbroken.get(stream) ?? [];
    expect(own).toStrictEqual(all.slice(0, own.length));
    expect(all[own.length]?.row).not.toBe(own.at(-1)?.row);
    for (const { row } of own) rows.add(row);
  }
  return rows.size;
}

async function expectEndsAsUnbroken(): Promise<void> {
  expect(await endOf(importing())).toMatchObject({ code: 0, err: '' });
  expect(told(await expectWhole(folder))).toStrictEqual(unbroken);
}

describe('an import that is killed', () => {
  it.each([
    ['before commit', 40],
    ['after commit', 90],
    ['before commit', 200],
    ['after commit', 400],
  ])('%s (%i), and again at the same point, has written whole rows, and goes on to the same end', async (point, time) => {
    expect(await endOf(importing(point, time))).toMatchObject(killed);
    const first = await expectWholeRows();
    expect(await endOf(importing(point, time))).toMatchObject(killed);
    expect(await expectWholeRows()).toBeGreaterThanOrEqual(first);
    await expectEndsAsUnbroken();
  });

  it.each(Array.from({ length: runs }, (_, index) => index))('at a random moment (%i) has written whole rows, and goes on to the same end', async () => {
    const child = importing();
    const ended: Promise<Ended> = endOf(child);
    await Promise.race([sleep(300 + Math.random() * 2000), ended]);
    child.kill('SIGKILL');
    await ended;
    await expectWholeRows();
    await expectEndsAsUnbroken();
  });
});

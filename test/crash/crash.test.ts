import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { verifyLog } from '../../src/event-store/sqlite/verifying.ts';
import { Compiled, type Ended, endOf } from '../support/compiled.ts';
import { type Acknowledged, expectRequestsKept, expectWhole, readModelsIn } from './checking.ts';
import type { Orders } from './child.ts';
import { organisations, requestsPerOrganisation } from './plan.ts';

/** How many times a process is killed at a random moment; fewer for a quick look. */
const runs = Number(process.env.RUNS ?? 200);
const killsPerFolder = 5;
let program: Compiled;
let folder: string;
beforeAll(() => {
  program = new Compiled('test/crash/{child,kill-points,plan}.ts');
});
afterAll(() => program.remove());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stagepact-crash-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (orders: Omit<Orders, 'folder'>) => program.start('test/crash/child.js', [JSON.stringify({ folder, ...orders } satisfies Orders)], {});

/** How many acknowledged requests of each organisation are asked again after a crash, as by somebody who is not sure. */
const askedAgain = 3;

/** One driver that goes on through the crashes: it asks again for everything that was not acknowledged, and for the last that was, under the same command ids. */
class Driver {
  readonly plan = crypto.randomUUID();
  /** Every answer: the same request must be answered the same each time. */
  readonly acknowledged: Acknowledged[] = [];

  /** Serves until it is killed: at a point, or so many milliseconds after it was started or was ready; or to the end of the plan. */
  async serve({ killAt, killAfter }: { killAt?: Orders['killAt']; killAfter?: Readonly<{ ready: boolean; milliseconds: number }> } = {}): Promise<Ended> {
    const child = start({ work: { kind: 'serve', plan: this.plan, from: this.#placesToBegin() }, ...(killAt !== undefined && { killAt }) });
    const ended = endOf(child);
    if (killAfter !== undefined) {
      if (killAfter.ready) await Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), ended]);
      await Promise.race([sleep(killAfter.milliseconds), ended]);
      child.kill('SIGKILL');
    }
    const { out, err, ...how } = await ended;
    // The last line may have been cut off, and then was not read by anybody.
    const lines = out
      .split('\n')
      .slice(0, -1)
      .map((line) => line.split(' '));
    for (const [word, number, revision, position] of lines) {
      if (word === 'done') this.acknowledged.push({ number: Number(number), revision: Number(revision), position: position as string });
    }
    expect({ stale: lines.filter(([word]) => word === 'stale'), err }).toStrictEqual({ stale: [], err: '' });
    return { out, err, ...how };
  }

  async expectNothingLost(): Promise<void> {
    expectRequestsKept(await expectWhole(folder), this.plan, this.acknowledged);
  }

  #placesToBegin(): readonly number[] {
    const numbers = [...new Set(this.acknowledged.map(({ number }) => number))];
    return Array.from({ length: organisations }, (_, organisation) =>
      Math.max(0, numbers.filter((number) => Math.floor(number / requestsPerOrganisation) === organisation).length - askedAgain),
    );
  }
}

const killed = { code: null, signal: 'SIGKILL' };

describe('a process that is killed', () => {
  describe.each([1, 2, 7, 40])('when it comes for the %i. time', (time) => {
    it.each(['before append', 'after append', 'before commit', 'after commit', 'before write', 'after write'])(
      '%s loses nothing that it acknowledged, and does nothing twice',
      async (point) => {
        const driver = new Driver();
        expect(await driver.serve({ killAt: { point, time } })).toMatchObject(killed);
        await driver.expectNothingLost();
        expect(await driver.serve({ killAt: { point, time } })).toMatchObject(killed);
        await driver.expectNothingLost();
        expect(await driver.serve()).toMatchObject({ code: 0, out: expect.stringMatching(/ended\n$/) });
        await driver.expectNothingLost();
        expect(new Set(driver.acknowledged.map(({ number }) => number)).size).toBe(organisations * requestsPerOrganisation);
      },
    );
  });

  /** Random kills that came while requests were carried out: after some, and before all were. */
  let amidWork = 0;

  it.each(Array.from({ length: Math.ceil(runs / killsPerFolder) }, (_, index) => index * killsPerFolder))(
    `${killsPerFolder} times at random moments, from the %i. kill on, loses nothing that it acknowledged, and does nothing twice`,
    async () => {
      const driver = new Driver();
      for (let kill = 0; kill < killsPerFolder; kill += 1) {
        const { signal, out } = await driver.serve({ killAfter: { ready: kill % 3 > 0, milliseconds: Math.random() * 300 } });
        if (signal === 'SIGKILL' && out.includes('done')) amidWork += 1;
        await driver.expectNothingLost();
      }
    },
  );

  it('was amid its work at one in three random moments or more, or they would prove little', () => {
    // Of a few moments chance may take them all before or after the work.
    expect(amidWork).toBeGreaterThanOrEqual(runs < 100 ? 0 : runs / 3);
  });
});

describe('a rebuild that is killed', () => {
  let before: ReturnType<typeof readModelsIn>;
  beforeEach(async () => {
    await new Driver().serve();
    await expectWhole(folder);
    before = readModelsIn(folder);
  });
  const rebuilding = (killAt?: Orders['killAt']): Promise<Ended> => endOf(start({ work: { kind: 'rebuild' }, ...(killAt !== undefined && { killAt }) }));

  it.each([
    ['before write', 1],
    ['after write', 3],
    ['before commit', 2],
    ['after commit', 5],
    ['before activation', 1],
    ['after activation', 1],
    ['before activation', 3],
    ['after activation', 99],
  ])('%s (%i) leaves readers what they had or what it had finished; the next one comes to its end', async (point, time) => {
    const ended = await rebuilding({ point, time });
    if (time < 99) expect(ended).toMatchObject(killed);
    expect(readModelsIn(folder)).toStrictEqual(before);
    expect(await rebuilding()).toMatchObject({ code: 0, out: 'ready\nended\n' });
    expect(readModelsIn(folder)).toStrictEqual(before);
    await expectWhole(folder);
  });

  it.each(Array.from({ length: Math.ceil(runs / 20) }, (_, index) => index))('at a random moment (%i) changes nothing for readers', async () => {
    const child = start({ work: { kind: 'rebuild' } });
    const ended = endOf(child);
    await Promise.race([sleep(100 + Math.random() * 300), ended]);
    child.kill('SIGKILL');
    await ended;
    expect(readModelsIn(folder)).toStrictEqual(before);
    await expectWhole(folder);
  });
});

describe('a backup that is killed', () => {
  const target = () => join(folder, 'backup.db');
  const backingUp = (killAt?: Orders['killAt']) => start({ work: { kind: 'backup', target: target() }, ...(killAt !== undefined && { killAt }) });
  beforeEach(() => new Driver().serve());
  const expectWholeOrAbsent = (): void => {
    if (existsSync(target())) expect(verifyLog(target(), { thorough: true, readOnly: false }).findings).toStrictEqual([]);
  };
  const expectNextSucceeds = async (): Promise<void> => {
    rmSync(target(), { force: true });
    expect(await endOf(backingUp())).toMatchObject({ code: 0, out: 'ready\nended\n' });
    expect(verifyLog(target(), { thorough: true, readOnly: false })).toMatchObject({ findings: [] });
    expect(existsSync(`${target()}.part`)).toBe(false);
  };

  it.each([
    ['before copying', false],
    ['after copying', false],
    ['before naming', false],
    ['after naming', true],
  ])('%s leaves a whole backup or none, and the next one comes to its end', async (point, there) => {
    expect(await endOf(backingUp({ point, time: 1 }))).toMatchObject(killed);
    expect(existsSync(target())).toBe(there);
    expectWholeOrAbsent();
    await expectNextSucceeds();
  });

  it.each(Array.from({ length: Math.ceil(runs / 20) }, (_, index) => index))('at a random moment (%i) leaves a whole backup or none', async () => {
    const child = backingUp();
    const ended = endOf(child);
    await Promise.race([sleep(60 + Math.random() * 200), ended]);
    child.kill('SIGKILL');
    await ended;
    expectWholeOrAbsent();
    await expectNextSucceeds();
  });
});

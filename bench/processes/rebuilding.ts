import 'reflect-metadata';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { composed } from '../support/composed.ts';
import { seconds } from '../support/measure.ts';
import { RawLog } from '../support/raw-log.ts';

/** What a process that went through a log says: the seconds it took, and the most memory it ever held, in bytes. */
export type Gone = Readonly<{ seconds: number; peak: number }>;

const [what, practice = '', folder = ''] = process.argv.slice(2);
const lookMs = 10;
const pageSize = 1000;

const drop = (of: string): void => {
  for (const end of ['', '-wal', '-shm']) rmSync(join(of, `read-models.db${end}`), { force: true });
};

/** Every read model from nothing, as the program does it when it starts. */
async function rebuild(of: string): Promise<number> {
  drop(of);
  const { runner, close } = await composed(of);
  const took = await seconds(async () => {
    await runner.start();
    for (;;) {
      const states = await runner.status();
      const stopped = states.find(({ state }) => state === 'stopped');
      if (stopped !== undefined) throw new Error(`${stopped.name} stopped at event ${stopped.stoppedAt}`);
      if (states.every(({ behind }) => behind === 0)) return;
      await sleep(lookMs);
    }
  });
  await runner.stop();
  await close();
  drop(of);
  return took;
}

/** The same events read and parsed, and nothing else. */
async function read(of: string): Promise<number> {
  const log = new RawLog(of);
  const took = await seconds(() => log.readAndParse(pageSize));
  log.close();
  return took;
}

const go = what === 'rebuild' ? rebuild : read;
await go(practice);
globalThis.gc?.();
const took = await go(folder);
process.send?.({ seconds: took, peak: process.resourceUsage().maxRSS * 1024 } satisfies Gone);
process.disconnect?.();

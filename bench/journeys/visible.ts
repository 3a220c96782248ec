import { setTimeout as sleep } from 'node:timers/promises';
import { organisationDirectory } from '../../projections/organisation-directory.ts';
import { readModels } from '../../projections/read-models.ts';
import type { Bench } from '../bench.ts';
import { type Composed, composed } from '../support/composed.ts';
import { percentile } from '../support/measure.ts';
import { commandsPerLife, type Given, livesOf } from '../support/organisations.ts';
import { shown } from '../support/report.ts';

const perSecond = 1000;

/** Milliseconds from giving a command to its answer, to its document in its register, and to all read models having its event. */
type Times = Readonly<Record<'answered' | 'registered' | 'everywhere', number>>;

async function timesOf({ commands, runner }: Composed, { id, step, context }: Given): Promise<Times> {
  const began = performance.now();
  const since = (): number => performance.now() - began;
  const { position } = await commands.handle('organisation', id, [step], context);
  const answered = since();
  const registering = runner.collection(organisationDirectory, position).then(since);
  await Promise.all(readModels.map((projection) => runner.collection(projection, position)));
  return { answered, registered: await registering, everywhere: since() };
}

/** Gives the commands at an even pace, whether the ones before have been answered or not, those of one organisation a second apart. */
async function paced(program: Composed, lives: readonly (readonly Given[])[]): Promise<readonly Times[]> {
  const asked = Array.from({ length: commandsPerLife }, (_, index) => lives.flatMap((life) => life[index] ?? [])).flat();
  const times: Promise<Times>[] = [];
  const began = performance.now();
  for (const [number, command] of asked.entries()) {
    const due = began + (number * 1000) / perSecond;
    while (performance.now() < due) await sleep(1);
    times.push(timesOf(program, command));
  }
  return Promise.all(times);
}

/** From a command to what it did being seen, while commands come in all the time. */
export async function journey({ short, rounds, folders, report }: Bench): Promise<void> {
  const lives = short ? 250 : 1000;
  const program = await composed(folders.fresh());
  await program.runner.start();
  const all: (readonly Times[])[] = [];
  for (let round = 0; round <= rounds; round += 1) all.push(await paced(program, livesOf(round * lives, lives)));
  await program.runner.stop();
  await program.close();
  const counted = all.slice(1).flat();
  const figures = (name: keyof Times): string =>
    `p50 ${shown(
      percentile(
        counted.map((times) => times[name]),
        0.5,
      ),
    )} ms, p99 ${shown(
      percentile(
        counted.map((times) => times[name]),
        0.99,
      ),
    )} ms`;
  report.note(`${perSecond} commands/s; answered ${figures('answered')}; in its register ${figures('registered')}`);
  report.time(
    `in all ${readModels.length} read models`,
    figures('everywhere'),
    percentile(
      counted.map(({ everywhere }) => everywhere),
      0.99,
    ),
    50,
  );
}

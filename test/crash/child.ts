import { writeSync } from 'node:fs';
import { pino } from 'pino';
import { organisationDirectory } from '../../projections/organisation-directory.ts';
import { readModels } from '../../projections/read-models.ts';
import { systemClock } from '../../src/clock.ts';
import { DecidingCommandHandler } from '../../src/commanding/handler.ts';
import { AggregateLoader } from '../../src/commanding/loader.ts';
import { StateCache } from '../../src/commanding/state-cache.ts';
import { backUp } from '../../src/event-store/sqlite/backing-up.ts';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.ts';
import { rebuild } from '../../src/projecting/rebuild.ts';
import { ProjectionRunner } from '../../src/projecting/runner.ts';
import { SqliteReadStore } from '../../src/read-store/sqlite/sqlite-read-store.ts';
import { KillableEventStore, KillableReadStore, type KillPoint, killAt, reach, watchCommits, watchNaming } from './kill-points.ts';
import { planOf, type Request } from './plan.ts';

/** Requests of a plan, from the given place of each organisation on. */
type Serving = Readonly<{ kind: 'serve'; plan: string; from: readonly number[] }>;
/** What a child process is told to do, as JSON in its first argument. */
export type Orders = Readonly<{
  folder: string;
  killAt?: KillPoint;
  work: Serving | Readonly<{ kind: 'rebuild' }> | Readonly<{ kind: 'backup'; target: string }>;
}>;

const orders = JSON.parse(process.argv[2] as string) as Orders;
/** In one piece, before anything else happens. */
const tell = (...words: readonly unknown[]): void => void writeSync(1, `${words.join(' ')}\n`);

/** Carries out requests, those of one organisation after each other, and tells of each that it was done; projects all the while. */
async function serve({ plan, from }: Serving): Promise<void> {
  const store = new KillableEventStore(new SqliteEventStore(orders.folder));
  const readStore = new KillableReadStore(new SqliteReadStore(orders.folder));
  const runner = new ProjectionRunner(store, readStore, readModels, pino({ level: 'warn' }, { write: (line: string) => void writeSync(2, line) }));
  const noFacts = { of: async () => undefined, exclusiveKey: () => undefined, appended: () => undefined };
  const handler = new DecidingCommandHandler(store, new AggregateLoader(store, new StateCache(1000)), noFacts, systemClock);
  await runner.start();
  tell('ready');

  const carryOut = async ({ number, organisation, commands, commandIds }: Request): Promise<void> => {
    const steps = commands.map((command, step) => ({ commandId: commandIds[step] as string, fingerprint: JSON.stringify(command), command }));
    const { revision, position } = await handler.handle('organisation', organisation, steps, {
      actor: { subject: 'driver', role: 'programme-manager' },
      correlationId: String(number),
    });
    tell('done', number, revision, position);
    if (number % 4 > 0) return;
    const directory = await runner.collection(organisationDirectory, position);
    const seen = (await directory.get([organisation])).get(organisation)?.document.revision ?? -1;
    if (seen < revision) tell('stale', number, seen, revision);
  };
  await Promise.all(
    planOf(plan).map(async (requests, organisation) => {
      for (const request of requests.slice(from[organisation])) await carryOut(request);
    }),
  );
  await runner.stop();
  await readStore.close();
  await store.close();
  tell('ended');
}

async function rebuildAll(): Promise<void> {
  const log = new SqliteEventStore(orders.folder, { readOnly: true });
  const readStore = new KillableReadStore(new SqliteReadStore(orders.folder));
  tell('ready');
  await rebuild(log, readStore, readModels);
  await readStore.close();
  await log.close();
  tell('ended');
}

async function backUpTo(target: string): Promise<void> {
  const log = new SqliteEventStore(orders.folder, { readOnly: true });
  const copy = log.backup.bind(log);
  log.backup = async (file) => {
    reach('before copying');
    await copy(file);
    reach('after copying');
  };
  tell('ready');
  await backUp(log, target);
  await log.close();
  tell('ended');
}

watchCommits();
watchNaming();
killAt(orders.killAt);
const { work } = orders;
if (work.kind === 'serve') await serve(work);
else if (work.kind === 'rebuild') await rebuildAll();
else await backUpTo(work.target);

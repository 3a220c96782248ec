import 'reflect-metadata';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Journey } from './bench.ts';
import { Folders } from './support/folders.ts';
import { machine, reportTo } from './support/report.ts';

const journeys = {
  'append-in-flight': () => import('./journeys/append-in-flight.ts'),
  'append-in-sequence': () => import('./journeys/append-in-sequence.ts'),
  'command-over-http': () => import('./journeys/command-over-http.ts'),
  'long-stream': () => import('./journeys/long-stream.ts'),
  rebuild: () => import('./journeys/rebuild.ts'),
  visible: () => import('./journeys/visible.ts'),
  page: () => import('./journeys/page.ts'),
  import: () => import('./journeys/import.ts'),
  servers: () => import('./journeys/servers.ts'),
} satisfies Readonly<Record<string, () => Promise<{ readonly journey: Journey }>>>;
type Name = keyof typeof journeys;
const names = Object.keys(journeys) as readonly Name[];
const isName = (text: string): text is Name => Object.hasOwn(journeys, text);

const usage = `npm run bench [-- NAME… [--short] [--rounds=N] [--size=EVENTS] [--folder=FOLDER]]
  ${names.join(' ')}
  --short    small numbers, for a look in passing (about a minute in all)
  --rounds   rounds that are counted; a figure is the median over them
  --size     the largest log that is rebuilt, in events
  --folder   where the stores stand; its disk is what is measured`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    size: { type: 'string' },
    folder: { type: 'string', default: 'node_modules/.cache/bench' },
    here: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const number = (text: string | undefined, fallback: number): number => (text === undefined ? fallback : Number.parseInt(text.replaceAll('_', ''), 10));

async function here(name: Name): Promise<void> {
  const { journey } = await journeys[name]();
  const folders = new Folders(values.folder);
  const size = number(values.size, values.short ? 10_000 : 1_000_000);
  await journey({ short: values.short, rounds: number(values.rounds, 5), size, folders, report: reportTo(name, console.log) });
}

/** Each journey in a process of its own: none inherits the memory, the compiled code or the open files of another. */
async function elsewhere(asked: readonly Name[]): Promise<void> {
  console.log(machine());
  let running: ChildProcess | undefined;
  let stopped = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopped = true;
      running?.kill(signal);
    });
  }
  for (const name of asked) {
    running = fork(fileURLToPath(import.meta.url), [name, '--here', ...process.argv.slice(2).filter((argument) => argument.startsWith('--'))], {
      execArgv: [...process.execArgv, '--expose-gc'],
    });
    const [code] = (await once(running, 'exit')) as [number | null];
    if (code !== 0) process.exitCode = 1;
    if (stopped || code === null) return;
  }
}

const wrong = positionals.filter((name) => !isName(name));
if (values.help || wrong.length > 0) {
  console.error(usage);
  process.exitCode = wrong.length > 0 ? 2 : 0;
} else if (values.here) {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  await here(positionals[0] as Name);
} else {
  await elsewhere(positionals.length > 0 ? positionals.filter(isName) : names);
}

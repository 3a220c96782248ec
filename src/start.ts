import 'reflect-metadata';
import { destination } from 'pino';
import type { CommandHandler } from '../domain/ports/commanding.ts';
import { type EventFeed, startPosition } from '../domain/ports/event-store.ts';
import type { Importer } from '../domain/ports/importing.ts';
import { inBothLanguages } from '../domain/shared/rejection.ts';
import { type Application, startApplication } from './application.ts';
import { systemClock } from './clock.ts';
import { identities } from './commanding/ids.ts';
import { tokens } from './composition.ts';
import { type Config, configFrom, dataOf } from './config.ts';
import { argumentsOf, ending, exitCodes } from './exit-codes.ts';
import { loadDemonstration } from './import/demonstration.ts';
import { fileLine, findingLines } from './import/telling.ts';
import { loggerTo } from './logging.ts';

const usage = `npm start -- [--demo]
  Start Stagepact; --demo laadt eerst de demonstratiejaren in een lege opslag. De instellingen staan in README.md.
  Starts Stagepact; --demo loads the demonstration years into an empty store first. The settings stand in README.md.`;

const howToGoOn = {
  nl: 'De opslag is nog leeg. Stop, en typ "npm start -- --demo" om rond te kijken, of "npm run administrator -- --first KENMERK" om zelf de eerste beheerder te worden.',
  en: 'The store is still empty. Stop, and type "npm start -- --demo" to look around, or "npm run administrator -- --first SUBJECT" to become the first administrator yourself.',
};

const leftAlone = {
  nl: 'De opslag bevat eigen gegevens: er is niets bij geladen, en wat er van een eerdere demonstratie was, staat er nog. Voor een nieuwe: kies met STAGEPACT_DATA een lege map.',
  en: 'The store holds data of your own: nothing was added, and what there was of an earlier demonstration is still there. For a new one choose an empty folder with STAGEPACT_DATA.',
};

/** An installation on one machine that nobody can come into yet. */
const isToBeSetUp = async ({ container }: Application, { access, eventStore }: Config): Promise<boolean> =>
  access !== 'development' && eventStore === 'sqlite' && (await container.get<EventFeed>(tokens.events).head()) === startPosition;

/** Runs until SIGTERM or SIGINT. `--demo` loads the demonstration years into an empty store first. */
export const start = (args: readonly string[]): Promise<void> =>
  ending(async () => {
    const { values } = argumentsOf(usage, { args: [...args], options: { demo: { type: 'boolean', default: false } } });
    const config = configFrom(process.env);
    const logger = loggerTo(destination({ fd: 2, sync: true }), config.logLevel);
    const application = await startApplication({ config, clock: systemClock, logger });
    const stop = (signal: NodeJS.Signals): void => {
      logger.info({ signal }, 'stopping');
      application.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error({ err: error }, 'stopping failed');
          process.exit(exitCodes.failed);
        },
      );
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    const hint = !values.demo && (await isToBeSetUp(application, config)) ? [inBothLanguages(howToGoOn)] : [];
    // In one piece, for who reads it by a program.
    console.log([`Stagepact luistert op / listens on ${application.url}   (API: ${application.url}/docs, data: ${dataOf(config)})`, ...hint].join('\n'));
    if (values.demo) await demonstrate(application);
    return undefined;
  });

async function demonstrate({ container }: Application): Promise<void> {
  const began = performance.now();
  const loaded = await loadDemonstration(
    {
      importer: container.get<Importer>(tokens.importer),
      commands: container.get<CommandHandler>(tokens.commands),
      feed: container.get<EventFeed>(tokens.events),
      identities,
    },
    identities.fresh(),
    (file) => console.log(fileLine(file, false)),
  );
  if (loaded === 'left alone') {
    console.log(inBothLanguages(leftAlone));
    return;
  }
  for (const line of findingLines(loaded.report)) console.log(line);
  console.log(`De demonstratie staat klaar. / The demonstration is ready. (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  const [first, ...others] = loaded.subjects;
  console.log(`Kom binnen met / come in with: npm run --silent token -- --as ${first}   (of / or: ${others.join(', ')})`);
}

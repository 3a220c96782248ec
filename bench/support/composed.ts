import type { Container } from 'inversify';
import { pino } from 'pino';
import type { Clock } from '../../domain/ports/clock.ts';
import type { CommandHandler } from '../../domain/ports/commanding.ts';
import type { EventFeed, EventStore } from '../../domain/ports/event-store.ts';
import type { Importer } from '../../domain/ports/importing.ts';
import type { ReadStore } from '../../domain/ports/read-store.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { compose, tokens } from '../../src/composition.ts';
import { type Config, configFrom } from '../../src/config.ts';
import type { ProjectionRunner } from '../../src/projecting/runner.ts';

/** Behind every day in the demonstration year; like that of the program it tells the instant anew and works out the day once. */
const today = LocalDate.parse('2027-09-30');
export const clock: Clock = { now: () => new Date().toISOString(), today: () => today };

export type Composed = Readonly<{
  container: Container;
  events: EventStore & EventFeed;
  readStore: ReadStore;
  /** Not started. */
  runner: ProjectionRunner;
  commands: CommandHandler;
  importer: Importer;
  close(): Promise<void>;
}>;

/** The program as it is put together, on SQLite in a folder unless told otherwise, without a server and with nothing started. */
export async function composed(folder: string, change: Partial<Config> = {}): Promise<Composed> {
  const container = await compose({
    config: { ...configFrom({}), dataFolder: folder, ...change },
    clock,
    logger: pino({ level: 'silent' }),
  });
  const events = container.get<EventStore & EventFeed>(tokens.events);
  const readStore = container.get<ReadStore>(tokens.readStore);
  return {
    container,
    events,
    readStore,
    runner: container.get(tokens.runner),
    commands: container.get(tokens.commands),
    importer: container.get(tokens.importer),
    close: async () => {
      await readStore.close();
      await events.close();
    },
  };
}

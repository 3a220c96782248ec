import type { Clock } from '../domain/ports/clock.ts';
import type { CommandHandler } from '../domain/ports/commanding.ts';
import type { Identities } from '../domain/ports/identities.ts';
import type { Importer } from '../domain/ports/importing.ts';
import type { ReadModels } from '../domain/ports/read-models.ts';
import type { CommandKeys } from '../domain/ports/read-store.ts';
import type { LiveHistory } from './events/following.ts';

/** What the API is given to work with; nothing of it knows HTTP. */
export type ApiParts = Readonly<{
  commands: CommandHandler;
  readModels: ReadModels;
  identities: Identities;
  importer: Importer;
  live: LiveHistory;
  clock: Clock;
  /** The Idempotency-Keys of all subjects. */
  keys: CommandKeys;
}>;

import type { Clock } from '../domain/ports/clock.ts';
import type { CommandHandler } from '../domain/ports/commanding.ts';
import type { Identities } from '../domain/ports/identities.ts';
import type { Importer } from '../domain/ports/importing.ts';
import type { ReadModels } from '../domain/ports/read-models.ts';
import type { LiveHistory } from './events/following.ts';

/** What the API is given to work with; nothing of it knows HTTP. */
export type ApiParts = Readonly<{
  commands: CommandHandler;
  readModels: ReadModels;
  identities: Identities;
  importer: Importer;
  live: LiveHistory;
  clock: Clock;
  /** Remembers an Idempotency-Key with the fingerprint of its request; false when it was used for another. */
  claimKey(key: string, fingerprint: string): Promise<boolean>;
}>;

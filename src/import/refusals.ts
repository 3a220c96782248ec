import { Journal } from '../../api/access/journal.ts';
import { involvedIn } from '../../domain/access/involved.ts';
import { streamOf } from '../../domain/aggregates.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { CommandContext, CommandHandler } from '../../domain/ports/commanding.ts';
import type { Identities } from '../../domain/ports/identities.ts';
import type { Target } from './sheet.ts';

/** Told of a row that the rules refuse: under which code, and which record it is about. */
export type Refusals = (code: string, target: Target, context: CommandContext) => Promise<void>;

/** Puts on record what the rules refuse, as of any other command: for those whose record it is about. */
export function onRecord(commands: CommandHandler, identities: Identities, clock: Clock): Refusals {
  const journal = new Journal({ commands, identities, clock });
  return async (code, { aggregate, id, reference }, context) => {
    const known = await commands.load(aggregate, id);
    const ownedBy = known === undefined ? [] : involvedIn(aggregate, known.state);
    const concerns = { stream: streamOf(aggregate, id), organisations: undefined, ownedBy };
    // The same row of the same person, refused for the same reason, is on record once, however often its file is imported.
    const once = identities.of('import', `${reference} refused ${code} ${context.import?.sha256} ${context.actor.subject}`);
    await journal.enter({ type: 'RecordRefusal', code }, 'imports:run', context, concerns, once);
  };
}

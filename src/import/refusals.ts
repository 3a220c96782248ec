import { Journal } from '../../api/access/journal.ts';
import { involvedIn } from '../../domain/access/involved.ts';
import { type AggregateName, rulesOf, streamOf } from '../../domain/aggregates.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { CommandContext, CommandHandler } from '../../domain/ports/commanding.ts';
import type { Identities } from '../../domain/ports/identities.ts';

/** A row that the rules refuse: which record it is about, and under which code. Under the same `id` it is the same refusal. */
export type RefusedRow = Readonly<{ id: string; code: string; aggregate: AggregateName; recordId: string }>;
export type Refusals = (refused: RefusedRow, context: CommandContext) => Promise<void>;

/** Puts on record what the rules refuse, as of any other command: for those whose record it is about. */
export function onRecord(commands: CommandHandler, identities: Identities, clock: Clock): Refusals {
  const journal = new Journal({ commands, identities, clock });
  return async ({ id, code, aggregate, recordId }, context) => {
    const known = await commands.load(aggregate, recordId);
    const ownedBy = involvedIn(aggregate, known?.state ?? rulesOf(aggregate).decider.initial);
    const concerns = { stream: streamOf(aggregate, recordId), organisations: undefined, ownedBy };
    await journal.enter({ type: 'RecordRefusal', code }, 'imports:run', context, concerns, id);
  };
}

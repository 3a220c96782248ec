import type { CommandHandler } from '../../domain/ports/commanding.ts';
import { ContactRef, type OrganisationId } from '../../domain/shared/identifiers.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import type { Bench } from '../bench.ts';
import { composed } from '../support/composed.ts';
import { byTurns, inFlight, median, ratioOf, seconds } from '../support/measure.ts';
import { type Given, given, live, livesOf } from '../support/organisations.ts';
import { shown } from '../support/report.ts';

const occurredOn = LocalDate.parse('2026-11-20');
const lengths = { short: 10, long: 1000 } as const;

/** A contact comes and goes: as many events as wanted, of which the state keeps nothing. */
const comings = (id: OrganisationId, from: number, count: number): readonly Given[] =>
  Array.from({ length: count }, (_, index) =>
    given(id, { type: (from + index) % 2 === 0 ? 'AddContact' : 'WithdrawContact', role: 'trainer', contactRef: ContactRef.parse('ct-9'), occurredOn }),
  );

/** Organisations with so many events each. */
async function organisationsOf(commands: CommandHandler, from: number, count: number, events: number): Promise<readonly OrganisationId[]> {
  const lives = livesOf(from, count).map(([registered]) => registered as Given);
  await inFlight(lives, 64, async (registered) => live(commands, [registered, ...comings(registered.id, 0, events - 1)]));
  return lives.map(({ id }) => id);
}

/** A command on a stream of 1,000 events against the same on one of 10; with the aggregate in memory, and in a process that has not seen it yet. */
export async function journey({ short, rounds, folders, report }: Bench): Promise<void> {
  const count = short ? 16 : 32;
  const folder = folders.fresh();
  const first = await composed(folder, { readStore: 'memory' });
  const ids = {
    short: await organisationsOf(first.commands, 0, count, lengths.short),
    long: await organisationsOf(first.commands, count, count, lengths.long),
  };
  const done = { short: lengths.short - 1, long: lengths.long - 1 };
  /** Milliseconds for one command on each of the organisations, one after the other; then one that takes it back, so that streams stay as long as they are said to be. */
  const each = async (commands: CommandHandler, which: keyof typeof ids): Promise<number> => {
    const asked = ids[which].flatMap((id) => comings(id, done[which], 1));
    done[which] += 1;
    return (1000 * (await seconds(() => live(commands, asked)))) / asked.length;
  };
  const turns = rounds * (short ? 2 : 6);
  const warm = await byTurns(turns, { short: () => each(first.commands, 'short'), long: () => each(first.commands, 'long') });
  await first.close();
  const unseen = (which: keyof typeof ids) => async () => {
    const fresh = await composed(folder, { readStore: 'memory' });
    // What any first command pays is paid beforehand by an organisation that is not measured.
    await live(
      fresh.commands,
      livesOf(1_000_000 + done[which], 1)
        .flat()
        .slice(0, 1),
    );
    const took = await each(fresh.commands, which);
    await fresh.close();
    return took;
  };
  const cold = await byTurns(turns, { short: unseen('short'), long: unseen('long') });
  const figures = ({ short: few, long: many }: Readonly<Record<keyof typeof ids, readonly number[]>>): string =>
    `${shown(median(many))} ms on ${lengths.long} events, ${shown(median(few))} ms on ${lengths.short}`;
  report.ratio('seen before', figures(warm), ratioOf(warm.short, warm.long), 0.9);
  report.ratio('not seen before', figures(cold), ratioOf(cold.short, cold.long), 0.9);
}

import { startPosition } from '../../domain/ports/event-store.ts';
import type { Bench } from '../bench.ts';
import { composed } from './composed.ts';
import { byTurns, inFlight, type Rounds, seconds } from './measure.ts';
import { commandsPerLife, type Given, live, livesOf } from './organisations.ts';
import { type Line, lineOf, RawLog } from './raw-log.ts';

/** The rows that lives come to, as the handler writes them. */
async function linesOf(lives: readonly (readonly Given[])[]): Promise<readonly Line[]> {
  const { commands, events, close } = await composed('', { eventStore: 'memory', readStore: 'memory' });
  for (const life of lives) await live(commands, life);
  const reader = events.open(startPosition);
  const page = await reader.next(lives.length * commandsPerLife, 0);
  await reader.close();
  await close();
  return page.events.map(lineOf);
}

/**
 * Commands per second through the handler with so many in flight, and raw inserts per second, one event per commit. Both logs are on the same disk and
 * grow alike; the turns are short, because what a disk does for others changes from one moment to the next.
 */
export async function appendsByTurns(
  { short, rounds, folders }: Bench,
  most: number,
  lives: Readonly<{ handler: number; raw: number }>,
): Promise<Rounds<'handler' | 'raw'>> {
  const turns = rounds * (short ? 3 : 10);
  const lines = await linesOf(livesOf(0, (turns + 1) * lives.raw));
  const { commands, close } = await composed(folders.fresh(), { readStore: 'memory' });
  const log = new RawLog(folders.fresh());
  const measured = await byTurns(turns, {
    handler: async (round) => {
      const asked = livesOf(round * lives.handler, lives.handler);
      const took = await seconds(() => inFlight(asked, most, (life) => live(commands, life)));
      return (asked.length * commandsPerLife) / took;
    },
    raw: async (round) => {
      const size = lives.raw * commandsPerLife;
      const mine = lines.slice(round * size, (round + 1) * size);
      const took = await seconds(() => {
        for (const line of mine) log.insert(line);
      });
      return mine.length / took;
    },
  });
  await close();
  log.close();
  return measured;
}

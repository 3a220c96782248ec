import type { Bench } from '../bench.ts';
import { appendsByTurns } from '../support/appending.ts';
import { median, ratioOf } from '../support/measure.ts';
import { perSecond } from '../support/report.ts';

/** One caller who waits for each answer, against one raw insert and commit for each event. */
export async function journey(bench: Bench): Promise<void> {
  const { handler, raw } = await appendsByTurns(bench, 1, { handler: 64, raw: 64 });
  bench.report.ratio(
    'one command after the other, each durable',
    `${perSecond(median(handler))} through the handler, ${perSecond(median(raw))} raw inserts`,
    ratioOf(handler, raw),
    0.8,
  );
}

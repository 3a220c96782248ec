import type { Bench } from '../bench.ts';
import { appendsByTurns } from '../support/appending.ts';
import { median, ratioOf } from '../support/measure.ts';
import { perSecond } from '../support/report.ts';

const most = 64;

/** Commands through the handler, many at once, against one raw insert and commit for each event. */
export async function journey(bench: Bench): Promise<void> {
  const { handler, raw } = await appendsByTurns(bench, most, { handler: 512, raw: 64 });
  bench.report.ratio(
    `${most} commands in flight, each durable`,
    `${perSecond(median(handler))} through the handler, ${perSecond(median(raw))} raw inserts`,
    ratioOf(handler, raw),
    5,
  );
}

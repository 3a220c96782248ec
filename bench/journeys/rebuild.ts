import type { Bench } from '../bench.ts';
import type { Gone } from '../processes/rebuilding.ts';
import { writeLog } from '../support/bulk-log.ts';
import { asTheyHappened, demonstrationEvents } from '../support/demonstration.ts';
import { byTurns, median, ratioOf } from '../support/measure.ts';
import { Process } from '../support/process.ts';
import { mebibytes, perSecond } from '../support/report.ts';

const sizes = [10_000, 100_000, 1_000_000];
const practiceSize = 5000;
/** In MiB. Without a bound V8 keeps what is not needed any more for as long as the machine has room, which says nothing of what is needed. */
const heap = 256;

async function gone(args: readonly string[]): Promise<Gone> {
  const process = new Process<Gone>('rebuilding', args, [`--max-old-space-size=${heap}`]);
  const answer = await process.answer;
  await process.end();
  return answer;
}

/** Every read model built anew from logs of several sizes with a bounded heap, against reading and parsing the same events and nothing else; each time in a fresh process. */
export async function journey({ size, rounds, folders, report }: Bench): Promise<void> {
  const events = asTheyHappened(await demonstrationEvents());
  const practice = folders.fresh();
  writeLog(practice, events, practiceSize);
  const speeds: number[] = [];
  for (const count of sizes.filter((each) => each <= size)) {
    const folder = folders.fresh();
    writeLog(folder, events, count);
    const peaks: number[] = [];
    const { rebuilt, parsed } = await byTurns(rounds, {
      rebuilt: async () => {
        const { seconds, peak } = await gone(['rebuild', practice, folder]);
        peaks.push(peak);
        return count / seconds;
      },
      parsed: async () => count / (await gone(['read', practice, folder])).seconds,
    });
    folders.remove(folder);
    const speed = median(rebuilt);
    speeds.push(speed);
    report.ratio(
      `${count.toLocaleString('en')} events`,
      `${perSecond(speed)} into every read model, ${perSecond(median(parsed))} read and parsed, at most ${mebibytes(Math.max(...peaks))}`,
      ratioOf(rebuilt, parsed),
      0.25,
    );
    report.ratio(
      `${count.toLocaleString('en')} events`,
      `400 MiB to the ${mebibytes(Math.max(...peaks))} of the most that was held`,
      (400 * 2 ** 20) / Math.max(...peaks),
      1,
    );
  }
  if (speeds.length > 1) {
    report.ratio(
      'speed at every size',
      `slowest ${perSecond(Math.min(...speeds))}, fastest ${perSecond(Math.max(...speeds))}`,
      Math.min(...speeds) / Math.max(...speeds),
      0.8,
    );
  }
}

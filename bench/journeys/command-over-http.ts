import type { Bench } from '../bench.ts';
import { Load, requestTo, type Target } from '../support/load.ts';
import { byTurns, median, percentile, ratioOf, seconds } from '../support/measure.ts';
import { registration } from '../support/organisations.ts';
import { Process } from '../support/process.ts';
import { perSecond, shown } from '../support/report.ts';

const connections = 64;

/** A server in a process of its own, and who sends to it. */
class Served {
  readonly #process: Process<Target>;
  readonly #target: Target;
  readonly took: number[] = [];
  #sent = 0;

  private constructor(process: Process<Target>, target: Target) {
    this.#process = process;
    this.#target = target;
  }

  static async start(file: string, args: readonly string[]): Promise<Served> {
    const process = new Process<Target>(file, args);
    return new Served(process, await process.answer);
  }

  /** Registers so many organisations; answers how many per second. */
  async register(count: number, counted: boolean): Promise<number> {
    const requests = Array.from({ length: count }, (_, index) => requestTo(this.#target, registration(this.#sent + index)));
    this.#sent += count;
    // Opened for each turn: while others have theirs, a server may close what lies idle.
    const load = await Load.open(this.#target.port, connections);
    const took = await seconds(async () => {
      const answers = await load.send(requests);
      if (counted) this.took.push(...answers);
    });
    load.close();
    return count / took;
  }

  async end(): Promise<void> {
    await this.#process.end();
  }
}

/** A command over HTTP, with everything that stands before and behind the decision, against a route that only checks its input and keeps it. */
export async function journey({ short, rounds, folders, report }: Bench): Promise<void> {
  const count = short ? 1000 : 3000;
  const served = {
    bare: await Served.start('bare', [folders.fresh()]),
    command: await Served.start('stagepact', [folders.fresh()]),
    projecting: await Served.start('stagepact', [folders.fresh(), 'projecting']),
  };
  const register = (by: Served) => (round: number) => by.register(count, round > 0);
  const measured = await byTurns(rounds, { bare: register(served.bare), command: register(served.command), projecting: register(served.projecting) });
  const figures = (name: keyof typeof served): string =>
    `${perSecond(median(measured[name]))}, p50 ${shown(percentile(served[name].took, 0.5))} ms, p99 ${shown(percentile(served[name].took, 0.99))} ms`;
  report.note(`${connections} connections; bare route ${figures('bare')}`);
  report.ratio('commands, read models kept by another node', figures('command'), ratioOf(measured.command, measured.bare), 0.7);
  report.ratio('commands, read models kept in the same process', figures('projecting'), ratioOf(measured.projecting, measured.bare), 0.7);
  for (const each of Object.values(served)) await each.end();
}

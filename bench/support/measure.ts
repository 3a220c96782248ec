/** Nearest-rank percentile, `part` from 0 to 1. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Seconds that the work took. */
export async function seconds(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** One measurement of each contestant in every round, by name. */
export type Rounds<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/**
 * Measures the contestants by turns, so that whatever else the machine does meets them alike; who begins changes from round to round.
 * Round 0 warms up and is not counted.
 */
export async function byTurns<Name extends string>(
  rounds: number,
  contestants: Readonly<Record<Name, (round: number) => Promise<number>>>,
): Promise<Rounds<Name>> {
  const names = Object.keys(contestants) as Name[];
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      globalThis.gc?.();
      const value = await contestants[name](round);
      if (round > 0) measured[name].push(value);
    }
  }
  return measured;
}

/** Median of the ratios within each round: what slows a whole round down drops out. */
export const ratioOf = (above: readonly number[], below: readonly number[]): number =>
  median(above.map((value, round) => value / (below[round] ?? Number.NaN)));

/** Does the work for every item, at most `most` at once. */
export async function inFlight<T>(items: readonly T[], most: number, work: (item: T) => Promise<unknown>): Promise<void> {
  const left = items.values();
  const lane = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: most }, lane));
}

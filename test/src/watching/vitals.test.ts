import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { describe, expect, it } from '@jest/globals';
import { delays, type Reading, thresholdsOf, Vitals } from '../../../src/watching/vitals.ts';

const thresholds = { delayMs: 100, residentBytes: 1000, heapBytes: 500 };
const well: Reading = { delayMs: 5, residentBytes: 900, heapBytes: 400 };

/** What the vitals say after each of the readings. */
function over(...readings: readonly Partial<Reading>[]): readonly (string | undefined)[] {
  const left = [...readings];
  const vitals = new Vitals(thresholds, () => ({ ...well, ...left.shift() }));
  return readings.map(() => {
    vitals.sample();
    return vitals.overload();
  });
}

describe('the vitals of the process', () => {
  it('say nothing before they have been looked at, and nothing when it is well', () => {
    expect(new Vitals(thresholds, () => ({ ...well, residentBytes: 2000 })).overload()).toBeUndefined();
    expect(over({}, { delayMs: 100, residentBytes: 1000, heapBytes: 500 })).toStrictEqual([undefined, undefined]);
  });

  it('say at once that there is too much in memory, in all or on the heap, and no longer when it is gone', () => {
    expect(over({ residentBytes: 1001 }, {}, { heapBytes: 501 }, {})).toStrictEqual(['memory', undefined, 'memory', undefined]);
  });

  it('say that there is too much to do when the event loop is late twice in a row: one long turn is over when it is seen', () => {
    const late = { delayMs: 101 };
    expect(over(late, {}, late, late, late, {}, late)).toStrictEqual([undefined, undefined, undefined, 'event-loop', 'event-loop', undefined, undefined]);
  });
});

describe('what a process may use', () => {
  it('is nine tenths of what there is, unless it was told', () => {
    const { residentBytes, heapBytes, delayMs } = thresholdsOf(300, undefined);
    expect(residentBytes).toBeLessThanOrEqual(0.9 * totalmem());
    expect(residentBytes).toBeGreaterThan(0);
    expect([heapBytes, delayMs]).toStrictEqual([0.9 * getHeapStatistics().heap_size_limit, 300]);
    expect(thresholdsOf(300, 12_345).residentBytes).toBe(12_345);
  });
});

describe('the delay of the event loop', () => {
  const block = (milliseconds: number): void => {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
  };
  const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

  it('is all of the time where the loop did not come round at all', async () => {
    const delay = delays();
    await turn();
    delay();
    block(60);
    expect(delay().mean).toBeGreaterThanOrEqual(60);
  });

  it('is how late it came round where it did', async () => {
    const delay = delays();
    delay();
    for (let turns = 0; turns < 6; turns += 1) {
      block(80);
      await turn();
    }
    const { mean, max } = delay();
    expect(mean).toBeGreaterThanOrEqual(40);
    expect(max).toBeGreaterThanOrEqual(mean);
  });
});

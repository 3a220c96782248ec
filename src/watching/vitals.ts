import { totalmem } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';
import type { Overload } from '../../api/http/request-log.ts';

export type Reading = Readonly<{ delayMs: number; residentBytes: number; heapBytes: number }>;
export type Thresholds = Readonly<{ delayMs: number; residentBytes: number; heapBytes: number }>;

const sampleMs = 500;
const resolutionMs = 20;
/** Of what there is; the rest is for what is under way. */
const share = 0.9;

/** What the process may use: the memory it was told, or nine tenths of what the machine or the container gives, and of the largest heap. */
export function thresholdsOf(delayMs: number, memoryBytes: number | undefined): Thresholds {
  const given = process.constrainedMemory();
  const available = given > 0 ? Math.min(given, totalmem()) : totalmem();
  return { delayMs, residentBytes: memoryBytes ?? share * available, heapBytes: share * getHeapStatistics().heap_size_limit };
}

/** Looks again and again how the process is, and says when it has too much to do or too much in memory. */
export class Vitals {
  readonly #thresholds: Thresholds;
  readonly #read: () => Reading;
  #timer: NodeJS.Timeout | undefined;
  #latest: Overload | undefined;
  #wasLate = false;

  constructor(thresholds: Thresholds, read: () => Reading = readings()) {
    this.#thresholds = thresholds;
    this.#read = read;
  }

  start(): void {
    this.#timer = setInterval(() => this.sample(), sampleMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** A single long turn is over when it is noticed; only a loop that is late twice in a row has more to do than it can. */
  sample(): void {
    const { delayMs, residentBytes, heapBytes } = this.#read();
    const late = delayMs > this.#thresholds.delayMs;
    const full = residentBytes > this.#thresholds.residentBytes || heapBytes > this.#thresholds.heapBytes;
    this.#latest = full ? 'memory' : late && this.#wasLate ? 'event-loop' : undefined;
    this.#wasLate = late;
  }

  overload(): Overload | undefined {
    return this.#latest;
  }
}

/** How late the event loop was, in milliseconds, since this was last asked. */
export function delays(): () => Readonly<{ mean: number; p99: number; max: number }> {
  const histogram = monitorEventLoopDelay({ resolution: resolutionMs });
  histogram.enable();
  let last = performance.now();
  // What is measured is the time between two looks, which is never shorter than the resolution.
  const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - resolutionMs);
  return () => {
    const now = performance.now();
    // A loop that came round less than twice has not been measured at all: it took all of the time.
    const whole = now - last;
    const { mean, max, count } = histogram;
    const answer = count === 0 ? { mean: whole, p99: whole, max: whole } : { mean: late(mean), p99: late(histogram.percentile(99)), max: late(max) };
    histogram.reset();
    last = now;
    return answer;
  };
}

function readings(): () => Reading {
  const delay = delays();
  return () => ({ delayMs: delay().mean, residentBytes: process.memoryUsage.rss(), heapBytes: getHeapStatistics().used_heap_size });
}

import { Problem } from '../http/problem.ts';
import type { RequestLog } from '../http/request-log.ts';

const minuteMs = 60_000;
/** Far more than anybody meets by mistake. */
const mostInAMinute = 600;

/** How often each person was denied something within the minute: every denial is written down, and nobody may fill the log with theirs. */
export class Denials {
  readonly #log: RequestLog;
  readonly #now: () => number;
  readonly #counts = new Map<string, number>();
  #since: number;

  constructor(log: RequestLog, now: () => number = () => performance.now()) {
    this.#log = log;
    this.#now = now;
    this.#since = now();
  }

  /** @throws Problem when there were too many; nothing more is written until the minute is over */
  check(subject: string): void {
    const left = this.#since + minuteMs - this.#now();
    if (left <= 0) {
      this.#counts.clear();
      this.#since = this.#now();
    } else if ((this.#counts.get(subject) ?? 0) >= mostInAMinute) {
      this.#log.turnedAway('denials');
      throw new Problem('TooManyRequests', { seconds: Math.ceil(left / 1000) });
    }
  }

  count(subject: string): void {
    this.#counts.set(subject, (this.#counts.get(subject) ?? 0) + 1);
  }
}

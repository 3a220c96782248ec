import type { Folders } from './support/folders.ts';
import type { Report } from './support/report.ts';

/** What a journey is given. */
export type Bench = Readonly<{
  /** Smaller numbers, for a look in passing. */
  short: boolean;
  rounds: number;
  /** The largest log, in events, where a journey measures by size. */
  size: number;
  folders: Folders;
  report: Report;
}>;

/** One way through the program, measured against a raw baseline in the same run. */
export type Journey = (bench: Bench) => Promise<void>;

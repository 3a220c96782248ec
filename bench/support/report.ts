import { cpus, totalmem } from 'node:os';

const figure = new Intl.NumberFormat('en', { maximumSignificantDigits: 4, maximumFractionDigits: 2 });

/** A number as people read it. */
export const shown = (value: number): string => figure.format(value);
export const perSecond = (value: number): string => `${figure.format(Math.round(value))}/s`;
export const mebibytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MiB`;

const exact = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(4))) : 'none');

export type Report = Readonly<{
  /** A ratio against the baseline of the same run; higher is better. */
  ratio(what: string, figures: string, ratio: number, reach: number): void;
  /** A time in milliseconds; lower is better. */
  time(what: string, figures: string, milliseconds: number, reach: number): void;
  /** What else was seen. */
  note(text: string): void;
}>;

/** Each line ends in what a script reads. Nothing is judged here. */
export const reportTo = (name: string, print: (line: string) => void): Report => ({
  ratio: (what, figures, ratio, reach) => print(`${name}: ${what}: ${figures} ratio=${exact(ratio)} reach=${exact(reach)}`),
  time: (what, figures, milliseconds, reach) => print(`${name}: ${what}: ${figures} value=${exact(milliseconds)} reach=${exact(reach)}`),
  note: (text) => print(`${name}: ${text}`),
});

export const machine = (): string =>
  `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim() || process.arch}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}`;

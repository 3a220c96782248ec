import type { LocalDate } from '../shared/local-date.ts';

export interface Clock {
  /** Now in UTC, RFC 3339 with milliseconds. */
  now(): string;
  /** Today in Europe/Amsterdam. */
  today(): LocalDate;
}

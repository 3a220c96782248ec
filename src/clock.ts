import type { Clock } from '../domain/ports/clock.ts';
import type { LocalDate } from '../domain/shared/local-date.ts';

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  today: () => Temporal.Now.plainDateISO('Europe/Amsterdam').toString() as LocalDate,
};

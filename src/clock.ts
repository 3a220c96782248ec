import type { Clock } from '../domain/ports/clock.ts';
import type { LocalDate } from '../domain/shared/local-date.ts';

const timeZone = 'Europe/Amsterdam';

/** A day with the instants at which it begins and ends, in milliseconds since the epoch. */
type Day = Readonly<{ date: LocalDate; from: number; to: number }>;

function dayAt(instant: number): Day {
  const begin = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).startOfDay();
  return { date: begin.toPlainDate().toString() as LocalDate, from: begin.epochMilliseconds, to: begin.add({ days: 1 }).epochMilliseconds };
}

let day: Day = { date: '' as LocalDate, from: 0, to: 0 };

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  /** Worked out once a day: every command asks for it. */
  today() {
    const instant = Date.now();
    if (instant < day.from || instant >= day.to) day = dayAt(instant);
    return day.date;
  },
};

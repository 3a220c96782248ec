import Holidays from 'date-holidays';
import type { LocalDate } from '../../../domain/shared/local-date.ts';

const calendar = new Holidays('NL', { types: ['public'], languages: ['nl'] });
const byYear = new Map<string, ReadonlyMap<string, string>>();

/** Dutch public holidays by day, in Europe/Amsterdam. */
export function publicHoliday(date: LocalDate): string | undefined {
  const year = date.slice(0, 4);
  const known = byYear.get(year) ?? new Map(calendar.getHolidays(Number(year)).map(({ date: when, name }) => [when.slice(0, 10), name]));
  byYear.set(year, known);
  return known.get(date);
}

import Holidays from 'date-holidays';
import type { LocalDate } from '../../../domain/shared/local-date.ts';

const calendar = new Holidays('NL', { types: ['public'], languages: ['nl'] });
const byYear = new Map<string, ReadonlyMap<string, string>>();

/**
 * A public holiday by law in every year (Algemene termijnenwet, article 3), though not a day off everywhere, for which reason date-holidays leaves it out.
 * Good Friday is not: that article treats it like one for the counting of terms only.
 */
const liberationDay = { date: '05-05', name: 'Bevrijdingsdag' } as const;

function holidaysOf(year: string): ReadonlyMap<string, string> {
  const days = calendar.getHolidays(Number(year)).map(({ date, name }) => [date.slice(0, 10), name] as const);
  return new Map([[`${year}-${liberationDay.date}`, liberationDay.name], ...days]);
}

/** Dutch public holidays by day, in Europe/Amsterdam. */
export function publicHoliday(date: LocalDate): string | undefined {
  const year = date.slice(0, 4);
  const known = byYear.get(year) ?? holidaysOf(year);
  byYear.set(year, known);
  return known.get(date);
}

import type { Brand } from './brand.ts';
import { identifier } from './identifier.ts';
import type { LocalDate, Period } from './local-date.ts';

/** A school year as `2026-2027`. */
export type SchoolYear = Brand<string, 'SchoolYear'>;
export const SchoolYear = identifier<SchoolYear>(
  'SchoolYear',
  /^\d{4}-\d{4}$/,
  { nl: 'een schooljaar als 2026-2027', en: 'a school year such as 2026-2027' },
  '2026-2027',
  (text) => Number(text.slice(5)) === Number(text.slice(0, 4)) + 1,
);

/** The first day of a school year: 1 August in MBO and for the programme, 1 September in higher education. */
export type SchoolYearStart = '08-01' | '09-01';

export function schoolYearOf(date: LocalDate, start: SchoolYearStart = '08-01'): SchoolYear {
  const year = Number(date.slice(0, 4));
  const first = date.slice(5) >= start ? year : year - 1;
  return `${first}-${first + 1}` as SchoolYear;
}

export function schoolYearPeriod(schoolYear: SchoolYear, start: SchoolYearStart = '08-01'): Period {
  const last = start === '08-01' ? '07-31' : '08-31';
  return { from: `${schoolYear.slice(0, 4)}-${start}` as LocalDate, to: `${schoolYear.slice(5)}-${last}` as LocalDate };
}

/** The school years that a period touches, first to last. */
export function schoolYearsOf(period: Period, start: SchoolYearStart = '08-01'): readonly SchoolYear[] {
  const years: SchoolYear[] = [];
  const last = schoolYearOf(period.to, start);
  for (let year = schoolYearOf(period.from, start); year <= last && years.length < 30; ) {
    years.push(year);
    const next = Number(year.slice(5));
    year = `${next}-${next + 1}` as SchoolYear;
  }
  return years;
}

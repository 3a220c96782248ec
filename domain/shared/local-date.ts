import type { Brand } from './brand.ts';
import { identifier } from './identifier.ts';

/** A calendar day in Europe/Amsterdam, ISO 8601 `yyyy-mm-dd`; text order is date order. */
export type LocalDate = Brand<string, 'LocalDate'>;

/** Counted rather than asked of Temporal: every date of every event that is read back passes here. */
const daysIn = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

const isRealDay = (text: string): boolean => {
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  if (year < 1900 || month < 1 || month > 12 || day < 1) return false;
  return day <= daysIn(year, month);
};

export const LocalDate = identifier<LocalDate>(
  'LocalDate',
  /^\d{4}-\d{2}-\d{2}$/,
  { nl: 'een bestaande datum als jjjj-mm-dd', en: 'an existing date as yyyy-mm-dd' },
  '2026-11-20',
  isRealDay,
);

const plain = (date: LocalDate): Temporal.PlainDate => Temporal.PlainDate.from(date);

export const addDays = (date: LocalDate, days: number): LocalDate => plain(date).add({ days }).toString() as LocalDate;
export const addYears = (date: LocalDate, years: number): LocalDate => plain(date).add({ years }).toString() as LocalDate;
export const isSunday = (date: LocalDate): boolean => plain(date).dayOfWeek === 7;
/** ISO week as `2026-W47`. */
export const isoWeek = (date: LocalDate): string => `${plain(date).yearOfWeek}-W${String(plain(date).weekOfYear).padStart(2, '0')}`;
/** Both ends belong to the period. */
export const periodsOverlap = (a: Period, b: Period): boolean => a.from <= b.to && b.from <= a.to;

/** From and to, both included. */
export type Period = Readonly<{ from: LocalDate; to: LocalDate }>;

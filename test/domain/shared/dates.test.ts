import { describe, expect, it } from '@jest/globals';
import { addDays, addYears, isoWeek, isSunday, LocalDate, type Period, periodsOverlap } from '../../../domain/shared/local-date.ts';
import { type SchoolYear, schoolYearOf, schoolYearPeriod, schoolYearsOf } from '../../../domain/shared/school-year.ts';

const on = LocalDate.parse;
const period = (from: string, to: string): Period => ({ from: on(from), to: on(to) });

describe('days', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-11-20', 0, '2026-11-20'],
  ])('%s and %i days is %s', (date, days, sum) => expect(addDays(on(date), days)).toBe(sum));

  it.each([
    ['2026-11-20', 4, '2030-11-20'],
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2026-11-20', -1, '2025-11-20'],
  ])('%s and %i years is %s', (date, years, sum) => expect(addYears(on(date), years)).toBe(sum));

  it.each([
    ['2026-11-22', true],
    ['2026-11-21', false],
    ['2026-11-23', false],
  ])('%s is a Sunday: %p', (date, sunday) => expect(isSunday(on(date))).toBe(sunday));

  it.each([
    ['2026-11-20', '2026-W47'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
  ])('%s lies in week %s', (date, week) => expect(isoWeek(on(date))).toBe(week));
});

describe('periods, both ends included', () => {
  const spring = period('2026-02-01', '2026-06-30');
  it.each<[Period, boolean]>([
    [period('2026-01-01', '2026-01-31'), false],
    [period('2026-01-01', '2026-02-01'), true],
    [period('2026-03-01', '2026-03-31'), true],
    [period('2026-01-01', '2026-12-31'), true],
    [period('2026-06-30', '2026-08-01'), true],
    [period('2026-07-01', '2026-08-01'), false],
  ])('%j overlaps February to June: %p', (other, overlaps) => {
    expect(periodsOverlap(spring, other)).toBe(overlaps);
    expect(periodsOverlap(other, spring)).toBe(overlaps);
  });
});

describe('school years', () => {
  it.each([
    ['2026-08-01', '2026-2027', '2025-2026'],
    ['2026-07-31', '2025-2026', '2025-2026'],
    ['2026-08-31', '2026-2027', '2025-2026'],
    ['2026-09-01', '2026-2027', '2026-2027'],
    ['2026-01-01', '2025-2026', '2025-2026'],
    ['2026-12-31', '2026-2027', '2026-2027'],
  ])('%s lies in %s from 1 August, in %s from 1 September', (date, august, september) => {
    expect(schoolYearOf(on(date))).toBe(august);
    expect(schoolYearOf(on(date), '08-01')).toBe(august);
    expect(schoolYearOf(on(date), '09-01')).toBe(september);
  });

  it('lasts until the day before the next', () => {
    expect(schoolYearPeriod('2026-2027' as SchoolYear)).toStrictEqual(period('2026-08-01', '2027-07-31'));
    expect(schoolYearPeriod('2026-2027' as SchoolYear, '09-01')).toStrictEqual(period('2026-09-01', '2027-08-31'));
  });

  it.each([
    ['2026-08-01', '2027-07-31', ['2026-2027']],
    ['2026-07-31', '2026-08-01', ['2025-2026', '2026-2027']],
    ['2025-09-01', '2028-07-31', ['2025-2026', '2026-2027', '2027-2028']],
    ['2026-08-01', '2026-07-31', []],
  ])('%s to %s touches %j', (from, to, years) => expect(schoolYearsOf(period(from, to))).toStrictEqual(years));

  it('are counted from 1 September where that is asked', () =>
    expect(schoolYearsOf(period('2026-08-31', '2027-08-31'), '09-01')).toStrictEqual(['2025-2026', '2026-2027']));

  it('are no more than 30, however far the dates are apart', () => {
    const years = schoolYearsOf(period('1990-08-01', '9000-07-31'));
    expect(years).toHaveLength(30);
    expect(years.at(-1)).toBe('2019-2020');
  });
});

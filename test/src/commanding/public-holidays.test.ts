import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import { publicHoliday } from '../../../src/commanding/facts/public-holidays.ts';

describe('a Dutch public holiday', () => {
  it.each([
    ['2026-01-01', 'Nieuwjaar'],
    ['2026-04-06', 'Tweede paasdag'],
    ['2026-04-27', 'Koningsdag'],
    ['2025-04-26', 'Koningsdag'],
    ['2026-05-05', 'Bevrijdingsdag'],
    ['2025-05-05', 'Bevrijdingsdag'],
    ['2026-05-14', 'Hemelvaartsdag'],
    ['2026-05-25', 'Tweede pinksterdag'],
    ['2026-12-25', 'Kerstmis'],
    ['2026-12-26', 'Tweede kerstdag'],
  ])('%s is %s', (date, name) => expect(publicHoliday(date as LocalDate)).toBe(name));

  it.each(['2025-04-27', '2026-04-03', '2026-05-04', '2026-12-05', '2026-12-31', '2025-11-05', '9999-05-07'])('%s is none', (date) =>
    expect(publicHoliday(date as LocalDate)).toBeUndefined(),
  );

  // Ascension Day was on 5 May in 2016; one name is enough for a rule.
  it('has one name also where two fall on one day', () => expect(publicHoliday('2016-05-05' as LocalDate)).toBe('Hemelvaartsdag'));
});

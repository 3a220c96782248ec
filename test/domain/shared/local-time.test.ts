import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import { instantOf, LocalTime } from '../../../domain/shared/local-time.ts';

const at = (date: string, time: string) => instantOf(date as LocalDate, LocalTime.parse(time));

describe('a local time', () => {
  it.each(['00:00', '09:59', '19:00', '23:59'])('is %s', (text) => expect(LocalTime.is(text)).toBe(true));
  it.each(['24:00', '9:00', '12:60', '12:00:00', ' 12:00', '12:00\n', ''])('is not %j', (text) => expect(LocalTime.is(text)).toBe(false));
});

describe('the instant of a time in Europe/Amsterdam', () => {
  it('in winter is one hour behind the clock', () => expect(at('2026-01-15', '15:00')).toBe('2026-01-15T14:00:00Z'));
  it('in summer is two hours behind the clock', () => expect(at('2026-06-15', '00:30')).toBe('2026-06-14T22:30:00Z'));
  it.each(['02:00', '02:30', '02:59'])('does not exist at %s when summer time begins', (time) => expect(at('2026-03-29', time)).toBeUndefined());
  it('exists right before and after the gap', () => {
    expect(at('2026-03-29', '01:59')).toBe('2026-03-29T00:59:00Z');
    expect(at('2026-03-29', '03:00')).toBe('2026-03-29T01:00:00Z');
  });
  it('is the first of the two when the clock shows it twice', () => expect(at('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00Z'));
});

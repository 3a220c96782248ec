import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { systemClock } from '../../src/clock.ts';

describe('the clock', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it.each([
    ['2026-11-20T22:59:59.999Z', '2026-11-20'],
    ['2026-11-20T23:00:00.000Z', '2026-11-21'],
    ['2026-07-01T21:59:59.999Z', '2026-07-01'],
    ['2026-07-01T22:00:00.000Z', '2026-07-02'],
  ])('at %s it is %s in Amsterdam', (instant, date) => {
    jest.setSystemTime(new Date(instant));
    expect(systemClock.today()).toBe(date);
    expect(systemClock.now()).toBe(instant);
  });

  it.each([
    ['of 23 hours', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z', '2026-03-30'],
    ['of 25 hours', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z', '2026-10-26'],
  ])('a day %s lasts as long as it does', (_, date, from, to, next) => {
    jest.setSystemTime(new Date(from));
    expect(systemClock.today()).toBe(date);
    jest.setSystemTime(Date.parse(to) - 1);
    expect(systemClock.today()).toBe(date);
    jest.setSystemTime(new Date(to));
    expect(systemClock.today()).toBe(next);
  });

  it('follows a system clock that is put back', () => {
    jest.setSystemTime(new Date('2026-11-20T12:00:00.000Z'));
    expect(systemClock.today()).toBe('2026-11-20');
    jest.setSystemTime(new Date('2026-11-19T12:00:00.000Z'));
    expect(systemClock.today()).toBe('2026-11-19');
  });
});

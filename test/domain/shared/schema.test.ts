import { describe, expect, it } from '@jest/globals';
import { KvkNumber } from '../../../domain/shared/identifiers.ts';
import { count, flag, id, list, number, object, oneOf, optional, type Schema, table, text } from '../../../domain/shared/schema.ts';

const day = object({ title: text, seats: count, kind: oneOf(['park', 'fair'] as const), note: optional(text) });
const good = { title: 'Open dag', seats: 12, kind: 'park' };

const cases: Readonly<Record<string, readonly [schema: Schema<unknown>, right: readonly unknown[], wrong: readonly unknown[], kind: string]>> = {
  text: [text, ['', 'a'], [undefined, null, 1, true, {}, []], 'text'],
  flag: [flag, [true, false], [undefined, null, 0, 'true', {}], 'true or false'],
  number: [number, [0, -1, 1.5, 1e300], [undefined, null, '1', Number.NaN, Number.POSITIVE_INFINITY, 1n], 'a number'],
  count: [count, [0, 1, Number.MAX_SAFE_INTEGER], [undefined, null, '1', -1, 1.5, Number.NaN, 2 ** 53, 1n], 'a whole number from 0'],
  id: [id(KvkNumber), ['99100000'], [undefined, null, 99100000, '9910000', 'a'], KvkNumber.expected.en],
  oneOf: [oneOf(['park', 'fair'] as const), ['park', 'fair'], [undefined, null, '', 'Park', 'pa', 0, ['park']], 'one of park, fair'],
  optional: [optional(text), [undefined, 'a'], [null, 1, {}], 'text'],
  'a list': [list(text), [[], ['a', 'b']], [undefined, null, 'a', {}, { 0: 'a', length: 1 }, [1], ['a', null]], 'a list of text'],
  'a table': [table(count), [{}, { a: 1, 'any key': 2 }], [undefined, null, 'a', [], [1], { a: -1 }, { a: 1, b: 'x' }], 'a table of a whole number from 0'],
  'an object': [
    day,
    [good, { ...good, note: 'x' }, { ...good, unknown: 1 }],
    [undefined, null, 'a', [], {}, { ...good, seats: -1 }, { ...good, note: 1 }, { ...good, kind: 'x' }],
    'an object',
  ],
};

describe.each(Object.entries(cases))('%s', (_, [schema, right, wrong, kind]) => {
  it.each(right.map((value) => [value]))('takes %p', (value) => expect(schema.check(value, '/at')).toBeUndefined());
  it.each(wrong.map((value) => [value]))('does not take %p', (value) => expect(schema.check(value, '/at')).toMatch(/^\/at(\/.*)? must be /));
  it('has its name', () => expect(schema.kind).toBe(kind));
});

describe('what is wrong is said with its place', () => {
  const nested = object({ days: list(day), places: table(count) });
  it.each<[unknown, string]>([
    [{}, '/data/days must be a list'],
    [{ days: [], places: [] }, '/data/places must be a table'],
    [{ days: [], places: null }, '/data/places must be a table'],
    [{ days: ['x'], places: {} }, '/data/days/0 must be an object'],
    [{ days: [good, { ...good, seats: 1.5 }], places: {} }, '/data/days/1/seats must be a whole number from 0'],
    [{ days: [{ ...good, kind: 'x', seats: 1 }], places: {} }, '/data/days/0/kind must be one of park, fair'],
    [{ days: [], places: { 'mbo-2': 1, 'mbo-3': '1' } }, '/data/places/mbo-3 must be a whole number from 0'],
    ['x', '/data must be an object'],
  ])('%j: %s', (value, wrong) => expect(nested.check(value, '/data')).toBe(wrong));

  it('optional is only what says so', () => {
    expect(optional(text)).toMatchObject({ optional: true });
    expect(text).not.toHaveProperty('optional');
  });
});

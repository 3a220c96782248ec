import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../../domain/shared/json.ts';
import { changesBetween } from '../../../projections/audit-history/changes.ts';
import { capitalised, enumerated, monthName } from '../../../projections/audit-history/words.ts';

describe('what an event changed', () => {
  it.each<[string, Json, Json, Json]>([
    ['nothing', { name: 'a', days: [1] }, { name: 'a', days: [1] }, []],
    ['a text', { name: 'a', place: 'x' }, { name: 'b', place: 'x' }, [{ field: 'name', before: 'a', after: 'b' }]],
    ['the status, which is called the state', { status: 'Open' }, { status: 'Closed' }, [{ field: 'state', before: 'Open', after: 'Closed' }]],
    [
      'a status inside another field, which keeps its name',
      { crebo: { status: 'recognised' } },
      { crebo: { status: 'withdrawn' } },
      [{ field: 'crebo.status', before: 'recognised', after: 'withdrawn' }],
    ],
    ['what was not there', {}, { name: 'a' }, [{ field: 'name', before: null, after: 'a' }]],
    ['what is gone', { name: 'a', place: 'x' }, { place: 'x' }, [{ field: 'name', before: 'a', after: null }]],
    ['a list, as a whole', { days: [1, 2] }, { days: [2] }, [{ field: 'days', before: [1, 2], after: [2] }]],
    [
      'a table, down to its texts and numbers',
      { terms: { from: 1, to: 2, coach: { role: 'x' } } },
      { terms: { from: 1, to: 3, coach: { role: 'y' } } },
      [
        { field: 'terms.to', before: 2, after: 3 },
        { field: 'terms.coach.role', before: 'x', after: 'y' },
      ],
    ],
    [
      'a table that was not there, down to its texts',
      { terms: null },
      { terms: { from: 1, coach: { role: 'x' } } },
      [
        { field: 'terms.from', before: null, after: 1 },
        { field: 'terms.coach.role', before: null, after: 'x' },
      ],
    ],
    ['a table that is gone, as a whole', { terms: { from: 1 } }, {}, [{ field: 'terms', before: { from: 1 }, after: null }]],
    ['a list that becomes a table', { terms: [1] }, { terms: { from: 1 } }, [{ field: 'terms.from', before: null, after: 1 }]],
  ])('is %s', (_, before, after, changes) => expect(changesBetween(before, after)).toStrictEqual(changes));
});

describe('the words of a story', () => {
  it.each<[readonly string[], string, string]>([
    [[], '', ''],
    [['a'], 'a', 'a'],
    [['a', 'b'], 'a en b', 'a and b'],
    [['a', 'b', 'c'], 'a, b en c', 'a, b and c'],
  ])('%j are enumerated', (items, nl, en) => expect([enumerated(items, 'nl'), enumerated(items, 'en')]).toStrictEqual([nl, en]));
  it.each([
    [1, 'januari', 'January'],
    [12, 'december', 'December'],
    [13, '13', '13'],
  ])('month %i has a name', (month, nl, en) => expect([monthName(month, 'nl'), monthName(month, 'en')]).toStrictEqual([nl, en]));
  it('begin with a capital', () => expect(['de student', 'x', ''].map(capitalised)).toStrictEqual(['De student', 'X', '']));
});

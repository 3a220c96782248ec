import { describe, expect, it } from '@jest/globals';
import { aggregateNames, aggregateOf, aggregates, codecFor } from '../../domain/aggregates.ts';
import { sharedRejections } from '../../domain/shared/rejection.ts';

const twice = (values: readonly string[]): readonly string[] => values.filter((value, index) => values.indexOf(value) < index);

describe('over all aggregates', () => {
  it('a type of event has one meaning', () => expect(twice(aggregateNames.flatMap((name) => [...aggregates[name].codec.types]))).toStrictEqual([]));
  it('a code of a refusal has one meaning', () =>
    expect(twice([sharedRejections, ...aggregateNames.map((name) => aggregates[name].rejections)].flatMap(Object.keys))).toStrictEqual([]));
  it('a category has no hyphen, where a stream name is split', () =>
    expect(aggregateNames.map((name) => aggregates[name].category).filter((category) => !/^[a-z][A-Za-z]*$/.test(category))).toStrictEqual([]));
  it.each(aggregateNames)('the codec of a type of event of the %s is found', (name) => {
    for (const type of aggregates[name].codec.types) expect(codecFor(type)).toBe(aggregates[name].codec);
  });
  it('no codec is found for another type', () => expect(codecFor('NeverHeardOf')).toBeUndefined());
});

describe('the aggregate of a stream', () => {
  it.each(aggregateNames)('is the %s of its category', (name) =>
    expect(aggregateOf(`${aggregates[name].category}-2026-2027`)).toStrictEqual({ aggregate: name, id: '2026-2027' }),
  );
  it.each(['', '-', 'organisation', '-x', '$settings', 'unknown-1', '$ce-organisation', 'constructor-1'])('is nobody here of %j', (stream) =>
    expect(aggregateOf(stream)).toBeUndefined(),
  );
});

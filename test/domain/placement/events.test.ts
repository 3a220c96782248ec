import { describe, expect, it } from '@jest/globals';
import { placementCodec } from '../../../domain/placement/events.ts';
import { days, keysOf } from '../../support/builders/placement.ts';

describe('a stored correction', () => {
  const stored = (value: unknown) => ({
    ...keysOf().agreed,
    field: 'sector',
    old: 1,
    new: value,
    why: 'misread',
    recordedBy: 'manager-1',
    occurredOn: days.completed,
  });
  const decode = (value: unknown) => () => placementCodec.decode('RecordCorrected', stored(value), 1);
  it.each(['handel', 600, false])('may hold %j', (value) => expect(decode(value)()).toStrictEqual({ type: 'RecordCorrected', data: stored(value) }));
  it.each([[null], [{}], [undefined]])('does not hold %j', (value) => expect(decode(value)).toThrow('/new must be a text, a number, or true or false'));
});

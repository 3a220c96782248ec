import { describe, expect, it } from '@jest/globals';
import { codecOf, MalformedEvent } from '../../../domain/shared/codec.ts';
import { count, optional, text } from '../../../domain/shared/schema.ts';

/** `DayPlanned` was written as {name}, then {title}, and is now {title, seats}. */
const codec = codecOf({
  DayPlanned: {
    data: { title: text, seats: count, note: optional(text) },
    upcasts: [({ name, ...rest }) => ({ ...rest, title: name }), (data) => ({ ...data, seats: 0 })],
  },
  DayHeld: { data: {} },
});

describe('a codec', () => {
  it('knows its types and the version with which each is written', () => {
    expect(codec.types).toStrictEqual(['DayPlanned', 'DayHeld']);
    expect(codec.version('DayPlanned')).toBe(3);
    expect(codec.version('DayHeld')).toBe(1);
    expect(codec.version('Unknown')).toBe(1);
  });

  it.each<[version: number, data: unknown]>([
    [1, { name: 'Open dag' }],
    [2, { title: 'Open dag' }],
    [3, { title: 'Open dag', seats: 0 }],
  ])('brings data of version %i up to date, step by step', (version, data) =>
    expect(codec.decode('DayPlanned', data, version)).toStrictEqual({ type: 'DayPlanned', data: { title: 'Open dag', seats: 0 } }),
  );

  it('lets an older version say what the newest says', () =>
    expect(codec.decode('DayPlanned', { name: 'Open dag', note: 'x' }, 1)).toStrictEqual({
      type: 'DayPlanned',
      data: { title: 'Open dag', note: 'x', seats: 0 },
    }));

  it('lets fields pass that it does not know', () =>
    expect(codec.decode('DayHeld', { later: [1] }, 1)).toStrictEqual({ type: 'DayHeld', data: { later: [1] } }));

  it('does not change what it was given', () => {
    const stored = Object.freeze({ name: 'Open dag' });
    codec.decode('DayPlanned', stored, 1);
    expect(stored).toStrictEqual({ name: 'Open dag' });
  });

  it.each(['Unknown', 'constructor', '__proto__', ''])('ignores the type %j, whatever its data and version', (type) =>
    expect(codec.decode(type, null, 99)).toBe('ignored'),
  );

  it.each([0, -1, 4, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('stops at version %p, which it does not know', (version) => {
    const decode = () => codec.decode('DayPlanned', { title: 'Open dag', seats: 0 }, version);
    expect(decode).toThrow(MalformedEvent);
    expect(decode).toThrow(`DayPlanned has schema version ${version}; this program knows 1 to 3`);
  });

  it.each<[version: number, data: unknown, wrong: string]>([
    [3, { title: 'Open dag' }, 'DayPlanned v3: /seats must be a whole number from 0'],
    [3, { title: 1, seats: 0 }, 'DayPlanned v3: /title must be text'],
    [3, { title: 'x', seats: 0, note: null }, 'DayPlanned v3: /note must be text'],
    [3, null, 'DayPlanned v3:  must be an object'],
    [3, [], 'DayPlanned v3:  must be an object'],
    [3, 'x', 'DayPlanned v3:  must be an object'],
    [1, { title: 'Open dag' }, 'DayPlanned v1: /title must be text'],
  ])('stops at a known type of another shape (v%i %j)', (version, data, wrong) => {
    const decode = () => codec.decode('DayPlanned', data, version);
    expect(decode).toThrow(MalformedEvent);
    expect(decode).toThrow(wrong);
  });

  it('stops at data that cannot be brought up to date, and says why', () => {
    const broken = codecOf({ DayPlanned: { data: { title: text }, upcasts: [(data) => ({ title: (data.names as string[]).join(' ') })] } });
    const decode = () => broken.decode('DayPlanned', { name: 'Open dag' }, 1);
    expect(decode).toThrow(MalformedEvent);
    expect(decode).toThrow(expect.objectContaining({ message: 'DayPlanned v1 cannot be brought up to date', cause: expect.any(TypeError) }));
  });

  it('names the error for logs', () => expect(new MalformedEvent('x').name).toBe('MalformedEvent'));
});

import { describe, expect, it } from '@jest/globals';
import { type DecisionContext, deciderOf, inStatus } from '../../../domain/shared/decider.ts';
import type { DomainEvent } from '../../../domain/shared/event.ts';
import { LocalDate } from '../../../domain/shared/local-date.ts';
import { isActive, type OrganisationFact } from '../../../domain/shared/organisation-fact.ts';
import { Rejection, rejecting } from '../../../domain/shared/rejection.ts';
import { same } from '../../../domain/shared/same.ts';
import { isWhole } from '../../../domain/shared/whole.ts';

const on = LocalDate.parse;
const refusal = (of: () => unknown): unknown => {
  try {
    of();
  } catch (error) {
    return error;
  }
  return 'not refused';
};

describe('the same', () => {
  it.each<[unknown, unknown]>([
    [1, 1],
    ['a', 'a'],
    [null, null],
    [undefined, undefined],
    [[], []],
    [
      [1, [2]],
      [1, [2]],
    ],
    [{}, {}],
    [
      { a: 1, b: { c: [true] } },
      { b: { c: [true] }, a: 1 },
    ],
  ])('%j is %j', (a, b) => expect(same(a, b)).toBe(true));

  it.each<[unknown, unknown]>([
    [1, 2],
    [1, '1'],
    [0, false],
    [null, undefined],
    [null, {}],
    [{}, 'a'],
    [1, {}],
    [[], {}],
    [{ length: 0 }, []],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, 2]],
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: undefined }, { b: undefined }],
    [{ a: undefined }, {}],
    [{ toString: Object.prototype.toString }, { a: 1 }],
    [{ a: { b: 1 } }, { a: { b: 2 } }],
  ])('%j is not %j', (a, b) => {
    expect(same(a, b)).toBe(false);
    expect(same(b, a)).toBe(false);
  });
});

describe('a rejection', () => {
  it('carries its code and the facts that led to it', () => {
    const rejection = new Rejection('WrongState', { state: 'Held' });
    expect(rejection).toBeInstanceOf(Error);
    expect(rejection).toMatchObject({ name: 'Rejection', code: 'WrongState', facts: { state: 'Held' }, message: 'WrongState' });
  });
  it('is thrown by code', () => {
    const reject = rejecting({ Full: { nl: 'Vol.', en: 'Full.' } });
    expect(refusal(() => reject('Full', { seats: 12 }))).toMatchObject({ name: 'Rejection', code: 'Full', facts: { seats: 12 } });
  });
});

describe('a decider put together from tables', () => {
  const context: DecisionContext = { today: on('2026-11-20'), by: 'manager-1' };
  const lamp = deciderOf<{ type: 'Light'; occurredOn: LocalDate }, DomainEvent, { status: 'Absent' | 'Lit'; on?: string }>(
    { status: 'Absent' },
    { Light: ({ occurredOn }, { status }, { by }) => [{ type: 'Lit', data: { occurredOn, before: status, by } }] },
    { Lit: (state, { occurredOn }: { readonly [key: string]: unknown }) => ({ ...state, status: 'Lit', on: String(occurredOn) }) },
  );
  const lit = { type: 'Lit', data: { occurredOn: '2026-11-20' } };

  it.each(['2026-11-20', '2026-11-19'])('decides by state and context on what occurred on %s', (day) =>
    expect(lamp.decide({ type: 'Light', occurredOn: on(day) }, lamp.initial, context)).toStrictEqual([
      { type: 'Lit', data: { occurredOn: day, before: 'Absent', by: 'manager-1' } },
    ]),
  );
  it('nothing occurs in the future', () =>
    expect(refusal(() => lamp.decide({ type: 'Light', occurredOn: on('2026-11-21') }, lamp.initial, context))).toMatchObject({
      code: 'OccurredInFuture',
      facts: { occurredOn: '2026-11-21', today: '2026-11-20' },
    }));
  it('decides nothing on a command that it does not know', () =>
    expect(lamp.decide({ type: 'Break' as 'Light', occurredOn: on('2026-11-20') }, lamp.initial, context)).toStrictEqual([]));
  it('evolves by its events', () => expect(lamp.evolve(lamp.initial, lit)).toStrictEqual({ status: 'Lit', on: '2026-11-20' }));
  it.each(['Broken', 'constructor', 'toString', '__proto__'])('stays as it is by the event %s', (type) =>
    expect(lamp.evolve(lamp.initial, { type, data: {} })).toBe(lamp.initial),
  );

  describe('in a status', () => {
    type State = { status: 'Absent' } | { status: 'Open'; seats: number } | { status: 'Held' };
    const open = { status: 'Open', seats: 3 } as State;
    it('that is allowed, the state is given as that', () => expect(inStatus(open, 'Held', 'Open')).toBe(open));
    it('that is not allowed, both are named', () =>
      expect(refusal(() => inStatus(open, 'Held', 'Absent'))).toMatchObject({ code: 'WrongState', facts: { state: 'Open', allowed: ['Held', 'Absent'] } }));
    it('of nothing, it is not found', () =>
      expect(refusal(() => inStatus({ status: 'Absent' } as State, 'Open'))).toMatchObject({ code: 'NotFound', facts: {} }));
    it('of nothing, where that is allowed', () => expect(inStatus({ status: 'Absent' } as State, 'Absent')).toStrictEqual({ status: 'Absent' }));
  });
});

describe('a whole number', () => {
  it.each([
    [0, 0, true],
    [1, 1, true],
    [0, 1, false],
    [-1, 0, false],
    [1.5, 0, false],
    [Number.NaN, 0, false],
    [Number.POSITIVE_INFINITY, 0, false],
    [2 ** 53, 0, false],
  ])('%p from %i: %p', (value, least, whole) => expect(isWhole(value, least)).toBe(whole));
  it('counts from 0', () => {
    expect(isWhole(0)).toBe(true);
    expect(isWhole(-1)).toBe(false);
  });
});

describe('an organisation as a fact', () => {
  it.each<[OrganisationFact, boolean]>([
    [{ status: 'Active', kind: 'employer' }, true],
    [{ status: 'Active', kind: 'municipality' }, false],
    [{ status: 'Deactivated', kind: 'employer' }, false],
    [{ status: 'Absent' }, false],
  ])('%j is an active employer: %p', (fact, active) => expect(isActive(fact, 'employer')).toBe(active));
});

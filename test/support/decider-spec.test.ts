import { describe, expect, it } from '@jest/globals';
import { deciderOf } from '../../domain/shared/decider.ts';
import type { DomainEvent } from '../../domain/shared/event.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { Rejection } from '../../domain/shared/rejection.ts';
import { deciderSpec } from './decider-spec.ts';

const occurredOn = LocalDate.parse('2026-01-01');
const rung = { type: 'BellRung', data: { bell: 'north', occurredOn } } as const;
const heard = { type: 'BellHeard', data: { bell: 'north', occurredOn } } as const;

/** Rings and is heard, unless it hung too long: then it is refused. */
const bell = deciderOf<{ type: 'RingBell'; occurredOn: LocalDate }, DomainEvent, { rings: number }>(
  { rings: 0 },
  {
    RingBell(_, { rings }) {
      if (rings === 1) return [];
      if (rings > 1) throw new Rejection('BellWornOut', { rings });
      return [rung, heard];
    },
  },
  { BellRung: ({ rings }: { rings: number }) => ({ rings: rings + 1 }) },
);
const { given, stateOf } = deciderSpec(bell);
const ring = { type: 'RingBell', occurredOn } as const;

describe('the spec of a decider accepts', () => {
  it('exactly what was decided', () => given().when(ring).thenEvents(rung, heard));
  it('nothing where nothing was decided', () => given(rung).when(ring).thenNothing());
  it('the code of the refusal', () => given(rung, rung).when(ring).thenRejected('BellWornOut'));
  it('the code and the facts of the refusal', () => given(rung, rung).when(ring).thenRejected('BellWornOut', { rings: 2 }));
  it('a state that all given events made', () => expect(stateOf([rung, heard, rung])).toStrictEqual({ rings: 2 }));
});

describe('the spec of a decider fails on', () => {
  const once = given().when(ring);
  const worn = given(rung, rung).when(ring);
  it.each<[defect: string, expectation: () => void]>([
    ['events in another order', () => once.thenEvents(heard, rung)],
    ['a missing event', () => once.thenEvents(rung)],
    ['an event too many', () => once.thenEvents(rung, heard, heard)],
    ['another type', () => once.thenEvents(rung, { ...heard, type: 'BellSeen' })],
    ['a field that the event has more', () => once.thenEvents(rung, { type: 'BellHeard', data: { occurredOn } })],
    ['a field that the event has not', () => once.thenEvents(rung, { ...heard, data: { ...heard.data, far: true } })],
    ['a field that is undefined instead of absent', () => once.thenEvents(rung, { ...heard, data: { ...heard.data, far: undefined as unknown as string } })],
    ['another date', () => once.thenEvents(rung, { ...heard, data: { ...heard.data, occurredOn: '2026-01-02' } })],
    ['nothing expected, something decided', () => once.thenNothing()],
    ['something expected, nothing decided', () => given(rung).when(ring).thenEvents(rung, heard)],
    ['a refusal expected, something decided', () => once.thenRejected('BellWornOut')],
    ['a refusal expected, nothing decided', () => given(rung).when(ring).thenRejected('BellWornOut')],
    ['events expected, a refusal given', () => worn.thenEvents(rung, heard)],
    ['nothing expected, a refusal given', () => worn.thenNothing()],
    ['another code', () => worn.thenRejected('BellAway')],
    ['other facts', () => worn.thenRejected('BellWornOut', { rings: 3 })],
    ['facts too many', () => worn.thenRejected('BellWornOut', { rings: 2, bell: 'north' })],
    ['a fact that was not expected', () => worn.thenRejected('BellWornOut', {})],
  ])('%s', (_, expectation) => expect(expectation).toThrow());

  it('an error that is no refusal', () => {
    const broken = { ...bell, decide: () => JSON.parse('{') };
    expect(() => deciderSpec(broken).given().when(ring).thenRejected('BellWornOut')).toThrow();
  });
});

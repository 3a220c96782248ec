import { expect } from '@jest/globals';
import type { Decider, DecisionContext, DomainCommand } from '../../domain/shared/decider.ts';
import type { DomainEvent } from '../../domain/shared/event.ts';
import type { LocalDate } from '../../domain/shared/local-date.ts';
import { type Facts, Rejection } from '../../domain/shared/rejection.ts';

export const today = '2026-11-20' as LocalDate;
export const manager: DecisionContext = { today, by: 'manager-1' };

/**
 * given(events).when(command).thenEvents(events) | .thenNothing() | .thenRejected(code, facts?)
 * Exact: the whole payload, in order, nothing more. Given may also be a command that made history: `givenAfter`.
 */
export function deciderSpec<C extends DomainCommand, E extends DomainEvent, S>(decider: Decider<C, E, S>) {
  const stateOf = (events: readonly E[]): S => events.reduce((state, event) => decider.evolve(state, event), decider.initial);
  return {
    stateOf,
    given: (...events: readonly E[]) => ({
      state: stateOf(events),
      when: (command: C, context: DecisionContext = manager) => {
        const decide = () => decider.decide(command, stateOf(events), context);
        return {
          thenEvents: (...expected: readonly E[]) => expect(decide()).toStrictEqual(expected),
          thenNothing: () => expect(decide()).toStrictEqual([]),
          thenRejected: (code: string, facts?: Facts) => {
            let rejection: unknown;
            try {
              decide();
            } catch (error) {
              rejection = error;
            }
            expect(rejection).toBeInstanceOf(Rejection);
            expect((rejection as Rejection).code).toBe(code);
            if (facts !== undefined) expect((rejection as Rejection).facts).toStrictEqual(facts);
          },
        };
      },
    }),
  };
}

import { describe, expect, it } from '@jest/globals';
import type { Decider, DomainCommand } from '../../domain/shared/decider.ts';
import type { DomainEvent } from '../../domain/shared/event.ts';
import { deciderSpec } from './decider-spec.ts';

/** In `allowed` the command gets past the check of the state; in `already` it says what is true and decides nothing. */
export type Permission<C, Status extends string> = Readonly<{ command: C; allowed: readonly Status[]; already?: readonly Status[] }>;

/** Table of commands × statuses: everywhere else the command is refused, and the refusal names the state and what it would have taken. */
export function refusedOutside<C extends DomainCommand, E extends DomainEvent, S extends { readonly status: string }>(
  decider: Decider<C, E, S>,
  reached: Readonly<Record<S['status'], readonly E[]>>,
  permissions: readonly Permission<C, S['status']>[],
): void {
  const { given } = deciderSpec(decider);
  const statuses = Object.keys(reached) as S['status'][];

  it.each(statuses)('the history of "%s" leads there', (status) => expect(given(...reached[status]).state.status).toBe(status));

  describe.each(permissions.map((permission) => [permission.command.type, permission] as const))('%s', (_, { command, allowed, already = [] }) => {
    it.each(statuses)('in "%s"', (status) => {
      const when = given(...reached[status]).when(command);
      if (already.includes(status)) return when.thenNothing();
      if (allowed.includes(status))
        return expect(decider.decide(command, given(...reached[status]).state, { today: command.occurredOn, by: 'x' })).not.toHaveLength(0);
      return status === 'Absent' ? when.thenRejected('NotFound', {}) : when.thenRejected('WrongState', { state: status, allowed: [...allowed] });
    });
  });
}

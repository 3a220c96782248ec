import type { DomainEvent, OfType } from './event.ts';
import type { LocalDate } from './local-date.ts';
import { rejecting, sharedRejections } from './rejection.ts';

/** A command says what somebody wants and on which day it happened by that person's word. */
export type DomainCommand<T extends string = string> = Readonly<{ type: T; occurredOn: LocalDate }>;

/** What every decision may know without looking anything up. */
export type DecisionContext = Readonly<{
  /** Today in Europe/Amsterdam. */
  today: LocalDate;
  /** Opaque subject of the actor; recorded where a rule asks for another person later on. */
  by: string;
}>;

/**
 * The rules of one aggregate as plain functions.
 * `decide` throws `Rejection` and nothing else, and answers no events for what is already true.
 * `evolve` is total: it never throws, reads no clock, and leaves the state as it is for an event it does not know.
 */
export interface Decider<C extends DomainCommand, E extends DomainEvent, S> {
  readonly initial: S;
  decide(command: C, state: S, context: DecisionContext): readonly E[];
  evolve(state: S, event: E): S;
}

export type Decisions<C extends DomainCommand, E extends DomainEvent, S> = {
  readonly [T in C['type']]: (command: OfType<C, T>, state: S, context: DecisionContext) => readonly E[];
};

export type Evolutions<E extends DomainEvent, S> = {
  readonly [T in E['type']]: (state: S, data: OfType<E, T>['data']) => S;
};

const reject = rejecting(sharedRejections);

/** Puts a decider together from a table of decisions and a table of evolutions; the rule that nothing occurs in the future stands here, once. */
export function deciderOf<C extends DomainCommand, E extends DomainEvent, S>(
  initial: S,
  decisions: Decisions<C, E, S>,
  evolutions: Evolutions<E, S>,
): Decider<C, E, S> {
  const deciding = decisions as unknown as Record<string, (command: C, state: S, context: DecisionContext) => readonly E[]>;
  const evolving = new Map<string, (state: S, data: unknown) => S>(Object.entries(evolutions));
  return {
    initial,
    decide(command, state, context) {
      if (command.occurredOn > context.today) return reject('OccurredInFuture', { occurredOn: command.occurredOn, today: context.today });
      const decide = deciding[command.type];
      return decide === undefined ? [] : decide(command, state, context);
    },
    evolve: (state, event) => evolving.get(event.type)?.(state, event.data) ?? state,
  };
}

/** The state narrowed to the statuses in which a command is allowed; otherwise the rejection names both. */
export function inStatus<S extends { readonly status: string }, K extends S['status']>(state: S, ...allowed: readonly K[]): Extract<S, { readonly status: K }> {
  if ((allowed as readonly string[]).includes(state.status)) return state as Extract<S, { readonly status: K }>;
  if (state.status === 'Absent') return reject('NotFound', {});
  return reject('WrongState', { state: state.status, allowed: [...allowed] });
}

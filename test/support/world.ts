import { type AggregateName, type CommandOf, rulesOf, type StateOf } from '../../domain/aggregates.ts';
import type { LocalDate } from '../../domain/shared/local-date.ts';
import { Rejection } from '../../domain/shared/rejection.ts';
import type { History } from './partner-programme.ts';
import { happened } from './projection-spec.ts';

const today = '2032-01-15' as LocalDate;

/** What is said to the aggregates and allowed by their rules becomes the history; what they refuse did not happen. */
export class World {
  readonly #states = new Map<string, unknown>();
  history: History = [];

  state<A extends AggregateName>(aggregate: A, id: string): StateOf<A> {
    return (this.#states.get(`${aggregate} ${id}`) ?? rulesOf(aggregate).decider.initial) as StateOf<A>;
  }

  say<A extends AggregateName>(aggregate: A, id: string, command: CommandOf<A>, by = 'manager-1'): boolean {
    const { decider } = rulesOf(aggregate);
    const before = this.state(aggregate, id);
    try {
      const events = decider.decide(command, before, { today, by });
      const after = events.reduce((state, event) => decider.evolve(state, event), before);
      this.#states.set(`${aggregate} ${id}`, after);
      this.history = [...this.history, ...happened(aggregate, id, ...events)];
      return events.length > 0;
    } catch (error) {
      if (error instanceof Rejection) return false;
      throw error;
    }
  }
}

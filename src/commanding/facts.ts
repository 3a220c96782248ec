import type { AggregateName, CommandOf, StateOf } from '../../domain/aggregates.ts';
import type { Intent } from '../../domain/ports/commanding.ts';
import type { ProposedEvent } from '../../domain/ports/event-store.ts';
import type { OfType } from '../../domain/shared/event.ts';

type Factful<C> = C extends { readonly facts: unknown } ? C : never;
type FactfulOf<A extends AggregateName> = Factful<CommandOf<A>>;

/** For every command that carries facts, where they come from. A command type without its source is a compile error. */
export type FactSources<A extends AggregateName> = {
  readonly [T in FactfulOf<A>['type']]: (
    command: Intent<OfType<FactfulOf<A>, T>>,
    state: StateOf<A>,
    id: string,
  ) => Promise<OfType<FactfulOf<A>, T> extends { readonly facts: infer F } ? F : never>;
};

/** Looks up what the rules of one aggregate need to know of others. */
export interface Facts {
  /** The facts of a command, or undefined for a command that needs none. What several steps of one decision ask for is looked up once. */
  of(aggregate: AggregateName, command: { readonly type: string }, state: unknown, id: string, decision: object): Promise<unknown>;
  /** Commands with the same key are decided one after the other, because their facts are about each other. */
  exclusiveKey(aggregate: AggregateName, command: { readonly type: string }, state: unknown): string | undefined;
  /** Told of every append of this process, also where it is not known whether it was written, before the next command under the same key is decided. */
  appended(aggregate: AggregateName, id: string, events: readonly ProposedEvent[]): void;
}

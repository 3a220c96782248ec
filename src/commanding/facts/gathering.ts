import type { AggregateName } from '../../../domain/aggregates.ts';
import type { ProposedEvent } from '../../../domain/ports/event-store.ts';
import type { Facts } from '../facts.ts';
import { type Lookups, remembering } from './lookups.ts';

type Source = (command: { readonly type: string }, state: unknown, id: string) => Promise<unknown>;
/** The fact sources of every aggregate that needs facts, by command type. */
export type Sources = Partial<Record<AggregateName, (lookups: Lookups) => Readonly<Record<string, Source>>>>;

/** What makes commands on different aggregates depend on each other. */
export interface Exclusion {
  keyOf(aggregate: AggregateName, command: { readonly type: string }, state: unknown): string | undefined;
  appended(aggregate: AggregateName, id: string, events: readonly ProposedEvent[]): void;
}

/** The sources of all aggregates behind one door. */
export class GatheredFacts implements Facts {
  readonly #sources: Sources;
  readonly #lookups: Lookups;
  readonly #exclusion: Exclusion;
  readonly #ofDecision = new WeakMap<object, Lookups>();

  constructor(sources: Sources, lookups: Lookups, exclusion: Exclusion) {
    this.#sources = sources;
    this.#lookups = lookups;
    this.#exclusion = exclusion;
  }

  async of(aggregate: AggregateName, command: { readonly type: string }, state: unknown, id: string, decision: object): Promise<unknown> {
    return this.#sources[aggregate]?.(this.#lookupsOf(decision))[command.type]?.(command, state, id);
  }

  exclusiveKey(aggregate: AggregateName, command: { readonly type: string }, state: unknown): string | undefined {
    return this.#exclusion.keyOf(aggregate, command, state);
  }

  appended(aggregate: AggregateName, id: string, events: readonly ProposedEvent[]): void {
    this.#exclusion.appended(aggregate, id, events);
  }

  #lookupsOf(decision: object): Lookups {
    const known = this.#ofDecision.get(decision) ?? remembering(this.#lookups);
    this.#ofDecision.set(decision, known);
    return known;
  }
}

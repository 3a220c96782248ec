import { type AggregateName, type EventOf, rulesOf, type StateOf } from '../../domain/aggregates.ts';
import type { Revision } from '../../domain/ports/event-store.ts';
import type { Documents, Projection } from '../../domain/ports/projection.ts';
import type { IndexDefinition } from '../../domain/ports/read-store.ts';
import type { DomainEvent } from '../../domain/shared/event.ts';
import { idOf } from './id-of.ts';

/** One aggregate as its own stream tells it, with the fields by which it is listed; `status` is the one of its state. */
export type RegisterDocument<A extends AggregateName> = Readonly<{ _id: string; aggregate: A; revision: Revision; status: string; state: StateOf<A> }>;

export type RegisterDefinition<A extends AggregateName> = Readonly<{
  name: string;
  version: number;
  aggregate: A;
  indexes: readonly IndexDefinition[];
  /** The fields that indexes name, out of the state; absent ones are not in the index. */
  fields(state: Exclude<StateOf<A>, Readonly<{ status: 'Absent' }>>, id: string): Readonly<Record<string, unknown>>;
}>;

/** A read model that keeps every aggregate of one kind as its decider folds it: one reading of the events, not two. */
export function register<A extends AggregateName>({ name, version, aggregate, indexes, fields }: RegisterDefinition<A>): Projection<RegisterDocument<A>> {
  const { decider, codec } = rulesOf(aggregate);
  return {
    name,
    version,
    indexes,
    types: new Set(codec.types),
    keys: (recorded) => [idOf(recorded)],
    evolve(recorded, documents: Documents<RegisterDocument<A>>) {
      const id = idOf(recorded);
      const state = decider.evolve(documents.get(id)?.state ?? decider.initial, recorded.event as EventOf<A> & DomainEvent);
      const { status } = state as Readonly<{ status: string }>;
      return [{ _id: id, aggregate, revision: recorded.revision, status, state, ...fields(state as Parameters<typeof fields>[0], id) }];
    },
  };
}

import { type AggregateName, type StateOf, streamOf } from '../../domain/aggregates.ts';
import type { EventStore, StreamName } from '../../domain/ports/event-store.ts';
import { type Folded, foldFrom } from './loading.ts';
import type { StateCache } from './state-cache.ts';

/** Aggregates out of the cache where they are there, out of their streams where not. */
export class AggregateLoader {
  readonly #store: EventStore;
  readonly #cache: StateCache;

  constructor(store: EventStore, cache: StateCache) {
    this.#store = store;
    this.#cache = cache;
  }

  /** As it was when last seen: good enough to decide on, because the append tells when it was not. */
  async seen<A extends AggregateName>(aggregate: A, stream: StreamName): Promise<Folded<StateOf<A>>> {
    const cached = this.#cache.get(stream) as Folded<StateOf<A>> | undefined;
    return cached ?? this.keep(stream, await foldFrom(this.#store, aggregate, stream));
  }

  /** As it is now. */
  async now<A extends AggregateName>(aggregate: A, stream: StreamName, seen?: Folded<StateOf<A>>): Promise<Folded<StateOf<A>>> {
    const known = seen ?? (await this.seen(aggregate, stream));
    return this.keep(stream, await foldFrom(this.#store, aggregate, stream, known));
  }

  /** The state of another aggregate as it is now. */
  async stateOf<A extends AggregateName>(aggregate: A, id: string): Promise<StateOf<A>> {
    return (await this.now(aggregate, streamOf(aggregate, id))).state;
  }

  /** An absent stream is not remembered: reads of ids that do not exist must not push out what does. */
  keep<F extends Folded<unknown>>(stream: StreamName, folded: F): F {
    if (folded.revision !== 'no-stream') this.#cache.set(stream, folded);
    return folded;
  }

  forget(stream: StreamName): void {
    this.#cache.forget(stream);
  }
}

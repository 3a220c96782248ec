import type { StreamName } from '../../domain/ports/event-store.ts';
import type { Folded } from './loading.ts';

/** The most recently used aggregates, at most `capacity`. Only a hint: whether it is still true, the append decides. */
export class StateCache {
  readonly #entries = new Map<StreamName, Folded<unknown>>();
  readonly #capacity: number;
  hits = 0;
  misses = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(stream: StreamName): Folded<unknown> | undefined {
    const entry = this.#entries.get(stream);
    if (entry === undefined) {
      this.misses += 1;
      return undefined;
    }
    this.hits += 1;
    this.#entries.delete(stream);
    this.#entries.set(stream, entry);
    return entry;
  }

  set(stream: StreamName, entry: Folded<unknown>): void {
    this.#entries.delete(stream);
    this.#entries.set(stream, entry);
    if (this.#entries.size > this.#capacity) {
      const oldest = this.#entries.keys().next();
      if (!oldest.done) this.#entries.delete(oldest.value);
    }
  }

  forget(stream: StreamName): void {
    this.#entries.delete(stream);
  }
}

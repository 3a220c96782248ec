import type { StreamName } from '../../domain/ports/event-store.ts';
import type { Folded } from './loading.ts';

type Entry = Readonly<{ folded: Folded<unknown>; weight: number }>;

/**
 * The most recently used aggregates. Each weighs as much as the commands that it remembers, so that long streams do not take more memory than short ones;
 * together at most `capacity`. Only a hint: whether it is still true, the append decides.
 */
export class StateCache {
  readonly #entries = new Map<StreamName, Entry>();
  readonly #capacity: number;
  #weight = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(stream: StreamName): Folded<unknown> | undefined {
    const entry = this.#entries.get(stream);
    if (entry === undefined) return undefined;
    this.#entries.delete(stream);
    this.#entries.set(stream, entry);
    return entry.folded;
  }

  set(stream: StreamName, folded: Folded<unknown>): void {
    this.forget(stream);
    const weight = Math.max(1, folded.taken.size);
    this.#entries.set(stream, { folded, weight });
    this.#weight += weight;
    for (const oldest of this.#entries.keys()) {
      if (this.#weight <= this.#capacity) return;
      this.forget(oldest);
    }
  }

  forget(stream: StreamName): void {
    this.#weight -= this.#entries.get(stream)?.weight ?? 0;
    this.#entries.delete(stream);
  }
}

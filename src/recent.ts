type Entry<V> = Readonly<{ value: V; weight: number }>;

/**
 * What was used recently; together its values weigh at most `capacity`. What weighs more than half of it is not kept.
 * Kept in two halves: what is used moves to the young one, and when that is full the old one is let go as a whole. So nothing has to be kept in order.
 */
export class Recent<K, V> {
  readonly #half: number;
  readonly #weigh: (value: V) => number;
  #young = new Map<K, Entry<V>>();
  #old = new Map<K, Entry<V>>();
  /** Of the young half. */
  #weight = 0;

  constructor(capacity: number, weigh: (value: V) => number = () => 1) {
    this.#half = capacity / 2;
    this.#weigh = weigh;
  }

  get(key: K): V | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young.value;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old.value);
    return old?.value;
  }

  set(key: K, value: V): void {
    // A value may come to weigh more while it is kept; it counts as it was when it came.
    const weight = this.#weigh(value);
    if (weight > this.#half) {
      this.forget(key);
      return;
    }
    // Put in its place, never taken out and put in again: that has V8 make a large Map anew every few times. What `old` still says of it is not asked any more.
    const added = weight - (this.#young.get(key)?.weight ?? 0);
    if (this.#weight + added > this.#half) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#weight = weight;
    } else {
      this.#weight += added;
    }
    this.#young.set(key, { value, weight });
  }

  forget(key: K): void {
    this.#weight -= this.#young.get(key)?.weight ?? 0;
    this.#young.delete(key);
    this.#old.delete(key);
  }

  clear(): void {
    this.#young = new Map();
    this.#old = new Map();
    this.#weight = 0;
  }
}

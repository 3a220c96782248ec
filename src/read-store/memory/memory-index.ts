import type { IndexKey } from '../index-keys.ts';
import type { Place } from '../paging.ts';

/** The entries of one index: for every equality key the documents under it, with their sort text. */
export class MemoryIndex {
  readonly #entries = new Map<string, Map<string, string>>();

  replace(id: string, before: readonly IndexKey[], after: readonly IndexKey[]): void {
    for (const { equals } of before) {
      const under = this.#entries.get(equals);
      under?.delete(id);
      if (under?.size === 0) this.#entries.delete(equals);
    }
    for (const { equals, sort } of after) {
      const under = this.#entries.get(equals) ?? new Map<string, string>();
      this.#entries.set(equals, under.set(id, sort));
    }
  }

  /** The places under any of the keys, each document once. */
  under(keys: readonly string[]): readonly Place[] {
    const places = new Map<string, Place>();
    for (const key of keys) for (const [id, sort] of this.#entries.get(key) ?? []) places.set(id, { sort, id });
    return [...places.values()];
  }
}

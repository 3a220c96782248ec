import type { Fence } from '../../domain/ports/read-store.ts';

/** Where the tokens given out last are kept, so that they rise from one process to the next. */
export interface Fences {
  get(name: string): number | undefined;
  set(name: string, fence: number): void;
}

type Held = Readonly<{ holder: string; until: number }>;

/** The leases of a store that serves one process: who asks first has one, and every process starts with higher tokens. */
export class Leases {
  readonly #fences: Fences;
  readonly #held = new Map<string, Held>();

  constructor(fences: Fences) {
    this.#fences = fences;
  }

  take(name: string, holder: string, forMs: number): Fence | undefined {
    const held = this.#held.get(name);
    const now = performance.now();
    if (held !== undefined && held.holder !== holder && held.until > now) return undefined;
    this.#held.set(name, { holder, until: now + forMs });
    const last = this.#fences.get(name) ?? 0;
    if (held?.holder === holder) return last as Fence;
    this.#fences.set(name, last + 1);
    return (last + 1) as Fence;
  }

  giveBack(name: string, holder: string): void {
    if (this.#held.get(name)?.holder === holder) this.#held.delete(name);
  }

  /** A writer without a token is not asked for one. */
  isNewest(name: string, fence: Fence | undefined): boolean {
    return fence === undefined || fence === this.#fences.get(name);
  }
}

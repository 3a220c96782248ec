import type { Operation } from './operations.ts';

export type Seen = Readonly<{ resource: string; id: string; state: string; etag: string }>;

/** What earlier answers have told: ids, versions, states, and which operations a state lets through. */
export class World {
  readonly #seen = new Map<string, Seen>();
  readonly #ids = new Map<string, string[]>();
  readonly #tokens: string[] = [];
  readonly #cursors = new Map<string, string>();

  /** One of the ids of a kind, if any is known. */
  pick(pool: string, choice: number): string | undefined {
    const ids = this.#ids.get(pool) ?? [];
    return ids[choice % Math.max(1, ids.length)];
  }
  get all(): readonly Seen[] {
    return [...this.#seen.values()];
  }
  token(choice: number): string {
    return this.#tokens[choice % Math.max(1, this.#tokens.length)] ?? '0'.repeat(20);
  }
  etagOf(resource: string, id: string): string | undefined {
    return this.#seen.get(`${resource} ${id}`)?.etag;
  }
  cursorOf(path: string): string | undefined {
    return this.#cursors.get(path);
  }

  forget(): void {
    for (const known of [this.#seen, this.#ids, this.#cursors]) known.clear();
    this.#tokens.length = 0;
  }

  learn({ resource }: Operation, path: string, headers: Readonly<Record<string, unknown>>, body: unknown): void {
    const { 'consistency-token': token, etag } = headers;
    if (typeof token === 'string') this.#tokens.splice(0, this.#tokens.length >= 20 ? 1 : 0, token);
    if (typeof body !== 'object' || body === null) return;
    const { id, state, kind, next } = body as Readonly<Record<string, unknown>>;
    if (typeof next === 'string') this.#cursors.set(path, next);
    if (typeof id !== 'string' || typeof state !== 'string' || typeof etag !== 'string') return;
    if (!this.#seen.has(`${resource} ${id}`)) this.#add(resource, id, kind);
    this.#seen.set(`${resource} ${id}`, { resource, id, state, etag });
  }

  #add(resource: string, id: string, kind: unknown): void {
    const pools = resource === 'organisations' ? [resource, String(kind)] : [resource];
    for (const pool of pools) this.#ids.set(pool, [...(this.#ids.get(pool) ?? []), id]);
  }
}

/** Which operations have been let through in which state: what worked is done again more often, so that lives go on to their end. */
export class Experience {
  readonly #worked = new Map<string, Set<string>>();

  of({ resource, state }: Seen): readonly string[] {
    return [...(this.#worked.get(`${resource} ${state}`) ?? [])];
  }

  note({ resource, state }: Seen, operation: string): void {
    const key = `${resource} ${state}`;
    const worked = this.#worked.get(key) ?? new Set();
    worked.add(operation);
    this.#worked.set(key, worked);
  }
}

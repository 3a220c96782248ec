import { type Position, startPosition } from '../../../domain/ports/event-store.ts';
import type { Batch, Collection, CollectionDefinition, Document, Page, Query, ReadStore, Versioned } from '../../../domain/ports/read-store.ts';
import { askedKeys, boundsOf, cursorOf, indexNamed, keysOf } from '../index-keys.ts';
import { placeAfter } from '../paging.ts';

const nameOf = ({ name, version }: CollectionDefinition): string => `${name}_v${version}`;

class MemoryCollection<D extends Document> implements Collection<D> {
  readonly #definition: CollectionDefinition;
  readonly #documents = new Map<string, Versioned<D>>();
  #checkpoint: Position = startPosition;

  constructor(definition: CollectionDefinition) {
    this.#definition = definition;
  }

  async get(ids: readonly string[]): Promise<ReadonlyMap<string, Versioned<D>>> {
    const found = new Map<string, Versioned<D>>();
    for (const id of ids) {
      const held = this.#documents.get(id);
      if (held !== undefined) found.set(id, structuredClone(held));
    }
    return found;
  }

  async find(query: Query): Promise<Page<D>> {
    const index = indexNamed(this.#definition, query);
    const asked = new Set(askedKeys(index, query));
    const { from, to } = boundsOf(query);
    const direction = query.order === 'descending' ? -1 : 1;
    const after = placeAfter(query);
    const compare = (a: { sort: string; id: string }, b: { sort: string; id: string }): number =>
      direction * (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
    const places = new Map<string, { sort: string; id: string; document: D }>();
    for (const { document } of this.#documents.values()) {
      for (const { equals, sort } of keysOf(index, document)) {
        if (asked.has(equals) && sort >= from && sort <= to) places.set(document._id, { sort, id: document._id, document });
      }
    }
    const ordered = [...places.values()].filter((place) => after === undefined || compare(place, after) > 0).sort(compare);
    const items = ordered.slice(0, query.limit);
    const last = items.at(-1);
    return {
      items: items.map(({ document }) => structuredClone(document)),
      ...(ordered.length > items.length && last !== undefined && { next: cursorOf(last) }),
    };
  }

  async write({ from, to, documents }: Batch<D>): Promise<'applied' | 'stale'> {
    if (this.#checkpoint !== from) return 'stale';
    for (const { document, position } of documents) {
      const held = this.#documents.get(document._id);
      if (held === undefined || held.position < position) this.#documents.set(document._id, structuredClone({ document, position }));
    }
    this.#checkpoint = to;
    return 'applied';
  }

  async checkpoint(): Promise<Position> {
    return this.#checkpoint;
  }
}

/** Keeps read models in memory; gone with the process, built anew from the events. */
export class MemoryReadStore implements ReadStore {
  readonly #collections = new Map<string, MemoryCollection<Document>>();
  readonly #generations = new Map<string, number>();
  readonly #keys = new Map<string, string>();

  async open<D extends Document>(definition: CollectionDefinition): Promise<Collection<D>> {
    return this.openGeneration(definition, await this.generation(definition));
  }

  async generation(definition: CollectionDefinition): Promise<number> {
    return this.#generations.get(nameOf(definition)) ?? 0;
  }

  async openGeneration<D extends Document>(definition: CollectionDefinition, generation: number): Promise<Collection<D>> {
    const key = `${nameOf(definition)}_g${generation}`;
    const known = this.#collections.get(key) ?? new MemoryCollection<Document>(definition);
    this.#collections.set(key, known);
    return known as unknown as Collection<D>;
  }

  async activate(definition: CollectionDefinition, generation: number): Promise<void> {
    this.#generations.set(nameOf(definition), generation);
    for (const key of this.#collections.keys()) {
      if (key.startsWith(`${nameOf(definition)}_g`) && key !== `${nameOf(definition)}_g${generation}`) this.#collections.delete(key);
    }
  }

  async claimKey(key: string, fingerprint: string): Promise<boolean> {
    const known = this.#keys.get(key);
    if (known === undefined) this.#keys.set(key, fingerprint);
    return known === undefined || known === fingerprint;
  }

  async close(): Promise<void> {
    this.#collections.clear();
  }
}

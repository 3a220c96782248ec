import { type Position, type Revision, startPosition } from '../../../domain/ports/event-store.ts';
import type { Batch, Claim, Collection, CollectionDefinition, Document, Fence, Page, Query, ReadStore, Versioned } from '../../../domain/ports/read-store.ts';
import { generationName, isOfGenerations, mustBeThere, mustNotServe, nameOf } from '../generations.ts';
import { askedKeys, type IndexKey, indexNamed, keysOf } from '../index-keys.ts';
import { Leases } from '../leases.ts';
import { boundsOf, comparePlaces, compareTexts, cursorOf, type Place, placeAfter } from '../paging.ts';
import { MemoryIndex } from './memory-index.ts';

/** A document as text, so that nobody holds on to what others read; and the entries it has, by index. */
type Held = Readonly<{ text: string; position: Position; keys: ReadonlyMap<string, readonly IndexKey[]> }>;

class MemoryCollection<D extends Document> implements Collection<D> {
  readonly #definition: CollectionDefinition;
  readonly #documents = new Map<string, Held>();
  readonly #indexes: ReadonlyMap<string, MemoryIndex>;
  readonly #leases: Leases;
  #checkpoint: Position = startPosition;

  constructor(definition: CollectionDefinition, leases: Leases) {
    this.#definition = definition;
    this.#indexes = new Map(definition.indexes.map(({ name }) => [name, new MemoryIndex()]));
    this.#leases = leases;
  }

  async get(ids: readonly string[]): Promise<ReadonlyMap<string, Versioned<D>>> {
    const found = new Map<string, Versioned<D>>();
    for (const id of ids) {
      const held = this.#documents.get(id);
      if (held !== undefined) found.set(id, { document: JSON.parse(held.text), position: held.position });
    }
    return found;
  }

  async find(query: Query): Promise<Page<D>> {
    const definition = indexNamed(this.#definition, query);
    const { from, to } = boundsOf(query);
    const direction = query.order === 'descending' ? -1 : 1;
    const after = placeAfter(this.#definition, query);
    const compare = (a: Place, b: Place): number => direction * comparePlaces(a, b);
    const ordered = (this.#indexes.get(definition.name) as MemoryIndex)
      .under(askedKeys(definition, query))
      .filter(({ sort }) => compareTexts(sort, from) >= 0 && (to === undefined || compareTexts(sort, to) <= 0))
      .filter((place) => after === undefined || compare(place, after) > 0)
      .sort(compare);
    const shown = ordered.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      items: shown.map(({ id }) => JSON.parse((this.#documents.get(id) as Held).text)),
      ...(ordered.length > shown.length && last !== undefined && { next: cursorOf(this.#definition, query, last) }),
    };
  }

  async write({ from, to, documents, fence }: Batch<D>): Promise<'applied' | 'stale'> {
    if (this.#checkpoint !== from || !this.#leases.isNewest(nameOf(this.#definition), fence)) return 'stale';
    // All are made before any is put: what cannot be kept or indexed fails the whole batch.
    for (const [id, held] of documents.map((versioned) => [versioned.document._id, this.#heldOf(versioned)] as const)) this.#put(id, held);
    this.#checkpoint = to;
    return 'applied';
  }

  async checkpoint(): Promise<Position> {
    return this.#checkpoint;
  }

  #heldOf({ document, position }: Versioned<D>): Held {
    return { text: JSON.stringify(document), position, keys: new Map(this.#definition.indexes.map((index) => [index.name, keysOf(index, document)])) };
  }

  #put(id: string, held: Held): void {
    const before = this.#documents.get(id);
    if (before !== undefined && before.position >= held.position) return;
    this.#documents.set(id, held);
    for (const [name, index] of this.#indexes) index.replace(id, before?.keys.get(name) ?? [], held.keys.get(name) ?? []);
  }
}

/** Keeps read models in memory; gone with the process, built anew from the events. */
export class MemoryReadStore implements ReadStore {
  readonly #collections = new Map<string, MemoryCollection<Document>>();
  readonly #generations = new Map<string, number>();
  readonly #keys = new Map<string, Claim & Readonly<{ fingerprint: string }>>();
  readonly #leases = new Leases(new Map());

  async open<D extends Document>(definition: CollectionDefinition): Promise<Collection<D>> {
    const name = generationName(definition, await this.generation(definition));
    return (this.#collections.get(name) ?? this.#made(definition, name)) as unknown as Collection<D>;
  }

  async generation(definition: CollectionDefinition): Promise<number> {
    return this.#generations.get(nameOf(definition)) ?? 0;
  }

  async openGeneration<D extends Document>(definition: CollectionDefinition, generation: number): Promise<Collection<D>> {
    mustNotServe(definition, generation, await this.generation(definition));
    return this.#made(definition, generationName(definition, generation)) as unknown as Collection<D>;
  }

  async activate(definition: CollectionDefinition, generation: number): Promise<void> {
    mustBeThere(definition, this.#collections.has(generationName(definition, generation)));
    this.#generations.set(nameOf(definition), generation);
    for (const name of this.#collections.keys()) {
      if (isOfGenerations(definition, name) && name !== generationName(definition, generation)) this.#collections.delete(name);
    }
  }

  async lease(definition: CollectionDefinition, holder: string, forMs: number): Promise<Fence | undefined> {
    return this.#leases.take(nameOf(definition), holder, forMs);
  }

  async release(definition: CollectionDefinition, holder: string): Promise<void> {
    this.#leases.giveBack(nameOf(definition), holder);
  }

  async claimKey(key: string, fingerprint: string): Promise<Claim | undefined> {
    const { fingerprint: known, ...claim } = this.#keys.get(key) ?? { fingerprint };
    if (known !== fingerprint) return undefined;
    this.#keys.set(key, { fingerprint, ...claim });
    return claim;
  }

  async noteUnchanged(key: string, unchangedAt: Revision): Promise<void> {
    const claimed = this.#keys.get(key);
    if (claimed !== undefined) this.#keys.set(key, { unchangedAt, ...claimed });
  }

  async close(): Promise<void> {
    this.#collections.clear();
  }

  #made(definition: CollectionDefinition, name: string): MemoryCollection<Document> {
    const made = new MemoryCollection<Document>(definition, this.#leases);
    this.#collections.set(name, made);
    return made;
  }
}

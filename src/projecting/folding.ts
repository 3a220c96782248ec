import type { Position, StoredEvent } from '../../domain/ports/event-store.ts';
import type { Documents, Projection, Recorded } from '../../domain/ports/projection.ts';
import type { Collection, Document, Versioned } from '../../domain/ports/read-store.ts';
import type { Written } from '../read-store/written.ts';
import type { Decoded } from './decoding.ts';

type Read<D extends Document> = Pick<Collection<D>, 'get'>;

/** An event that a projection cannot fold: it stops there, and what came before it counts. */
export type Poison = Readonly<{ event: StoredEvent; error: unknown }>;
export type FoldedBatch<D extends Document> = Readonly<{
  documents: readonly Written<D>[];
  /** The last event that was folded or passed over, if any. */
  upTo: Position | undefined;
  poison: Poison | undefined;
}>;

/**
 * Folds a run of events into the documents they touch, in memory, each document once to be written.
 * A document that already carries an event's position (delivered twice, or written before a crash took the checkpoint) is left as it is.
 * Only what the projection itself throws is poison; a store that cannot be read fails the whole fold.
 */
export async function foldBatch<D extends Document>(projection: Projection<D>, collection: Read<D>, batch: readonly Decoded[]): Promise<FoldedBatch<D>> {
  const hand = new Hand(projection.name, collection);
  const relevant = batch.filter(({ stored }) => projection.types.has(stored.type));
  const named = new Map(relevant.map((event) => [event, attempt(() => keysOf(projection, event))]));
  await hand.take([...named.values()].flatMap((keys) => ('value' in keys ? keys.value : [])));
  let upTo: Position | undefined;
  for (const event of batch) {
    const keys = named.get(event);
    if (keys !== undefined) {
      const related = 'error' in keys ? keys : attempt(() => relatedOf(projection, event, hand));
      if ('value' in related) await hand.take(related.value);
      const evolved = 'error' in related ? related : attempt(() => evolvedBy(projection, event, hand));
      if ('error' in evolved) return { documents: hand.changed, upTo, poison: { event: event.stored, error: evolved.error } };
      for (const document of evolved.value) hand.put({ document, position: event.stored.position });
    }
    upTo = event.stored.position;
  }
  return { documents: hand.changed, upTo, poison: undefined };
}

/** What was there before of a document that changes, undefined for what was not or was not looked at; and which change was its last. */
type Changed<D extends Document> = { readonly before: Versioned<D> | undefined; last: number };

/** The documents of one batch while they are folded. */
class Hand<D extends Document> implements Documents<D> {
  readonly #projection: string;
  readonly #collection: Read<D>;
  /** What was named so far; undefined for what is not there (yet). */
  readonly #held = new Map<string, Versioned<D> | undefined>();
  readonly #changed = new Map<string, Changed<D>>();
  #changes = 0;

  constructor(projection: string, collection: Read<D>) {
    this.#projection = projection;
    this.#collection = collection;
  }

  async take(ids: readonly string[]): Promise<void> {
    const missing = [...new Set(ids.filter((id) => !this.#held.has(id)))];
    if (missing.length === 0) return;
    const found = await this.#collection.get(missing);
    for (const id of missing) this.#held.set(id, found.get(id));
  }

  /** @throws Error for a document that was not named: it would pass for absent though it may be there */
  get(id: string): D | undefined {
    if (!this.#held.has(id)) throw new Error(`${this.#projection} looks at the document ${id}, which it has not named`);
    return this.#held.get(id)?.document;
  }

  put(versioned: Versioned<D>): void {
    const { _id } = versioned.document;
    const before = this.#held.get(_id);
    if (before !== undefined && before.position >= versioned.position) return;
    this.#held.set(_id, versioned);
    this.#changes += 1;
    const changed = this.#changed.get(_id);
    if (changed === undefined) this.#changed.set(_id, { before, last: this.#changes });
    else changed.last = this.#changes;
  }

  /**
   * In the order in which each was changed last. A store that writes them one after the other and is cut off leaves what a fold remembers
   * (such as the state of a stream, which each of its events changes) older than what was made of it, so that the rest is made the same again.
   */
  get changed(): readonly Written<D>[] {
    const inOrder = [...this.#changed].sort(([, one], [, other]) => one.last - other.last);
    return inOrder.map(([id, { before }]) => ({ ...(this.#held.get(id) as Versioned<D>), ...(before !== undefined && { before }) }));
  }
}

type Attempt<T> = Readonly<{ value: T }> | Readonly<{ error: unknown }>;

function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { value: work() };
  } catch (error) {
    return { error };
  }
}

/** @throws what made the event unreadable */
function keysOf<D extends Document>(projection: Projection<D>, { recorded, error }: Decoded): readonly string[] {
  if (error !== undefined) throw error;
  return recorded === undefined ? [] : projection.keys(recorded);
}

const relatedOf = <D extends Document>(projection: Projection<D>, { recorded }: Decoded, documents: Documents<D>): readonly string[] =>
  recorded === undefined ? [] : (projection.related?.(recorded, documents) ?? []);

const evolvedBy = <D extends Document>(projection: Projection<D>, { recorded }: { recorded: Recorded | undefined }, documents: Documents<D>): readonly D[] =>
  recorded === undefined ? [] : projection.evolve(recorded, documents);

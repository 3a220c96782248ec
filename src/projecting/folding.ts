import type { Position, StoredEvent } from '../../domain/ports/event-store.ts';
import type { Documents, Projection } from '../../domain/ports/projection.ts';
import type { Collection, Document, Versioned } from '../../domain/ports/read-store.ts';
import type { Decoded } from './decoding.ts';

/** An event that a projection cannot fold: it stops there, and what came before it counts. */
export type Poison = Readonly<{ event: StoredEvent; error: unknown }>;
export type FoldedBatch<D extends Document> = Readonly<{
  documents: readonly Versioned<D>[];
  /** The last event that was folded or passed over, if any. */
  upTo: Position | undefined;
  poison: Poison | undefined;
}>;

/**
 * Folds a run of events into the documents they touch, in memory, each document once to be written.
 * A document that already carries an event's position (delivered twice, or written before a crash took the checkpoint) is left as it is.
 */
export async function foldBatch<D extends Document>(projection: Projection<D>, collection: Collection<D>, batch: readonly Decoded[]): Promise<FoldedBatch<D>> {
  const held = new Map<string, Versioned<D>>();
  const loaded = new Set<string>();
  const changed = new Set<string>();
  const documents: Documents<D> = { get: (id) => held.get(id)?.document };

  const load = async (ids: readonly string[]): Promise<void> => {
    const missing = ids.filter((id) => !loaded.has(id));
    if (missing.length === 0) return;
    for (const [id, versioned] of await collection.get(missing)) held.set(id, versioned);
    for (const id of missing) loaded.add(id);
  };

  const relevant = batch.filter(({ stored }) => projection.types.has(stored.type));
  await load([...new Set(relevant.flatMap(({ recorded }) => keysOf(projection, recorded)))]);
  let upTo: Position | undefined;
  for (const { stored, recorded, error } of batch) {
    if (projection.types.has(stored.type)) {
      try {
        if (error !== undefined) throw error;
        if (recorded !== undefined) {
          const related = projection.related?.(recorded, documents) ?? [];
          if (related.some((id) => !loaded.has(id))) await load(related);
          for (const document of projection.evolve(recorded, documents)) {
            const before = held.get(document._id);
            if (before !== undefined && before.position >= stored.position) continue;
            held.set(document._id, { document, position: stored.position });
            changed.add(document._id);
          }
        }
      } catch (poison) {
        return { documents: written(held, changed), upTo, poison: { event: stored, error: poison } };
      }
    }
    upTo = stored.position;
  }
  return { documents: written(held, changed), upTo, poison: undefined };
}

/** A projection that fails on naming its documents fails again in the fold, where it is told with its event. */
function keysOf<D extends Document>(projection: Projection<D>, recorded: Decoded['recorded']): readonly string[] {
  try {
    return recorded === undefined ? [] : projection.keys(recorded);
  } catch {
    return [];
  }
}

const written = <D extends Document>(held: ReadonlyMap<string, Versioned<D>>, changed: ReadonlySet<string>): readonly Versioned<D>[] =>
  [...changed].flatMap((id) => held.get(id) ?? []);

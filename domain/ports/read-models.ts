import type { Position } from './event-store.ts';
import type { Projection } from './projection.ts';
import type { Collection, Document } from './read-store.ts';

/** The read side for those who ask. */
export interface ReadModels {
  /**
   * The collection of a read model; with `reached`, as soon as everything up to that position is in it.
   * @throws NotCaughtUp when that takes too long
   */
  collection<D extends Document>(projection: Projection<D>, reached?: Position): Promise<Collection<D>>;
}

import type { Position } from './event-store.ts';
import type { Projection } from './projection.ts';
import type { Collection, Document } from './read-store.ts';

/** A position that must be in a read model; with how long to wait for it where the usual few seconds are not meant. */
export type Reached = Position | Readonly<{ position: Position; withinMs: number }>;

/** The read side for those who ask. */
export interface ReadModels {
  /**
   * The collection of a read model; with `reached`, as soon as everything up to that position is in it.
   * @throws NotCaughtUp when that takes too long
   */
  collection<D extends Document>(projection: Projection<D>, reached?: Reached): Promise<Collection<D>>;
}

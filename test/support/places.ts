import { type Position, positionOf, startPosition } from '../../domain/ports/event-store.ts';
import type { Batch, Document } from '../../domain/ports/read-store.ts';

/** Positions as of a store that does not number its events one by one. */
export const place = (number: number): Position => (number === 0 ? startPosition : positionOf(number * 1000 + 7));

/** Documents as the event at a position left them, with the checkpoint from the one before. */
export const batch = <D extends Document>(from: number, to: number, documents: readonly D[]): Batch<D> => ({
  from: place(from),
  to: place(to),
  documents: documents.map((document) => ({ document, position: place(to) })),
});

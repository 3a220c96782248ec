import type { Position } from '../../domain/ports/event-store.ts';
import type { AuditEntry } from '../../projections/audit-history/projection.ts';

/** Entries of the history that follow one another. Handed to everybody who is at the same place, so that what is made of it can be shared. */
export type LivePage = Readonly<{
  entries: readonly AuditEntry[];
  /** Everything up to here has been handed out. */
  position: Position;
}>;

/** A place in the history that moves forward as pages are taken. Nothing is kept for a reader that takes none: it finds it in the log when it goes on. */
export interface LiveReader {
  /** Up to where everything has been handed out. */
  readonly position: Position;
  /** The next page. At the end of the history it waits, up to `waitMs`, for something to happen; then, or when it was closed, it answers an empty page. */
  next(waitMs: number): Promise<LivePage>;
  /** Whether there will be no more pages: it was closed, by its holder or from inside. */
  readonly closed: boolean;
  close(): void;
}

export interface LiveHistory {
  /**
   * Opens a place behind a position, or at the end. It is closed from inside when the server stops, and when what its subject may see has changed.
   * @throws Problem when the subject, or all together, have too many open
   */
  open(subject: string, after: Position | undefined): Promise<LiveReader>;
}

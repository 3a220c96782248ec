import { ConcurrencyConflict } from '../../domain/ports/errors.ts';
import type { ExpectedRevision, ProposedEvent, Revision, StreamName } from '../../domain/ports/event-store.ts';

/** What an append must come to, decided the same way by every adapter that keeps its own log. */
export type AppendVerdict = 'write' | 'repeat' | 'nothing';

export const revisionAfter = (expected: ExpectedRevision): number => (expected === 'no-stream' ? 0 : expected + 1);

/**
 * `actual` is the last revision of the stream, `idAt` the id of its event at a revision.
 * @throws ConcurrencyConflict when the stream is elsewhere and does not hold these very events at that place
 */
export function judgeAppend(
  stream: StreamName,
  expected: ExpectedRevision,
  events: readonly ProposedEvent[],
  actual: Revision | 'no-stream',
  idAt: (revision: number) => string | undefined,
): AppendVerdict {
  if (events.length === 0) {
    if (actual === expected) return 'nothing';
    throw new ConcurrencyConflict(stream, expected, actual);
  }
  if (actual === expected) return 'write';
  const first = revisionAfter(expected);
  if (events.every((event, index) => idAt(first + index) === event.id)) return 'repeat';
  throw new ConcurrencyConflict(stream, expected, actual);
}

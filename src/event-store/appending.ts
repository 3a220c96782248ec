import { AppendTooLarge, ConcurrencyConflict } from '../../domain/ports/errors.ts';
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

/** What one append holds at most: the limit of EventStoreDB, kept by every store, so that a log can always be moved over. */
export const maxAppendSize = 1_048_576;

export type EventTexts = readonly (readonly [data: string, metadata: string])[];

/**
 * Data and metadata as they are written. Counted as EventStoreDB counts: their bytes, and two for each character of the type.
 * @throws TypeError for what is no JSON · AppendTooLarge
 */
export function textsOf(stream: StreamName, events: readonly ProposedEvent[]): EventTexts {
  const texts = events.map(({ type, data, metadata }) => [jsonOf(data, type), jsonOf(metadata, type)] as const);
  const size = texts.reduce(
    (sum, [data, metadata], index) => sum + Buffer.byteLength(data) + Buffer.byteLength(metadata) + 2 * (events[index]?.type.length ?? 0),
    0,
  );
  if (size > maxAppendSize) throw new AppendTooLarge(stream, size, maxAppendSize);
  return texts;
}

function jsonOf(value: unknown, type: string): string {
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`data and metadata of ${type} must be JSON`);
  return text;
}

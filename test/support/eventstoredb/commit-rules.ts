import type { EventLog } from './event-log.ts';
import type { ProposedEvent, StoredEvent } from './events.ts';

export type ExpectedRevision = 'any' | 'no_stream' | 'stream_exists' | bigint;

export type Outcome =
  | { readonly kind: 'written'; readonly revision: bigint; readonly position: number | undefined }
  | { readonly kind: 'wrong-expected'; readonly actual: bigint | undefined }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'bad-request' };

export const MAX_APPEND_SIZE = 1_048_576;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Appends as the server does it: every rule here is one that the recording shows. */
export function append(log: EventLog, name: string, expected: ExpectedRevision, events: readonly ProposedEvent[]): Outcome {
  if (name === '' || events.some(({ id, type }) => type === '' || !uuid.test(id))) return { kind: 'bad-request' };
  if (events.reduce((size, { data, metadata, type }) => size + data.length + metadata.length + 2 * type.length, 0) > MAX_APPEND_SIZE)
    return { kind: 'too-large' };
  const stream = log.stream(name);
  const last = stream?.lastRevision ?? -1n;
  if (log.isTombstoned(name)) return { kind: 'deleted' };
  if (expected === 'stream_exists' && stream?.softDeleted) return { kind: 'deleted' };
  const decision = decide(log, name, expected, events);
  if (decision === 'refuse') return { kind: 'wrong-expected', actual: last < 0n ? undefined : last };
  if (decision === 'write') {
    const position = log.write(name, events);
    const written = last + BigInt(events.length);
    // An append of no events to a missing stream is told revision 0 though nothing can be read there.
    return { kind: 'written', revision: written < 0n ? 0n : written, position };
  }
  // A repeat is told what the first sending was told, on a soft-deleted stream without the position.
  return { kind: 'written', revision: decision.revision, position: stream?.softDeleted ? undefined : decision.position };
}

/** Soft delete: the stream reads as missing until it is written again, and its revisions go on. */
export function softDelete(log: EventLog, name: string, expected: ExpectedRevision): Outcome {
  return remove(log, name, expected, () => {
    const exists = (log.stream(name)?.events.length ?? 0) > 0;
    return exists ? log.softDelete(name) : undefined;
  });
}

/** Hard delete: the stream can never be read or written again. */
export function tombstone(log: EventLog, name: string, expected: ExpectedRevision): Outcome {
  return remove(log, name, expected, () => log.tombstone(name));
}

function remove(log: EventLog, name: string, expected: ExpectedRevision, write: () => number | undefined): Outcome {
  if (name === '') return { kind: 'bad-request' };
  if (log.isTombstoned(name)) return { kind: 'deleted' };
  const last = log.stream(name)?.lastRevision ?? -1n;
  const met = expected === 'any' || revisionOf(expected, last) === last;
  const position = met ? write() : undefined;
  return position === undefined ? { kind: 'wrong-expected', actual: last < 0n ? undefined : last } : { kind: 'written', revision: last, position };
}

/**
 * Whether an append is new, refused, or a repeat of an earlier one that ended in the event returned. Repeats are known by their ids alone. At an
 * expected revision the ids must stand right after it; without one the whole log is asked for the last event of each id, and an append that
 * begins with a new id is written even if old ones follow.
 */
function decide(log: EventLog, name: string, expected: ExpectedRevision, events: readonly ProposedEvent[]): 'write' | 'refuse' | StoredEvent {
  const stream = log.stream(name);
  if (expected === 'any' || expected === 'stream_exists') {
    if (expected === 'stream_exists' && stream === undefined) return 'refuse';
    const stored = events.map(({ id }) => {
      const event = log.lastWithId(id);
      return event?.stream === name ? event : undefined;
    });
    if (stored[0] === undefined) return 'write';
    return stored.includes(undefined) ? 'refuse' : (stored.at(-1) ?? 'write');
  }
  const last = stream?.lastRevision ?? -1n;
  const revision = revisionOf(expected, last);
  if (revision === last) return 'write';
  if (revision > last) return 'refuse';
  const stored = events.map(({ id }, n) => {
    const event = stream?.events[Number(revision) + 1 + n];
    return event?.id === id ? event : undefined;
  });
  if (!stored.includes(undefined)) return stored.at(-1) ?? 'refuse';
  return stored[0] === undefined && events.length > 0 && expected === 'no_stream' && stream?.softDeleted ? 'write' : 'refuse';
}

function revisionOf(expected: Exclude<ExpectedRevision, 'any'>, last: bigint): bigint {
  if (expected === 'stream_exists') return last < 0n ? 0n : last;
  return expected === 'no_stream' ? -1n : expected;
}

import { describe, expect, it } from '@jest/globals';
import { ConcurrencyConflict } from '../../../domain/ports/errors.ts';
import type { Position, Revision, StoredEvent, StreamName } from '../../../domain/ports/event-store.ts';
import { newStream, proposed, proposedEvents } from '../../support/proposed.ts';
import { everythingAfter } from './feeding.ts';
import type { Log, Opened } from './opened.ts';

const writers = 200;

/** Reads on while others write, until it has so many. What it has seen is never taken back, so it must be the log as it is at the end. */
async function followed(store: Log, after: Position, count: number): Promise<readonly StoredEvent[]> {
  const reader = store.open(after);
  const seen: StoredEvent[] = [];
  try {
    while (seen.length < count) seen.push(...(await reader.next(7, 60_000)).events);
    return seen;
  } finally {
    await reader.close();
  }
}

/** Appends one event after whatever stands there, as often as somebody else was first. */
async function appendedInTheEnd(store: Log, stream: StreamName): Promise<number> {
  const event = proposed();
  for (;;) {
    const [last] = await store.read(stream, { direction: 'backwards', limit: 1 });
    try {
      return (await store.append(stream, last?.revision ?? 'no-stream', [event])).revision;
    } catch (error) {
      if (!(error instanceof ConcurrencyConflict)) throw error;
    }
  }
}

export function writingAtOnce(opened: Opened): void {
  describe(`${writers} writers at once`, () => {
    it('on as many streams: all are written, in one order without gaps that a reader beside them saw as it grew', async () => {
      const before = await opened().head();
      const streams = Array.from({ length: writers }, newStream);
      const following = followed(opened(), before, writers * 2);
      const appended = await Promise.all(streams.map((stream) => opened().append(stream, 'no-stream', proposedEvents(2))));
      const seen = await following;
      expect(seen).toStrictEqual((await everythingAfter(opened(), before)).events);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(writers * 2);

      const lastOf = new Map(seen.map(({ stream, position }) => [stream, position]));
      expect(appended.map(({ position }) => position)).toStrictEqual(streams.map((stream) => lastOf.get(stream)));
      for (const [index, event] of seen.entries()) {
        if (event.revision === 1) expect(seen[index - 1]).toMatchObject({ stream: event.stream, revision: 0 });
      }
    });

    it('who all want to start one stream: one does, the others learn where it is', async () => {
      const stream = newStream();
      const results = await Promise.allSettled(Array.from({ length: writers }, () => opened().append(stream, 'no-stream', proposedEvents(1))));
      const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as ConcurrencyConflict] : []));
      expect(refused).toHaveLength(writers - 1);
      expect(refused.every((error) => error instanceof ConcurrencyConflict && error.actual === 0)).toBe(true);
      expect(await opened().read(stream, { limit: 10 })).toHaveLength(1);
    });

    it('on one stream, who try again until it works: each revision is given once', async () => {
      const stream = newStream();
      const few = 40;
      const revisions = await Promise.all(Array.from({ length: few }, () => appendedInTheEnd(opened(), stream)));
      expect([...revisions].sort((a, b) => a - b)).toStrictEqual(Array.from({ length: few }, (_, revision) => revision));
      const stored = await opened().read(stream, { limit: 1000 });
      expect(stored.map(({ revision }) => revision)).toStrictEqual(Array.from({ length: few }, (_, revision) => revision as Revision));
    });
  });
}

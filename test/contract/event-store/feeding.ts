import { describe, expect, it } from '@jest/globals';
import type { FeedReader, Position, StoredEvent, StreamName } from '../../../domain/ports/event-store.ts';
import { newStream, proposed, proposedEvents } from '../../support/proposed.ts';
import type { Log, Opened } from './opened.ts';

/** Longer than any test lasts: a reader that is not woken fails by the test's own limit. */
const untilWoken = 60_000;

/** Everything after a position, up to the end as it is reached. */
export async function everythingAfter(
  store: Log,
  after: Position,
  pageSize = 100,
): Promise<{ readonly events: readonly StoredEvent[]; readonly position: Position }> {
  const reader = store.open(after);
  const events: StoredEvent[] = [];
  try {
    for (;;) {
      const page = await reader.next(pageSize, 0);
      events.push(...page.events);
      if (page.caughtUp) return { events, position: page.position };
    }
  } finally {
    await reader.close();
  }
}

const places = (events: readonly StoredEvent[]): readonly (readonly [StreamName, number])[] => events.map(({ stream, revision }) => [stream, revision]);

export function feeding(opened: Opened): void {
  describe('the feed', () => {
    const reading = async <T>(after: Position, work: (reader: FeedReader) => Promise<T>): Promise<T> => {
      const reader = opened().open(after);
      try {
        return await work(reader);
      } finally {
        await reader.close();
      }
    };

    it('hands out all streams in the order in which they were written, each event once', async () => {
      const before = await opened().head();
      const [one, other] = [newStream(), newStream()];
      await opened().append(one, 'no-stream', proposedEvents(2));
      await opened().append(other, 'no-stream', proposedEvents(1));
      const last = await opened().append(one, 1 as never, proposedEvents(1));
      const { events, position } = await everythingAfter(opened(), before);
      expect(places(events)).toStrictEqual([
        [one, 0],
        [one, 1],
        [other, 0],
        [one, 2],
      ]);
      expect(events.at(-1)?.position).toBe(last.position);
      expect(position >= last.position).toBe(true);
    });

    it('gives every event as the stream does, at a position that rises', async () => {
      const before = await opened().head();
      const stream = newStream();
      const { position } = await opened().append(stream, 'no-stream', proposedEvents(5));
      const { events } = await everythingAfter(opened(), before);
      expect(events).toStrictEqual(await opened().read(stream, { limit: 10 }));
      expect(events.map((event) => event.position)).toStrictEqual([...new Set(events.map((event) => event.position))].sort());
      expect(events.at(-1)?.position).toBe(position);
      expect(position).toMatch(/^\d{20}$/);
    });

    it.each([1, 2, 3, 7])('goes on where a page ended, in pages of %i', async (pageSize) => {
      const before = await opened().head();
      await opened().append(newStream(), 'no-stream', proposedEvents(7));
      const { events } = await everythingAfter(opened(), before);
      const paged: StoredEvent[] = [];
      let after = before;
      while (paged.length < 7) {
        const page = await reading(after, (reader) => reader.next(pageSize, untilWoken));
        expect(page.events.length).toBeLessThanOrEqual(pageSize);
        expect(page.position >= (page.events.at(-1)?.position ?? after)).toBe(true);
        paged.push(...page.events);
        after = page.position;
      }
      expect(paged).toStrictEqual(events);
      expect((await everythingAfter(opened(), before, pageSize)).events).toStrictEqual(events);
    });

    it('starts strictly after a position, wherever that is', async () => {
      const before = await opened().head();
      await opened().append(newStream(), 'no-stream', proposedEvents(4));
      const { events } = await everythingAfter(opened(), before);
      for (const [index, { position }] of events.entries()) {
        expect((await everythingAfter(opened(), position)).events).toStrictEqual(events.slice(index + 1));
      }
    });

    it('waits at the end no longer than asked, and tells that it is the end', async () => {
      await opened().append(newStream(), 'no-stream', proposedEvents(1));
      const head = await opened().head();
      const page = await reading(head, (reader) => reader.next(10, 1));
      expect(page).toMatchObject({ events: [], caughtUp: true });
      expect(page.position >= head).toBe(true);
    });

    it('is woken at the end by what is appended', async () => {
      const event = proposed();
      await reading(await opened().head(), async (reader) => {
        const waiting = reader.next(10, untilWoken);
        await opened().append(newStream(), 'no-stream', [event]);
        expect((await waiting).events.map(({ id }) => id)).toStrictEqual([event.id]);
        const again = reader.next(10, untilWoken);
        await opened().append(newStream(), 'no-stream', proposedEvents(2));
        expect((await again).events.length).toBeGreaterThan(0);
      });
    });

    it('serves readers at different places, each by itself', async () => {
      const before = await opened().head();
      const { position } = await opened().append(newStream(), 'no-stream', proposedEvents(3));
      await reading(before, (early) =>
        reading(position, async (late) => {
          expect((await early.next(1, untilWoken)).events).toHaveLength(1);
          const waiting = late.next(10, untilWoken);
          expect((await early.next(1, untilWoken)).events).toHaveLength(1);
          await opened().append(newStream(), 'no-stream', proposedEvents(1));
          expect((await waiting).events).toHaveLength(1);
          expect((await everythingAfter(opened(), before)).events).toHaveLength(4);
        }),
      );
    });

    it('ends the waiting of a reader that is closed', async () => {
      const reader = opened().open(await opened().head());
      const waiting = reader.next(10, untilWoken);
      await reader.close();
      expect((await waiting).events).toStrictEqual([]);
      expect((await reader.next(10, untilWoken)).events).toStrictEqual([]);
    });

    it('has its head at or behind the last event, and nothing after it', async () => {
      const { position } = await opened().append(newStream(), 'no-stream', proposedEvents(2));
      const head = await opened().head();
      expect(head >= position).toBe(true);
      expect((await everythingAfter(opened(), head)).events).toStrictEqual([]);
    });
  });
}

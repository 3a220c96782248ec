import { describe, expect, it } from '@jest/globals';
import { ConcurrencyConflict } from '../../../domain/ports/errors.ts';
import type { ExpectedRevision, ProposedEvent, Revision, StreamName } from '../../../domain/ports/event-store.ts';
import { newStream, proposed, proposedEvents } from '../../support/proposed.ts';
import type { Log, Opened } from './opened.ts';

const at = (revision: number): Revision => revision as Revision;

export const idsIn = async (store: Log, stream: StreamName): Promise<readonly string[]> => (await store.read(stream, { limit: 1000 })).map(({ id }) => id);

/** The conflict that an append must end in. */
async function conflictOf(store: Log, stream: StreamName, expected: ExpectedRevision, events: readonly ProposedEvent[]): Promise<ConcurrencyConflict> {
  const error = await store.append(stream, expected, events).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ConcurrencyConflict);
  return error as ConcurrencyConflict;
}

export function appending(opened: Opened): void {
  describe('appending', () => {
    it('starts a stream where none is expected, and goes on where the stream is', async () => {
      const stream = newStream();
      const [first, second] = proposedEvents(2) as [ProposedEvent, ProposedEvent];
      const started = await opened().append(stream, 'no-stream', [first]);
      expect(started.revision).toBe(0);
      const wentOn = await opened().append(stream, at(0), [second]);
      expect(wentOn.revision).toBe(1);
      expect(wentOn.position > started.position).toBe(true);
      expect(await idsIn(opened(), stream)).toStrictEqual([first.id, second.id]);
    });

    it('writes several events as one, in their order', async () => {
      const stream = newStream();
      const events = proposedEvents(3);
      const { revision, position } = await opened().append(stream, 'no-stream', events);
      const stored = await opened().read(stream, { limit: 10 });
      expect(stored.map(({ id, revision: place }) => [id, place])).toStrictEqual(events.map(({ id }, index) => [id, index]));
      expect(stored.at(-1)).toMatchObject({ revision, position });
    });

    it('refuses a stale revision, a second start and a stream that is not there, and says where the stream is', async () => {
      const stream = newStream();
      await opened().append(stream, 'no-stream', proposedEvents(3));
      expect(await conflictOf(opened(), stream, at(1), proposedEvents(1))).toMatchObject({ stream, expected: 1, actual: 2 });
      expect(await conflictOf(opened(), stream, 'no-stream', proposedEvents(1))).toMatchObject({ stream, expected: 'no-stream', actual: 2 });
      expect(await conflictOf(opened(), stream, at(3), proposedEvents(1))).toMatchObject({ stream, expected: 3, actual: 2 });
      const absent = newStream();
      expect(await conflictOf(opened(), absent, at(0), proposedEvents(1))).toMatchObject({ stream: absent, expected: 0, actual: 'no-stream' });
    });

    it('writes nothing of an append that is refused', async () => {
      const stream = newStream();
      const kept = proposedEvents(1);
      await opened().append(stream, 'no-stream', kept);
      await conflictOf(opened(), stream, 'no-stream', proposedEvents(3));
      expect(await idsIn(opened(), stream)).toStrictEqual(kept.map(({ id }) => id));
    });

    it.each([
      ['that started the stream', 'no-stream' as const, 0],
      ['further on', at(1), 2],
    ])('writes nothing when an append %s is repeated, and answers as the first time', async (_, expected, before) => {
      const stream = newStream();
      if (before > 0) await opened().append(stream, 'no-stream', proposedEvents(before));
      const events = proposedEvents(2);
      const first = await opened().append(stream, expected, events);
      expect(await opened().append(stream, expected, events)).toStrictEqual(first);

      const last = await opened().append(stream, first.revision, proposedEvents(1));
      expect(await opened().append(stream, expected, events)).toStrictEqual(first);
      expect(await idsIn(opened(), stream)).toHaveLength(before + 3);
      expect((await opened().read(stream, { direction: 'backwards', limit: 1 }))[0]?.position).toBe(last.position);
    });

    it('answers repeats that are under way together with the first', async () => {
      const stream = newStream();
      const events = proposedEvents(2);
      const first = opened().append(stream, 'no-stream', events);
      const [once, again] = [await first, await opened().append(stream, 'no-stream', events)];
      expect(again).toStrictEqual(once);
      expect(await idsIn(opened(), stream)).toHaveLength(2);
    });

    it('takes an append that only partly repeats another for a conflict', async () => {
      const stream = newStream();
      const [first, second, third] = proposedEvents(3) as [ProposedEvent, ProposedEvent, ProposedEvent];
      await opened().append(stream, 'no-stream', [first, second]);
      for (const mixed of [
        [first, third],
        [third, second],
        [second, first],
        [first, second, third],
      ]) {
        await conflictOf(opened(), stream, 'no-stream', mixed);
      }
      await conflictOf(opened(), stream, at(0), [first]);
      expect(await idsIn(opened(), stream)).toStrictEqual([first.id, second.id]);
    });

    it('writes nothing for no events, and makes no stream of them', async () => {
      const stream = newStream();
      await opened().append(stream, 'no-stream', []);
      expect(await opened().read(stream, { limit: 1 })).toStrictEqual([]);
      const written = await opened().append(stream, 'no-stream', proposedEvents(1));
      expect(await opened().append(stream, at(0), [])).toStrictEqual(written);
      await conflictOf(opened(), stream, at(4), []);
    });

    it('refuses alone what is no JSON; what is appended beside it is written', async () => {
      const [before, broken, after] = [newStream(), newStream(), newStream()];
      const unserialisable = proposed({ data: { amount: 1n as unknown as number } });
      const [first, refused, last] = await Promise.allSettled([
        opened().append(before, 'no-stream', proposedEvents(1)),
        opened().append(broken, 'no-stream', [...proposedEvents(1), unserialisable]),
        opened().append(after, 'no-stream', proposedEvents(1)),
      ]);
      expect([first.status, refused.status, last.status]).toStrictEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await opened().read(broken, { limit: 1 })).toStrictEqual([]);
      expect(await Promise.all([before, after].map((stream) => idsIn(opened(), stream)))).toMatchObject([{ length: 1 }, { length: 1 }]);
    });
  });
}

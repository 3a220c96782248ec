import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '../../../domain/ports/errors.ts';
import { startPosition } from '../../../domain/ports/event-store.ts';
import { newStream, proposedEvents } from '../../support/proposed.ts';
import type { Opened } from './opened.ts';

export function closing(opened: Opened): void {
  describe('closing', () => {
    it('finishes the appends that were under way', async () => {
      const appended = opened().append(newStream(), 'no-stream', proposedEvents(1));
      await opened().close();
      expect(await appended).toMatchObject({ revision: 0 });
    });

    it('refuses everything after it as unavailable, and can be done twice', async () => {
      const stream = newStream();
      await opened().append(stream, 'no-stream', proposedEvents(1));
      const reader = opened().open(await opened().head());
      await opened().close();
      await opened().close();
      await expect(opened().append(stream, 0 as never, proposedEvents(1))).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(opened().read(stream, { limit: 1 })).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(opened().head()).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(reader.next(1, 60_000)).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(opened().open(startPosition).next(1, 60_000)).rejects.toBeInstanceOf(StoreUnavailable);
    });

    it('ends the waiting of readers', async () => {
      const reader = opened().open(await opened().head());
      const waiting = reader.next(1, 60_000).then(
        ({ events }) => events,
        (error: unknown) => error,
      );
      await opened().close();
      expect([[], expect.any(StoreUnavailable)]).toContainEqual(await waiting);
    });
  });
}

import { describe, expect, it } from '@jest/globals';
import type { ReadOptions, Revision } from '../../../domain/ports/event-store.ts';
import { newStream, proposedEvents } from '../../support/proposed.ts';
import type { Opened } from './opened.ts';

const at = (revision: number): Revision => revision as Revision;

export function reading(opened: Opened): void {
  describe('reading a stream', () => {
    const cases: readonly (readonly [what: string, options: ReadOptions, revisions: readonly number[]])[] = [
      ['from the first', { limit: 10 }, [0, 1, 2, 3, 4]],
      ['from the first, so many', { limit: 2 }, [0, 1]],
      ['from a revision on, itself included', { from: at(3), limit: 10 }, [3, 4]],
      ['from a revision on, so many', { from: at(1), limit: 3 }, [1, 2, 3]],
      ['from behind its end', { from: at(5), limit: 10 }, []],
      ['backwards from the last', { direction: 'backwards', limit: 10 }, [4, 3, 2, 1, 0]],
      ['backwards, so many', { direction: 'backwards', limit: 2 }, [4, 3]],
      ['backwards from a revision, itself included', { direction: 'backwards', from: at(2), limit: 2 }, [2, 1]],
      ['backwards from the first', { direction: 'backwards', from: at(0), limit: 10 }, [0]],
      ['backwards from behind its end', { direction: 'backwards', from: at(99), limit: 2 }, [4, 3]],
    ];
    it.each(cases)('%s', async (_, options, revisions) => {
      const stream = newStream();
      await opened().append(stream, 'no-stream', proposedEvents(5));
      await opened().append(newStream(), 'no-stream', proposedEvents(2));
      const stored = await opened().read(stream, options);
      expect(stored.map(({ revision }) => revision)).toStrictEqual(revisions);
      expect(stored.every((event) => event.stream === stream && event.data.number === event.revision)).toBe(true);
    });

    it.each(['forwards', 'backwards'] as const)('that is not there gives nothing, %s', async (direction) => {
      expect(await opened().read(newStream(), { direction, limit: 10 })).toStrictEqual([]);
    });
  });
}

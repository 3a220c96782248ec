import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import type { LivePage } from '../../../api/events/following.ts';
import { positionOf } from '../../../domain/ports/event-store.ts';
import { HubReader } from '../../../src/live/hub-reader.ts';

const page: LivePage = { entries: [], position: positionOf(7) };

it('a reader is woken by what comes while it is being told that there is nothing yet', async () => {
  let there: LivePage | undefined;
  const reader = new HubReader(
    'a',
    () => undefined,
    async () => there,
  );
  const next = reader.next(60_000);
  there = page;
  reader.wake();
  const answered = await Promise.race([next, nextTurn()]);
  reader.close();
  expect(answered).toBe(page);
});

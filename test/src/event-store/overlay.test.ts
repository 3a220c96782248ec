import { expect, it } from '@jest/globals';
import type { Revision } from '../../../domain/ports/event-store.ts';
import { MemoryEventStore } from '../../../src/event-store/memory/memory-event-store.ts';
import { OverlayEventStore } from '../../../src/event-store/overlay-event-store.ts';
import { appendAll } from '../../support/log.ts';
import { newStream, proposed } from '../../support/proposed.ts';

it('a dry run goes on with a stream that holds more than one append takes, and leaves it as it is', async () => {
  const below = new MemoryEventStore();
  const stream = newStream();
  const large = () => proposed({ data: { note: 'x'.repeat(500_000) } });
  for (const event of [large(), large(), large()]) await appendAll(below, stream, [event]);
  const overlay = new OverlayEventStore(below);
  const { revision } = await overlay.append(stream, 2 as Revision, [large()]);
  expect(revision).toBe(3);
  expect((await overlay.read(stream, { limit: 10 })).map((event) => event.revision)).toStrictEqual([0, 1, 2, 3]);
  expect(await below.read(stream, { limit: 10 })).toHaveLength(3);
});

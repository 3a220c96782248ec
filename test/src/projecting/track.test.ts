import { expect, it } from '@jest/globals';
import { startPosition } from '../../../domain/ports/event-store.ts';
import type { Fence } from '../../../domain/ports/read-store.ts';
import { MemoryEventStore } from '../../../src/event-store/memory/memory-event-store.ts';
import { decoded } from '../../../src/projecting/decoding.ts';
import { Track } from '../../../src/projecting/track.ts';
import { MemoryReadStore } from '../../../src/read-store/memory/memory-read-store.ts';
import { appendAll } from '../../support/log.ts';
import { naming, organisationStream, renamed } from '../../support/naming.ts';

it('a read model that stopped here and is run by another node now is waited for as any other', async () => {
  const [log, store] = [new MemoryEventStore(), new MemoryReadStore()];
  const end = await appendAll(log, organisationStream('a'), [renamed('poison')]);
  const track = new Track(naming, store);
  track.hold(1 as Fence);
  await track.open();
  await track.apply((await log.open(startPosition).next(1, 0)).events.map(decoded), end);
  expect(track.poison).toBeDefined();

  track.hold(undefined);
  expect(track.poison).toBeUndefined();
  const waiting = track.reached(end, 60_000);
  await (await store.open(naming)).write({ from: startPosition, to: end, documents: [] });
  await waiting;
  expect(track.position).toBe(end);
});

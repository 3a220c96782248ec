import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Position, positionOf, startPosition } from '../../../domain/ports/event-store.ts';
import type { Projection } from '../../../domain/ports/projection.ts';
import { MemoryEventStore } from '../../../src/event-store/memory/memory-event-store.ts';
import { mustBeOfSameLog, reactAnew } from '../../../src/projecting/same-log.ts';
import { MemoryReadStore } from '../../../src/read-store/memory/memory-read-store.ts';
import { counting, naming } from '../../support/naming.ts';
import { newStream, proposedEvents } from '../../support/proposed.ts';

const both = [naming, counting] as unknown as readonly Projection[];

describe('a log that was put back from a backup', () => {
  let log: MemoryEventStore;
  let store: MemoryReadStore;
  beforeEach(async () => {
    log = new MemoryEventStore();
    store = new MemoryReadStore();
    await log.append(newStream(), 'no-stream', proposedEvents(5));
  });
  const reach = async (projection: unknown, to: Position) => (await store.open(projection as Projection)).write({ from: startPosition, to, documents: [] });
  const checkpointOf = async (projection: unknown) => (await store.open(projection as Projection)).checkpoint();

  it('is told from read models that are up to date or behind', async () => {
    await reach(naming, positionOf(5));
    await reach(counting, positionOf(3));
    await mustBeOfSameLog(log, store, both);
    await reactAnew(log, store, both);
    expect([await checkpointOf(naming), await checkpointOf(counting)]).toStrictEqual([positionOf(5), positionOf(3)]);
  });

  it('is refused beside a read model that holds more', async () => {
    await reach(counting, positionOf(6));
    await expect(mustBeOfSameLog(log, store, both)).rejects.toMatchObject({
      name: 'UnusableData',
      message: expect.stringMatching(
        /^counting bevat meer .+ \(6 gebeurtenissen tegenover 5\).+ \/ counting holds more .+ \(6 events against 5\).+npm run rebuild -- --all/,
      ),
    });
    expect(await checkpointOf(counting)).toBe(positionOf(6));
  });

  it('is reacted to from its first event by a reaction that was further', async () => {
    await reach(naming, positionOf(5));
    await reach(counting, positionOf(6));
    await reactAnew(log, store, both);
    expect([await checkpointOf(naming), await checkpointOf(counting)]).toStrictEqual([positionOf(5), startPosition]);
  });
});

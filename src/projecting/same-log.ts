import type { EventFeed } from '../../domain/ports/event-store.ts';
import type { Projection } from '../../domain/ports/projection.ts';
import type { ReadStore } from '../../domain/ports/read-store.ts';
import { UnusableData } from '../sqlite.ts';

/**
 * That what follows this log is of this log. For a log whose head is known for certain, as of one that this process alone writes.
 * @throws UnusableData when it holds more than the log, as after a backup of the log was put back beside read models of later
 */
export async function mustBeOfSameLog(feed: EventFeed, store: ReadStore, followed: readonly Projection[]): Promise<void> {
  const head = await feed.head();
  for (const projection of followed) {
    const position = await (await store.open(projection)).checkpoint();
    if (position <= head) continue;
    throw new UnusableData(
      `${projection.name} holds more than the event store (${BigInt(position)} events against ${BigInt(head)}), as after a backup was put back. ` +
        'Make the read models again from the events with "npm run rebuild -- --all", and start again; nothing was changed.',
    );
  }
}

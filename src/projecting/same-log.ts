import type { EventFeed } from '../../domain/ports/event-store.ts';
import type { Projection } from '../../domain/ports/projection.ts';
import type { ReadStore } from '../../domain/ports/read-store.ts';
import { UnusableData } from '../sqlite.ts';

type Ahead = Readonly<{ projection: Projection; position: string; head: string }>;

/** Those whose checkpoint is behind the end of the log. That can only be said of a log whose head is known for certain, as of one that this process alone writes. */
async function aheadOf(feed: EventFeed, store: ReadStore, followed: readonly Projection[]): Promise<readonly Ahead[]> {
  const head = await feed.head();
  const ahead: Ahead[] = [];
  for (const projection of followed) {
    const position = await (await store.open(projection)).checkpoint();
    if (position > head) ahead.push({ projection, position, head });
  }
  return ahead;
}

/** @throws UnusableData when a read model holds more than the log, as after a backup of the log was put back beside read models of later */
export async function mustBeOfSameLog(feed: EventFeed, store: ReadStore, readModels: readonly Projection[]): Promise<void> {
  const [first] = await aheadOf(feed, store, readModels);
  if (first === undefined) return;
  const { projection, position, head } = first;
  const [held, there] = [BigInt(position), BigInt(head)];
  throw new UnusableData({
    nl:
      `${projection.name} bevat meer dan de opslag van gebeurtenissen (${held} gebeurtenissen tegenover ${there}), zoals nadat een reservekopie is teruggezet. ` +
      'Maak de leesmodellen opnieuw uit de gebeurtenissen met "npm run rebuild -- --all" en start daarna opnieuw; er is niets veranderd.',
    en:
      `${projection.name} holds more than the event store (${held} events against ${there}), as after a backup was put back. ` +
      'Make the read models again from the events with "npm run rebuild -- --all", and start again; nothing was changed.',
  });
}

/** Reactions that are ahead of the log begin again with its first event: what they have done since may be gone, and what is still there they do not do twice. */
export async function reactAnew(feed: EventFeed, store: ReadStore, reactions: readonly Projection[]): Promise<void> {
  for (const { projection } of await aheadOf(feed, store, reactions)) {
    const generation = (await store.generation(projection)) + 1;
    await store.openGeneration(projection, generation);
    await store.activate(projection, generation);
  }
}

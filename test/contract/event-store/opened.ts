import type { EventFeed, EventStore } from '../../../domain/ports/event-store.ts';

export type Log = EventStore & EventFeed;
/** The store of the test that runs. */
export type Opened = () => Log;

import { afterEach, beforeEach, describe } from '@jest/globals';
import { appending } from './event-store/appending.ts';
import { closing } from './event-store/closing.ts';
import { feeding } from './event-store/feeding.ts';
import { keeping } from './event-store/keeping.ts';
import type { Log, Opened } from './event-store/opened.ts';
import { reading } from './event-store/reading.ts';
import { writingAtOnce } from './event-store/writing-at-once.ts';

/**
 * What every event store must do, whatever it is made of. It may hold the events of others already, its positions need not be consecutive,
 * and it may be a server: nothing here assumes more than the ports promise.
 */
export function eventStoreContract(name: string, open: () => Promise<Log>): void {
  describe(`event store: ${name}`, () => {
    let store: Log;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const opened: Opened = () => store;
    appending(opened);
    reading(opened);
    keeping(opened);
    feeding(opened);
    writingAtOnce(opened);
    closing(opened);
  });
}

import { afterEach, beforeEach, describe } from '@jest/globals';
import type { ReadStore } from '../../domain/ports/read-store.ts';
import { claiming } from './read-store/claiming.ts';
import { finding } from './read-store/finding.ts';
import { generations } from './read-store/generations.ts';
import { leasing } from './read-store/leasing.ts';
import { likeTheOracle } from './read-store/like-the-oracle.ts';
import { newDefinition, type OpenedReadStore, type Thing } from './read-store/things.ts';
import { writing } from './read-store/writing.ts';

/** What every read store must do, whatever it is made of. `runs` is for stores that are far away. */
export function readStoreContract(name: string, open: () => Promise<ReadStore>, { runs = 150 }: { readonly runs?: number } = {}): void {
  describe(`read store: ${name}`, () => {
    let store: ReadStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const opened = (): OpenedReadStore => ({ store, runs, fresh: () => store.open<Thing>(newDefinition()) });
    writing(opened);
    finding(opened);
    likeTheOracle(opened);
    generations(opened);
    claiming(opened);
    leasing(opened);
  });
}

import type { Fence } from '../../../domain/ports/read-store.ts';
import { type Connection, isDuplicateKey } from './connection.ts';

type StoredLease = Readonly<{
  _id: string;
  /** Null: given back. */
  holder: string | null;
  fence: number;
  /** Goes on while the holder lives. */
  beat: number;
}>;

const leases = 'lease';

type Sight = Readonly<{ fence: number; beat: number; since: number }>;

/**
 * Who runs a read model. No clock is compared with another: who waits for a lease looks whether its beat goes on, and takes it over when the beat
 * has stood still for as long as a lease lasts by the waiter's own clock.
 */
export class MongoDbLeases {
  readonly #connection: Connection;
  readonly #sights = new Map<string, Sight>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async take(name: string, holder: string, forMs: number): Promise<Fence | undefined> {
    const lease = await this.#find(name);
    if (lease === null) return this.#first(name, holder);
    const { fence, beat } = lease;
    if (lease.holder === holder) return this.#change(lease, { beat: beat + 1 });
    if (lease.holder !== null && !this.#stoodStill(name, fence, beat, forMs)) return undefined;
    return this.#change(lease, { holder, fence: fence + 1, beat: 0 });
  }

  async giveBack(name: string, holder: string): Promise<void> {
    await this.#connection.reaching((database) => database.collection<StoredLease>(leases).updateOne({ _id: name, holder }, { $set: { holder: null } }));
  }

  async isHeld(name: string, fence: Fence): Promise<boolean> {
    return (await this.#find(name))?.fence === fence;
  }

  #find(name: string): Promise<StoredLease | null> {
    return this.#connection.reaching((database) => database.collection<StoredLease>(leases).findOne({ _id: name }));
  }

  async #first(name: string, holder: string): Promise<Fence | undefined> {
    try {
      await this.#connection.reaching((database) => database.collection<StoredLease>(leases).insertOne({ _id: name, holder, fence: 1, beat: 0 }));
      return 1 as Fence;
    } catch (error) {
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  }

  async #change({ _id, ...lease }: StoredLease, change: Partial<StoredLease>): Promise<Fence | undefined> {
    const { matchedCount } = await this.#connection.reaching((database) =>
      database.collection<StoredLease>(leases).updateOne({ _id, ...lease }, { $set: change }),
    );
    return matchedCount === 1 ? ((change.fence ?? lease.fence) as Fence) : undefined;
  }

  #stoodStill(name: string, fence: number, beat: number, forMs: number): boolean {
    const sight = this.#sights.get(name);
    if (sight?.fence === fence && sight.beat === beat) return performance.now() - sight.since >= forMs;
    this.#sights.set(name, { fence, beat, since: performance.now() });
    return false;
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { ConcurrencyConflict, NotCaughtUp, StoreUnavailable } from '../../domain/ports/errors.ts';
import { type Position, startPosition } from '../../domain/ports/event-store.ts';
import type { Projection, Recorded } from '../../domain/ports/projection.ts';
import type { Collection, Document, Fence, ReadStore } from '../../domain/ports/read-store.ts';
import type { Decoded } from './decoding.ts';
import { foldBatch, type Poison } from './folding.ts';
import { WrittenLately } from './written-lately.ts';

/** How often a read model that another node runs or rebuilds is looked at while somebody waits for it. */
export const lookMs = 50;

type Waiter = Readonly<{ position: Position; resolve(): void; reject(error: Error): void; timer: NodeJS.Timeout }>;

/** A projection that does something because of an event, before its checkpoint passes it: again after a crash, so never left out (src/reacting). */
export type Followed<D extends Document = Document> = Projection<D> & Readonly<{ react?(recorded: Recorded): Promise<void> }>;

/** What is worth trying again as it is; anything else is about an event. */
const passesBy = (error: unknown): boolean => error instanceof StoreUnavailable || error instanceof NotCaughtUp || error instanceof ConcurrencyConflict;

/** One projection on its way through the log: how far it is, whether it is stopped, and who waits for it. */
export class Track<D extends Document = Document> {
  readonly projection: Followed<D>;
  readonly #store: ReadStore;
  readonly #waiters = new Set<Waiter>();
  /** The collection in hand, and the same as it is written. */
  #opened: Readonly<{ collection: Collection<D>; writing: WrittenLately<D> }> | undefined;
  #fence: Fence | undefined;
  #looking = false;
  /** How far it is; of one that another node runs, as it was last seen. */
  position: Position = startPosition;
  poison: Poison | undefined;
  /** Called when a write was refused because somebody else has written. */
  onStale: () => void = () => undefined;

  constructor(projection: Followed<D>, store: ReadStore) {
    this.projection = projection;
    this.#store = store;
  }

  /** How far a collection of it is, where it is the one that this process writes; any other has to be asked. */
  positionOf(collection: Collection<D>): Position | undefined {
    return this.held && collection === this.#opened?.collection ? this.position : undefined;
  }

  /** Whether this process runs it. */
  get held(): boolean {
    return this.#fence !== undefined;
  }

  /** From now on this process runs it, writing under the token; or, with undefined, no longer. */
  hold(fence: Fence | undefined): void {
    if (fence === this.#fence) return;
    this.#fence = fence;
    this.#opened = undefined;
    // Whoever runs it now may be able to fold the event.
    this.poison = undefined;
    if (fence === undefined) this.#watch();
  }

  /** Looks how far a read model is that another node runs. */
  async look(): Promise<void> {
    if (this.held) return;
    const position = await (await this.#store.open<D>(this.projection)).checkpoint();
    if (!this.held) this.#moveTo(position);
  }

  /** Takes up the collection that serves readers now, where that is another one than before: at its checkpoint, and no longer stopped. */
  async open(): Promise<void> {
    const collection = await this.#store.open<D>(this.projection);
    if (collection === this.#opened?.collection) return;
    const position = await collection.checkpoint();
    this.#opened = { collection, writing: new WrittenLately(collection) };
    this.poison = undefined;
    this.#moveTo(position);
  }

  /** Folds and writes the events after its position, up to `end`. Stops at an event that cannot be folded or whose documents cannot be written. */
  async apply(batch: readonly Decoded[], end: Position): Promise<void> {
    const news = batch.filter(({ stored }) => stored.position > this.position);
    try {
      await this.#advance(news, end);
    } catch (error) {
      if (passesBy(error) || news.length === 0) throw error;
      if (news.length === 1) this.#stop({ event: (news[0] as Decoded).stored, error });
      else await this.#applyOneByOne(news);
    }
  }

  /** What cannot be written together is written event by event, up to the one that it is about. */
  async #applyOneByOne(news: readonly Decoded[]): Promise<void> {
    for (const event of news) {
      await this.apply([event], event.stored.position);
      if (this.position !== event.stored.position) return;
    }
  }

  async #advance(news: readonly Decoded[], end: Position): Promise<void> {
    const [opened, fence, from] = [this.#opened, this.#fence, this.position];
    if (this.poison !== undefined || opened === undefined || fence === undefined || end <= from) return;
    const { documents, upTo, poison } = await foldBatch(this.projection, opened.writing, news);
    const to = poison === undefined ? end : (upTo ?? from);
    for (const { recorded } of news) {
      if (recorded !== undefined && recorded.position <= to && this.projection.types.has(recorded.event.type)) await this.projection.react?.(recorded);
    }
    const result = to > from ? await opened.writing.write({ from, to, documents, fence }) : 'applied';
    const position = result === 'stale' ? await opened.collection.checkpoint() : to;
    // A rebuilt collection may have been taken up meanwhile; this one's position is not about it.
    if (this.#opened?.collection !== opened.collection) return;
    this.#moveTo(position);
    if (result === 'stale') this.onStale();
    else if (poison !== undefined) this.#stop(poison);
  }

  #moveTo(position: Position): void {
    this.position = position;
    this.#tell();
  }

  /** @throws NotCaughtUp after the time, or at once when it is stopped at an event before it */
  reached(position: Position, timeoutMs: number): Promise<void> {
    if (this.position >= position) return Promise.resolve();
    if (this.poison !== undefined) return Promise.reject(new NotCaughtUp(`${this.projection.name} is stopped`));
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        position,
        resolve,
        reject,
        timer: setTimeout(() => {
          this.#waiters.delete(waiter);
          reject(new NotCaughtUp(`${this.projection.name} is at ${this.position}, not yet at ${position}`));
        }, timeoutMs),
      };
      this.#waiters.add(waiter);
      this.#watch();
    });
  }

  /** While somebody waits for a read model that another node runs, its checkpoint is looked at: once for all who wait. */
  #watch(): void {
    if (this.#looking || this.held) return;
    this.#looking = true;
    void this.#lookOn().finally(() => {
      this.#looking = false;
      if (this.#waiters.size > 0) this.#watch();
    });
  }

  async #lookOn(): Promise<void> {
    while (this.#waiters.size > 0 && !this.held) {
      // A store that is away now may be back before those who wait give up.
      await this.look().catch(() => undefined);
      if (this.#waiters.size > 0) await sleep(lookMs);
    }
  }

  #tell(): void {
    for (const waiter of this.#waiters) {
      if (waiter.position > this.position) continue;
      clearTimeout(waiter.timer);
      this.#waiters.delete(waiter);
      waiter.resolve();
    }
  }

  #stop(poison: Poison): void {
    this.poison = poison;
    for (const waiter of this.#waiters) {
      clearTimeout(waiter.timer);
      waiter.reject(new NotCaughtUp(`${this.projection.name} is stopped`));
    }
    this.#waiters.clear();
  }
}

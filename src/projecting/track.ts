import { NotCaughtUp } from '../../domain/ports/errors.ts';
import { type Position, startPosition } from '../../domain/ports/event-store.ts';
import type { Projection } from '../../domain/ports/projection.ts';
import type { Collection, Document, ReadStore } from '../../domain/ports/read-store.ts';
import type { Decoded } from './decoding.ts';
import { foldBatch, type Poison } from './folding.ts';

type Waiter = Readonly<{ position: Position; resolve(): void; reject(error: Error): void; timer: NodeJS.Timeout }>;

/** One projection on its way through the log: how far it is, whether it is stopped, and who waits for it. */
export class Track<D extends Document = Document> {
  readonly projection: Projection<D>;
  readonly #store: ReadStore;
  readonly #waiters = new Set<Waiter>();
  #collection: Collection<D> | undefined;
  position: Position = startPosition;
  poison: Poison | undefined;

  constructor(projection: Projection<D>, store: ReadStore) {
    this.projection = projection;
    this.#store = store;
  }

  /** Takes up the collection that serves readers now, and its checkpoint where that is another one than before. */
  async open(): Promise<void> {
    const collection = await this.#store.open<D>(this.projection);
    if (collection === this.#collection) return;
    this.#collection = collection;
    this.position = await collection.checkpoint();
  }

  /** Folds and writes the events after its position, up to `end`. */
  async apply(batch: readonly Decoded[], end: Position): Promise<void> {
    const collection = this.#collection;
    if (this.poison !== undefined || collection === undefined || end <= this.position) return;
    const { documents, upTo, poison } = await foldBatch(
      this.projection,
      collection,
      batch.filter(({ stored }) => stored.position > this.position),
    );
    const to = poison === undefined ? end : (upTo ?? this.position);
    if (to > this.position) {
      const result = await collection.write({ from: this.position, to, documents });
      if (result === 'stale') {
        this.position = await collection.checkpoint();
        return;
      }
      this.position = to;
    }
    this.#tell();
    if (poison !== undefined) this.#stop(poison);
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
    });
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

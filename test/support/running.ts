import { type Logger, pino } from 'pino';
import type { EventFeed, FeedPage, FeedReader, Position } from '../../domain/ports/event-store.ts';
import type { Batch, Collection, CollectionDefinition, Document } from '../../domain/ports/read-store.ts';
import { MemoryReadStore } from '../../src/read-store/memory/memory-read-store.ts';

type Line = Readonly<{ level: number; msg: string; [field: string]: unknown }>;

/** A logger that keeps what it is told. */
export function keepingLogger(): { readonly logger: Logger; readonly lines: readonly Line[] } {
  const lines: Line[] = [];
  return { logger: pino({ level: 'trace' }, { write: (line: string) => void lines.push(JSON.parse(line)) }), lines };
}

/** Something that work can be made to wait for. */
export class Gate {
  #open = Promise.withResolvers<void>();
  #arrived = Promise.withResolvers<void>();
  #closed = false;

  close(): void {
    this.#closed = true;
    this.#open = Promise.withResolvers();
    this.#arrived = Promise.withResolvers();
  }

  open(): void {
    this.#closed = false;
    this.#open.resolve();
  }

  /** Settles when work stands before the closed gate. */
  get arrived(): Promise<void> {
    return this.#arrived.promise;
  }

  async pass(): Promise<void> {
    if (!this.#closed) return;
    this.#arrived.resolve();
    await this.#open.promise;
  }
}

/** A feed that tells where it was opened, how often that was closed, how often it was asked and how often for its end, and can be held up or made to fail. */
export class WatchedFeed implements EventFeed {
  readonly #below: EventFeed;
  readonly gate = new Gate();
  readonly opened: Position[] = [];
  closed = 0;
  asked = 0;
  heads = 0;
  failure: Error | undefined;

  constructor(below: EventFeed) {
    this.#below = below;
  }

  open(after: Position): FeedReader {
    this.opened.push(after);
    const reader = this.#below.open(after);
    let closed = false;
    return {
      next: async (limit: number, waitMs: number): Promise<FeedPage> => {
        this.asked += 1;
        await this.gate.pass();
        if (this.failure !== undefined) throw this.failure;
        return reader.next(limit, waitMs);
      },
      close: async () => {
        if (!closed) this.closed += 1;
        closed = true;
        await reader.close();
      },
    };
  }

  head(): Promise<Position> {
    this.heads += 1;
    return this.#below.head();
  }
}

/** A read store in memory whose writes can be held up or made to fail, by read model; opening can be made to fail too. */
export class WatchedReadStore extends MemoryReadStore {
  readonly gate = new Gate();
  readonly #watched = new Map<Collection<Document>, Collection<Document>>();
  failure: (projection: string) => Error | undefined = () => undefined;
  openFailure: (projection: string) => Error | undefined = () => undefined;
  writes = 0;

  override async open<D extends Document>(definition: CollectionDefinition): Promise<Collection<D>> {
    const failure = this.openFailure(definition.name);
    if (failure !== undefined) throw failure;
    const below = await super.open<Document>(definition);
    const watched = this.#watched.get(below) ?? this.#watch(definition.name, below);
    this.#watched.set(below, watched);
    return watched as unknown as Collection<D>;
  }

  #watch(name: string, below: Collection<Document>): Collection<Document> {
    return {
      get: (ids) => below.get(ids),
      find: (query) => below.find(query),
      checkpoint: () => below.checkpoint(),
      write: async (batch: Batch<Document>) => {
        await this.gate.pass();
        const failure = this.failure(name);
        if (failure !== undefined) throw failure;
        this.writes += 1;
        return below.write(batch);
      },
    };
  }
}

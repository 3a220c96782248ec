import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync } from 'node:sqlite';
import type {
  Appended,
  EventFeed,
  EventStore,
  ExpectedRevision,
  FeedReader,
  Position,
  ProposedEvent,
  ReadOptions,
  Revision,
  StoredEvent,
  StreamName,
} from '../../domain/ports/event-store.ts';
import type { Batch, Claim, Collection, CollectionDefinition, Document, Fence, ReadStore } from '../../domain/ports/read-store.ts';

/** Where a process is killed: at a point, when it comes there for the so-manieth time. */
export type KillPoint = Readonly<{ point: string; time: number }>;

let left = 0;
let chosen: string | undefined;

/** Makes this process end at the point as if its power were cut. */
export function killAt(killPoint: KillPoint | undefined): void {
  chosen = killPoint?.point;
  left = killPoint?.time ?? 0;
}

export function reach(point: string): void {
  if (point !== chosen) return;
  left -= 1;
  if (left <= 0) process.kill(process.pid, 'SIGKILL');
}

/** The moments on both sides of work. */
async function around<T>(point: string, work: () => Promise<T>): Promise<T> {
  reach(`before ${point}`);
  const result = await work();
  reach(`after ${point}`);
  return result;
}

/** Every COMMIT of SQLite in this process becomes a point, also that of the event store, inside which no decorator reaches. */
export function watchCommits(): void {
  const exec = DatabaseSync.prototype.exec;
  DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string) {
    if (sql !== 'COMMIT') return exec.call(this, sql);
    reach('before commit');
    exec.call(this, sql);
    reach('after commit');
  };
}

/** Giving a backup its name becomes a point. */
export function watchNaming(): void {
  const linkSync = fs.linkSync;
  fs.linkSync = (...names) => {
    reach('before naming');
    linkSync(...names);
    reach('after naming');
  };
  syncBuiltinESMExports();
}

export class KillableEventStore implements EventStore, EventFeed {
  readonly #below: EventStore & EventFeed;

  constructor(below: EventStore & EventFeed) {
    this.#below = below;
  }

  append(stream: StreamName, expected: ExpectedRevision, events: readonly ProposedEvent[]): Promise<Appended> {
    return around('append', () => this.#below.append(stream, expected, events));
  }

  read(stream: StreamName, options: ReadOptions): Promise<readonly StoredEvent[]> {
    return this.#below.read(stream, options);
  }

  open(after: Position): FeedReader {
    return this.#below.open(after);
  }

  head(): Promise<Position> {
    return this.#below.head();
  }

  close(): Promise<void> {
    return this.#below.close();
  }
}

export class KillableReadStore implements ReadStore {
  readonly #below: ReadStore;
  readonly #known = new Map<Collection<Document>, Collection<Document>>();

  constructor(below: ReadStore) {
    this.#below = below;
  }

  async open<D extends Document>(definition: CollectionDefinition): Promise<Collection<D>> {
    return this.#killable(await this.#below.open<Document>(definition)) as unknown as Collection<D>;
  }

  async openGeneration<D extends Document>(definition: CollectionDefinition, generation: number): Promise<Collection<D>> {
    return this.#killable(await this.#below.openGeneration<Document>(definition, generation)) as unknown as Collection<D>;
  }

  generation(definition: CollectionDefinition): Promise<number> {
    return this.#below.generation(definition);
  }

  activate(definition: CollectionDefinition, generation: number): Promise<void> {
    return around('activation', () => this.#below.activate(definition, generation));
  }

  lease(definition: CollectionDefinition, holder: string, forMs: number): Promise<Fence | undefined> {
    return this.#below.lease(definition, holder, forMs);
  }

  release(definition: CollectionDefinition, holder: string): Promise<void> {
    return this.#below.release(definition, holder);
  }

  claimKey(key: string, fingerprint: string): Promise<Claim | undefined> {
    return this.#below.claimKey(key, fingerprint);
  }

  noteUnchanged(key: string, unchangedAt: Revision): Promise<void> {
    return this.#below.noteUnchanged(key, unchangedAt);
  }

  close(): Promise<void> {
    return this.#below.close();
  }

  #killable(below: Collection<Document>): Collection<Document> {
    const killable = this.#known.get(below) ?? {
      get: (ids: readonly string[]) => below.get(ids),
      find: (query: Parameters<Collection<Document>['find']>[0]) => below.find(query),
      checkpoint: () => below.checkpoint(),
      write: (batch: Batch<Document>) => around('write', () => below.write(batch)),
    };
    this.#known.set(below, killable);
    return killable;
  }
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from 'pino';
import { concatMap, defer, EMPTY, firstValueFrom, type Observable, of, repeat, retry, Subject, takeUntil, timer } from 'rxjs';
import type { EventFeed, FeedReader, Position } from '../../domain/ports/event-store.ts';
import { decoded } from './decoding.ts';
import type { Track } from './track.ts';

const pageSize = 1000;
const idleMs = 1000;
const longestPauseMs = 10_000;

/** Several projections that go through the log side by side: each page is read and decoded once for all of them. */
export class ProjectionLoop {
  readonly #feed: EventFeed;
  readonly #logger: Logger;
  readonly #stopped = new Subject<void>();
  #reader: { readonly feed: FeedReader; position: Position } | undefined;
  #running: Promise<void> | undefined;
  #failures = 0;
  tracks: readonly Track[];
  /** Called after each page; for the runner to move tracks that have caught up. */
  onPage: (caughtUp: boolean) => void = () => undefined;

  constructor(feed: EventFeed, tracks: readonly Track[], logger: Logger) {
    this.#feed = feed;
    this.tracks = tracks;
    this.#logger = logger;
  }

  start(): void {
    // Pull: a page is asked for only when the one before it has been applied, so nothing piles up.
    const pages: Observable<unknown> = defer(() => this.#page()).pipe(
      concatMap((caughtUp) => {
        this.#failures = 0;
        this.onPage(caughtUp);
        return EMPTY;
      }),
      repeat(),
      retry({ delay: (error: unknown) => this.#pause(error) }),
      takeUntil(this.#stopped),
    );
    this.#running = firstValueFrom(pages, { defaultValue: undefined }).then(() => undefined);
  }

  /** Ends after the page in hand has been applied and its checkpoints are saved. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#reader?.feed.close();
    await this.#turn;
    this.#stopped.next();
    await this.#running;
  }

  #stopping = false;
  #turn: Promise<unknown> | undefined;

  #page(): Promise<boolean> {
    const turn = this.#stopping ? new Promise<boolean>(() => undefined) : this.#apply();
    if (!this.#stopping) this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #apply(): Promise<boolean> {
    for (const track of this.tracks) await track.open();
    const going = this.tracks.filter(({ poison }) => poison === undefined);
    const from = going
      .map(({ position }) => position)
      .reduce<Position | undefined>((least, next) => (least === undefined || next < least ? next : least), undefined);
    if (from === undefined) {
      await firstValueFrom(timer(idleMs));
      return true;
    }
    if (this.#reader?.position !== from) {
      await this.#reader?.feed.close();
      this.#reader = { feed: this.#feed.open(from), position: from };
    }
    const page = await this.#reader.feed.next(pageSize, idleMs);
    const batch = page.events.map(decoded);
    for (const track of going) {
      await track.apply(batch, page.position);
      if (track.poison !== undefined) this.#report(track);
      // The stores may answer without leaving the turn; requests must get theirs.
      if (batch.length > 0) await nextTurn();
    }
    this.#reader.position = page.position;
    return page.caughtUp;
  }

  #report({ projection, poison }: Track): void {
    this.#logger.error(
      {
        projection: projection.name,
        eventId: poison?.event.id,
        type: poison?.event.type,
        stream: poison?.event.stream,
        position: poison?.event.position,
        err: poison?.error,
      },
      'projection stopped at an event it cannot fold; the others go on',
    );
  }

  /** A store that is away is tried again, slower and slower. */
  #pause(error: unknown): Observable<unknown> {
    this.#reader = undefined;
    this.#failures += 1;
    const pause = Math.min(longestPauseMs, 100 * 2 ** Math.min(this.#failures, 10));
    this.#logger.warn({ err: error, pause, projections: this.tracks.map(({ projection }) => projection.name) }, 'projecting paused; trying again');
    return this.#stopping ? of(undefined) : timer(pause);
  }
}

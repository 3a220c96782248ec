import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { concat, concatMap, defer, EMPTY, firstValueFrom, ignoreElements, type Observable, repeat, retry, Subject, takeUntil, timer } from 'rxjs';
import type { EventFeed, FeedReader, Position } from '../../domain/ports/event-store.ts';
import type { Projection } from '../../domain/ports/projection.ts';
import { type Decoded, decoded } from './decoding.ts';
import type { Track } from './track.ts';

/** Events at once. Of a log that is far ahead many, because a document is then written once for all of them; afterwards few, so that nothing is held up. */
const pageSizes = { catchingUp: 5000, keepingUp: 200 } as const;
const idleMs = 1000;
const longestPauseMs = 10_000;

/** What is done around the applying of a batch to a projection; it must run it, once. */
export type Around = (projection: Projection, batch: readonly Decoded[], apply: () => Promise<void>) => Promise<void>;

/** Several projections that go through the log side by side: each page is read and decoded once for all of them. */
export class ProjectionLoop {
  readonly #feed: EventFeed;
  readonly #logger: Logger;
  readonly #ending = new AbortController();
  readonly #stopped = new Subject<void>();
  #reader: { readonly feed: FeedReader; position: Position } | undefined;
  #turn: Promise<unknown> | undefined;
  #running: Promise<void> | undefined;
  #failures = 0;
  tracks: readonly Track[];
  /** Whether it has been at the end of the log since it started, or since the last failure. */
  keepsUp = false;
  /** Called after each page; for the runner to move tracks that have caught up. */
  onPage: (caughtUp: boolean) => void = () => undefined;
  /** Called with a track that fails while others do not; the runner takes it out, so that it does not hold them up. */
  onFailing: (track: Track, error: unknown) => void = () => undefined;
  /** For those who watch. */
  around: Around = (_projection, _batch, apply) => apply();

  constructor(feed: EventFeed, tracks: readonly Track[], logger: Logger) {
    this.#feed = feed;
    this.tracks = tracks;
    this.#logger = logger;
  }

  /** After a pause, if something has failed already. */
  start(failure?: unknown): void {
    const before = failure === undefined ? EMPTY : this.#pause(failure).pipe(ignoreElements());
    // Pull: a page is asked for only when the one before it has been applied, so nothing piles up.
    const pages: Observable<unknown> = defer(() => this.#page()).pipe(
      concatMap((caughtUp) => {
        this.#failures = 0;
        this.keepsUp ||= caughtUp;
        // Of one that is being stopped nothing moves on: its track may have been taken from it.
        if (!this.#ending.signal.aborted) this.onPage(caughtUp);
        return EMPTY;
      }),
      repeat(),
      retry({ delay: (error: unknown) => this.#pause(error) }),
    );
    this.#running = firstValueFrom(concat(before, pages).pipe(takeUntil(this.#stopped)), { defaultValue: undefined }).then(() => undefined);
  }

  /** Ends after the page in hand has been applied and its checkpoints are saved. */
  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#reader?.feed.close();
    await this.#turn;
    this.#stopped.next();
    await this.#running;
  }

  #page(): Promise<boolean> {
    if (this.#ending.signal.aborted) return new Promise(() => undefined);
    const turn = this.#apply();
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #apply(): Promise<boolean> {
    const { tracks } = this;
    const unopened = new Map<Track, unknown>();
    await Promise.all(tracks.map((track) => track.open().catch((error: unknown) => unopened.set(track, error))));
    this.#partFrom(unopened, tracks);
    const going = this.tracks.filter(({ poison }) => poison === undefined);
    const from = going
      .map(({ position }) => position)
      .reduce<Position | undefined>((least, next) => (least === undefined || next < least ? next : least), undefined);
    if (from === undefined) {
      await sleep(idleMs, undefined, { signal: this.#ending.signal }).catch(() => undefined);
      return true;
    }
    if (this.#reader?.position !== from) {
      await this.#reader?.feed.close();
      // Who stops it closes the reader that is there; none may come after that.
      if (this.#ending.signal.aborted) return false;
      this.#reader = { feed: this.#feed.open(from), position: from };
    }
    const page = await this.#reader.feed.next(this.keepsUp ? pageSizes.keepingUp : pageSizes.catchingUp, idleMs);
    const batch = page.events.map(decoded);
    const applying: Promise<unknown>[] = [];
    const failed = new Map<Track, unknown>();
    for (const track of going) {
      applying.push(this.#applyTo(track, batch, page.position).catch((error: unknown) => failed.set(track, error)));
      // An embedded store answers without leaving the turn; requests must get theirs. Of one that is far away the answers are awaited together.
      if (batch.length > 0) await nextTurn();
    }
    await Promise.all(applying);
    this.#partFrom(failed, going);
    this.#reader.position = page.position;
    return page.caughtUp;
  }

  /** Goes on without those that fail. @throws what has failed, when there is none to go on with */
  #partFrom(failed: ReadonlyMap<Track, unknown>, among: readonly Track[]): void {
    if (failed.size > 0 && failed.size === among.length) throw [...failed.values()][0];
    for (const [track, error] of failed) this.onFailing(track, error);
  }

  async #applyTo(track: Track, batch: readonly Decoded[], end: Position): Promise<void> {
    await this.around(track.projection, batch, () => track.apply(batch, end));
    if (track.poison !== undefined) this.#report(track);
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
    void this.#reader?.feed.close().catch(() => undefined);
    this.#reader = undefined;
    this.keepsUp = false;
    this.#failures += 1;
    const pause = Math.min(longestPauseMs, 100 * 2 ** Math.min(this.#failures, 10));
    this.#logger.warn({ err: error, pause, projections: this.tracks.map(({ projection }) => projection.name) }, 'projecting paused; trying again');
    return timer(pause);
  }
}

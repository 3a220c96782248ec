import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { LiveHistory, LivePage, LiveReader } from '../../api/events/following.ts';
import { Problem } from '../../api/http/problem.ts';
import { membershipCodec } from '../../domain/membership/events.ts';
import type { EventFeed, FeedReader, Position, StoredEvent } from '../../domain/ports/event-store.ts';
import type { ReadModels } from '../../domain/ports/read-models.ts';
import { OrderedHistory, type ReadPage } from './history.ts';
import { HubReader } from './hub-reader.ts';
import { type Bounds, RecentPages } from './recent-pages.ts';
import { Slots } from './slots.ts';

export type LiveLimits = Readonly<{ /** Readers at once. */ total: number; perSubject: number }>;

export type LivePace = Readonly<{
  /** What is held for those who follow closely. */
  recent: Bounds;
  /** What happens within so long is sent together, so that a busy log is not so many small writes to each reader. */
  gatherMs: number;
  /** Before it is tried again after a failure. */
  pauseMs: number;
  /** How long a position is waited for that this node has not seen. */
  aheadMs: number;
}>;
/** Some seconds of the busiest day. */
const usualPace: LivePace = { recent: { entries: 4096, bytes: 4 * 1024 * 1024 }, gatherMs: 50, pauseMs: 2000, aheadMs: 2000 };

/** Small enough that what is sent to one reader at a time is little. */
const pageSize = 200;
const idleMs = 1000;
const lookMs = 50;
/** Readers that read the log by themselves at once, so that many that come back together do not hold up everything else. */
const catchingUp = 2;

/**
 * One follower of the log for everybody who follows it live. It runs while somebody does, holds the newest pages, and knows of no reader how far that one is:
 * who is behind what is held reads the log from where it got to, page by page as it takes them, until it is back among the others.
 */
export class LiveHub implements LiveHistory {
  readonly #history: OrderedHistory;
  readonly #logger: Logger;
  readonly #limits: LiveLimits;
  readonly #pace: LivePace;
  readonly #readers = new Set<HubReader>();
  readonly #slots = new Slots(catchingUp);
  #recent: RecentPages | undefined;
  #following: Promise<void> | undefined;
  #feed: FeedReader | undefined;
  readonly #ending = new AbortController();
  /** Called when a reader finds what it needs in the log instead of among the recent pages. */
  onCatchUp: () => void = () => undefined;
  /** Called when somebody may not follow as well. */
  onTurnedAway: () => void = () => undefined;

  constructor(feed: EventFeed, readModels: ReadModels, logger: Logger, limits: LiveLimits, pace: Partial<LivePace> = {}) {
    this.#history = new OrderedHistory(feed, readModels);
    this.#logger = logger;
    this.#limits = limits;
    this.#pace = { ...usualPace, ...pace };
  }

  get readers(): number {
    return this.#readers.size;
  }

  /** Whether the log is being followed at the moment. */
  get following(): boolean {
    return this.#following !== undefined;
  }

  async open(subject: string, after: Position | undefined): Promise<LiveReader> {
    const { total, perSubject } = this.#limits;
    const own = [...this.#readers].filter((reader) => reader.subject === subject);
    if (own.length >= perSubject) throw this.#turnedAway(new Problem('TooManyStreams', { most: perSubject, seconds: 10 }));
    if (this.#readers.size >= total || this.#ending.signal.aborted) throw this.#turnedAway(new Problem('Overloaded'));
    const reader = new HubReader(
      subject,
      (left) => this.#readers.delete(left),
      (waiting) => this.#after(waiting),
    );
    // Counted before it is known where it begins: many that come at once must not pass the limit together.
    this.#readers.add(reader);
    try {
      const head = await this.#history.head();
      this.#follow(head);
      reader.since = head;
      reader.position = after === undefined || (after > head && !(await this.#reached(after, reader))) ? head : after;
      return reader;
    } catch (error) {
      reader.close();
      throw error;
    }
  }

  /**
   * Whether the log has come to a position that it had not. It may be from a node that has seen more; one that does not come, because it was made up or
   * the log was put back, must not hold a place in silence.
   */
  async #reached(position: Position, reader: HubReader): Promise<boolean> {
    const until = performance.now() + this.#pace.aheadMs;
    while (!reader.closed && performance.now() < until) {
      await this.#pause(lookMs);
      if ((await this.#history.head()) >= position) return true;
    }
    return false;
  }

  #turnedAway(problem: Problem): Problem {
    this.onTurnedAway();
    return problem;
  }

  /** Ends every stream. */
  async close(): Promise<void> {
    this.#ending.abort();
    for (const reader of this.#readers) reader.close();
    await this.#feed?.close();
    await this.#following;
  }

  #follow(head: Position): void {
    if (this.#following !== undefined) return;
    const pages = new RecentPages(head, this.#pace.recent);
    this.#recent = pages;
    this.#following = this.#run(pages).finally(() => {
      this.#following = undefined;
      this.#recent = undefined;
      // Somebody may have come while the last one left.
      if (this.#readers.size > 0 && !this.#ending.signal.aborted) this.#follow(pages.to);
    });
  }

  async #run(pages: RecentPages): Promise<void> {
    while (this.#readers.size > 0 && !this.#ending.signal.aborted) {
      try {
        this.#feed ??= this.#history.open(pages.to);
        const read = await this.#history.next(this.#feed, pageSize, idleMs);
        if (read.events.length === 0) continue;
        pages.add(read.page);
        this.#tell(read);
        if (read.caughtUp) await this.#pause(this.#pace.gatherMs);
      } catch (error) {
        this.#logger.warn({ err: error }, 'the live history paused; trying again');
        await this.#feed?.close().catch(() => undefined);
        this.#feed = undefined;
        await this.#pause(this.#pace.pauseMs);
      }
    }
    await this.#feed?.close().catch(() => undefined);
    this.#feed = undefined;
  }

  #tell({ events }: ReadPage): void {
    const changes = events.filter(ofMemberships);
    for (const reader of this.#readers) {
      if (endedBy(changes, reader)) reader.close();
      else reader.wake();
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.#ending.signal }).catch(() => undefined);
  }

  /** What follows a reader's position, from where it is to be had. Undefined at the end. */
  async #after(reader: HubReader): Promise<LivePage | undefined> {
    const recent = this.#recent?.after(reader.position);
    if (recent !== 'gone') return recent;
    this.onCatchUp();
    return this.#slots.use(async () => {
      // An embedded store answers without leaving the turn; requests must get theirs.
      await nextTurn();
      const feed = this.#history.open(reader.position);
      try {
        const { events, page } = await this.#history.next(feed, pageSize, 0);
        // It may be ahead of the one follower, who has then not told yet that memberships have changed.
        if (endedBy(events.filter(ofMemberships), reader)) reader.close();
        return page;
      } finally {
        await feed.close();
      }
    });
  }
}

const ofMemberships = ({ type }: StoredEvent): boolean => (membershipCodec.types as readonly string[]).includes(type);

/** What a person may see has changed since its stream was opened: that ends, and the person comes back with what may be seen now. */
const endedBy = (changes: readonly StoredEvent[], { subject, since }: HubReader): boolean =>
  changes.some(({ data, position }) => data.subject === subject && position > since);

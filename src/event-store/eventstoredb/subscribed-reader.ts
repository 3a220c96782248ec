import type { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type AllStreamResolvedEvent, type AllStreamSubscription, START, streamNameFilter } from '@eventstore/db-client';
import { StoreUnavailable } from '../../../domain/ports/errors.ts';
import { type FeedPage, type FeedReader, type Position, type StoredEvent, startPosition } from '../../../domain/ports/event-store.ts';
import { AppendSignal } from '../signal.ts';
import type { Connection } from './connection.ts';
import { type Patience, pauseAfter, unavailable } from './patience.ts';
import { placeOf, storedFrom } from './resolved.ts';

/** More than this is not held: the subscription is paused, and with it the server. */
const fullBuffer = 2000;
/** Goes on again below this. */
const lowBuffer = 1000;
/** In units of 32 events: how often the server lets hear of itself while nothing of ours comes by. */
const checkpointInterval = 1000;
/** Silence is waited for in so many parts. */
const waitsPerAttempt = 10;

export type SubscribedReaderOptions = Readonly<{
  connection: Connection;
  streams: readonly string[];
  after: Position;
  patience: Patience;
  /** The end of the log, for a look whether a subscription that says nothing has nothing to say. */
  head(): Promise<Position>;
  onClose(): void;
}>;

/**
 * The feed by a subscription to everything, filtered on the server to our streams. A subscription that breaks, or goes silent before the end of the log,
 * is opened again after the last event it gave; where the server's own checkpoints say it is does not matter.
 *
 * Silence is counted in waits of this reader and not by the clock: a process that is busy does not listen, which says nothing of the server,
 * and however long it is busy amid a wait, that is one wait.
 */
export class SubscribedReader implements FeedReader {
  readonly #options: SubscribedReaderOptions;
  readonly #changed = new AppendSignal();
  /** What has come and has not been handed out. */
  #buffer: StoredEvent[] = [];
  #received: Position;
  #handedOut: Position;
  /** Up to here there are events, as far as a look at the log has told since the subscription was opened. */
  #seen: Position = startPosition;
  #subscription: AllStreamSubscription | undefined;
  #caughtUp = false;
  #failure: unknown;
  #failures = 0;
  #failingSince = 0;
  #heardAt = 0;
  /** How long has been waited since something was heard. */
  #silentMs = 0;
  #reopenAt = 0;
  #closed = false;
  #ended = false;

  constructor(options: SubscribedReaderOptions) {
    this.#options = options;
    this.#received = options.after;
    this.#handedOut = options.after;
  }

  async next(limit: number, waitMs: number): Promise<FeedPage> {
    if (this.#ended) throw new StoreUnavailable('the event store is closed');
    const until = performance.now() + waitMs;
    while (this.#buffer.length === 0 && !this.#closed) {
      await this.#subscribed();
      if (this.#closed) break;
      const ended = this.#atEnd();
      if (ended && performance.now() >= until) {
        await this.#checkSilence();
        if (this.#atEnd()) break;
      }
      if (this.#buffer.length === 0) await this.#listen(ended ? until - performance.now() : Number.POSITIVE_INFINITY);
      if (!this.#atEnd()) this.#suspectSilence();
    }
    // On the way through history what comes with the first event makes one page with it.
    if (!this.#caughtUp && this.#buffer.length < limit) await nextTurn();
    const events = this.#buffer.splice(0, limit);
    this.#handedOut = events.at(-1)?.position ?? this.#handedOut;
    if (this.#buffer.length < lowBuffer && this.#subscription?.isPaused()) this.#subscription.resume();
    return { events, position: this.#handedOut, caughtUp: this.#buffer.length === 0 && this.#atEnd() };
  }

  /** The store is closed: there will be no more pages. */
  end(): Promise<void> {
    this.#ended = true;
    return this.close();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#buffer = [];
    this.#drop();
    this.#changed.raise();
    this.#options.onClose();
    await this.#options.connection.close();
  }

  #atEnd(): boolean {
    const subscription = this.#subscription as (AllStreamSubscription & Partial<Writable>) | undefined;
    return this.#caughtUp && this.#received >= this.#seen && subscription?.readableLength === 0 && subscription.writableLength === 0;
  }

  /** Opens the subscription where there is none. @throws StoreUnavailable when it has been failing for longer than the patience allows */
  async #subscribed(): Promise<void> {
    while (this.#subscription === undefined && !this.#closed) {
      if (this.#failure !== undefined && performance.now() - this.#failingSince > this.#options.patience.totalMs) {
        // The caller pauses; its next call tries again at once.
        this.#failingSince = performance.now();
        throw unavailable(this.#failure);
      }
      if (performance.now() < this.#reopenAt) await this.#changed.wait(this.#reopenAt - performance.now());
      else await this.#subscribe();
    }
  }

  async #subscribe(): Promise<void> {
    const { connection, streams } = this.#options;
    const client = await connection.client();
    if (this.#closed) return;
    const subscription = client.subscribeToAll({
      fromPosition: this.#received === startPosition ? START : placeOf(this.#received),
      filter: streamNameFilter({ prefixes: [...streams], checkpointInterval, checkpointReached: async () => current(() => this.#healthy())() }),
    });
    this.#subscription = subscription;
    this.#caughtUp = false;
    this.#seen = startPosition;
    this.#heard();
    const current = (act: () => void) => (): void => {
      if (this.#subscription !== subscription) return;
      this.#heard();
      act();
    };
    subscription.on('data', (resolved: AllStreamResolvedEvent) => current(() => this.#take(resolved, subscription))());
    subscription.on(
      'confirmation',
      current(() => undefined),
    );
    subscription.on(
      'caughtUp',
      current(() => this.#reachEnd()),
    );
    subscription.on(
      'fellBehind',
      // Events come from the disk again, until the server says once more that it has caught up.
      current(() => {
        this.#caughtUp = false;
      }),
    );
    subscription.on('error', (error: unknown) => current(() => this.#fail(error))());
    subscription.on(
      'end',
      current(() => this.#fail(new Error('the server has ended the subscription'))),
    );
  }

  #take(resolved: AllStreamResolvedEvent, subscription: AllStreamSubscription): void {
    this.#healthy();
    const stored = storedFrom(resolved);
    if (stored === undefined || stored.position <= this.#received) return;
    this.#received = stored.position;
    this.#buffer.push(stored);
    if (this.#buffer.length === 1) this.#changed.raise();
    if (this.#buffer.length >= fullBuffer && !subscription.isPaused()) subscription.pause();
  }

  #heard(): void {
    this.#heardAt = performance.now();
    this.#silentMs = 0;
  }

  /** A confirmation is not enough: what comes of a subscription that was confirmed may be nothing. */
  #healthy(): void {
    this.#failures = 0;
    this.#failure = undefined;
  }

  #reachEnd(): void {
    this.#healthy();
    this.#caughtUp = true;
    this.#changed.raise();
  }

  #fail(error: unknown): void {
    this.#drop();
    if (this.#failure === undefined) this.#failingSince = performance.now();
    this.#failure = error;
    this.#reopenAt = performance.now() + pauseAfter(this.#failures);
    this.#failures += 1;
    this.#changed.raise();
  }

  #drop(): void {
    const subscription = this.#subscription;
    this.#subscription = undefined;
    this.#caughtUp = false;
    subscription?.unsubscribe().catch(() => undefined);
  }

  /** Waits for the next thing to come, for a part of an attempt. Counted beforehand, because what is heard meanwhile sets the count back. */
  async #listen(mostMs: number): Promise<void> {
    const waitMs = Math.max(1, Math.min(mostMs, this.#options.patience.attemptMs / waitsPerAttempt));
    this.#silentMs += waitMs;
    await this.#changed.wait(waitMs);
  }

  /** Before the end of the log something comes all the time; if it does not, the connection is given up. */
  #suspectSilence(): void {
    const { attemptMs } = this.#options.patience;
    if (this.#subscription === undefined || this.#buffer.length > 0 || this.#silentMs < attemptMs) return;
    this.#fail(new Error(`the subscription has been silent for ${attemptMs} ms`));
    this.#renewConnection();
  }

  /** At the end of the log silence is what there should be, unless the log has gone on. */
  async #checkSilence(): Promise<void> {
    if (performance.now() - this.#heardAt < this.#options.patience.attemptMs) return;
    const head = await this.#options.head();
    if (head > this.#received) this.#seen = head;
    else this.#heard();
  }

  #renewConnection(): void {
    void this.#options.connection.client().then((client) => this.#options.connection.renew(client));
  }
}

import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { ReadStore } from '../../domain/ports/read-store.ts';
import type { Track } from './track.ts';

/** A node that is killed is followed by another after a lease and two renewals at most. */
export const usualTerm = { leaseMs: 6000, renewMs: 1500 } as const;
export type Term = Readonly<{ leaseMs: number; renewMs: number }>;

/** Which of several nodes runs which read model: asks for the lease of each track again and again, and tells what it got and what it lost. */
export class Tenure {
  readonly #store: ReadStore;
  readonly #tracks: readonly Track[];
  readonly #logger: Logger;
  readonly #term: Term;
  readonly #holder = randomUUID();
  #timer: NodeJS.Timeout | undefined;
  #asking: Promise<void> | undefined;
  #ended = false;
  /** Called with the tracks that this process has come to run. */
  onGained: (tracks: readonly Track[]) => Promise<void> = async () => undefined;
  /** Called with those that it runs no longer. */
  onLost: (tracks: readonly Track[]) => void = () => undefined;

  constructor(store: ReadStore, tracks: readonly Track[], logger: Logger, term: Term = usualTerm) {
    this.#store = store;
    this.#tracks = tracks;
    this.#logger = logger;
    this.#term = term;
    for (const track of tracks) track.onStale = () => this.#soon(0);
  }

  /** Answers after the first asking. A store that is away is asked again later. */
  begin(): Promise<void> {
    return this.#ask();
  }

  /** Gives back what is held, so that another node can go on at once. Nothing may be projecting any more. */
  async end(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    await this.#asking;
    const held = this.#tracks.filter((track) => track.held);
    for (const track of held) track.hold(undefined);
    // Who cannot be told now learns it when the lease runs out.
    await Promise.allSettled(held.map(({ projection }) => this.#store.release(projection, this.#holder)));
  }

  #soon(milliseconds: number): void {
    if (this.#ended) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), milliseconds);
  }

  #ask(): Promise<void> {
    this.#asking ??= this.#askForAll().finally(() => {
      this.#asking = undefined;
      this.#soon(this.#term.renewMs);
    });
    return this.#asking;
  }

  async #askForAll(): Promise<void> {
    const gained: Track[] = [];
    const lost: Track[] = [];
    const ask = async (track: Track): Promise<void> => {
      const fence = await this.#store.lease(track.projection, this.#holder, this.#term.leaseMs);
      if (track.held && fence === undefined) lost.push(track);
      if (!track.held && fence !== undefined) gained.push(track);
      track.hold(fence);
    };
    const answers = await Promise.allSettled(this.#tracks.map(ask));
    const failure = answers.find((answer) => answer.status === 'rejected');
    // What is held is held on to: if the lease runs out meanwhile, the token protects what the next holder writes.
    if (failure !== undefined) this.#logger.warn({ err: failure.reason }, 'the leases of the read models could not be asked for; trying again');
    const names = (tracks: readonly Track[]) => tracks.map(({ projection }) => projection.name);
    if (lost.length > 0) {
      this.#logger.warn({ projections: names(lost) }, 'another node runs these read models now');
      this.onLost(lost);
    }
    if (gained.length === 0) return;
    this.#logger.info({ projections: names(gained) }, 'this node runs these read models now');
    await this.onGained(gained);
  }
}

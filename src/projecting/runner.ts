import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { NotCaughtUp } from '../../domain/ports/errors.ts';
import type { EventFeed, Position } from '../../domain/ports/event-store.ts';
import type { Projection } from '../../domain/ports/projection.ts';
import type { Reached, ReadModels } from '../../domain/ports/read-models.ts';
import type { Collection, Document, ReadStore } from '../../domain/ports/read-store.ts';
import { type Around, ProjectionLoop } from './loop.ts';
import { Tenure, type Term } from './tenure.ts';
import { lookMs, Track } from './track.ts';

/** How long a reader waits for a read model to reach a position. */
const patienceMs = 5000;

export type ProjectionStatus = Readonly<{
  name: string;
  version: number;
  position: Position;
  /** standby: another node runs it. */
  state: 'live' | 'standby' | 'catching-up' | 'stopped';
  /** Events it still has to fold; of a store whose positions are not numbered one by one, an upper bound. */
  behind: number;
  stoppedAt?: string;
}>;

/** Keeps every read model that this node runs up to date with the log, from where its checkpoint is; the others it follows. */
export class ProjectionRunner implements ReadModels {
  readonly #feed: EventFeed;
  readonly #store: ReadStore;
  readonly #logger: Logger;
  readonly #tracks: ReadonlyMap<string, Track>;
  readonly #tenure: Tenure;
  readonly #live: ProjectionLoop;
  #catchingUp: ProjectionLoop[] = [];
  #stopping = false;
  /** For those who watch. */
  around: Around = (_projection, _batch, apply) => apply();

  constructor(feed: EventFeed, store: ReadStore, projections: readonly Projection[], logger: Logger, term?: Term) {
    this.#feed = feed;
    this.#store = store;
    this.#logger = logger;
    this.#tracks = new Map(projections.map((projection) => [projection.name, new Track(projection, store)]));
    this.#live = this.#loop([]);
    this.#live.onFailing = (track, error) => this.#part(track, error);
    this.#tenure = new Tenure(store, [...this.#tracks.values()], logger, term);
    this.#tenure.onGained = (gained) => this.#begin(gained);
    this.#tenure.onLost = (lost) => this.#leave(lost);
  }

  get projections(): readonly Projection[] {
    return [...this.#tracks.values()].map(({ projection }) => projection);
  }

  /** Answers when it is known which read models this node runs, or that the store is away; that is asked again. */
  async start(): Promise<void> {
    await this.#tenure.begin();
    this.#live.start();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all([this.#live, ...this.#catchingUp].map((loop) => loop.stop()));
    await this.#tenure.end();
  }

  async collection<D extends Document>(projection: Projection<D>, asked?: Reached): Promise<Collection<D>> {
    const track = this.#track(projection.name);
    const { position: reached, withinMs = patienceMs } = typeof asked === 'object' ? asked : { position: asked };
    const until = performance.now() + withinMs;
    for (;;) {
      const collection = await this.#store.open<D>(projection);
      // Of the one in hand without waiting: what it reaches between the question and the answer would be waited for as if it had not.
      if (reached === undefined || (track.positionOf(collection) ?? (await collection.checkpoint())) >= reached) return collection;
      const left = until - performance.now();
      if (left <= 0) throw new NotCaughtUp(`${projection.name} did not reach ${reached} in time`);
      // Where the track is there and the collection is not, a rebuilt one has just come in its place.
      await (track.position < reached ? track.reached(reached, left) : sleep(lookMs));
    }
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    const head = await this.#feed.head();
    await Promise.all([...this.#tracks.values()].map((track) => track.look()));
    const keptUp = this.#live.keepsUp ? this.#live.tracks : [];
    return [...this.#tracks.values()].map((track) => ({
      name: track.projection.name,
      version: track.projection.version,
      position: track.position,
      state: !track.held ? 'standby' : track.poison !== undefined ? 'stopped' : keptUp.includes(track) || track.position >= head ? 'live' : 'catching-up',
      behind: Math.max(0, Number(BigInt(head) - BigInt(track.position))),
      ...(track.poison !== undefined && { stoppedAt: track.poison.event.id }),
    }));
  }

  /** Those at the furthest checkpoint go on together; each other one catches up by itself and then joins them. */
  async #begin(gained: readonly Track[]): Promise<void> {
    // One whose store is away now is opened by its loop.
    await Promise.allSettled(gained.map((track) => track.open()));
    if (this.#stopping) return;
    const furthest = [...this.#live.tracks, ...gained].map(({ position }) => position).reduce((most, next) => (next > most ? next : most));
    this.#live.tracks = [...this.#live.tracks, ...gained.filter(({ position }) => position === furthest)];
    this.#catchingUp = [...this.#catchingUp, ...gained.filter(({ position }) => position !== furthest).map((track) => this.#catchUp(track))];
  }

  #leave(lost: readonly Track[]): void {
    this.#live.tracks = this.#live.tracks.filter((track) => !lost.includes(track));
    const without = this.#catchingUp.filter(({ tracks }) => tracks.some((track) => lost.includes(track)));
    this.#catchingUp = this.#catchingUp.filter((loop) => !without.includes(loop));
    for (const loop of without) void loop.stop();
  }

  /** One whose store fails while that of the others answers catches up by itself when it can. */
  #part(track: Track, error: unknown): void {
    // It may have been lost to another node amid the page.
    if (this.#stopping || !this.#live.tracks.includes(track)) return;
    this.#live.tracks = this.#live.tracks.filter((other) => other !== track);
    this.#catchingUp = [...this.#catchingUp, this.#catchUp(track, error)];
  }

  #track(name: string): Track {
    const track = this.#tracks.get(name);
    if (track === undefined) throw new Error(`no projection ${name} is run here`);
    return track;
  }

  #loop(tracks: readonly Track[]): ProjectionLoop {
    const loop = new ProjectionLoop(this.#feed, tracks, this.#logger);
    loop.around = (...given) => this.around(...given);
    return loop;
  }

  #catchUp(track: Track, failure?: unknown): ProjectionLoop {
    const loop = this.#loop([track]);
    loop.onPage = (caughtUp) => {
      if (!caughtUp || loop.tracks.length === 0) return;
      loop.tracks = [];
      this.#live.tracks = [...this.#live.tracks, track];
      this.#catchingUp = this.#catchingUp.filter((other) => other !== loop);
      void loop.stop();
    };
    loop.start(failure);
    return loop;
  }
}

import type { Logger } from 'pino';
import type { EventFeed, Position } from '../../domain/ports/event-store.ts';
import type { Projection } from '../../domain/ports/projection.ts';
import type { ReadModels } from '../../domain/ports/read-models.ts';
import type { Collection, Document, ReadStore } from '../../domain/ports/read-store.ts';
import { ProjectionLoop } from './loop.ts';
import { Track } from './track.ts';

export type ProjectionStatus = Readonly<{
  name: string;
  version: number;
  position: Position;
  state: 'live' | 'catching-up' | 'stopped';
  /** Events it still has to fold; of a store whose positions are not numbered one by one, an upper bound. */
  behind: number;
  stoppedAt?: string;
}>;

/** Keeps every read model up to date with the log, from where its checkpoint is. */
export class ProjectionRunner implements ReadModels {
  readonly #feed: EventFeed;
  readonly #store: ReadStore;
  readonly #logger: Logger;
  readonly #tracks: ReadonlyMap<string, Track>;
  readonly #live: ProjectionLoop;
  #catchingUp: ProjectionLoop[] = [];

  constructor(feed: EventFeed, store: ReadStore, projections: readonly Projection[], logger: Logger) {
    this.#feed = feed;
    this.#store = store;
    this.#logger = logger;
    this.#tracks = new Map(projections.map((projection) => [projection.name, new Track(projection, store)]));
    this.#live = new ProjectionLoop(feed, [], logger);
  }

  /** Projections at the furthest checkpoint go on together; each other one catches up by itself and then joins them. */
  async start(): Promise<void> {
    const tracks = [...this.#tracks.values()];
    for (const track of tracks) await track.open();
    const furthest = tracks.map(({ position }) => position).reduce((most, next) => (next > most ? next : most));
    this.#live.tracks = tracks.filter(({ position }) => position === furthest);
    this.#live.start();
    this.#catchingUp = tracks.filter(({ position }) => position !== furthest).map((track) => this.#catchUp(track));
  }

  async stop(): Promise<void> {
    await Promise.all([this.#live, ...this.#catchingUp].map((loop) => loop.stop()));
  }

  async collection<D extends Document>(projection: Projection<D>, reached?: Position): Promise<Collection<D>> {
    if (reached !== undefined) await this.#track(projection.name).reached(reached, 5000);
    return this.#store.open<D>(projection);
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    const head = await this.#feed.head();
    const catchingUp = new Set(this.#catchingUp.flatMap(({ tracks }) => tracks));
    return [...this.#tracks.values()].map((track) => ({
      name: track.projection.name,
      version: track.projection.version,
      position: track.position,
      state: track.poison !== undefined ? 'stopped' : catchingUp.has(track) ? 'catching-up' : 'live',
      behind: Math.max(0, Number(BigInt(head) - BigInt(track.position))),
      ...(track.poison !== undefined && { stoppedAt: track.poison.event.id }),
    }));
  }

  #track(name: string): Track {
    const track = this.#tracks.get(name);
    if (track === undefined) throw new Error(`no projection ${name} is run here`);
    return track;
  }

  #catchUp(track: Track): ProjectionLoop {
    const loop = new ProjectionLoop(this.#feed, [track], this.#logger);
    loop.onPage = (caughtUp) => {
      if (!caughtUp || loop.tracks.length === 0) return;
      loop.tracks = [];
      this.#live.tracks = [...this.#live.tracks, track];
      this.#catchingUp = this.#catchingUp.filter((other) => other !== loop);
      void loop.stop();
    };
    loop.start();
    return loop;
  }
}

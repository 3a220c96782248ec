import { setTimeout as sleep } from 'node:timers/promises';
import type { EventFeed, Position } from '../../domain/ports/event-store.ts';
import type { ProjectionStatus } from '../projecting/runner.ts';
import type { Metrics } from './metrics.ts';

const states: readonly ProjectionStatus['state'][] = ['live', 'standby', 'catching-up', 'stopped'];

/** How far the read models and reactions are, as they are when somebody looks. */
export class Progress {
  readonly #feed: EventFeed;
  readonly #status: () => Promise<readonly ProjectionStatus[]>;
  readonly #now: () => string;
  readonly #metrics: Metrics;

  constructor(feed: EventFeed, status: () => Promise<readonly ProjectionStatus[]>, now: () => string, metrics: Metrics) {
    this.#feed = feed;
    this.#status = status;
    this.#now = now;
    this.#metrics = metrics;
  }

  /** What cannot be said now, because a store is away or slow, is not said: a value of before would pass for one of now. */
  async refresh(withinMs: number): Promise<void> {
    const late = sleep(withinMs, undefined, { ref: false });
    const looked = await Promise.race([this.#look().catch(() => undefined), late]);
    const { projectionBehind, projectionLag, projectionState } = this.#metrics;
    for (const gauge of [projectionBehind, projectionLag, projectionState]) gauge.reset();
    for (const { status, lagSeconds } of looked ?? []) {
      const projection = status.name;
      projectionBehind.set({ projection }, status.behind);
      projectionLag.set({ projection }, lagSeconds);
      for (const state of states) projectionState.set({ projection, state }, status.state === state ? 1 : 0);
    }
  }

  async #look(): Promise<readonly Readonly<{ status: ProjectionStatus; lagSeconds: number }>[]> {
    const all = await this.#status();
    const positions = new Set(all.filter(({ behind }) => behind > 0).map(({ position }) => position));
    const lags = new Map(await Promise.all([...positions].map(async (position) => [position, await this.#lagAt(position)] as const)));
    return all.map((status) => ({ status, lagSeconds: lags.get(status.position) ?? 0 }));
  }

  /** The age of the first event after a position. */
  async #lagAt(position: Position): Promise<number> {
    const reader = this.#feed.open(position);
    try {
      const [oldest] = (await reader.next(1, 0)).events;
      return oldest === undefined ? 0 : Math.max(0, (Date.parse(this.#now()) - Date.parse(oldest.metadata.recordedAt)) / 1000);
    } finally {
      await reader.close();
    }
  }
}

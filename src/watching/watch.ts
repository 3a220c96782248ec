import type { EventFeed } from '../../domain/ports/event-store.ts';
import type { ProjectionStatus } from '../projecting/runner.ts';
import type { Metrics } from './metrics.ts';
import { Progress } from './progress.ts';
import { delays } from './vitals.ts';

/** A scrape must not wait for a store that does not answer. */
const withinMs = 2000;

export type Exposition = Readonly<{ contentType: string; text: string }>;
export type Watched = Readonly<{ feed: EventFeed; status(): Promise<readonly ProjectionStatus[]>; now(): string; followers(): number }>;

/** All metrics as text, with what is looked at only when somebody asks. */
export function expositionOf(metrics: Metrics, { feed, status, now, followers }: Watched): () => Promise<Exposition> {
  const progress = new Progress(feed, status, now, metrics);
  const delay = delays();
  return async () => {
    await progress.refresh(withinMs);
    metrics.subscribers.set(followers());
    const { rss, heapUsed } = process.memoryUsage();
    metrics.residentMemory.set(rss);
    metrics.heapUsed.set(heapUsed);
    const { user, system } = process.cpuUsage();
    metrics.cpu.reset();
    metrics.cpu.inc((user + system) / 1e6);
    for (const [of, milliseconds] of Object.entries(delay())) metrics.eventLoopLag.set({ of }, milliseconds / 1000);
    return { contentType: metrics.registry.contentType, text: await metrics.registry.metrics() };
  };
}

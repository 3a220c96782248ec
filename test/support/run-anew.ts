import { afterEach, beforeEach } from '@jest/globals';
import type { Position, ProposedEvent } from '../../domain/ports/event-store.ts';
import type { Projection } from '../../domain/ports/projection.ts';
import type { ReadStore } from '../../domain/ports/read-store.ts';
import { MemoryEventStore } from '../../src/event-store/memory/memory-event-store.ts';
import { ProjectionRunner } from '../../src/projecting/runner.ts';
import { appendAll } from './log.ts';
import { counting, naming, organisationStream } from './naming.ts';
import { keepingLogger, WatchedFeed, WatchedReadStore } from './running.ts';

export const both = [naming, counting] as unknown as readonly Projection[];

export let log: MemoryEventStore;
export let feed: WatchedFeed;
export let store: WatchedReadStore;
export let kept: ReturnType<typeof keepingLogger>;
export const running: ProjectionRunner[] = [];
/** A log, a read store and their runners, new for each test and stopped behind it. */
export function anewForEachTest(): void {
  beforeEach(() => {
    log = new MemoryEventStore();
    feed = new WatchedFeed(log);
    store = new WatchedReadStore();
    kept = keepingLogger();
  });
  afterEach(async () => {
    feed.gate.open();
    store.gate.open();
    for (const runner of running.splice(0)) await runner.stop();
  });
}

export const append = (...events: readonly ProposedEvent[]): Promise<Position> => appendAll(log, organisationStream('a'), events);

export async function run(projections = both, on: ReadStore = store): Promise<ProjectionRunner> {
  const runner = new ProjectionRunner(feed, on, projections, kept.logger);
  running.push(runner);
  await runner.start();
  return runner;
}
export const namesAt = async (runner: ProjectionRunner, position?: Position): Promise<readonly string[] | undefined> =>
  (await (await runner.collection(naming, position)).get([organisationStream('a')])).get(organisationStream('a'))?.document.names;
export const renamesAt = async (runner: ProjectionRunner, position?: Position): Promise<number | undefined> =>
  (await (await runner.collection(counting, position)).get(['OrganisationRenamed'])).get('OrganisationRenamed')?.document.count;
export const checkpointOf = async (projection: { name: string }): Promise<Position> => (await store.open(projection as never)).checkpoint();
export const statesOf = async (runner: ProjectionRunner): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries((await runner.status()).map(({ name, state }) => [name, state]));
/** Waits for what the runner does by itself. */
export async function until(met: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await met())) await new Promise((resolve) => setTimeout(resolve, 5));
}

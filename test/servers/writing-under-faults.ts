import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { pino } from 'pino';
import type { CommandHandler } from '../../domain/ports/commanding.ts';
import { StoreUnavailable } from '../../domain/ports/errors.ts';
import { type EventFeed, type EventStore, type StoredEvent, startPosition } from '../../domain/ports/event-store.ts';
import type { Projection } from '../../domain/ports/projection.ts';
import type { ReadStore } from '../../domain/ports/read-store.ts';
import { OrganisationId } from '../../domain/shared/identifiers.ts';
import { readModels } from '../../projections/read-models.ts';
import { decoded } from '../../src/projecting/decoding.ts';
import { ProjectionRunner } from '../../src/projecting/runner.ts';
import { MemoryReadStore } from '../../src/read-store/memory/memory-read-store.ts';
import { everythingAfter } from '../contract/event-store/feeding.ts';
import { by, handlerOn, register, rename, step } from '../support/handling.ts';

type Log = EventStore & EventFeed;

const writerCount = 16;
export const silent = pino({ level: 'silent' });

/** Waits for something that happens by itself; the test's own limit is the bound. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(10);
}

/** Sixteen who write all the time, each to a stream of its own, and who say every command again until it is acknowledged. */
export class Writers {
  /** Command ids by stream, in the order of being acknowledged. */
  readonly acknowledged = new Map<string, string[]>();
  readonly #handler: Pick<CommandHandler, 'handle'>;
  readonly #writing: Promise<unknown>;
  #stopped = false;
  /** How often somebody was told that the store is away. */
  refusals = 0;

  constructor(store: Log) {
    this.#handler = handlerOn(store);
    const ids = Array.from({ length: writerCount }, () => randomUUID());
    for (const id of ids) this.acknowledged.set(`organisation-${id}`, []);
    this.#writing = Promise.all(ids.map((id) => this.#write(id)));
  }

  /** Until every one of them has had so many more acknowledged. */
  async progress(more = 2): Promise<void> {
    const goals = [...this.acknowledged.values()].map((commands) => [commands, commands.length + more] as const);
    await Promise.race([until(() => goals.every(([commands, goal]) => commands.length >= goal)), this.#writing]);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#writing;
  }

  async #write(id: string): Promise<void> {
    await this.#untilAcknowledged(id, { ...register(`Bedrijf ${id}`), organisationId: OrganisationId.parse(id) } as ReturnType<typeof register>);
    for (let number = 1; !this.#stopped; number += 1) await this.#untilAcknowledged(id, rename(`Bedrijf ${number}`));
  }

  async #untilAcknowledged(id: string, command: ReturnType<typeof register>): Promise<void> {
    const said = step(command);
    for (;;) {
      try {
        await this.#handler.handle('organisation', id, [said], by());
        this.acknowledged.get(`organisation-${id}`)?.push(said.commandId);
        return;
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        this.refusals += 1;
        await sleep(20);
      }
    }
  }
}

/** Nothing lost, nothing doubled: of every writer exactly what was acknowledged stands in its stream, in that order. Answers the log. */
export async function expectExactly(writers: Writers, store: Log): Promise<readonly StoredEvent[]> {
  const { events } = await everythingAfter(store, startPosition, 1000);
  const ours = events.filter(({ stream }) => writers.acknowledged.has(stream));
  const byStream = Map.groupBy(ours, ({ stream }) => stream as string);
  for (const [stream, commands] of writers.acknowledged) {
    expect(byStream.get(stream)?.map(({ metadata }) => metadata.commandId)).toStrictEqual(commands);
    expect(byStream.get(stream)?.map(({ revision }) => revision)).toStrictEqual(commands.map((_, index) => index));
  }
  return events;
}

/** The documents of every read model are those that a rebuild from nothing makes, at the same positions. */
export async function expectAsRebuilt(readStore: ReadStore, store: Log, events: readonly StoredEvent[]): Promise<void> {
  const fresh = new MemoryReadStore();
  const rebuild = new ProjectionRunner(store, fresh, readModels, silent);
  await rebuild.start();
  try {
    let compared = 0;
    for (const projection of readModels) {
      const ids = idsOf(projection, events);
      const rebuilt = await (await reached(rebuild, projection, events)).get(ids);
      await until(async () => (await (await readStore.open(projection)).checkpoint()) >= (events.at(-1)?.position ?? startPosition));
      expect(inOrder(await (await readStore.open(projection)).get(ids))).toStrictEqual(inOrder(rebuilt));
      compared += rebuilt.size;
    }
    expect(compared).toBeGreaterThan(0);
  } finally {
    await rebuild.stop();
  }
}

const inOrder = <V>(documents: ReadonlyMap<string, V>): readonly (readonly [string, V])[] => [...documents].sort(([a], [b]) => (a < b ? -1 : 1));

function reached(runner: ProjectionRunner, projection: Projection, events: readonly StoredEvent[]): ReturnType<ProjectionRunner['collection']> {
  return runner.collection(projection, events.at(-1)?.position).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'NotCaughtUp') return reached(runner, projection, events);
    throw error;
  });
}

function idsOf(projection: Projection, events: readonly StoredEvent[]): readonly string[] {
  const keys = events.flatMap((stored) => {
    const { recorded } = decoded(stored);
    return recorded !== undefined && projection.types.has(stored.type) ? projection.keys(recorded) : [];
  });
  return [...new Set(keys)];
}

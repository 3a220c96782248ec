import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from '@jest/globals';
import { pino } from 'pino';
import { streamOf } from '../../domain/aggregates.ts';
import type { StoredEvent } from '../../domain/ports/event-store.ts';
import type { CollectionDefinition } from '../../domain/ports/read-store.ts';
import { readModels } from '../../projections/read-models.ts';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.ts';
import { verifyLog } from '../../src/event-store/sqlite/verifying.ts';
import { rebuild } from '../../src/projecting/rebuild.ts';
import { ProjectionRunner } from '../../src/projecting/runner.ts';
import { generationName, nameOf } from '../../src/read-store/generations.ts';
import { SqliteReadStore } from '../../src/read-store/sqlite/sqlite-read-store.ts';
import { everything } from '../support/log.ts';
import { planOf } from './plan.ts';

export type Acknowledged = Readonly<{ number: number; revision: number; position: string }>;

/** That the log holds, of each organisation, the beginning of what was asked: each command once, in order, whole, and none that was acknowledged missing. */
export function expectRequestsKept(events: readonly StoredEvent[], plan: string, acknowledged: readonly Acknowledged[]): void {
  const lastOf = new Map(events.map((event) => [event.metadata.commandId, event]));
  for (const requests of planOf(plan)) {
    const [{ organisation }] = requests as readonly [(typeof requests)[number]];
    const stored = events.filter(({ stream }) => stream === streamOf('organisation', organisation)).map(({ metadata }) => metadata.commandId);
    const asked = requests.flatMap(({ commandIds }) => commandIds);
    expect(stored).toStrictEqual(asked.slice(0, stored.length));
    // Steps of one request are there together or not at all.
    expect(
      requests
        .map(({ commandIds }) => commandIds.filter((id) => stored.includes(id)).length)
        .filter((found, place) => found > 0 && found < (requests[place]?.commandIds.length ?? 0)),
    ).toStrictEqual([]);
  }
  const requests = new Map(planOf(plan).flatMap((one) => one.map((request) => [request.number, request])));
  const kept = acknowledged.map(({ number }) => {
    const last = lastOf.get(requests.get(number)?.commandIds.at(-1) as string);
    return { number, revision: last?.revision, position: last?.position };
  });
  expect(kept).toStrictEqual(acknowledged);
}

/** Everything of the read models that are in use: documents, index entries and checkpoints, byte for byte. */
export function readModelsIn(folder: string): Readonly<Record<string, readonly unknown[]>> {
  const database = new DatabaseSync(join(folder, 'read-models.db'));
  try {
    return Object.fromEntries((readModels as readonly CollectionDefinition[]).flatMap((definition) => tablesOf(database, definition)));
  } finally {
    database.close();
  }
}

function tablesOf(database: DatabaseSync, definition: CollectionDefinition): readonly (readonly [string, readonly unknown[]])[] {
  const number = database.prepare('SELECT number FROM generation WHERE name = ?').get(nameOf(definition))?.number ?? 0;
  const table = generationName(definition, Number(number));
  const rows = (sql: string): readonly unknown[] =>
    database
      .prepare(sql)
      .all()
      .map((row) => Object.values(row));
  return [
    [definition.name, rows(`SELECT id, position, document FROM "${table}" ORDER BY id`)],
    ...definition.indexes.map(({ name }) => [`${definition.name} ${name}`, rows(`SELECT * FROM "${table}__${name}" ORDER BY equals, sort, id`)] as const),
    [`${definition.name} checkpoint`, rows(`SELECT position FROM checkpoint WHERE name = '${table}'`)],
  ];
}

/** Opens the folder as the next start would, lets the read models catch up, and proves that they are what a rebuild from nothing gives. */
export async function expectWhole(folder: string): Promise<readonly StoredEvent[]> {
  const store = new SqliteEventStore(folder);
  const readStore = new SqliteReadStore(folder);
  const fresh = mkdtempSync(join(tmpdir(), 'stagepact-fresh-'));
  const freshStore = new SqliteReadStore(fresh);
  try {
    const runner = new ProjectionRunner(store, readStore, readModels, pino({ level: 'silent' }));
    await runner.start();
    const reached = { position: await store.head(), withinMs: 300_000 };
    for (const readModel of readModels) await runner.collection(readModel, reached);
    await runner.stop();
    await rebuild(store, freshStore, readModels);
    const events = await everything(store);
    await Promise.all([store.close(), readStore.close(), freshStore.close()]);
    expect(readModelsIn(folder)).toStrictEqual(readModelsIn(fresh));
    expect(verifyLog(join(folder, 'events.db'), { thorough: true, readOnly: false })).toMatchObject({ events: events.length, findings: [] });
    return events;
  } finally {
    await Promise.all([store.close(), readStore.close(), freshStore.close()]);
    rmSync(fresh, { recursive: true, force: true });
  }
}

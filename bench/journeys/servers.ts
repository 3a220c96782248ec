import { randomUUID } from 'node:crypto';
import { MemoryEventStore } from '../../src/event-store/memory/memory-event-store.ts';
import type { Bench } from '../bench.ts';
import { asTheyHappened, demonstrationEvents } from '../support/demonstration.ts';
import { appendsPerSecond, byAdapter, byClient, eventsPerSecond, fill } from '../support/log-on-server.ts';
import { byTurns, median, ratioOf } from '../support/measure.ts';
import { batchesOf, projected, written } from '../support/read-models-on-server.ts';
import { perSecond } from '../support/report.ts';
import { eventStoreDb, mongoDb } from '../support/servers.ts';

const most = 64;

/** The adapters against the clients that they use, doing the same on the same server: EVENTSTOREDB_URL and MONGODB_URL, or what stands in for them. */
export async function journey(bench: Bench): Promise<void> {
  const events = asTheyHappened(await demonstrationEvents());
  await eventLog(bench, events);
  await readModels(bench, events);
}

type Events = Awaited<ReturnType<typeof demonstrationEvents>>;

async function eventLog({ short, rounds, report }: Bench, events: Events): Promise<void> {
  const server = await eventStoreDb();
  report.note(`on ${server.name}`);
  const [adapter, client] = [byAdapter(server.url), byClient(server.url)];
  try {
    const some = events.slice(0, short ? 1000 : 4000);
    const appends = await byTurns(rounds, { adapter: () => appendsPerSecond(adapter, some, most), client: () => appendsPerSecond(client, some, most) });
    report.ratio(
      `append, ${most} in flight`,
      `${perSecond(median(appends.adapter))} through the adapter, ${perSecond(median(appends.client))} by the client alone`,
      ratioOf(appends.adapter, appends.client),
      0.9,
    );
    const many = short ? events.slice(0, 5000) : events;
    const beginning = `filled_${randomUUID().slice(0, 8)}-`;
    await fill(server.url, beginning, many);
    const reads = await byTurns(rounds, {
      adapter: () => eventsPerSecond(adapter, beginning, many.length),
      client: () => eventsPerSecond(client, beginning, many.length),
    });
    report.ratio(
      `catching up with ${many.length.toLocaleString('en')} events`,
      `${perSecond(median(reads.adapter))} through the adapter, ${perSecond(median(reads.client))} by the client alone`,
      ratioOf(reads.adapter, reads.client),
      0.9,
    );
  } finally {
    await adapter.close();
    await client.close();
    await server.stop();
  }
}

async function readModels({ short, rounds, report }: Bench, events: Events): Promise<void> {
  const server = await mongoDb();
  report.note(server === undefined ? 'no MongoDB: there is no Go to build FerretDB with' : `on ${server.name}`);
  if (server === undefined) return;
  try {
    const log = new MemoryEventStore();
    for (const { stream, revision, id, type, data, metadata } of short ? events.slice(0, 5000) : events) {
      await log.append(stream, revision === 0 ? 'no-stream' : ((revision - 1) as typeof revision), [{ id, type, data, metadata }]);
    }
    const head = await log.head();
    const batches = await batchesOf(log);
    const count = batches.reduce((sum, { length }) => sum + length, 0);
    const { projecting, raw } = await byTurns(rounds, {
      projecting: async () => count / (await projected(server.url, log, head)),
      raw: async () => count / (await written(server.url, batches)),
    });
    report.ratio(
      `projecting ${count.toLocaleString('en')} documents of placements`,
      `${perSecond(median(projecting))} with all that belongs to it, ${perSecond(median(raw))} by bulkWrite alone`,
      ratioOf(projecting, raw),
      0.7,
    );
  } finally {
    await server.stop();
  }
}

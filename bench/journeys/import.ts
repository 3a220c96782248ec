import type { Appended, ExpectedRevision, ProposedEvent, StoredEvent, StreamName } from '../../domain/ports/event-store.ts';
import type { ImportFile } from '../../domain/ports/importing.ts';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.ts';
import { demonstrationFolder } from '../../src/import/demonstration.ts';
import { csvFilesIn } from '../../src/import/folder.ts';
import type { Bench } from '../bench.ts';
import { composed } from '../support/composed.ts';
import { demonstrationEvents, importing } from '../support/demonstration.ts';
import { byTurns, inFlight, median, ratioOf, seconds } from '../support/measure.ts';
import { perSecond, shown } from '../support/report.ts';

const most = 64;

/** What was written to one stream by one row of a file: one append. */
type Written = Readonly<{ stream: StreamName; expected: ExpectedRevision; events: readonly ProposedEvent[] }>;

function appendsOf(events: readonly StoredEvent[]): readonly (readonly Written[])[] {
  const rows = Map.groupBy(events, ({ stream, metadata }) => `${stream} ${metadata.import?.file} ${metadata.import?.row}`);
  const appends = [...rows.values()].map((row): Written => {
    const { stream, revision } = row[0] as StoredEvent;
    return {
      stream,
      expected: revision === 0 ? 'no-stream' : ((revision - 1) as ExpectedRevision),
      events: row.map(({ id, type, data, metadata }) => ({ id, type, data, metadata })),
    };
  });
  return [...Map.groupBy(appends, ({ stream }) => stream).values()];
}

/** The files of the demonstration, for real and to see what would happen, against appending the same events and nothing else. */
export async function journey({ rounds, folders, report }: Bench): Promise<void> {
  const files = await csvFilesIn(demonstrationFolder());
  const events = await demonstrationEvents();
  const streams = appendsOf(events);
  const measured = await byTurns(rounds, {
    real: () => imported(folders.fresh(), files, false),
    dry: () => imported(folders.fresh(), files, true),
    appended: async () => {
      const store = new SqliteEventStore(folders.fresh());
      const took = await seconds(() => inFlight(streams, most, (stream) => appendInOrder(store, stream)));
      await store.close();
      return took;
    },
  });
  const placements = events.filter(({ type }) => type === 'PlaceOffered').length;
  report.note(
    `${placements.toLocaleString('en')} placements, ${events.length.toLocaleString('en')} events; appended in ${shown(median(measured.appended))} s, ${perSecond(events.length / median(measured.appended))}`,
  );
  for (const [name, what] of [
    ['real', 'import'],
    ['dry', 'dry run'],
  ] as const) {
    report.ratio(what, `${shown(median(measured[name]))} s`, ratioOf(measured.appended, measured[name]), 1 / 3);
  }
}

async function appendInOrder(store: SqliteEventStore, stream: readonly Written[]): Promise<readonly Appended[]> {
  const appended: Appended[] = [];
  for (const { stream: name, expected, events } of stream) appended.push(await store.append(name, expected, events));
  return appended;
}

/** Seconds for the whole import, with the read models kept as they are in the running program. */
async function imported(folder: string, files: readonly ImportFile[], dryRun: boolean): Promise<number> {
  const program = await composed(folder);
  await program.runner.start();
  const took = await seconds(async () => {
    const { findings } = await program.importer.import(importing(files, dryRun));
    if (findings.length > 0) throw new Error(`not taken whole: ${JSON.stringify(findings[0])}`);
  });
  await program.runner.stop();
  await program.close();
  return took;
}

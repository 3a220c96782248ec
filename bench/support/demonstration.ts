import { type StoredEvent, startPosition } from '../../domain/ports/event-store.ts';
import type { ImportFile } from '../../domain/ports/importing.ts';
import { demonstrationFolder } from '../../src/import/demonstration.ts';
import { csvFilesIn } from '../../src/import/folder.ts';
import { composed } from './composed.ts';

export const importing = (files: readonly ImportFile[], dryRun: boolean) =>
  ({ files, dryRun, actor: { subject: 'bench', role: 'programme-manager' }, correlationId: 'bench' }) as const;

/** What the importer makes of the files of the demonstration, in the order of the log. */
export async function demonstrationEvents(): Promise<readonly StoredEvent[]> {
  const { importer, runner, events, close } = await composed('', { eventStore: 'memory', readStore: 'memory' });
  await runner.start();
  const { findings } = await importer.import(importing(await csvFilesIn(demonstrationFolder()), false));
  if (findings.length > 0) throw new Error(`the demonstration is not taken whole: ${JSON.stringify(findings[0])}`);
  const reader = events.open(startPosition);
  const page = await reader.next(Number(await events.head()), 0);
  await reader.close();
  await runner.stop();
  await close();
  return page.events;
}

/**
 * The same events in the order in which they happened. An import writes a placement in one go; people do it over months, and so the events
 * of many stand between each other, which is the harder case for whoever folds them.
 */
export function asTheyHappened(events: readonly StoredEvent[]): readonly StoredEvent[] {
  const lastOf = new Map<string, string>();
  const dated = events.map((event) => {
    const [before, own] = [lastOf.get(event.stream) ?? '', String(event.data.occurredOn)];
    const day = own > before ? own : before;
    lastOf.set(event.stream, day);
    return { day, event };
  });
  // A stable sort: what happened on the same day stays in its order, and so does every stream.
  return dated.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).map(({ event }) => event);
}

import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import type { CommandHandler } from '../../domain/ports/commanding.ts';
import { type EventFeed, startPosition } from '../../domain/ports/event-store.ts';
import type { Identities } from '../../domain/ports/identities.ts';
import type { FileReport, Importer, ImportReport } from '../../domain/ports/importing.ts';
import { grantDemonstrationRoles } from './demonstration-members.ts';
import { csvFilesIn } from './folder.ts';

const actor = { subject: 'demonstration', role: 'programme-manager' } as const;
const pageSize = 1000;

/** The two school years that Stagepact ships. */
export const demonstrationFolder = (): string => join(dirname(findPackageJSON(import.meta.url) ?? '.'), 'data', 'stagepact071');

/** Whether everything in the log comes from the demonstration: an empty one, or one whose loading was broken off. */
async function isNobodysElse(feed: EventFeed): Promise<boolean> {
  const reader = feed.open(startPosition);
  try {
    for (;;) {
      const { events, caughtUp } = await reader.next(pageSize, 0);
      if (events.some(({ metadata }) => metadata.actor.subject !== actor.subject)) return false;
      if (caughtUp) return true;
    }
  } finally {
    await reader.close();
  }
}

type Parts = Readonly<{ importer: Importer; commands: CommandHandler; feed: EventFeed; identities: Identities }>;
/** What came of every file, and who may come in. */
export type Loaded = Readonly<{ report: ImportReport; subjects: readonly string[] }>;

/** Loads the demonstration, or goes on with it; changes nothing in a store that holds anybody's own data. */
export async function loadDemonstration(
  { importer, commands, feed, identities }: Parts,
  correlationId: string,
  onProgress: (report: FileReport) => void,
): Promise<Loaded | 'left alone'> {
  if (!(await isNobodysElse(feed))) return 'left alone';
  const report = await importer.import({ files: await csvFilesIn(demonstrationFolder()), dryRun: false, actor, correlationId, onProgress });
  return { report, subjects: await grantDemonstrationRoles(commands, identities, actor, correlationId) };
}

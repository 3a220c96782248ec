import { existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs';
import type { Sentence } from '../../../domain/shared/rejection.ts';
import { UnusableData } from '../../sqlite.ts';
import type { SqliteEventStore } from './sqlite-event-store.ts';
import { verifyLog } from './verifying.ts';

export type BackedUp = Readonly<{ events: number; bytes: number }>;

/**
 * Copies a log to a file that does not exist yet. The copy gets its name only when it is whole and has been looked through, so a file of that name is
 * a good backup, also after this process was killed; what such a process left is made anew.
 * @throws UnusableData when the target exists or the copy is not whole
 */
export async function backUp(log: SqliteEventStore, target: string): Promise<BackedUp> {
  if (existsSync(target)) throw taken(target);
  const unfinished = `${target}.part`;
  const remove = () => {
    for (const rest of ['', '-journal', '-wal', '-shm']) rmSync(unfinished + rest, { force: true });
  };
  remove();
  try {
    const atLeast = Number(await log.head());
    await log.backup(unfinished);
    const { events, findings } = verifyLog(unfinished, { thorough: false, readOnly: false });
    if (findings.length > 0 || events < atLeast) {
      const why: Sentence = findings[0] ?? { nl: `${events} van ${atLeast} gebeurtenissen`, en: `${events} of ${atLeast} events` };
      throw new UnusableData({
        nl: `De kopie is niet volledig (${why.nl}); ${target} is niet gemaakt.`,
        en: `The copy is not whole (${why.en}); ${target} was not made.`,
      });
    }
    const bytes = statSync(unfinished).size;
    giveName(unfinished, target);
    return { events, bytes };
  } finally {
    remove();
  }
}

const taken = (target: string): UnusableData =>
  new UnusableData({
    nl: `${target} bestaat al; een reservekopie overschrijft niets.`,
    en: `${target} exists already; a backup never takes the place of another file.`,
  });

/** Unlike renaming, linking fails where somebody has made the target meanwhile; some drives cannot link. */
function giveName(unfinished: string, target: string): void {
  try {
    linkSync(unfinished, target);
  } catch {
    if (existsSync(target)) throw taken(target);
    renameSync(unfinished, target);
  }
}

import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UnusableData } from '../../sqlite.ts';

/** Released by the operating system when the process ends, however it ends. */
export interface WriterLock {
  release(): void;
}

/** One process writes to a data folder. @throws UnusableData when another one does, or the folder cannot be written */
export function lockForWriting(folder: string): WriterLock {
  const file = join(folder, 'writer.lock');
  try {
    mkdirSync(folder, { recursive: true });
    // SQLite itself is content to lock a file that it cannot write.
    accessSync(folder, constants.W_OK);
    const lock = new DatabaseSync(file, { timeout: 0 });
    // Nothing is ever written to it, not even a journal: it is there to be locked.
    lock.exec('PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return { release: () => lock.close() };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (text.includes('locked')) {
      throw new UnusableData(
        {
          nl: `Er draait al een Stagepact op de gegevensmap ${folder}. Stop die eerst, of kies met STAGEPACT_DATA een andere map.`,
          en: `Another Stagepact is running on the data folder ${folder}. Stop it first, or choose another folder with STAGEPACT_DATA.`,
        },
        { cause: error },
      );
    }
    throw new UnusableData(
      {
        nl: `In de gegevensmap ${folder} kan niet worden geschreven (${text}). Maak de map schrijfbaar, of kies met STAGEPACT_DATA een andere map.`,
        en: `The data folder ${folder} cannot be written (${text}). Make it writable, or choose another with STAGEPACT_DATA.`,
      },
      { cause: error },
    );
  }
}

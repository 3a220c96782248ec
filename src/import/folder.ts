import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportFile } from '../../domain/ports/importing.ts';

/** The CSV files of a folder. */
export async function csvFilesIn(folder: string): Promise<readonly ImportFile[]> {
  const names = (await readdir(folder)).filter((name) => name.toLowerCase().endsWith('.csv')).sort();
  return names.map((name) => ({ name, open: () => createReadStream(join(folder, name)) }));
}

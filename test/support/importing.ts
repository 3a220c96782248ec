import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Importer, ImportFile, ImportReport } from '../../domain/ports/importing.ts';
import type { Projection } from '../../domain/ports/projection.ts';
import type { Document } from '../../domain/ports/read-store.ts';
import { allOf } from '../../projections/shared/all-of.ts';
import { tokens } from '../../src/composition.ts';
import type { TestApplication } from './application.ts';

async function* whole(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

/** A CSV file as it may be handed over: text as UTF-8, or bytes as they are. */
export const csv = (name: string, content: string | Uint8Array): ImportFile => ({
  name,
  open: () => whole(typeof content === 'string' ? new TextEncoder().encode(content) : content),
});

export const demonstrationText = (name: string): string => readFileSync(fileURLToPath(new URL(`../../data/stagepact071/${name}.csv`, import.meta.url)), 'utf8');
/** Files of the two school years that Stagepact ships. */
export const demonstration = (...names: readonly string[]): readonly ImportFile[] => names.map((name) => csv(`${name}.csv`, demonstrationText(name)));

/** Imports as a programme manager, through the importer of the composition. */
export const importing = ({ container }: TestApplication, files: readonly ImportFile[], dryRun = false): Promise<ImportReport> =>
  container.get<Importer>(tokens.importer).import({ files, dryRun, actor: { subject: 'manager-1', role: 'programme-manager' }, correlationId: 'import' });

/** Everything of a read model, as of all that was stored so far. */
export const keptIn = async <D extends Document>({ runner, events }: TestApplication, readModel: Projection<D>): Promise<readonly D[]> =>
  allOf(await runner.collection(readModel, await events.head()), { index: 'all', where: {} });

/** What came of the rows of each file: written, unchanged, refused. */
export const outcomes = ({ files }: ImportReport): Readonly<Record<string, readonly [number, number, number]>> =>
  Object.fromEntries(files.map(({ file, written, unchanged, refused }) => [file, [written, unchanged, refused]]));

/** Where each finding stands and what it says. */
export const places = ({ findings }: ImportReport): readonly string[] =>
  findings.map(({ file, row, column = '-', code }) => `${file}:${row} ${column} ${code}`);

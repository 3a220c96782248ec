import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Importer } from '../../domain/ports/importing.ts';
import { identities } from '../commanding/ids.ts';
import { tokens } from '../composition.ts';
import { configFrom } from '../config.ts';
import { ending, exitCodes, UsageError } from '../exit-codes.ts';
import { csvFilesIn } from '../import/folder.ts';
import { fileLine, findingLines } from '../import/telling.ts';
import { opened } from './opened.ts';

const usage = `npm run import -- FOLDER [--dry-run] [--as SUBJECT]
  Leest de CSV-bestanden van een map in; --dry-run laat alleen zien wat er zou gebeuren.
  Reads the CSV files of a folder; --dry-run only shows what would happen.`;

await ending(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false }, as: { type: 'string', default: 'import' } },
  });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new UsageError(usage);
  if (!existsSync(folder)) throw new UsageError(`${folder}: deze map is er niet / there is no such folder`);
  return opened(configFrom(process.env), async (container) => {
    const report = await container.get<Importer>(tokens.importer).import({
      files: await csvFilesIn(folder),
      dryRun: values['dry-run'],
      actor: { subject: values.as, role: 'programme-manager' },
      correlationId: identities.fresh(),
      onProgress: (file) => console.log(fileLine(file)),
    });
    for (const line of findingLines(report)) console.log(line);
    return report.findings.length > 0 ? exitCodes.failed : 0;
  });
});

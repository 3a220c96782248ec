import 'reflect-metadata';
import type { Importer } from '../../domain/ports/importing.ts';
import { identities } from '../commanding/ids.ts';
import { tokens } from '../composition.ts';
import { configFrom } from '../config.ts';
import { argumentsOf, ending, exitCodes, subjectIn, UsageError } from '../exit-codes.ts';
import { csvFilesIn } from '../import/folder.ts';
import { fileLine, findingLines, nextLines } from '../import/telling.ts';
import { mustBeFolder } from './folder.ts';
import { opened } from './opened.ts';

const usage = `npm run import -- FOLDER [--dry-run] [--as SUBJECT]
  Leest de CSV-bestanden van een map in; --dry-run laat alleen zien wat er zou gebeuren.
  Reads the CSV files of a folder; --dry-run only shows what would happen.
  Stop eerst de server, of geef hem de bestanden met POST /v1/imports. / Stop the server first, or give it the files with POST /v1/imports.`;

await ending(async () => {
  const { values, positionals } = argumentsOf(usage, {
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false }, as: { type: 'string', default: 'import' } },
  });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new UsageError(usage);
  const subject = subjectIn(values.as, usage);
  mustBeFolder(folder);
  const files = await csvFilesIn(folder);
  if (files.length === 0) throw new UsageError(`${folder}: hier staan geen CSV-bestanden / there are no CSV files here`);
  const dryRun = values['dry-run'];
  return opened(configFrom(process.env), async (container) => {
    const report = await container.get<Importer>(tokens.importer).import({
      files,
      dryRun,
      actor: { subject, role: 'programme-manager' },
      correlationId: identities.fresh(),
      onProgress: (file) => console.log(fileLine(file, dryRun)),
    });
    for (const line of [...findingLines(report), ...nextLines(report)]) console.log(line);
    return report.findings.length > 0 ? exitCodes.failed : 0;
  });
});

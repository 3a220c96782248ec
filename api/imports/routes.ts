import type { Finding, ImportFile } from '../../domain/ports/importing.ts';
import { uploadTypes } from '../http/limits.ts';
import { oneOf, text } from '../http/listing.ts';
import type { Route } from '../http/route.ts';
import type { ApiParts } from '../parts.ts';
import { noFiles, type Upload } from './uploads.ts';

async function* whole(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
const fileOf = ({ name, content }: Upload): ImportFile => ({ name, open: () => whole(content) });

const fileKey = {
  ...text(120),
  expected: { nl: 'bij text/csv: welk bestand het is, zoals organisaties.csv', en: 'with text/csv: which file it is, such as organisations.csv' },
};

/** Spreadsheets as CSV files: each row runs the same commands as the API, and the answer says of each file and refused row what came of it. */
export const importRoutes = ({ importer }: ApiParts): readonly Route[] => [
  {
    method: 'post',
    path: '/imports',
    action: 'imports:run',
    consumes: uploadTypes,
    about: {
      nl: 'De namen van de bestanden en hun kolommen zijn die van data/stagepact071. Een bestand nog eens inlezen verandert niets, ook zonder Idempotency-Key. dryRun=true slaat niets op.',
      en: 'The names of the files and their columns are those of data/stagepact071. Importing a file again changes nothing, also without an Idempotency-Key. dryRun=true stores nothing.',
    },
    query: { dryRun: oneOf(['true', 'false']), file: fileKey },
    handle: async ({ body, query, actor, correlationId, traceparent, language }) => {
      const files = Array.isArray(body) ? (body as readonly Upload[]) : [];
      if (files.length === 0 || files.some(({ name }) => name === '')) throw noFiles(language);
      const traced = traceparent !== undefined && { traceparent };
      const { position, ...report } = await importer.import({ files: files.map(fileOf), dryRun: query.dryRun === 'true', actor, correlationId, ...traced });
      const told = ({ sentence, ...finding }: Finding) => ({ ...finding, sentence: sentence[language] });
      return {
        status: 200,
        ...(position !== undefined && { headers: { 'Consistency-Token': position } }),
        body: { ...report, findings: report.findings.map(told) },
      };
    },
  },
];

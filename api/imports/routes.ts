import type { Finding, ImportFile } from '../../domain/ports/importing.ts';
import { oneOf, text } from '../http/listing.ts';
import { Problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import type { ApiParts } from '../parts.ts';
import type { Upload } from './uploads.ts';

async function* whole(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
const fileOf = ({ name, content }: Upload): ImportFile => ({ name, open: () => whole(content) });

/** Spreadsheets as CSV files: each row runs the same commands as the API, and the answer says of each file and refused row what came of it. */
export const importRoutes = ({ importer }: ApiParts): readonly Route[] => [
  {
    method: 'post',
    path: '/imports',
    action: 'imports:run',
    consumes: ['multipart/form-data', 'text/csv'],
    query: { dryRun: oneOf(['true', 'false']), file: text(120) },
    handle: async ({ body, query, actor, correlationId, traceparent, language }) => {
      const files = Array.isArray(body) ? (body as readonly Upload[]) : [];
      if (files.length === 0) throw new Problem('InvalidInput', {}, [{ pointer: '', code: 'files', detail: 'multipart/form-data | text/csv + ?file=' }]);
      const traced = traceparent !== undefined && { traceparent };
      const report = await importer.import({ files: files.map(fileOf), dryRun: query.dryRun === 'true', actor, correlationId, ...traced });
      const told = ({ sentence, ...finding }: Finding) => ({ ...finding, sentence: sentence[language] });
      return { status: 200, body: { ...report, findings: report.findings.map(told) } };
    },
  },
];

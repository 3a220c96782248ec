import busboy from 'busboy';
import type { Request, RequestHandler } from 'express';
import type { Language, Sentence } from '../../domain/shared/rejection.ts';
import { uploadLimit } from '../http/limits.ts';
import { Problem } from '../http/problem.ts';
import { languageOf, mediaTypeOf } from '../http/request.ts';

/** A file as it came in with a request. */
export type Upload = Readonly<{ name: string; content: Uint8Array }>;

const mostFiles = 20;

const expected: Sentence = {
  nl: `verwacht worden hooguit ${mostFiles} CSV-bestanden als multipart/form-data en niets anders (?dryRun=true staat in het adres), of één bestand als text/csv met ?file=organisaties.csv`,
  en: `expected are at most ${mostFiles} CSV files as multipart/form-data and nothing else (?dryRun=true stands in the address), or one file as text/csv with ?file=organisations.csv`,
};
/** What was sent holds no files, none that are called anything, too many, or something beside them. */
export const noFiles = (language: Language): Problem => new Problem('InvalidInput', {}, [{ pointer: '', code: 'files', detail: expected[language] }]);

const readers: ReadonlyMap<string, (request: Request) => Promise<readonly Upload[]>> = new Map([
  ['multipart/form-data', fromParts],
  ['text/csv', fromBody],
]);

/** CSV files of a request, as `multipart/form-data` (each part a file) or as one `text/csv` body; other requests pass. */
export const uploads: RequestHandler = (request, _response, next) => {
  const read = request.method === 'POST' ? readers.get(mediaTypeOf(request)) : undefined;
  if (read === undefined) return next();
  read(request).then((files) => {
    request.body = files;
    next();
  }, next);
};

async function collected(chunks: AsyncIterable<Uint8Array>, count: (bytes: number) => void): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) {
    count(chunk.length);
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

/** Refuses more bytes in all than are taken at once. */
function meter(): (bytes: number) => void {
  let total = 0;
  return (bytes) => {
    total += bytes;
    if (total > uploadLimit) throw new Problem('ContentTooLarge', { limit: uploadLimit });
  };
}

async function fromBody(request: Request): Promise<readonly Upload[]> {
  const name = typeof request.query.file === 'string' ? request.query.file : '';
  return [{ name, content: await collected(request, meter()) }];
}

function fromParts(request: Request): Promise<readonly Upload[]> {
  const count = meter();
  const reading: Promise<Upload>[] = [];
  return new Promise((resolve, reject) => {
    const refused = (error: unknown): void => {
      request.unpipe();
      request.resume();
      reject(error instanceof Problem ? error : noFiles(languageOf(request)));
    };
    try {
      const parser = busboy({ headers: request.headers, defParamCharset: 'utf8', limits: { files: mostFiles, fields: 0, parts: mostFiles } });
      parser.on('file', (_field, stream, { filename }) => {
        const upload = collected(stream, count).then((content) => ({ name: filename ?? '', content }));
        upload.catch(refused);
        reading.push(upload);
      });
      // The parser passes over what is beyond its limits; nobody may think that it was heard.
      for (const beyond of ['fieldsLimit', 'partsLimit'] as const) parser.on(beyond, () => refused(undefined));
      parser.on('error', refused);
      parser.on('close', () => Promise.all(reading).then(resolve, refused));
      request.pipe(parser);
    } catch (error) {
      refused(error);
    }
  });
}

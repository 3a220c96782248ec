import { CsvError, type Info, type Parser, parse } from 'csv-parse';
import type { ImportFile } from '../../domain/ports/importing.ts';
import type { Json } from '../../domain/shared/json.ts';
import { Rejection, type Sentence } from '../../domain/shared/rejection.ts';
import { sha256 } from '../commanding/ids.ts';
import { type Columns, type RowOf, refuseCell } from './columns.ts';
import { decodedText } from './decoding.ts';

const longestRecord = 64 * 1024;

const loose: Sentence = {
  nl: 'er staat een los aanhalingsteken (") in een cel; zet de hele cel tussen aanhalingstekens en schrijf het daarin dubbel ("")',
  en: 'a quotation mark (") stands alone in a cell; put the whole cell between quotation marks and write it double in there ("")',
};
/** What the parser cannot go on at, by its codes. */
const ofParser: Readonly<Record<string, Sentence>> = {
  CSV_QUOTE_NOT_CLOSED: { nl: 'een aanhalingsteken (") wordt niet gesloten', en: 'a quotation mark (") is not closed' },
  CSV_INVALID_CLOSING_QUOTE: loose,
  INVALID_OPENING_QUOTE: loose,
  CSV_MAX_RECORD_SIZE: { nl: `een rij is langer dan ${longestRecord} tekens`, en: `a row is longer than ${longestRecord} characters` },
};

const whyUnreadable = (error: unknown): Json =>
  (error instanceof CsvError ? ofParser[error.code] : undefined) ?? (error instanceof Error ? error.message.slice(0, 200) : 'unknown');

/** One row of a file; `number` is the one a spreadsheet shows, the header being 1; `fault` is what makes the row as a whole unreadable. */
export type RawRow = Readonly<{ number: number; sha256: string; cells: Readonly<Record<string, string>>; fault?: Rejection }>;
export type CellProblem = Readonly<{ column: string; rejection: Rejection }>;

/** What a file cannot be read at, and the row of it. */
export class RowRejection extends Rejection {
  readonly row: number;

  constructor({ code, facts }: Rejection, row: number) {
    super(code, facts);
    this.row = row;
  }
}

/** The separator is what stands between the names of the header: a semicolon, or a comma where there is no semicolon. */
const separatorIn = (beginning: string): string => ((beginning.trimStart().split(/[\r\n]/, 1)[0] ?? '').includes(';') ? ';' : ',');

/** Until the header is there as a whole, in however small pieces a file comes. */
async function beginningOf(texts: AsyncGenerator<string>): Promise<string> {
  let beginning = '';
  while (!/[\r\n]/.test(beginning.trimStart()) && beginning.length < longestRecord) {
    const next = await texts.next();
    if (next.done) break;
    beginning += next.value;
  }
  return beginning;
}

async function* startingWith(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

type Parsed = Readonly<{ record: Readonly<Record<string, string>>; info: Info & Readonly<{ error?: CsvError; index: number }> }>;

/** Counted as a spreadsheet counts: empty rows too, and a cell of several lines as one. */
function rowOf({ record, info }: Parsed, width: number): RawRow {
  const row = { number: info.records + info.empty_lines + 1, sha256: sha256(JSON.stringify(record)), cells: record };
  return info.error === undefined ? row : { ...row, fault: new Rejection('RowUneven', { given: info.index, expected: width }) };
}

/**
 * What a parser makes of texts, up to where it cannot go on. Not by a pipeline: that lets go of what is parsed and not yet taken when something goes wrong,
 * so that it would depend on the moment which rows were there.
 */
async function* parsedBy(parser: Parser, texts: AsyncGenerator<string>): AsyncGenerator<Parsed> {
  function* taken(): Generator<Parsed> {
    for (let parsed = parser.read(); parsed !== null; parsed = parser.read()) yield parsed;
  }
  // Met at the end, when all that came before it has been taken.
  parser.on('error', () => undefined);
  for await (const text of texts) {
    parser.write(text);
    yield* taken();
    if (parser.errored !== null) break;
  }
  parser.end();
  yield* parser as AsyncIterable<Parsed>;
}

/** The rows of a file under their Dutch column names, whichever language and separator the file has. @throws RowRejection where it cannot be read further */
export async function* rowsOf(file: ImportFile, columns: Columns): AsyncGenerator<RawRow> {
  let header: readonly string[] | undefined;
  let parser: Parser | undefined;
  try {
    const texts = decodedText(file.open());
    const beginning = await beginningOf(texts);
    parser = parse({
      bom: true,
      info: true,
      relax_column_count: true,
      delimiter: separatorIn(beginning),
      skip_empty_lines: true,
      trim: true,
      max_record_size: longestRecord,
      columns: (names: string[]) => {
        const dutch = dutchNames(names, columns);
        header = dutch;
        return dutch;
      },
    });
    for await (const parsed of parsedBy(parser, startingWith(beginning, texts))) {
      // Spreadsheets save rows that were cleared as separators alone. The parser could leave them out too, but would not count them.
      if (Object.values(parsed.record).some((cell) => cell !== '')) yield rowOf(parsed, header?.length ?? 0);
    }
    if (header === undefined) dutchNames([], columns);
  } catch (error) {
    const { records = 0, empty_lines = 0 } = parser?.info ?? {};
    throw new RowRejection(aboutFile(error), records + empty_lines + (header === undefined ? 1 : 2));
  }
}

const aboutFile = (error: unknown): Rejection => (error instanceof Rejection ? error : new Rejection('FileUnreadable', { why: whyUnreadable(error) }));

/** Joined here: names of columns are no words of the glossary. */
const joined = (names: readonly string[]): string => names.join(', ').slice(0, 200);

function dutchNames(header: readonly string[], columns: Columns): string[] {
  const dutchOf = new Map(Object.entries(columns).flatMap(([dutch, { english }]) => [[dutch, dutch] as const, [english, dutch] as const]));
  const dutchNameOf = (name: string): string | undefined => dutchOf.get(name.trim().toLowerCase());
  const known = Object.keys(columns);
  const unknown = [...header.entries()].filter(([, name]) => dutchNameOf(name) === undefined);
  if (unknown.length > 0) {
    const told = (column: string, without: string) => joined(unknown.map(([index, name]) => name.trim() || `${column} ${index + 1} ${without}`));
    refuseCell('ColumnUnknown', { columns: { nl: told('kolom', 'zonder naam'), en: told('column', 'without a name') }, known: known.join(', ') });
  }
  const names = header.flatMap((name) => dutchNameOf(name) ?? []);
  const missing = known.filter((name) => !names.includes(name) && !columns[name]?.mayBeLeftOut);
  if (missing.length > 0) refuseCell('ColumnMissing', { columns: missing.join(', ') });
  const twice = known.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice.length > 0) refuseCell('ColumnTwice', { columns: joined(twice) });
  return names;
}

/** Every cell of a row as its value, or everything that is wrong with the row beside the cells that are right. */
export function valuesOf<C extends Columns>(
  columns: C,
  { cells, fault }: RawRow,
): { readonly row: RowOf<C> } | { readonly problems: readonly CellProblem[]; readonly rest: Partial<RowOf<C>> } {
  if (fault !== undefined) return { problems: [{ column: '', rejection: fault }], rest: {} };
  const row: Record<string, unknown> = {};
  const problems: CellProblem[] = [];
  for (const [name, { cell }] of Object.entries(columns)) {
    try {
      row[name] = cell((cells[name] ?? '').trim());
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      problems.push({ column: name, rejection: error });
    }
  }
  return problems.length > 0 ? { problems, rest: row as Partial<RowOf<C>> } : { row: row as RowOf<C> };
}

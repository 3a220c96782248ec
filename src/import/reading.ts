import { pipeline } from 'node:stream';
import { type CsvError, type Info, parse } from 'csv-parse';
import type { ImportFile } from '../../domain/ports/importing.ts';
import { Rejection } from '../../domain/shared/rejection.ts';
import { sha256 } from '../commanding/ids.ts';
import { type Columns, type RowOf, refuseCell } from './columns.ts';
import { decodedText } from './decoding.ts';

const longestRecord = 64 * 1024;

/** One row of a file; `number` is the one a spreadsheet shows, the header being 1; `fault` is what makes the row as a whole unreadable. */
export type RawRow = Readonly<{ number: number; sha256: string; cells: Readonly<Record<string, string>>; fault?: Rejection }>;
export type CellProblem = Readonly<{ column: string; rejection: Rejection }>;

/** The separator is what stands between the names of the header: a semicolon, or a comma where there is no semicolon. */
const separatorIn = (beginning: string): string => ((beginning.split(/\r?\n/, 1)[0] ?? '').includes(';') ? ';' : ',');

/** Until the header is there as a whole, in however small pieces a file comes. */
async function beginningOf(texts: AsyncGenerator<string>): Promise<string> {
  let beginning = '';
  while (!/[\r\n]/.test(beginning) && beginning.length < longestRecord) {
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

/** The rows of a file under their Dutch column names, whichever language and separator the file has. @throws Rejection about the file as a whole */
export async function* rowsOf(file: ImportFile, columns: Columns): AsyncGenerator<RawRow> {
  try {
    const texts = decodedText(file.open());
    const beginning = await beginningOf(texts);
    const parser = parse({
      bom: true,
      info: true,
      relax_column_count: true,
      delimiter: separatorIn(beginning),
      skip_empty_lines: true,
      trim: true,
      max_record_size: longestRecord,
      columns: (header: string[]) => dutchNames(header, columns),
    });
    // What goes wrong on the way is met by who reads the rows.
    pipeline(startingWith(beginning, texts), parser, () => undefined);
    for await (const parsed of parser as AsyncIterable<Parsed>) {
      // Spreadsheets save rows that were cleared as separators alone. The parser could leave them out too, but would not count them.
      if (Object.values(parsed.record).some((cell) => cell !== '')) yield rowOf(parsed, Object.keys(columns).length);
    }
  } catch (error) {
    if (error instanceof Rejection) throw error;
    refuseCell('FileUnreadable', { why: error instanceof Error ? error.message.slice(0, 200) : 'unknown' });
  }
}

function dutchNames(header: readonly string[], columns: Columns): string[] {
  const dutchOf = new Map(Object.entries(columns).flatMap(([dutch, { english }]) => [[dutch, dutch] as const, [english, dutch] as const]));
  const names = header.map(
    (name) => dutchOf.get(name.toLowerCase()) ?? refuseCell('ColumnUnknown', { column: name.slice(0, 60), known: Object.keys(columns) }),
  );
  const missing = Object.keys(columns).find((name) => !names.includes(name));
  if (missing !== undefined) refuseCell('ColumnMissing', { column: missing });
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
      row[name] = cell(cells[name] ?? '');
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      problems.push({ column: name, rejection: error });
    }
  }
  return problems.length > 0 ? { problems, rest: row as Partial<RowOf<C>> } : { row: row as RowOf<C> };
}

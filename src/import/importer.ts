import type { CommandHandler } from '../../domain/ports/commanding.ts';
import { CommandIdReused, StepRejection } from '../../domain/ports/errors.ts';
import type { Identities } from '../../domain/ports/identities.ts';
import type { FileReport, Finding, Importer, ImportFile, ImportReport, ImportRequest } from '../../domain/ports/importing.ts';
import { aggregateRejections } from '../../domain/rejections.ts';
import { sentenceOf } from '../../domain/shared/glossary.ts';
import { Rejection, type Sentence } from '../../domain/shared/rejection.ts';
import { sha256 } from '../commanding/ids.ts';
import { importSentences } from './columns.ts';
import { type CellProblem, type RawRow, rowsOf, valuesOf } from './reading.ts';
import { FileReferences } from './references.ts';
import type { Sheet, Target } from './sheet.ts';
import { sheets } from './sheets.ts';

/** Rows under way at once: enough to share commits, few enough to stay small. */
const inFlight = 64;

type Planned = Readonly<{ raw: RawRow; target: Target }>;
type Counts = { rows: number; written: number; unchanged: number; refused: number };
type Opened = Readonly<{ sheet: Sheet; file: ImportFile; counts: Counts }>;

/** Where a handler for an import comes from: the real one, or one whose writes go nowhere. */
export type HandlerFor = (dryRun: boolean) => CommandHandler;

export class CsvImporter implements Importer {
  readonly #handlerFor: HandlerFor;
  readonly #identities: Identities;

  constructor(handlerFor: HandlerFor, identities: Identities) {
    this.#handlerFor = handlerFor;
    this.#identities = identities;
  }

  async import(request: ImportRequest): Promise<ImportReport> {
    const findings: Finding[] = [];
    const references = new FileReferences();
    const handler = this.#handlerFor(request.dryRun);
    const opened = openedIn(request.files, findings);
    for (const { sheet, file, counts } of opened) if (sheet.belongsTo !== undefined) await this.#collect(sheet, file, counts, references, findings);
    for (const { sheet, file, counts } of opened) {
      if (sheet.introduces !== undefined) await this.#introduce(sheet, file, references);
    }
    for (const { sheet, file, counts } of opened) {
      if (sheet.target !== undefined) await this.#run(sheet, file, counts, references, findings, handler, request);
      request.onProgress?.({ file: file.name, ...counts });
    }
    const order = new Map(opened.map(({ file }, index) => [file.name, index]));
    findings.sort((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || a.row - b.row);
    return { dryRun: request.dryRun, files: opened.map(({ file, counts }): FileReport => ({ file: file.name, ...counts })), findings };
  }

  /** Rows that are a part of another file's rows are kept under the reference they belong to. */
  async #collect(sheet: Sheet, file: ImportFile, counts: Counts, references: FileReferences, findings: Finding[]): Promise<void> {
    for await (const raw of readRows(file, sheet, findings)) {
      counts.rows += 1;
      const read = valuesOf(sheet.columns, raw.cells);
      if ('problems' in read) refuse(file, raw, read.problems, counts, findings);
      else {
        references.add(sheet.name, sheet.belongsTo?.(read.row) ?? '', { ...read.row, row: raw.number });
        counts.unchanged += 1;
      }
    }
  }

  /** A first pass that only notes what rows are called, so that the order of files does not matter. */
  async #introduce(sheet: Sheet, file: ImportFile, references: FileReferences): Promise<void> {
    for await (const raw of readRows(file, sheet, [])) {
      const read = valuesOf(sheet.columns, raw.cells);
      if ('problems' in read) continue;
      try {
        const named = sheet.introduces?.(read.row, this.#identities, references);
        if (named !== undefined) references.introduce(named.kind, named.reference, named.id);
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
        // Told with the row itself in the second pass.
      }
    }
  }

  async #run(
    sheet: Sheet,
    file: ImportFile,
    counts: Counts,
    references: FileReferences,
    findings: Finding[],
    handler: CommandHandler,
    request: ImportRequest,
  ): Promise<void> {
    const running = new Set<Promise<void>>();
    for await (const raw of readRows(file, sheet, findings)) {
      counts.rows += 1;
      const planned = this.#plan(sheet, file, raw, counts, references, findings);
      if (planned === undefined) continue;
      const work = this.#take(planned, file, counts, findings, handler, request).finally(() => running.delete(work));
      running.add(work);
      if (running.size >= inFlight) await Promise.race(running);
    }
    await Promise.all(running);
  }

  #plan(sheet: Sheet, file: ImportFile, raw: RawRow, counts: Counts, references: FileReferences, findings: Finding[]): Planned | undefined {
    const read = valuesOf(sheet.columns, raw.cells);
    if ('problems' in read) {
      refuse(file, raw, read.problems, counts, findings);
      return undefined;
    }
    try {
      const target = sheet.target?.(read.row, this.#identities, references);
      return target === undefined ? undefined : { raw, target };
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      refuse(file, raw, [{ column: '', rejection: error }], counts, findings);
      return undefined;
    }
  }

  async #take({ raw, target }: Planned, file: ImportFile, counts: Counts, findings: Finding[], handler: CommandHandler, request: ImportRequest): Promise<void> {
    const steps = target.steps.map(({ key, command }) => ({
      commandId: this.#identities.of('import', `${target.reference} ${key}`),
      fingerprint: sha256(JSON.stringify(command)),
      command,
    }));
    try {
      const { written } = await handler.handle(target.aggregate, target.id, steps, {
        actor: request.actor,
        correlationId: request.correlationId,
        import: { file: file.name, row: raw.number, sha256: raw.sha256 },
      });
      counts[written > 0 ? 'written' : 'unchanged'] += 1;
    } catch (error) {
      if (error instanceof CommandIdReused) {
        refuse(file, raw, [{ column: '', rejection: new Rejection('StepChanged', {}) }], counts, findings);
      } else if (error instanceof Rejection) {
        const column = error instanceof StepRejection ? (target.steps[error.step]?.column ?? '') : '';
        refuse(file, raw, [{ column, rejection: error }], counts, findings);
      } else throw error;
    }
  }
}

/** The known files among those handed over, in the order in which they are to be read. */
function openedIn(files: readonly ImportFile[], findings: Finding[]): readonly Opened[] {
  const nameOf = ({ name }: ImportFile): string => (name.split(/[\\/]/).at(-1) ?? name).replace(/\.csv$/i, '').toLowerCase();
  for (const file of files) {
    if (sheets.some(({ name, english }) => [name, english].includes(nameOf(file)))) continue;
    findings.push(found(file, 0, '', new Rejection('FileUnknown', { known: sheets.map(({ name }) => `${name}.csv`) })));
  }
  return sheets.flatMap((sheet) =>
    files
      .filter((file) => [sheet.name, sheet.english].includes(nameOf(file)))
      .map((file) => ({ sheet, file, counts: { rows: 0, written: 0, unchanged: 0, refused: 0 } })),
  );
}

/** Rows until the file cannot be read further; that is told once, at the row after the last good one. */
async function* readRows(file: ImportFile, sheet: Sheet, findings: Finding[]): AsyncGenerator<RawRow> {
  let last = 0;
  try {
    for await (const row of rowsOf(file, sheet.columns)) {
      last = row.number;
      yield row;
    }
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    findings.push(found(file, last + 1, '', error));
  }
}

function refuse(file: ImportFile, raw: RawRow, problems: readonly CellProblem[], counts: Counts, findings: Finding[]): void {
  counts.refused += 1;
  findings.push(...problems.map(({ column, rejection }) => found(file, raw.number, column, rejection)));
}

function found(file: ImportFile, row: number, column: string, { code, facts }: Rejection): Finding {
  const sentence: Sentence = (importSentences as Readonly<Record<string, Sentence>>)[code] ?? aggregateRejections[code] ?? { nl: code, en: code };
  return {
    file: file.name,
    row,
    ...(column !== '' && { column }),
    code,
    sentence: { nl: sentenceOf(sentence, facts, 'nl'), en: sentenceOf(sentence, facts, 'en') },
  };
}

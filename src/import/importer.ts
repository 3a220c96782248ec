import type { AggregateName } from '../../domain/aggregates.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { CommandContext, CommandHandler } from '../../domain/ports/commanding.ts';
import { AppendTooLarge, CommandIdReused, StepRejection } from '../../domain/ports/errors.ts';
import type { Position } from '../../domain/ports/event-store.ts';
import type { Identities } from '../../domain/ports/identities.ts';
import type { FileReport, Finding, Importer, ImportFile, ImportReport, ImportRequest } from '../../domain/ports/importing.ts';
import { aggregateRejections } from '../../domain/rejections.ts';
import { sentenceOf } from '../../domain/shared/glossary.ts';
import { Rejection, type Sentence } from '../../domain/shared/rejection.ts';
import { sha256 } from '../commanding/ids.ts';
import { KeyedMutex } from '../commanding/keyed-mutex.ts';
import { CellRejection, type Columns, importSentences, inColumn, type RowOf } from './columns.ts';
import { type CellProblem, type RawRow, RowRejection, rowsOf, valuesOf } from './reading.ts';
import { type AskedReferences, type Counts, FileReferences, type Part } from './references.ts';
import type { Refusals } from './refusals.ts';
import type { ImportStep, Owner, Sheet, Target } from './sheet.ts';
import { sheets } from './sheets.ts';

/** Rows under way at once: enough to share commits, few enough to stay small. */
const inFlight = 64;

type Planned = Readonly<{ raw: RawRow; target: Target; parts: readonly Part[] }>;
type Opened = Readonly<{ sheet: Sheet; file: ImportFile; counts: Counts }>;
/** One import under way; `reached` is how far in the log what it stored stands. */
type Run = Readonly<{ request: ImportRequest; handler: CommandHandler; references: FileReferences; findings: Finding[] }> & { reached: Position | undefined };

/** Where a handler for an import comes from: the real one, or one whose writes go nowhere. */
export type HandlerFor = (dryRun: boolean) => CommandHandler;

export class CsvImporter implements Importer {
  readonly #handlerFor: HandlerFor;
  readonly #identities: Identities;
  readonly #clock: Clock;
  readonly #refusals: Refusals;
  /** Rows about one aggregate are taken in their order, so that they do not stand in each other's way. */
  readonly #sameAggregate = new KeyedMutex();

  constructor(handlerFor: HandlerFor, identities: Identities, clock: Clock, refusals: Refusals) {
    this.#handlerFor = handlerFor;
    this.#identities = identities;
    this.#clock = clock;
    this.#refusals = refusals;
  }

  async import(request: ImportRequest): Promise<ImportReport> {
    const run: Run = { request, handler: this.#handlerFor(request.dryRun), references: new FileReferences(), findings: [], reached: undefined };
    const { references, findings } = run;
    const opened = openedIn(request.files, findings);
    for (const each of opened) if (each.sheet.belongsTo !== undefined) await this.#collect(each, run);
    for (const each of opened) if (each.sheet.introduces !== undefined) await this.#introduce(each, references);
    for (const each of opened) {
      if (each.sheet.belongsTo !== undefined) continue;
      await this.#run(each, run);
      request.onProgress?.({ file: each.file.name, ...each.counts });
    }
    refuseParts(references.unsettled(), findings);
    for (const { sheet, file, counts } of opened) if (sheet.belongsTo !== undefined) request.onProgress?.({ file: file.name, ...counts });
    const order = new Map(opened.map(({ file }, index) => [file.name, index]));
    findings.sort((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || a.row - b.row);
    return {
      dryRun: request.dryRun,
      files: opened.map(({ file, counts }): FileReport => ({ file: file.name, ...counts })),
      findings: findings.map((finding) => ({ ...finding, sentence: references.named(finding.sentence) })),
      ...(!request.dryRun && run.reached !== undefined && { position: run.reached }),
    };
  }

  /** Rows that are a part of another file's rows are kept under the reference they belong to, those that are not right too: that row is refused then. */
  async #collect({ sheet, file, counts }: Opened, { references, findings }: Run): Promise<void> {
    for await (const raw of readRows(file, sheet, findings)) {
      counts.rows += 1;
      const { number } = raw;
      const read = valuesOf(sheet.columns, raw);
      if ('problems' in read) refuse(file, number, read.problems, counts, findings);
      const faulty = 'problems' in read;
      const row = 'problems' in read ? (read.rest as RowOf<Columns>) : read.row;
      references.add(sheet.name, { file, counts, number, owner: sheet.owner, reference: sheet.belongsTo?.(row) ?? '', row, faulty, settled: faulty });
    }
  }

  /** A first pass that only notes what rows are called, so that the order of files does not matter. */
  async #introduce({ sheet, file }: Opened, references: FileReferences): Promise<void> {
    for await (const raw of readRows(file, sheet, [])) {
      const read = valuesOf(sheet.columns, raw);
      if ('problems' in read) continue;
      try {
        const named = sheet.introduces?.(read.row, this.#identities, references.asked());
        if (named !== undefined) references.introduce(named);
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
        // Told with the row itself in the second pass.
      }
    }
  }

  async #run(opened: Opened, run: Run): Promise<void> {
    const running = new Set<Promise<void>>();
    // Kept, not thrown where it happens: nobody may be waiting for that row just then.
    const failures: unknown[] = [];
    for await (const raw of readRows(opened.file, opened.sheet, run.findings)) {
      opened.counts.rows += 1;
      const planned = this.#plan(opened, raw, run);
      if (planned === undefined) continue;
      const { aggregate, id } = planned.target;
      const take = () => this.#take(planned, opened, run);
      const work = this.#sameAggregate
        .run(`${aggregate} ${id}`, take)
        .catch((error: unknown) => failures.push(error))
        .then(() => void running.delete(work));
      running.add(work);
      if (running.size >= inFlight) await Promise.race(running);
      if (failures.length > 0) break;
    }
    await Promise.all(running);
    if (failures.length > 0) throw failures[0];
  }

  #plan({ sheet, file, counts }: Opened, raw: RawRow, { references, findings }: Run): Planned | undefined {
    const read = valuesOf(sheet.columns, raw);
    if ('problems' in read) {
      refuse(file, raw.number, read.problems, counts, findings);
      return undefined;
    }
    const asked = references.asked();
    try {
      const target = sheet.target?.(read.row, this.#identities, asked, raw.number);
      const named = sheet.introduces?.(read.row, this.#identities, asked);
      if (named !== undefined) inColumn('ref', () => asked.mustBeOwn(named));
      if (target?.called !== undefined) references.call(target.id, target.called);
      return target === undefined ? undefined : { raw, target, parts: asked.parts };
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      refuse(file, raw.number, [{ column: error instanceof CellRejection ? error.column : '', rejection: error }], counts, findings);
      refuseAsked(asked, findings);
      return undefined;
    }
  }

  async #take({ raw, target, parts }: Planned, { sheet, file, counts }: Opened, run: Run): Promise<void> {
    const { request, handler, findings } = run;
    const steps = target.steps.map((step) => ({
      commandId: this.#identities.of('import', `${target.reference} ${step.key}`),
      fingerprint: sha256(JSON.stringify(step.said ?? step.command)),
      command: this.#dated(step),
    }));
    const context: CommandContext = {
      actor: request.actor,
      correlationId: request.correlationId,
      ...(request.traceparent !== undefined && { traceparent: request.traceparent }),
      import: { file: file.name, row: raw.number, sha256: raw.sha256 },
    };
    try {
      const { written, position } = await handler.handle(target.aggregate, target.id, steps, context);
      const outcome = written > 0 ? 'written' : 'unchanged';
      counts[outcome] += 1;
      for (const part of unsettled(parts)) part.counts[outcome] += 1;
      if (run.reached === undefined || position > run.reached) run.reached = position;
    } catch (error) {
      if (error instanceof CommandIdReused) {
        const step = steps.findIndex(({ commandId }) => commandId === error.commandId);
        refuse(file, raw.number, [{ column: target.steps[step]?.column ?? '', rejection: new Rejection('StepChanged', {}) }], counts, findings);
      } else if (error instanceof AppendTooLarge) {
        refuse(file, raw.number, [{ column: '', rejection: new Rejection('AppendTooLarge', { limit: error.limit }) }], counts, findings);
      } else if (error instanceof Rejection && error.code === 'NotFound' && sheet.owner !== undefined) {
        refuse(file, raw.number, [ownerRefused(sheet.owner, raw.cells[sheet.owner.column])], counts, findings);
      } else if (error instanceof Rejection) {
        const column = error instanceof StepRejection ? (target.steps[error.step]?.column ?? '') : '';
        refuse(file, raw.number, [{ column, rejection: error }], counts, findings);
        if (!request.dryRun) await this.#refusals(error.code, target, context);
      } else throw error;
      refuseParts(parts, findings);
    }
  }

  /** The day that stands in for a missing one is not part of what the row says, so that importing it again on a later day finds the same step. */
  #dated({ command, undated }: ImportStep<AggregateName>): ImportStep<AggregateName>['command'] {
    const today = this.#clock.today();
    return undated && command.occurredOn > today ? { ...command, occurredOn: today } : command;
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

/** Rows until the file cannot be read further; that is told once, at the row that it happened at. */
async function* readRows(file: ImportFile, sheet: Sheet, findings: Finding[]): AsyncGenerator<RawRow> {
  try {
    yield* rowsOf(file, sheet.columns);
  } catch (error) {
    if (!(error instanceof RowRejection)) throw error;
    findings.push(found(file, error.row, '', error));
  }
}

function refuse(file: ImportFile, row: number, problems: readonly CellProblem[], counts: Counts, findings: Finding[]): void {
  counts.refused += 1;
  findings.push(...problems.map(({ column, rejection }) => found(file, row, column, rejection)));
}

/** The parts that can still be told of; from now on they have been. */
function* unsettled(parts: Iterable<Part>): Generator<Part> {
  for (const part of parts) {
    if (part.settled) continue;
    part.settled = true;
    yield part;
  }
}

/** Those of a refused row that are not right themselves, with what is wrong; the others because of that row. */
function refuseAsked({ parts, refused }: AskedReferences, findings: Finding[]): void {
  for (const { part, problem } of refused) for (const wrong of unsettled([part])) refuse(wrong.file, wrong.number, [problem], wrong.counts, findings);
  refuseParts(parts, findings);
}

function refuseParts(parts: Iterable<Part>, findings: Finding[]): void {
  for (const { file, number, owner, reference, counts } of unsettled(parts)) refuse(file, number, [ownerRefused(owner, reference)], counts, findings);
}

const ownerRefused = (owner: Owner | undefined, reference = ''): CellProblem => ({
  column: owner?.column ?? '',
  rejection: new Rejection('OwnerRefused', { value: reference.trim().slice(0, 60), file: owner?.file ?? '' }),
});

function found(file: ImportFile, row: number, column: string, rejection: Rejection): Finding {
  const { code, facts } = rejection;
  const of = rejection instanceof StepRejection ? rejection.aggregate : undefined;
  const sentence: Sentence = (importSentences as Readonly<Record<string, Sentence>>)[code] ?? aggregateRejections[code] ?? { nl: code, en: code };
  return {
    file: file.name,
    row,
    ...(column !== '' && { column }),
    code,
    sentence: { nl: sentenceOf(sentence, facts, 'nl', of), en: sentenceOf(sentence, facts, 'en', of) },
  };
}

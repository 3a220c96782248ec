import type { ImportFile } from '../../domain/ports/importing.ts';
import { Rejection, type Sentence } from '../../domain/shared/rejection.ts';
import { CellRejection, refuseCell } from './columns.ts';
import type { CellProblem } from './reading.ts';
import { type Introduction, introducedIn, type Owner, type ReferenceKind, type References } from './sheet.ts';

export type Counts = { rows: number; written: number; unchanged: number; refused: number };

/** A row that belongs to a row of another file. It is counted once (`settled`): with its own faults, or as the row it belongs to turned out. */
export type Part = {
  readonly file: ImportFile;
  readonly counts: Counts;
  readonly number: number;
  readonly owner: Owner | undefined;
  readonly reference: string;
  readonly row: unknown;
  readonly faulty: boolean;
  settled: boolean;
};
export type RefusedPart = Readonly<{ part: Part; problem: CellProblem }>;

const anyId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** What the files of one import name, filled while they are read. */
export class FileReferences {
  readonly #introduced = new Map<string, Introduction>();
  /** By the id behind it. */
  readonly #called = new Map<string, string>();
  readonly #parts = new Map<string, Part[]>();

  /** The first that takes a reference has it. */
  introduce(introduction: Introduction): void {
    const key = `${introduction.kind} ${introduction.reference}`;
    if (this.#introduced.has(key)) return;
    this.#introduced.set(key, introduction);
    this.call(introduction.id, introduction.reference);
  }

  /** Notes what people call a record that no other row refers to. */
  call(id: string, reference: string): void {
    this.#called.set(id, reference);
  }

  /** A sentence as those who wrote the files know its records: by their references instead of the ids. */
  named({ nl, en }: Sentence): Sentence {
    const named = (text: string): string => text.replace(anyId, (id) => this.#called.get(id) ?? id);
    return { nl: named(nl), en: named(en) };
  }

  add(sheet: string, part: Part): void {
    const key = `${sheet} ${part.reference}`;
    const parts = this.#parts.get(key) ?? [];
    parts.push(part);
    this.#parts.set(key, parts);
  }

  /** Parts of which nothing was told yet. */
  unsettled(): readonly Part[] {
    return [...this.#parts.values()].flat().filter(({ settled }) => !settled);
  }

  /** The references as one row asks for them. */
  asked(): AskedReferences {
    return new AskedReferences(this.#introduced, this.#parts);
  }
}

/** Remembers which parts a row took along, and which of them are not right. */
export class AskedReferences implements References {
  readonly parts: Part[] = [];
  readonly refused: RefusedPart[] = [];
  readonly #introduced: ReadonlyMap<string, Introduction>;
  readonly #parts: ReadonlyMap<string, readonly Part[]>;

  constructor(introduced: ReadonlyMap<string, Introduction>, parts: ReadonlyMap<string, readonly Part[]>) {
    this.#introduced = introduced;
    this.#parts = parts;
  }

  resolve(kind: ReferenceKind, reference: string): string {
    return this.#introduction(kind, reference).id;
  }

  /** @throws Rejection `ReferenceTaken` where another record has this reference */
  mustBeOwn({ kind, reference, id }: Introduction): void {
    if (this.resolve(kind, reference) !== id) refuseCell('ReferenceTaken', { value: reference.slice(0, 60) });
  }

  detail(kind: ReferenceKind, reference: string, name: string): string {
    return this.#introduction(kind, reference).details?.[name] ?? '';
  }

  #introduction(kind: ReferenceKind, reference: string): Introduction {
    return this.#introduced.get(`${kind} ${reference}`) ?? refuseCell('ReferenceUnknown', { kind, value: reference.slice(0, 60), file: introducedIn[kind] });
  }

  belonging<R, T = R>(sheet: string, reference: string, read: (row: R) => T = (row) => row as unknown as T): readonly T[] {
    const parts = this.#parts.get(`${sheet} ${reference}`) ?? [];
    this.parts.push(...parts);
    const values = parts.filter(({ faulty }) => !faulty).flatMap((part) => this.#read(part, read));
    const wrong = parts.find((part) => part.faulty || this.refused.some((refused) => refused.part === part));
    return wrong === undefined ? values : refuseCell('PartRefused', { row: wrong.number, file: wrong.file.name });
  }

  #read<R, T>(part: Part, read: (row: R) => T): readonly T[] {
    try {
      return [read(part.row as R)];
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      this.refused.push({ part, problem: { column: error instanceof CellRejection ? error.column : '', rejection: error } });
      return [];
    }
  }
}

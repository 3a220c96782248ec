import { refuseCell } from './columns.ts';
import type { ReferenceKind, References } from './sheet.ts';

/** What the files of one import name, filled while they are read. */
export class FileReferences implements References {
  readonly #ids = new Map<string, string>();
  readonly #belonging = new Map<string, unknown[]>();

  introduce(kind: ReferenceKind, reference: string, id: string): void {
    this.#ids.set(`${kind} ${reference}`, id);
  }

  add(sheet: string, reference: string, row: unknown): void {
    const key = `${sheet} ${reference}`;
    const rows = this.#belonging.get(key) ?? [];
    rows.push(row);
    this.#belonging.set(key, rows);
  }

  resolve(kind: ReferenceKind, reference: string): string {
    return this.#ids.get(`${kind} ${reference}`) ?? refuseCell('ReferenceUnknown', { kind, value: reference.slice(0, 60) });
  }

  belonging<R>(sheet: string, reference: string): readonly R[] {
    return (this.#belonging.get(`${sheet} ${reference}`) ?? []) as R[];
  }
}

import type { AggregateName } from '../../domain/aggregates.ts';
import type { IntentOf } from '../../domain/ports/commanding.ts';
import type { Identities } from '../../domain/ports/identities.ts';
import type { Columns, RowOf } from './columns.ts';

/**
 * One command of a row. `key` names the step within the record, so that importing it again finds it done; `column` is where its date or value stands.
 * `undated`: the row gives no day for this step; `occurredOn` is the day it was meant for, and where that lies ahead, the day of the import stands in for it.
 * `said`: what makes the step the same one when it comes again, where the command itself depends on the order of rows.
 */
export type ImportStep<A extends AggregateName> = Readonly<{ key: string; column: string; command: IntentOf<A>; undated?: true; said?: unknown }>;

/** What a row comes to: the aggregate it is about, its reference in the spreadsheets, and the steps in order. */
export type Target<A extends AggregateName = AggregateName> = Readonly<{
  aggregate: A;
  id: string;
  /** Kind and reference, unique over all files; the ids of the steps are made of it. */
  reference: string;
  /** What people call it, where no other row introduces that. */
  called?: string;
  steps: readonly ImportStep<A>[];
}>;

/** What the files refer to by their own references. */
export interface References {
  /** The id behind a reference of a kind. @throws Rejection `ReferenceUnknown` */
  resolve(kind: ReferenceKind, reference: string): string;
  /** What the row behind a reference tells of itself. @throws Rejection `ReferenceUnknown` */
  detail(kind: ReferenceKind, reference: string, name: string): string;
  /**
   * Rows of another file that belong to this reference, in their order; with `read`, as what it makes of each. They share the fate of the row that asks for them.
   * A rejection by `read` is told at the row that it is about. @throws Rejection `PartRefused`, which names the first that is not right
   */
  belonging<R, T = R>(sheet: string, reference: string, read?: (row: R) => T): readonly T[];
}
export type ReferenceKind = 'organisation' | 'businessParkNetwork' | 'information-day' | 'partnership';
/** The file whose rows introduce a kind. */
export const introducedIn: Readonly<Record<ReferenceKind, string>> = {
  organisation: 'organisaties.csv',
  businessParkNetwork: 'netwerken.csv',
  'information-day': 'voorlichtingsdagen.csv',
  partnership: 'partnerschappen.csv',
};
/** What a row is called by others, the id behind it, and what those others must know of it. */
export type Introduction = Readonly<{ kind: ReferenceKind; reference: string; id: string; details?: Readonly<Record<string, string>> }>;

/** The column that names the row of another file without which a row is about nothing, and that file. */
export type Owner = Readonly<{ column: string; file: string }>;

export interface Sheet<C extends Columns = Columns> {
  /** File name without `.csv`, Dutch and English. */
  readonly name: string;
  readonly english: string;
  readonly columns: C;
  /** The reference that a row introduces, for other rows to name. */
  introduces?(row: RowOf<C>, identities: Identities, references: References): Introduction;
  readonly owner?: Owner;
  /** The reference to whose row in another file this row belongs; such a row has no target of its own. */
  belongsTo?(row: RowOf<C>): string;
  /** `number` is the line that a spreadsheet shows for the row. */
  target?(row: RowOf<C>, identities: Identities, references: References, number: number): Target;
}

/** Keeps the types of one sheet's columns and hands it on among the others. */
export const sheet = <C extends Columns>(definition: Sheet<C>): Sheet => definition as unknown as Sheet;
/** Keeps the types of one aggregate's steps and hands it on among the others. */
export const target = <A extends AggregateName>(of: Target<A>): Target => of as unknown as Target;

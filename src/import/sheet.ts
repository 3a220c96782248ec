import type { AggregateName } from '../../domain/aggregates.ts';
import type { IntentOf } from '../../domain/ports/commanding.ts';
import type { Identities } from '../../domain/ports/identities.ts';
import type { Columns, RowOf } from './columns.ts';

/** One command of a row. `key` names the step within the record, so that importing it again finds it done; `column` is where its date or value stands. */
export type ImportStep<A extends AggregateName> = Readonly<{ key: string; column: string; command: IntentOf<A> }>;

/** What a row comes to: the aggregate it is about, its reference in the spreadsheets, and the steps in order. */
export type Target<A extends AggregateName = AggregateName> = Readonly<{
  aggregate: A;
  id: string;
  /** Kind and reference, unique over all files; the ids of the steps are made of it. */
  reference: string;
  steps: readonly ImportStep<A>[];
}>;

/** What the files refer to by their own references. */
export interface References {
  /** The id behind a reference of a kind. @throws Rejection `ReferenceUnknown` */
  resolve(kind: ReferenceKind, reference: string): string;
  /** Rows of another file that belong to this reference, in their order. */
  belonging<R>(sheet: string, reference: string): readonly R[];
}
export type ReferenceKind = 'organisation' | 'network' | 'information-day' | 'partnership';

export interface Sheet<C extends Columns = Columns> {
  /** File name without `.csv`, Dutch and English. */
  readonly name: string;
  readonly english: string;
  readonly columns: C;
  /** The reference that a row introduces, for other rows to name. */
  introduces?(row: RowOf<C>, identities: Identities, references: References): { readonly kind: ReferenceKind; readonly reference: string; readonly id: string };
  /** The reference to whose row in another file this row belongs; such a row has no target of its own. */
  belongsTo?(row: RowOf<C>): string;
  target?(row: RowOf<C>, identities: Identities, references: References): Target;
}

/** Keeps the types of one sheet's columns and hands it on among the others. */
export const sheet = <C extends Columns>(definition: Sheet<C>): Sheet => definition as unknown as Sheet;
/** Keeps the types of one aggregate's steps and hands it on among the others. */
export const target = <A extends AggregateName>(of: Target<A>): Target => of as unknown as Target;

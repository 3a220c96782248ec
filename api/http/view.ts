import { disclosed } from '../../domain/access/disclosure.ts';
import type { AggregateName } from '../../domain/aggregates.ts';
import type { RegisterDocument } from '../../projections/shared/register.ts';
import type { Call } from './request.ts';

/** An aggregate as clients see it: its id, its state by name, its revision, and the rest of what it holds. */
export type View = Readonly<{ id: string; state: string; revision: number }> & Readonly<Record<string, unknown>>;

export type Viewed<A extends AggregateName> = Pick<RegisterDocument<A>, '_id' | 'aggregate' | 'state' | 'revision'>;

/** As this caller may see it. */
export function viewOf<A extends AggregateName>({ _id, aggregate, state, revision }: Viewed<A>, { sight }: Pick<Call, 'sight'>): View {
  const { status, ...rest } = disclosed(aggregate, state, sight) as Readonly<{ status: string }> & Readonly<Record<string, unknown>>;
  return { id: _id, state: status, revision, ...rest };
}

export const etagOf = (revision: number): string => `"${revision}"`;

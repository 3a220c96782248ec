import type { AggregateName, StateOf } from '../../domain/aggregates.ts';

/** An aggregate as clients see it: its id, its state by name, its revision, and the rest of what it holds. */
export type View = Readonly<{ id: string; state: string; revision: number }> & Readonly<Record<string, unknown>>;

export function viewOf<A extends AggregateName>(id: string, state: StateOf<A>, revision: number): View {
  const { status, ...rest } = state as Readonly<{ status: string }> & Readonly<Record<string, unknown>>;
  return { id, state: status, revision, ...rest };
}

export const etagOf = (revision: number): string => `"${revision}"`;

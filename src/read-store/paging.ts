import { NoSuchCursor } from '../../domain/ports/errors.ts';
import type { Query } from '../../domain/ports/read-store.ts';
import { placeOf } from './index-keys.ts';

/** Where a query goes on. @throws NoSuchCursor */
export function placeAfter(query: Query): { readonly sort: string; readonly id: string } | undefined {
  if (query.after === undefined) return undefined;
  const place = placeOf(query.after);
  if (place === undefined) throw new NoSuchCursor(query.after);
  return place;
}

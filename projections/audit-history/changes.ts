import type { Json } from '../../domain/shared/json.ts';
import { same } from '../../domain/shared/same.ts';

/** One field of an aggregate before and after an event; null where there was or is nothing. */
export type Change = Readonly<{ field: string; before: Json; after: Json }>;

const isTable = (value: Json | undefined): value is { readonly [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What differs between two states, field by field, down to texts, numbers and lists. */
export function changesBetween(before: Json, after: Json, path = ''): readonly Change[] {
  if (same(before, after)) return [];
  if (!isTable(before) || !isTable(after)) {
    if (isTable(after)) return Object.entries(after).flatMap(([key, value]) => changesBetween(null, value, joined(path, key)));
    return [{ field: path, before, after }];
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => changesBetween(before[key] ?? null, after[key] ?? null, joined(path, key)));
}

/** The name of a field without its path. */
export const lastOf = (field: string): string => field.slice(field.lastIndexOf('.') + 1);

/** The status of a state is what people call its state. */
const joined = (path: string, key: string): string => (path === '' ? (key === 'status' ? 'state' : key) : `${path}.${key}`);

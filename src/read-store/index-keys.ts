import { NoSuchIndex } from '../../domain/ports/errors.ts';
import type { CollectionDefinition, Document, FieldValue, IndexDefinition, Query } from '../../domain/ports/read-store.ts';

/** Text whose order is the order of the value: numbers padded, texts as they are. Only whole numbers from 0 are indexed. */
export const keyText = (value: FieldValue): string => (typeof value === 'number' ? String(value).padStart(16, '0') : String(value));

/** Parts of a key are joined by a character that no text of ours holds. */
const separator = '\u001f';

const valuesOf = (document: Document, field: string): readonly string[] => {
  const value = (document as Readonly<Record<string, unknown>>)[field];
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? [...new Set(value as FieldValue[])] : [value as FieldValue]).map(keyText);
};

export type IndexKey = Readonly<{ equals: string; sort: string }>;

/** Every combination of values, first field first. */
function combinations(lists: readonly (readonly string[])[]): readonly string[] {
  return lists.reduce<readonly string[]>(
    (heads, values, depth) => heads.flatMap((head) => values.map((value) => (depth === 0 ? value : head + separator + value))),
    [''],
  );
}

/** The entries that a document has in an index. */
export function keysOf(index: IndexDefinition, document: Document): readonly IndexKey[] {
  const sort = valuesOf(document, index.sort)[0];
  if (sort === undefined) return [];
  return combinations(index.fields.map((field) => valuesOf(document, field))).map((equals) => ({ equals, sort }));
}

export function indexNamed(definition: CollectionDefinition, query: Query): IndexDefinition {
  const index = definition.indexes.find(({ name }) => name === query.index);
  if (index === undefined) throw new NoSuchIndex(`${definition.name} has no index ${query.index}`);
  const missing = index.fields.filter((field) => query.where[field] === undefined);
  const foreign = Object.keys(query.where).filter((field) => !index.fields.includes(field));
  if (missing.length + foreign.length > 0) throw new NoSuchIndex(`${definition.name}.${index.name} takes exactly ${index.fields.join(', ')}`);
  return index;
}

/** The keys of equality that a query asks for; several where a field has several values. */
export function askedKeys(index: IndexDefinition, query: Query): readonly string[] {
  return combinations(
    index.fields.map((field) => {
      const value = query.where[field] as FieldValue | readonly FieldValue[];
      return (Array.isArray(value) ? [...new Set(value as readonly FieldValue[])] : [value as FieldValue]).map(keyText);
    }),
  );
}

/** Bounds on the sort text, both included. */
export function boundsOf({ from, to, prefix }: Query): { readonly from: string; readonly to: string } {
  const last = '\u{10ffff}';
  if (prefix !== undefined) return { from: prefix, to: prefix + last };
  return { from: from === undefined ? '' : keyText(from), to: to === undefined ? last : keyText(to) };
}

type Place = Readonly<{ sort: string; id: string }>;

/** Cursors are opaque to clients: base64url of the last place of a page. */
export const cursorOf = ({ sort, id }: Place): string => Buffer.from(JSON.stringify([sort, id])).toString('base64url');

/** undefined for a text that no page has given out. */
export function placeOf(cursor: string): Place | undefined {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(place) && place.length === 2 && typeof place[0] === 'string' && typeof place[1] === 'string') return { sort: place[0], id: place[1] };
  } catch {
    // Not ours: told to the caller as undefined.
  }
  return undefined;
}

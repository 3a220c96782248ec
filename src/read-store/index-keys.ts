import { NoSuchIndex } from '../../domain/ports/errors.ts';
import type { CollectionDefinition, Document, FieldValue, IndexDefinition, Query } from '../../domain/ports/read-store.ts';

/**
 * Text whose order is the order of the value: numbers padded, texts as they are.
 * @throws TypeError for what has no such text: a broken or negative number, a table
 */
export function keyText(value: FieldValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (Number.isSafeInteger(value) && value >= 0) return String(value).padStart(16, '0');
  throw new TypeError(`${JSON.stringify(value)} cannot be indexed: only texts, true, false and whole numbers from 0 can`);
}

const textsIn = (value: FieldValue | readonly FieldValue[] | null | undefined): readonly string[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? [...new Set((value as readonly FieldValue[]).map(keyText))] : [keyText(value as FieldValue)];
};

const textsOf = (document: Document, field: string): readonly string[] =>
  textsIn((document as unknown as Readonly<Record<string, FieldValue | readonly FieldValue[]>>)[field]);

export type IndexKey = Readonly<{ equals: string; sort: string }>;

/** One key for every combination of values. A key is the inside of a JSON list: no value can pass itself off as two. */
function keysFrom(lists: readonly (readonly string[])[]): readonly string[] {
  let keys = [''];
  for (const [place, texts] of lists.entries()) {
    const comma = place === 0 ? '' : ',';
    // Mostly a field has one value; then there is one key, and no list of lists on the way to it.
    if (texts.length === 1) for (const [number, head] of keys.entries()) keys[number] = head + comma + JSON.stringify(texts[0]);
    else keys = keys.flatMap((head) => texts.map((text) => head + comma + JSON.stringify(text)));
  }
  return keys;
}

/** The entries that a document has in an index. */
export function keysOf(index: IndexDefinition, document: Document): readonly IndexKey[] {
  const sort = textsOf(document, index.sort)[0];
  if (sort === undefined) return [];
  return keysFrom(index.fields.map((field) => textsOf(document, field))).map((equals) => ({ equals, sort }));
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
export const askedKeys = (index: IndexDefinition, query: Query): readonly string[] => keysFrom(index.fields.map((field) => textsIn(query.where[field])));

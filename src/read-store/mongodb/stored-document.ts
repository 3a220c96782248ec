import type { Position } from '../../../domain/ports/event-store.ts';
import type { CollectionDefinition, Document, IndexDefinition, Versioned } from '../../../domain/ports/read-store.ts';
import { keysOf } from '../index-keys.ts';

/**
 * How a document lies in MongoDB: itself under `document`, where mongosh and other tools can read it, and beside it its position and, for each index,
 * the texts it is found by. What BSON does not give back as it was (some names and characters, depth) is kept as JSON text instead.
 */
export type StoredDocument = { readonly _id: string; readonly _position: Position; readonly document?: Document; readonly json?: string } & Readonly<
  Record<string, unknown>
>;

/** The field with a document's equality keys for an index: one, or a list of them. */
export const equalsField = ({ name }: IndexDefinition): string => `equals_${name}`;
/** The field with its sort key; of several entries of one document it is the same. */
export const sortField = ({ name }: IndexDefinition): string => `sort_${name}`;

/** Every field that a document of a collection may have beside its id and its position. */
export const fieldsOf = ({ indexes }: CollectionDefinition): readonly string[] => [
  'document',
  'json',
  ...indexes.flatMap((index) => [equalsField(index), sortField(index)]),
];

/**
 * Text in the order of its code points that every server keeps as it is: half surrogates become what UTF-8 makes of them,
 * and the character zero, at which some end a text, becomes two that come before all others.
 */
export const keyStored = (text: string): string =>
  text.toWellFormed().replace(zeroOrOne, (character) => (character === '\u0000' ? '\u0001\u0001' : '\u0001\u0002'));
// biome-ignore lint/suspicious/noControlCharactersInRegex: these two are what it is about.
const zeroOrOne = /[\u0000\u0001]/g;

export function storedFrom<D extends Document>(definition: CollectionDefinition, { document, position }: Versioned<D>): StoredDocument {
  const keys: Record<string, unknown> = {};
  for (const index of definition.indexes) {
    const entries = keysOf(index, document);
    const [first] = entries;
    if (first === undefined) continue;
    keys[sortField(index)] = keyStored(first.sort);
    keys[equalsField(index)] = entries.length === 1 ? keyStored(first.equals) : entries.map(({ equals }) => keyStored(equals));
  }
  const content = keptByBson(document) ? { document } : { json: JSON.stringify(document) };
  return { _id: keyStored(document._id), _position: position, ...content, ...keys };
}

export function versionedFrom<D extends Document>({ _position, document, json }: StoredDocument): Versioned<D> {
  return { document: (json === undefined ? document : JSON.parse(json)) as D, position: _position };
}

const deepest = 50;

function keptByBson(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000');
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value !== 'object' || depth > deepest) return false;
  if (Array.isArray(value)) return value.every((item) => keptByBson(item, depth + 1));
  return Object.entries(value).every(([name, item]) => keptAsName(name) && keptByBson(item, depth + 1));
}

const keptAsName = (name: string): boolean => name !== '' && name !== '__proto__' && !/[.$]/.test(name) && keptByBson(name);

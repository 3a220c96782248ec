import { createHash } from 'node:crypto';
import { NoSuchCursor } from '../../domain/ports/errors.ts';
import type { CollectionDefinition, Query } from '../../domain/ports/read-store.ts';
import { keyText } from './index-keys.ts';

/** Where a document stands in an index. */
export type Place = Readonly<{ sort: string; id: string }>;

/** The order of code points, in which databases keep texts; `<` would put 😀 before ﬁ. */
export function compareTexts(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let index = 0; index < shorter; index += 1) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Halves of characters beyond the basic plane come behind everything in it. */
const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

export const comparePlaces = (a: Place, b: Place): number => compareTexts(a.sort, b.sort) || compareTexts(a.id, b.id);

/** No text of ours starts with it: it is no character. */
const behindEveryCharacter = '\u{10ffff}';

/** Bounds on the sort text, both included; no `to` is no bound. */
export function boundsOf({ from, to, prefix }: Query): { readonly from: string; readonly to: string | undefined } {
  const lower = [from === undefined ? '' : keyText(from), prefix ?? ''].sort(compareTexts);
  const upper = [...(to === undefined ? [] : [keyText(to)]), ...(prefix === undefined ? [] : [prefix + behindEveryCharacter])].sort(compareTexts);
  return { from: lower.at(-1) as string, to: upper[0] };
}

/** Says which list a cursor is of, in few characters. */
const listOf = ({ name, version }: CollectionDefinition, { index }: Query): string =>
  createHash('sha256').update(`${name} ${version} ${index}`).digest('base64url').slice(0, 6);

/** Cursors are opaque to clients: the last place of a page, and the list it is of. */
export const cursorOf = (definition: CollectionDefinition, query: Query, { sort, id }: Place): string =>
  Buffer.from(JSON.stringify([listOf(definition, query), sort, id])).toString('base64url');

/** Where a query goes on; undefined at the beginning. @throws NoSuchCursor for a text that no page of this list has given out */
export function placeAfter(definition: CollectionDefinition, query: Query): Place | undefined {
  if (query.after === undefined) return undefined;
  const parts = partsOf(query.after);
  if (parts?.length !== 3 || !parts.every((part) => typeof part === 'string') || parts[0] !== listOf(definition, query)) throw new NoSuchCursor(query.after);
  return { sort: parts[1] as string, id: parts[2] as string };
}

function partsOf(cursor: string): readonly unknown[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : undefined;
  } catch {
    return undefined;
  }
}

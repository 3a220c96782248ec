import type { Projection } from '../../domain/ports/projection.ts';
import type { Document, FieldValue, IndexDefinition, Query } from '../../domain/ports/read-store.ts';
import type { Identifier } from '../../domain/shared/identifier.ts';
import type { ApiParts } from '../parts.ts';
import { Problem } from './problem.ts';
import type { Call } from './request.ts';
import type { Answer, QueryKey, Route } from './route.ts';

const defaultLimit = 50;
const highestLimit = 200;

export const oneOf = (list: readonly string[]): QueryKey => ({ ok: (text) => list.includes(text), expected: list.join(' | ') });
export const identified = (identifier: Identifier<string>): QueryKey => ({ ok: (text) => identifier.is(text), expected: identifier.expected.en });
export const text = (max = 100): QueryKey => ({ ok: (value) => value.length > 0 && value.length <= max, expected: `1 to ${max} characters` });
const limitKey: QueryKey = { ok: (value) => /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= highestLimit, expected: `1 to ${highestLimit}` };
const orderKey = oneOf(['ascending', 'descending']);

export type ListRoute<D extends Document> = Readonly<{
  path: string;
  action: string;
  projection: Projection<D>;
  /** Query keys that are fields of an index. Any set of them that is exactly the fields of one index can be asked for. */
  filters: Readonly<Record<string, QueryKey>>;
  /** Query keys that bound the sort field. */
  range?: Readonly<{ from: QueryKey; to: QueryKey; bounds?(from: string | undefined, to: string | undefined): Pick<Query, 'from' | 'to'> }>;
  /** Fields that are fixed by the path rather than the query. */
  fixed?(call: Call): Readonly<Record<string, FieldValue>>;
  item(document: D, call: Call): unknown;
}>;

/** `GET` of a list: one page in the order of the index that serves exactly the asked filters. */
export function listRoute<D extends Document>(parts: ApiParts, { path, action, projection, filters, range, fixed, item }: ListRoute<D>): Route {
  return {
    method: 'get',
    path,
    action,
    query: { ...filters, ...(range && { from: range.from, to: range.to }), limit: limitKey, order: orderKey, cursor: text(400) },
    handle: async (call) => {
      const collection = await parts.readModels.collection(projection, call.consistency);
      const where = { ...Object.fromEntries(Object.entries(call.query).filter(([name]) => Object.hasOwn(filters, name))), ...fixed?.(call) };
      const index = servedBy(projection.indexes, Object.keys(where));
      const { from, to, limit = String(defaultLimit), order, cursor } = call.query;
      const bounds = range === undefined ? {} : (range.bounds?.(from, to) ?? { ...(from !== undefined && { from }), ...(to !== undefined && { to }) });
      const page = await collection.find({
        index: index.name,
        where,
        ...bounds,
        ...(order !== undefined && { order: order as 'ascending' | 'descending' }),
        ...(cursor !== undefined && { after: cursor }),
        limit: Number(limit),
      });
      return pageAnswer(call, { items: page.items.map((document) => item(document, call)), next: page.next });
    },
  };
}

function servedBy(indexes: readonly IndexDefinition[], fields: readonly string[]): IndexDefinition {
  const index = indexes.find((candidate) => candidate.fields.length === fields.length && candidate.fields.every((field) => fields.includes(field)));
  if (index === undefined) throw new Problem('NoSuchFilter', { available: indexes.map((candidate) => candidate.fields.join(' + ') || '-') });
  return index;
}

export function pageAnswer({ path, query }: Call, { items, next }: { items: readonly unknown[]; next: string | undefined }): Answer {
  if (next === undefined) return { status: 200, body: { items } };
  const link = new URLSearchParams({ ...query, cursor: next });
  return { status: 200, headers: { Link: `<${path}?${link}>; rel="next"` }, body: { items, next } };
}

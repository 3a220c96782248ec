import type { Action } from '../../domain/access/actions.ts';
import type { Guarded } from '../../domain/access/disclosure.ts';
import type { Scope } from '../../domain/access/policy.ts';
import type { AggregateName } from '../../domain/aggregates.ts';
import type { Projection } from '../../domain/ports/projection.ts';
import type { Document, FieldValue, IndexDefinition, Query } from '../../domain/ports/read-store.ts';
import { glossary, listed } from '../../domain/shared/glossary.ts';
import type { Identifier } from '../../domain/shared/identifier.ts';
import type { Language, Sentence } from '../../domain/shared/rejection.ts';
import { SchoolYear, schoolYearPeriod } from '../../domain/shared/school-year.ts';
import type { ApiParts } from '../parts.ts';
import { identifierSchema } from './json-schema.ts';
import { Problem } from './problem.ts';
import type { Call } from './request.ts';
import type { Answer, QueryKey, Route } from './route.ts';

const defaultLimit = 50;
const highestLimit = 200;

export const oneOf = (list: readonly string[]): QueryKey => ({
  ok: (text) => list.includes(text),
  expected: { nl: `een van: ${list.join(', ')}`, en: `one of: ${list.join(', ')}` },
  schema: { type: 'string', enum: [...list] },
});
export const identified = (identifier: Identifier<string>): QueryKey => ({
  ok: (text) => identifier.is(text),
  expected: identifier.expected,
  schema: identifierSchema(identifier),
});
export const text = (max = 100): QueryKey => ({
  ok: (value) => value.length > 0 && value.length <= max,
  expected: { nl: `tekst van 1 tot en met ${max} tekens`, en: `text of 1 to ${max} characters` },
  schema: { type: 'string', minLength: 1, maxLength: max },
});
const limitKey: QueryKey = {
  ok: (value) => /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= highestLimit,
  expected: { nl: `een heel getal van 1 tot en met ${highestLimit}`, en: `a whole number from 1 to ${highestLimit}` },
  schema: { type: 'integer', minimum: 1, maximum: highestLimit, default: defaultLimit },
};
const cursorKey: QueryKey = { ...text(2000), expected: { nl: '`next` van de vorige bladzijde', en: '`next` of the page before' } };
const orderKey = oneOf(['ascending', 'descending']);

/**
 * A query key that is a field of an index; `field` where that is called otherwise there.
 * By a guarded field only those find something who are shown it: `knownBy` is the field of the index with the organisations that know it.
 */
export type Filter = QueryKey & Readonly<{ field?: string; guarded?: Readonly<{ field: Guarded; knownBy: string }> }>;
export const on = (field: string, key: QueryKey): Filter => ({ ...key, field });
/** The state of an aggregate, among those that it can be in. */
export const inState = (aggregate: AggregateName): Filter =>
  on('status', oneOf(Object.keys(glossary.find(({ of }) => of === aggregate)?.terms ?? {}).filter((status) => status !== 'Absent')));
/** Only what has the mark is in its index, so only `true` can be asked for. */
export const marked = oneOf(['true']);

type Bounds = Pick<Query, 'from' | 'to'>;
/** A query key that names a stretch of the sort field. */
export type Stretch = QueryKey &
  Readonly<{
    bounds(text: string): Bounds;
    /** Which sort field that is, where the same filters have indexes with different ones. */
    sort?(query: Call['query']): string;
  }>;
/** Of a list in the order of days: those of one school year. */
export const inSchoolYear: Stretch = { ...identified(SchoolYear), bounds: (text) => schoolYearPeriod(text as SchoolYear) };

/** The field with whose a document is; `also` is what stands there when it is everybody's. */
export type Own = Readonly<{ field: string; also?: string }>;

export type ListRoute<D extends Document> = Readonly<{
  path: string;
  action: Action;
  projection: Projection<D>;
  /** Query keys that are fields of an index. Any set of them that is exactly the fields of one index can be asked for. */
  filters: Readonly<Record<string, Filter>>;
  /** Query keys that bound the sort field. They go with any set of filters. */
  range?: Readonly<{ from: QueryKey; to: QueryKey; bounds?(from: string | undefined, to: string | undefined): Bounds }>;
  stretches?: Readonly<Record<string, Stretch>>;
  /** Fields that are fixed by the path rather than the query. */
  fixed?(call: Call): Readonly<Record<string, FieldValue>>;
  /** By what the list is cut to the caller's organisations, when the caller may not see everything. */
  ownBy?(call: Call): Own;
  item(document: D, call: Call): unknown;
}>;

/** What a list can be asked by. */
export type Askable<D extends Document> = Pick<ListRoute<D>, 'projection' | 'filters' | 'range' | 'stretches' | 'fixed' | 'ownBy'>;

type Filtered<D extends Document> = Pick<ListRoute<D>, 'projection' | 'filters'>;

/** The query keys of a list, without those of its pages. */
export const queryKeysOf = ({ filters, range, stretches }: Omit<Askable<Document>, 'projection'>): Readonly<Record<string, QueryKey>> => ({
  ...filters,
  ...(range && { from: range.from, to: range.to }),
  ...stretches,
});

/** What a request asks for: the index that serves exactly its filters, and the bounds on its order. @throws Problem `NoSuchFilter` */
export function asked<D extends Document>(list: Askable<D>, call: Call): Pick<Query, 'index' | 'where' | 'from' | 'to'> {
  const { filters, range, stretches = {}, fixed, ownBy } = list;
  const fieldOf = (key: string): string => filters[key]?.field ?? key;
  const equals = Object.entries(call.query).filter(([key]) => Object.hasOwn(filters, key));
  const all = { ...Object.fromEntries(equals.map(([key, value]) => [fieldOf(key), value])), ...fixed?.(call) };
  const { guarded } = equals.map(([key]) => filters[key]).find((filter) => filter?.guarded !== undefined) ?? {};
  const where = guarded === undefined ? within(call.scope, ownBy?.(call), all) : within(knownTo(call, guarded.field), { field: guarded.knownBy }, all);
  const stretched = Object.entries(stretches).filter(([key]) => call.query[key] !== undefined);
  const sort = sortOf(stretched, call);
  const index = servingOf(list, Object.keys(where)).find((candidate) => sort === undefined || candidate.sort === sort);
  if (index === undefined) throw new Problem('NoSuchFilter', { available: combined(list, (keys) => servedTo(list, call, keys)) });
  const { from, to } = call.query;
  const named = stretched.map(([key, { bounds }]) => bounds(call.query[key] ?? ''));
  const ranged = range?.bounds?.(from, to) ?? { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  return { index: index.name, where, ...narrowest([ranged, ...named]) };
}

const alone: Sentence = { nl: 'dit gaat niet samen met: ', en: 'this does not go together with: ' };

/** The order that a stretch asks for. A stretch of an order of its own is none of any other. */
function sortOf(stretched: readonly (readonly [key: string, Stretch])[], { query, language }: Call): string | undefined {
  const [key, own] = stretched.find(([, { sort }]) => sort !== undefined) ?? [];
  const others = [...['from', 'to'].filter((bound) => query[bound] !== undefined), ...stretched.map(([other]) => other).filter((other) => other !== key)];
  if (own !== undefined && others.length > 0)
    throw new Problem('InvalidInput', {}, [{ pointer: `/${key}`, code: 'either', detail: alone[language] + others.join(', ') }]);
  return own?.sort?.(query);
}

/** `GET` of a list: one page in the order of the index that serves exactly the asked filters. */
export function listRoute<D extends Document>({ readModels }: ApiParts, list: ListRoute<D>): Route {
  const { path, action, projection, item } = list;
  return {
    method: 'get',
    path,
    action,
    ...filtersAbout(list),
    query: { ...queryKeysOf(list), limit: limitKey, order: orderKey, cursor: cursorKey },
    handle: async (call) => {
      const collection = await readModels.collection(projection, call.consistency);
      const { limit = String(defaultLimit), order, cursor } = call.query;
      const page = await collection.find({
        ...asked(list, call),
        ...(order !== undefined && { order: order as 'ascending' | 'descending' }),
        ...(cursor !== undefined && { after: cursor }),
        limit: Number(limit),
      });
      return pageAnswer(call, { items: page.items.map((document) => item(document, call)), next: page.next });
    },
  };
}

/** Cuts a list to what the caller may see, in the query itself: nothing is read that is not shown. */
function within(scope: Scope, own: Own | undefined, where: Query['where']): Query['where'] {
  if (scope === 'all' || own === undefined) return where;
  const { field, also } = own;
  const asked = where[field];
  if (asked === undefined) return { ...where, [field]: also === undefined ? scope.organisations : [...scope.organisations, also] };
  if (typeof asked === 'string' && scope.organisations.includes(asked)) return where;
  throw new Problem('Forbidden', { why: 'other-organisation' });
}

/** Where somebody is shown a guarded field; asking by it where it is not shown would be guessing. */
function knownTo({ sight }: Call, field: Guarded): Scope {
  const scope = sight[field];
  if (scope !== 'all' && scope.organisations.length === 0) throw new Problem('Forbidden', { why: 'need-to-know' });
  return scope;
}

/** The bounds that lie within all of them, by the order of texts. */
function narrowest(all: readonly Bounds[]): Bounds {
  const from = all
    .flatMap((bounds) => bounds.from ?? [])
    .sort()
    .at(-1);
  const to = all.flatMap((bounds) => bounds.to ?? []).sort()[0];
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

const servingOf = <D extends Document>({ projection }: Filtered<D>, fields: readonly string[]): readonly IndexDefinition[] =>
  projection.indexes.filter((candidate) => candidate.fields.length === fields.length && candidate.fields.every((field) => fields.includes(field)));

/** Whether somebody can ask by these keys, with the values that were given: whoever does not see everything asks by whose it is as well. */
function servedTo<D extends Document>(list: Askable<D>, call: Call, keys: readonly string[]): boolean {
  const { filters, ownBy } = list;
  if (call.scope === 'all' || ownBy === undefined) return true;
  const knownBy = keys.map((key) => filters[key]?.guarded?.knownBy).find((field) => field !== undefined);
  const cutBy = knownBy ?? ownBy({ ...call, query: Object.fromEntries(keys.map((key) => [key, call.query[key] ?? ''])) }).field;
  return servingOf(list, [...new Set([...keys.map((key) => filters[key]?.field ?? key), cutBy])]).length > 0;
}

const none: Sentence = { nl: 'zonder filter', en: 'no filter' };

/** The sets of query keys that indexes serve, as they are written in an address: no words of the glossary. */
function combined<D extends Document>({ projection: { indexes }, filters }: Filtered<D>, served: (keys: readonly string[]) => boolean = () => true): Sentence {
  const keyOf = new Map(Object.entries(filters).map(([key, { field = key }]) => [field, key]));
  const keys = indexes.map(({ fields }) => fields.flatMap((field) => keyOf.get(field) ?? [])).filter(served);
  const sets = [...new Set(keys.map((each) => each.join(' + ')))];
  const said = (language: Language): string =>
    listed(
      sets.map((set) => set || none[language]),
      language,
    );
  return { nl: said('nl'), en: said('en') };
}

/** The same for the API document; nothing for a list without filters. */
export function filtersAbout<D extends Document>(list: Filtered<D>): Pick<Route, 'about'> {
  if (Object.keys(list.filters).length === 0) return {};
  const { nl, en } = combined(list);
  return { about: { nl: `Filters, zoals ze samengaan: ${nl}.`, en: `Filters, as they go together: ${en}.` } };
}

/** What a list answers. */
export type Page = Readonly<{ items: readonly unknown[]; next?: string }>;

export function pageAnswer({ path, query }: Call, { items, next }: { items: readonly unknown[]; next: string | undefined }): Answer {
  if (next === undefined) return { status: 200, body: { items } };
  const link = new URLSearchParams({ ...query, cursor: next });
  return { status: 200, headers: { Link: `<${path}?${link}>; rel="next"` }, body: { items, next } };
}

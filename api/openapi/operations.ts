import { type Action, resourceOf } from '../../domain/access/actions.ts';
import { type AggregateName } from '../../domain/aggregates.ts';
import { IsoWeek } from '../../domain/placement/week.ts';
import type { Identifier } from '../../domain/shared/identifier.ts';
import { Crebo, CycleSlug, OrganisationId } from '../../domain/shared/identifiers.ts';
import type { Json } from '../../domain/shared/json.ts';
import type { Language } from '../../domain/shared/rejection.ts';
import { aggregateOfResource } from '../access/concerns.ts';
import { identifierSchema, type JsonSchema } from '../http/json-schema.ts';
import type { Route } from '../http/route.ts';
import type { Bodies } from './bodies.ts';
import { answerHeaders, headerParameters, requiredHeader } from './headers.ts';
import { problemReferences, type RequestKind } from './problems.ts';
import type { ViewName } from './views.ts';
import { rolesOf, summaryOf } from './words.ts';

/** The aggregate that a resource shows, or what it shows in the place of one. */
const shownBy: Readonly<Record<string, ViewName>> = {
  organisations: 'Organisation',
  'business-park-networks': 'BusinessParkNetwork',
  'information-days': 'InformationDay',
  calendar: 'CalendarDay',
  'programme-cycles': 'ProgrammeCycle',
  partnerships: 'Partnership',
  'partner-programme': 'ProgrammePartnership',
  placements: 'Placement',
  memberships: 'Membership',
  audit: 'AuditEntry',
  imports: 'ImportReport',
};
/** Reads that show something of their own. */
const ownView: Partial<Record<Action, ViewName>> = {
  'calendar:coverage': 'Coverage',
  'programme-cycles:progress': 'Progress',
  'programme-cycles:shortages': 'Shortages',
};

const isList = ({ query }: Route): boolean => query !== undefined && 'cursor' in query;
/** The aggregate that a route changes. */
export const changedBy = (route: Route): AggregateName | undefined => (route.method === 'get' ? undefined : aggregateOfResource[resourceOf(route.action)]);

export function kindOf(route: Route): RequestKind {
  if (route.action === 'events:follow') return 'stream';
  if (route.action === 'calendar:export') return 'export';
  if (route.method === 'get') return isList(route) ? 'list' : 'read';
  return route.consumes === undefined ? 'command' : 'upload';
}

/** As client generators like them: `placements:propose-candidate` is `placementsProposeCandidate`. */
export const operationIdOf = ({ action }: Route): string => action.replace(/[:-]([a-z])/g, (_, letter: string) => letter.toUpperCase());
/** `/placements/:id/hours/:week` as OpenAPI writes it. */
export const templateOf = (path: string): string => path.replace(/:([A-Za-z]+)/g, '{$1}');

const inPath: Readonly<Record<string, Identifier<string>>> = { organisationId: OrganisationId, crebo: Crebo, week: IsoWeek };
const numberInPath: JsonSchema = { type: 'integer', minimum: 1, maximum: 999_999_999 };

function pathParameters(route: Route, language: Language): readonly JsonSchema[] {
  return [...route.path.matchAll(/:([A-Za-z]+)/g)].map(([, name = '']) => {
    const parameter = { name, in: 'path', required: true };
    if (name === 'n') return { ...parameter, description: { nl: 'een nummer vanaf 1', en: 'a number from 1' }[language], schema: numberInPath };
    const identifier = inPath[name] ?? (resourceOf(route.action) === 'programme-cycles' ? CycleSlug : OrganisationId);
    return { ...parameter, description: identifier.expected[language], schema: identifierSchema(identifier) };
  });
}

function queryParameters({ query = {} }: Route, language: Language): readonly JsonSchema[] {
  return Object.entries(query).map(([name, { schema, expected }]) => ({ name, in: 'query', required: false, description: expected[language], schema }));
}

function headersAsked(route: Route, language: Language): readonly JsonSchema[] {
  const always = headerParameters('Accept-Language', 'Correlation-Id');
  const match = route.ifMatch === 'required' ? [requiredHeader('If-Match', language)] : headerParameters('If-Match');
  const own: Readonly<Record<RequestKind, readonly JsonSchema[]>> = {
    read: headerParameters('Consistency-Token', 'Prefer'),
    export: headerParameters('Consistency-Token', 'Prefer'),
    list: headerParameters('Consistency-Token', 'Prefer'),
    stream: headerParameters('Last-Event-ID'),
    command: [...match, ...headerParameters('Idempotency-Key')],
    upload: [],
  };
  return [...always, ...own[kindOf(route)]];
}

function requestBody(route: Route, bodies: Bodies): JsonSchema {
  if (route.method !== 'post') return {};
  if (route.consumes !== undefined) {
    const csv = { type: 'string', description: 'CSV' };
    const multipart = { type: 'object', additionalProperties: { type: 'string', contentMediaType: 'text/csv' } };
    const schemas: Readonly<Record<string, JsonSchema>> = { 'multipart/form-data': multipart, 'text/csv': csv };
    return { requestBody: { required: true, content: Object.fromEntries(route.consumes.map((type) => [type, { schema: schemas[type] ?? csv }])) } };
  }
  if (route.body === undefined) return {};
  const name = bodies.nameOf(route.body);
  const required = bodies.schemas[name]?.required !== undefined;
  const [example] = (bodies.schemas[name]?.examples ?? []) as readonly Json[];
  return {
    requestBody: { required, content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` }, ...(example !== undefined && { example }) } } },
  };
}

const reference = (view: ViewName): JsonSchema => ({ $ref: `#/components/schemas/${view}` });
const pageOf = (view: ViewName): JsonSchema => ({
  type: 'object',
  properties: { items: { type: 'array', items: reference(view) }, next: { type: 'string' } },
  required: ['items'],
});

function answerContent(route: Route): JsonSchema {
  if (route.action === 'calendar:export') return { 'text/calendar': { schema: { type: 'string' } } };
  if (route.action === 'events:follow') return { 'text/event-stream': { schema: { type: 'string' } } };
  const verb = route.action.slice(resourceOf(route.action).length + 1);
  const view = verb === 'history' ? 'AuditEntry' : (ownView[route.action] ?? shownBy[resourceOf(route.action)]);
  if (view === undefined) throw new Error(`nothing says what ${route.action} answers`);
  return { 'application/json': { schema: isList(route) ? pageOf(view) : reference(view) } };
}

function answers(route: Route, language: Language): JsonSchema {
  const kind = kindOf(route);
  const aggregateRead = kind === 'read' && route.action.endsWith(':read') && resourceOf(route.action) !== 'partner-programme';
  const particular: Readonly<Record<RequestKind, readonly string[]>> = {
    read: [...(aggregateRead ? ['ETag'] : []), 'Preference-Applied'],
    export: ['Preference-Applied'],
    list: ['Link', 'Preference-Applied'],
    stream: [],
    command: ['ETag', 'Consistency-Token'],
    upload: ['Consistency-Token'],
  };
  const headers = ['API-Version', 'Correlation-Id', ...particular[kind]];
  const content = answerContent(route);
  const done = { nl: 'Gelukt.', en: 'Done.' }[language];
  const creates = kind === 'command' && !route.path.includes(':');
  return {
    ...(creates && {
      201: { description: { nl: 'Gemaakt.', en: 'Made.' }[language], headers: answerHeaders(...headers, 'Location'), content },
    }),
    200: {
      description: creates ? { nl: 'Dit was er al.', en: 'This was there already.' }[language] : done,
      headers: answerHeaders(...headers, ...(creates ? ['Location'] : [])),
      content,
    },
    ...problemReferences(kind, { aggregate: changedBy(route), names: route.path.includes(':'), mustMatch: route.ifMatch === 'required' }),
  };
}

/** One row of the route table as OpenAPI describes it. */
export const operationOf = (route: Route, bodies: Bodies, language: Language): JsonSchema => ({
  operationId: operationIdOf(route),
  tags: [resourceOf(route.action)],
  summary: summaryOf(route.action, language) ?? route.action,
  description: [rolesOf(route.action, language), ...(route.about === undefined ? [] : [route.about[language]])].join(' '),
  parameters: [...pathParameters(route, language), ...queryParameters(route, language), ...headersAsked(route, language)],
  ...requestBody(route, bodies),
  responses: answers(route, language),
});

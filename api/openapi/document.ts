import { resourceOf } from '../../domain/access/actions.ts';
import { termOf } from '../../domain/shared/glossary.ts';
import type { Language } from '../../domain/shared/rejection.ts';
import { aggregateOfResource } from '../access/concerns.ts';
import type { JsonSchema } from '../http/json-schema.ts';
import { apiVersion } from '../http/request-log.ts';
import type { Route } from '../http/route.ts';
import { bodiesOf } from './bodies.ts';
import { headerComponents, headerParameterComponents } from './headers.ts';
import { openOperations, openSchemas, openTag } from './open.ts';
import { changedBy, operationOf, templateOf } from './operations.ts';
import { problemResponses, problemSchema } from './problems.ts';
import { viewSchema, views } from './views.ts';

export type OpenApiDocument = Readonly<{
  openapi: string;
  info: JsonSchema;
  servers: readonly JsonSchema[];
  tags: readonly JsonSchema[];
  security: readonly JsonSchema[];
  paths: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
  components: Readonly<Record<'schemas' | 'responses' | 'parameters' | 'headers' | 'securitySchemes', Readonly<Record<string, JsonSchema>>>>;
}>;

const about = {
  nl: 'Wie wat beloofde, wat ervan kwam, en hoe elke stage verliep. Volgt de REST API Design Rules van de Nederlandse overheid.',
  en: 'Who promised what, what came of it, and how each placement went. Follows the REST API Design Rules of the Dutch government.',
};

/** Who to turn to with questions: of every installation another. */
export type Contact = Readonly<{ name: string; email: string; url: string }>;
const operator = { nl: 'De beheerder van deze installatie', en: 'The operator of this installation' };

const tagNames = {
  calendar: { nl: 'kalender', en: 'calendar' },
  'partner-programme': { nl: 'structureel partnerprogramma', en: 'structural partner programme' },
  audit: { nl: 'geschiedenis', en: 'history' },
  events: { nl: 'gebeurtenissen, terwijl ze plaatsvinden', en: 'events, as they happen' },
  imports: { nl: 'inlezen van bestanden', en: 'import of files' },
} as const;

function tagOf(resource: string, language: Language): JsonSchema {
  const own = Object.hasOwn(tagNames, resource) ? tagNames[resource as keyof typeof tagNames][language] : undefined;
  return { name: resource, description: own ?? termOf(aggregateOfResource[resource] ?? resource, language) };
}

const byName = (a: JsonSchema, b: JsonSchema): number => (String(a.name) < String(b.name) ? -1 : 1);

/** The API as OpenAPI 3.1 describes it: made of the route table, so that neither can say what the other does not. */
export function documentOf(routes: readonly Route[], language: Language, contact?: Contact): OpenApiDocument {
  const bodies = bodiesOf(new Set(routes.flatMap(({ method, body }) => (method === 'post' && body !== undefined ? [body] : []))));
  const changed = [...new Set(routes.flatMap((route) => changedBy(route) ?? []))];
  const byPath = Map.groupBy(routes, ({ path }) => templateOf(path));
  const paths = [...byPath].map(
    ([path, here]) => [path, Object.fromEntries(here.map((route) => [route.method, operationOf(route, bodies, language)]))] as const,
  );
  return {
    openapi: '3.1.1',
    info: {
      title: 'Stagepact',
      version: apiVersion,
      description: about[language],
      contact: contact ?? { name: operator[language] },
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/en/' },
    },
    servers: [{ url: '/v1' }],
    tags: [...[...new Set(routes.map(({ action }) => resourceOf(action)))].map((resource) => tagOf(resource, language)), openTag(language)].sort(byName),
    security: [{ bearer: [] }],
    paths: { ...Object.fromEntries(paths), ...openOperations(language) },
    components: {
      schemas: {
        ...Object.fromEntries(Object.entries(views).map(([name, schema]) => [name, viewSchema(schema, language)])),
        ...bodies.schemas,
        ...openSchemas,
        Problem: problemSchema,
      },
      responses: problemResponses(language, changed),
      parameters: headerParameterComponents(language) as OpenApiDocument['components']['parameters'],
      headers: headerComponents(language) as OpenApiDocument['components']['headers'],
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT (RFC 9068)' } },
    },
  };
}

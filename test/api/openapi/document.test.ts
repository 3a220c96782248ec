import { describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { getMetadataStorage } from 'class-validator';
import { identifierSchema, type JsonSchema } from '../../../api/http/json-schema.ts';
import { type DtoClass, validated } from '../../../api/http/validate.ts';
import { bodiesOf } from '../../../api/openapi/bodies.ts';
import { operationIdOf, templateOf } from '../../../api/openapi/operations.ts';
import { summaryOf } from '../../../api/openapi/words.ts';
import type { ApiParts } from '../../../api/parts.ts';
import { routesOf } from '../../../api/routes.ts';
import { actions } from '../../../domain/access/actions.ts';
import { OrganisationId } from '../../../domain/shared/identifiers.ts';
import { openApiDocument } from '../../../tools/openapi.ts';

const routes = routesOf({} as ApiParts);
const document = openApiDocument('en');
const open = ['get /openapi.json', 'get /glossary'];
const operations = Object.entries(document.paths).flatMap(([path, of]) =>
  Object.entries(of).map(([method, operation]) => ({ key: `${method} ${path}`, operation })),
);
type Parameter = Readonly<{ name?: string; in?: string; required?: boolean; schema?: JsonSchema }>;
const parametersOf = (operation: JsonSchema | undefined) => (operation?.parameters ?? []) as unknown as readonly Parameter[];
const posting = routes.flatMap(({ method, body, action }) => (method === 'post' && body !== undefined ? [[action, body] as const] : []));
const bodies = bodiesOf(new Set(posting.map(([, body]) => body)));

describe('the API document', () => {
  it.each(['nl', 'en'] as const)('is valid OpenAPI 3.1 (%s)', async (language) => {
    const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(openApiDocument(language))));
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
  });

  it('names whoever the installation names, and no address that is none', () => {
    const contact = { name: 'Economie071', email: 'api@voorbeeld.example', url: 'https://voorbeeld.example/' };
    expect(openApiDocument('nl', contact).info.contact).toStrictEqual(contact);
    expect(openApiDocument('nl').info.contact).toStrictEqual({ name: 'De beheerder van deze installatie' });
  });

  it('has every route and no other', () => {
    const routed = routes.map(({ method, path }) => `${method} ${templateOf(path)}`);
    expect(operations.map(({ key }) => key).sort()).toEqual([...routed, ...open].sort());
  });

  it('says of a list which filters go together', () => {
    const said = (path: string) => document.paths[path]?.get?.description;
    expect(said('/organisations')).toContain('Filters, as they go together: no filter, kind, municipality, kind + municipality, kind + sector, kvk or crebo.');
    expect(said('/calendar.ics')).toContain('Filters, as they go together: no filter, schoolYear,');
    expect(said('/placements/{id}/history')).not.toContain('Filters');
  });

  it('calls an id that is asked by as fields that hold it are called, but for the two that the design of the API names', () => {
    const { pattern } = identifierSchema(OrganisationId);
    const asked = operations.flatMap(({ operation }) =>
      parametersOf(operation).filter(({ in: place, schema }) => place === 'query' && schema?.pattern === pattern),
    );
    const names = [...new Set(asked.map(({ name = '' }) => name))];
    expect(names.filter((name) => !name.endsWith('Id')).sort()).toEqual(['organisation', 'party']);
    expect(names).toEqual(expect.arrayContaining(['institutionId', 'networkId', 'partnershipId']));
  });

  it('calls every operation by a name of its own', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(routes.map(operationIdOf)));
  });

  it('has words in both languages for every action of the policy', () => {
    expect(actions.filter((action) => summaryOf(action, 'nl') === undefined || summaryOf(action, 'en') === undefined)).toEqual([]);
  });

  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('%s: query keys and path parameters are those of the route', (_, route) => {
    const named = (place: string) =>
      parametersOf(document.paths[templateOf(route.path)]?.[route.method])
        .filter((parameter) => parameter.in === place)
        .map(({ name }) => name);
    expect(named('query')).toEqual(Object.keys(route.query ?? {}));
    expect(named('path')).toEqual([...route.path.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => name));
  });

  it('asks for If-Match exactly where the route does', () => {
    const asking = operations.filter(({ operation }) => parametersOf(operation).some(({ name, required }) => name === 'If-Match' && required));
    expect(asking.map(({ key }) => key)).toEqual(
      routes.filter(({ ifMatch }) => ifMatch === 'required').map(({ method, path }) => `${method} ${templateOf(path)}`),
    );
  });

  it('names only what is described', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, ref = '']) => ref);
    const missing = refs.filter((ref) => ref.split('/').reduce<unknown>((at, name) => (at as JsonSchema | undefined)?.[name], document) === undefined);
    expect(new Set(missing)).toEqual(new Set());
  });
});

describe('request bodies', () => {
  const fieldsOf = (body: DtoClass<object>): readonly string[] =>
    [
      ...new Set(
        getMetadataStorage()
          .getTargetValidationMetadatas(body, '', true, false)
          .map(({ propertyName }) => propertyName),
      ),
    ].sort();
  const schemaOf = (body: DtoClass<object>) => bodies.schemas[bodies.nameOf(body)] as JsonSchema;

  it.each(posting)('%s: every field of the class is there', (_, body) => {
    expect(Object.keys(schemaOf(body).properties as object).sort()).toEqual(fieldsOf(body));
  });

  it.each(posting)('%s: what may be left out is what the class lets be left out', (_, body) => {
    const missing = (): readonly string[] => {
      try {
        validated(body, {}, 'en');
        return [];
      } catch (problem) {
        return (problem as { errors: readonly { pointer: string }[] }).errors.map(({ pointer }) => pointer.slice(1)).sort();
      }
    };
    expect([...((schemaOf(body).required ?? []) as readonly string[])].sort()).toEqual(missing());
  });

  it.each(posting)('%s: the example is taken', (_, body) => {
    const [example] = schemaOf(body).examples as readonly object[];
    expect(validated(body, structuredClone(example), 'en')).toEqual(example);
  });

  it.each(posting)('%s: the example fits the schema, and with another field it does not', (_, body) => {
    const ajv = new Ajv2020({ strict: false });
    formats.default(ajv);
    const check = ajv.compile({ $ref: `#/components/schemas/${bodies.nameOf(body)}`, components: { schemas: bodies.schemas } });
    const [example] = schemaOf(body).examples as readonly object[];
    expect(check(example)).toBe(true);
    expect(check({ ...example, somethingElse: 1 })).toBe(false);
  });
});

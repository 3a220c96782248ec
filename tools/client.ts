import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { JsonSchema } from '../api/http/json-schema.ts';
import type { OpenApiDocument } from '../api/openapi/document.ts';
import { openApiDocument } from './openapi.ts';

type Schemas = Readonly<Record<string, JsonSchema>>;

/** Schemas that stand in several places have one name: that of the field they were first seen in. */
class Names {
  readonly #names = new Map<string, string>();
  readonly #taken: Set<string>;

  constructor(schemas: Schemas) {
    this.#taken = new Set(Object.keys(schemas));
    const seen = new Map<string, { field: string; times: number }>();
    const look = (schema: JsonSchema, field: string): void => {
      if (worthAName(schema)) {
        const key = JSON.stringify(schema);
        const before = seen.get(key);
        seen.set(key, { field: before?.field ?? field, times: (before?.times ?? 0) + 1 });
        if (before !== undefined) return;
      }
      for (const [name, inner] of innerOf(schema)) look(inner, name === '' ? field : name);
    };
    for (const [name, schema] of Object.entries(schemas)) for (const [field, inner] of innerOf(schema)) look(inner, field === '' ? name : field);
    for (const [key, { field, times }] of seen) if (times > 1) this.#names.set(key, this.#free(singular(field)));
  }

  of(schema: JsonSchema): string | undefined {
    return this.#names.get(JSON.stringify(schema));
  }
  get all(): readonly (readonly [name: string, schema: JsonSchema])[] {
    return [...this.#names].map(([key, name]) => [name, JSON.parse(key) as JsonSchema]);
  }

  #free(field: string): string {
    const base = `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
    const name = [base, `${base}Shown`, ...Array.from({ length: 9 }, (_, index) => `${base}${index + 2}`)].find((one) => !this.#taken.has(one)) ?? base;
    this.#taken.add(name);
    return name;
  }
}

const worthAName = (schema: JsonSchema): boolean => (Array.isArray(schema.enum) ? schema.enum.length > 3 : 'properties' in schema || 'anyOf' in schema);
const singular = (field: string): string => field.replace(/ies$/, 'y').replace(/s$/, '');

function innerOf({ properties = {}, items, anyOf = [], additionalProperties }: JsonSchema): readonly (readonly [field: string, schema: JsonSchema])[] {
  return [
    ...Object.entries(properties as Schemas),
    ...(items === undefined ? [] : [['', items as JsonSchema] as const]),
    ...(anyOf as unknown as readonly JsonSchema[]).map((one) => ['', one] as const),
    ...(typeof additionalProperties === 'object' ? [['', additionalProperties as JsonSchema] as const] : []),
  ];
}

const literal = (value: unknown): string => `'${String(value)}'`;
const field = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`);

/** A schema of the document as a type. What only a server can check, such as a pattern, is left to it. */
function typeOf(schema: JsonSchema, names: Names, whole = false): string {
  const named = whole ? undefined : names.of(schema);
  if (named !== undefined) return named;
  if (typeof schema.$ref === 'string') return schema.$ref.split('/').at(-1) ?? 'unknown';
  if (schema.const !== undefined) return literal(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map(literal).join(' | ');
  if (Array.isArray(schema.anyOf)) return [...new Set((schema.anyOf as unknown as JsonSchema[]).map((one) => typeOf(one, names)))].join(' | ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ type: type as string }, names)).join(' | ');
  switch (schema.type) {
    case 'integer':
      return 'number';
    case 'array':
      return `readonly (${typeOf(schema.items as JsonSchema, names)})[]`;
    case 'object':
      return objectType(schema, names);
    default:
      return typeof schema.type === 'string' ? schema.type : 'unknown';
  }
}

/** A page of a list. */
const pageOf = ({ items, next }: Schemas): JsonSchema | undefined => (items !== undefined && next !== undefined ? (items.items as JsonSchema) : undefined);

function objectType({ properties, required = [], additionalProperties }: JsonSchema, names: Names): string {
  if (properties === undefined)
    return `Readonly<Record<string, ${typeof additionalProperties === 'object' ? typeOf(additionalProperties as JsonSchema, names) : 'unknown'}>>`;
  const item = pageOf(properties as Schemas);
  if (item !== undefined) return `Page<${typeOf(item, names)}>`;
  const fields = Object.entries(properties as Schemas).map(
    ([name, of]) => `${field(name)}${(required as readonly string[]).includes(name) ? '' : '?'}: ${typeOf(of, names)};`,
  );
  return `{ ${fields.join(' ')} }`;
}

type Parameter = Readonly<{ name: string; in: string; schema: JsonSchema }>;
type Content = Readonly<Record<string, { schema: JsonSchema }>>;
type Operation = Readonly<{
  operationId: string;
  summary: string;
  parameters: readonly (Parameter & { $ref?: string })[];
  requestBody?: { content: Content };
  responses: Readonly<Record<string, { content?: Content }>>;
}>;

const textual = /^(text|multipart)\//;

function operationType({ summary, parameters, requestBody, responses }: Operation, names: Names): string {
  const query = parameters.filter((parameter) => parameter.in === 'query').map(({ name, schema }) => `${field(name)}?: ${typeOf(schema, names)}`);
  const body = requestBody?.content['application/json']?.schema;
  const [[type = '', answer] = []] = Object.entries(responses[200]?.content ?? {});
  const parts = [
    query.length > 0 && `query: { ${query.join('; ')} }`,
    body !== undefined && `body: ${typeOf(body, names)}`,
    requestBody !== undefined && body === undefined && 'body: string',
    `answer: ${textual.test(type) || answer === undefined ? 'string' : typeOf(answer.schema, names)}`,
  ];
  return `/** ${summary} */\nOPERATION: { ${parts.filter(Boolean).join('; ')} };`;
}

/** client/api.ts as it follows from the document: the types of everything that is said and answered, and where it is said. */
export function clientModule({ paths, components }: OpenApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation: operation as unknown as Operation })),
  );
  const names = new Names(components.schemas);
  const types = [...names.all, ...Object.entries(components.schemas)].sort(([a], [b]) => (a < b ? -1 : 1));
  return `// Made of the API document by \`npm run client\`; a test fails when they differ.

/** A page of a list; with \`next\` as the cursor the following one is asked for. */
export type Page<T> = { items: readonly T[]; next?: string };
${types.map(([name, schema]) => `export type ${name} = ${typeOf(schema, names, true)};`).join('\n')}

/** What each operation is asked, and what it answers. */
export type Operations = {
${operations.map(({ operation }) => operationType(operation, names).replace('OPERATION', operation.operationId)).join('\n')}
};

/** Where each operation is. */
export const addresses = {
${operations.map(({ method, path, operation }) => `${operation.operationId}: '${method} ${path}',`).join('\n')}
} as const satisfies Readonly<Record<keyof Operations, string>>;
`;
}

const file = new URL('../client/api.ts', import.meta.url);

/** As the formatter of the project writes it. */
export function formatted(code: string): string {
  const biome = new URL('../node_modules/@biomejs/biome/bin/biome', import.meta.url);
  const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(biome), 'format', '--stdin-file-path=client/api.ts'], {
    input: code,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

export const committedClient = (): string => readFileSync(file, 'utf8');

if (import.meta.main) writeFileSync(file, formatted(clientModule(openApiDocument('en'))));

import type { IncomingHttpHeaders } from 'node:http';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { JsonSchema } from '../../../api/http/json-schema.ts';
import type { OpenApiDocument } from '../../../api/openapi/document.ts';

export type Answered = Readonly<{ status: number; headers: IncomingHttpHeaders; text: string }>;
type Content = Readonly<Record<string, Readonly<{ schema: JsonSchema }>>>;
type Response = Readonly<{ headers?: Readonly<Record<string, JsonSchema>>; content?: Content }>;

/** Objects that have named fields have no others; what is put together of parts is closed as a whole. */
function closed(schema: JsonSchema): JsonSchema {
  const inner = Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (keyword === 'properties')
        return [keyword, Object.fromEntries(Object.entries(value as Record<string, JsonSchema>).map(([name, of]) => [name, closed(of)]))];
      if (keyword === 'items' || (keyword === 'additionalProperties' && typeof value === 'object')) return [keyword, closed(value as JsonSchema)];
      if (keyword === 'anyOf') return [keyword, (value as unknown as readonly JsonSchema[]).map(closed)];
      return [keyword, value];
    }),
  );
  const open = ('properties' in schema || 'allOf' in schema) && !('additionalProperties' in schema);
  return open ? { ...inner, unevaluatedProperties: false } : inner;
}

/** Part of others, which are closed. */
const parts: readonly string[] = ['Problem'];

/** Holds answers against the document, more strictly than a client would: what the document does not say is wrong. */
export class AnswerChecker {
  readonly #document: OpenApiDocument;
  readonly #ajv: Ajv2020;
  readonly #compiled = new Map<JsonSchema, ValidateFunction>();

  constructor(document: OpenApiDocument) {
    this.#document = document;
    this.#ajv = new Ajv2020({ strict: false, logger: false, inlineRefs: false });
    formats.default(this.#ajv);
    // Each under an id of its own, so that it is compiled once for all that name it.
    for (const [name, of] of Object.entries(document.components.schemas))
      this.#ajv.addSchema({ $id: idOf(name), ...absolute(parts.includes(name) ? of : closed(of)) });
  }

  /** What is wrong with an answer to an operation; undefined when the document has it so. */
  wrong(method: string, path: string, { status, headers, text }: Answered): string | undefined {
    const operation = this.#document.paths[path]?.[method] as { responses: Readonly<Record<string, Response & { $ref?: string }>> } | undefined;
    if (operation === undefined) return `the document has no ${method} ${path}`;
    const named = operation.responses[status];
    if (named === undefined) return `status ${status} is not described: ${text.slice(0, 300)}`;
    const response = (named.$ref === undefined ? named : this.#resolved(named.$ref)) as Response;
    return this.#wrongHeaders(response, headers) ?? this.#wrongContent(response, headers, text);
  }

  #resolved(ref: string): JsonSchema {
    return ref
      .split('/')
      .slice(1)
      .reduce<JsonSchema>((at, name) => at[name] as JsonSchema, this.#document as unknown as JsonSchema);
  }

  #wrongHeaders({ headers: described = {} }: Response, headers: IncomingHttpHeaders): string | undefined {
    for (const [name, { $ref }] of Object.entries(described)) {
      const { schema, required = false } = this.#resolved(String($ref)) as unknown as { schema: JsonSchema; required?: boolean };
      const value = headers[name.toLowerCase()];
      if (value === undefined && required) return `header ${name} is missing`;
      if (value !== undefined && !this.#compile(schema)(schema.type === 'integer' ? Number(value) : value)) return `header ${name}: ${String(value)}`;
    }
    return undefined;
  }

  #wrongContent({ content = {} }: Response, headers: IncomingHttpHeaders, text: string): string | undefined {
    const type = String(headers['content-type']).split(';', 1)[0] ?? '';
    const of = content[type];
    if (of === undefined) return `content type ${type} is not described`;
    if (!/json$/.test(type)) return undefined;
    const valid = this.#compile(of.schema);
    if (valid(JSON.parse(text))) return undefined;
    const [error] = valid.errors ?? [];
    return `${error?.instancePath} ${error?.message} ${JSON.stringify(error?.params)} in ${text.slice(0, 2000)}`;
  }

  #compile(schema: JsonSchema): ValidateFunction {
    const known = this.#compiled.get(schema) ?? this.#ajv.compile(absolute(closed(schema)));
    this.#compiled.set(schema, known);
    return known;
  }
}

const idOf = (name: string): string => `urn:stagepact:${name}`;
const absolute = (schema: JsonSchema): JsonSchema => JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', '"urn:stagepact:'));

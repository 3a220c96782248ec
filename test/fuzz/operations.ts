import type { JsonSchema } from '../../api/http/json-schema.ts';
import type { OpenApiDocument } from '../../api/openapi/document.ts';

export type Schemas = Readonly<Record<string, JsonSchema>>;
export type Parameter = Readonly<{ name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: JsonSchema }>;
export type Operation = Readonly<{
  id: string;
  method: string;
  /** As the document has it. */
  path: string;
  /** The first part of the path. */
  resource: string;
  parameters: readonly Parameter[];
  body: JsonSchema | undefined;
  /** Kinds of body other than JSON. */
  uploads: readonly string[];
}>;

type Described = Readonly<{
  operationId: string;
  parameters: readonly (Parameter & { $ref?: string })[];
  requestBody?: { content: Readonly<Record<string, { schema: JsonSchema }>> };
}>;

/** Every operation of the document, with what can be said to it. */
export function operationsOf(document: OpenApiDocument): readonly Operation[] {
  const parameterOf = (parameter: Parameter & { $ref?: string }): Parameter =>
    parameter.$ref === undefined ? parameter : (document.components.parameters[parameter.$ref.split('/').at(-1) ?? ''] as unknown as Parameter);
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const { operationId: id, parameters, requestBody } = described as unknown as Described;
      const content = requestBody?.content ?? {};
      return {
        id,
        method,
        path,
        resource: path.split('/')[1] ?? '',
        parameters: parameters.map(parameterOf),
        body: content['application/json']?.schema,
        uploads: Object.keys(content).filter((type) => type !== 'application/json'),
      };
    }),
  );
}

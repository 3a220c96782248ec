import type { Identifier } from '../../domain/shared/identifier.ts';
import type { Json } from '../../domain/shared/json.ts';

/** A JSON Schema of the dialect that OpenAPI 3.1 uses. */
export type JsonSchema = { readonly [keyword: string]: Json };

/** Says the pattern; what an identifier checks beyond it (an existing day, say) only the server can tell. */
export const identifierSchema = ({ pattern, example }: Identifier<string>): JsonSchema => ({
  type: 'string',
  pattern: pattern.source,
  examples: [example],
});

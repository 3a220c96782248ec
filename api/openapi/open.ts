import { glossary } from '../../domain/shared/glossary.ts';
import type { Language } from '../../domain/shared/rejection.ts';
import { list, object, optional, table, text } from '../../domain/shared/schema.ts';
import type { JsonSchema } from '../http/json-schema.ts';
import { answerHeaders, headerParameters } from './headers.ts';
import { openProblems } from './problems.ts';
import { viewSchema } from './views.ts';

const sentence = object({ nl: text, en: text });
const glossarySchema = object({ items: list(object({ heading: sentence, of: optional(text), terms: table(sentence) })) });

/** The words of the programme, in both languages. */
export const glossaryAnswer = { items: glossary };

export const openSchemas: Readonly<Record<string, JsonSchema>> = { Glossary: viewSchema(glossarySchema, 'en') };
export const openTag = (language: Language): JsonSchema => ({
  name: 'documentation',
  description: { nl: 'beschrijving van de API, voor iedereen', en: 'description of the API, for everybody' }[language],
});

const operation = (operationId: string, summary: string, done: string, schema: JsonSchema): JsonSchema => ({
  operationId,
  tags: ['documentation'],
  summary,
  description: done,
  security: [],
  parameters: headerParameters('Accept-Language', 'Correlation-Id') as JsonSchema[],
  responses: {
    200: {
      description: done,
      headers: answerHeaders('API-Version', 'Correlation-Id', 'Access-Control-Allow-Origin'),
      content: { 'application/json': { schema } },
    },
    ...openProblems(),
  },
});

/** What needs no token. */
export function openOperations(language: Language): Readonly<Record<string, Readonly<Record<string, JsonSchema>>>> {
  const nl = language === 'nl';
  const done = nl ? 'Voor iedereen.' : 'For everybody.';
  return {
    '/openapi.json': { get: operation('openapi', nl ? 'deze beschrijving' : 'this description', done, { type: 'object' }) },
    '/glossary': {
      get: operation('glossary', nl ? 'de woorden van het programma' : 'the words of the programme', done, { $ref: '#/components/schemas/Glossary' }),
    },
  };
}

import { type AggregateName, aggregates } from '../../domain/aggregates.ts';
import { type Language, type Sentence, sharedRejections } from '../../domain/shared/rejection.ts';
import type { JsonSchema } from '../http/json-schema.ts';
import { type ProblemCode, problems, rejectionStatus } from '../http/problem.ts';
import { answerHeaders } from './headers.ts';

/** RFC 9457, with a stable code. */
export const problemSchema: JsonSchema = {
  type: 'object',
  properties: {
    type: { type: 'string', examples: ['urn:stagepact:problem:InvalidInput'] },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string' },
    code: { type: 'string', examples: ['InvalidInput'] },
    correlationId: { type: 'string' },
    facts: { type: 'object' },
    currentETag: { type: ['string', 'null'] },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
        required: ['pointer', 'code', 'detail'],
      },
    },
  },
  required: ['type', 'title', 'status', 'detail', 'code', 'correlationId'],
};

/** What a request is for, as far as it decides what can go wrong with it. */
export type RequestKind = 'read' | 'export' | 'list' | 'stream' | 'command' | 'upload';

const always: readonly ProblemCode[] = [
  'InvalidInput',
  'InvalidHeader',
  'ActorMissing',
  'Unauthenticated',
  'Forbidden',
  'TooManyRequests',
  'InternalError',
  'NotCaughtUp',
  'Overloaded',
  'StoreUnavailable',
];
const withBody: readonly ProblemCode[] = [...always, 'InvalidJson', 'ContentTooLarge', 'UnsupportedMediaType'];
const codesOf: Readonly<Record<RequestKind, readonly ProblemCode[]>> = {
  read: always,
  export: [...always, 'NoSuchFilter'],
  list: [...always, 'NoSuchFilter', 'InvalidCursor'],
  stream: [...always, 'TooManyStreams'],
  command: [...withBody, 'AppendTooLarge', 'ConcurrencyConflict', 'PreconditionFailed', 'IdempotencyKeyReused'],
  upload: withBody,
};

const statusOf = (code: ProblemCode): number => problems[code][0];
const byStatus = (codes: readonly ProblemCode[]): ReadonlyMap<number, readonly string[]> => Map.groupBy(codes, statusOf);

/** The codes with which the rules of an aggregate refuse a command, and those that say that what it is about is not there. */
const rejectionsOf = (aggregate: AggregateName, status: number): readonly string[] =>
  [...new Set([...Object.keys(sharedRejections), ...Object.keys(aggregates[aggregate].rejections)])]
    .filter((code) => (rejectionStatus[code] ?? 409) === status)
    .sort();

const meanings: Readonly<Record<number, Sentence>> = {
  400: {
    nl: 'De invoer klopt niet; alles wat eraan mankeert wordt tegelijk gezegd.',
    en: 'The input is not valid; everything that is wrong with it is told at once.',
  },
  401: { nl: 'Er is geen geldig toegangsbewijs.', en: 'There is no valid access token.' },
  403: { nl: 'Het beleid staat dit niet toe.', en: 'The policy does not allow this.' },
  404: { nl: 'Dit bestaat niet, of mag u niet weten.', en: 'This does not exist, or is not yours to know of.' },
  409: { nl: 'De regels van het programma laten dit niet toe.', en: 'The rules of the programme refuse this.' },
  412: { nl: 'De versie in If-Match is niet de huidige.', en: 'The version in If-Match is not the present one.' },
  413: { nl: 'De inhoud is te groot, of wat ervan vastgelegd moet worden.', en: 'The body is too large, or what is to be recorded of it.' },
  415: { nl: 'De inhoud is van een andere soort dan verwacht.', en: 'The body is of another kind than expected.' },
  422: { nl: 'De Idempotency-Key is voor iets anders gebruikt.', en: 'The Idempotency-Key was used for something else.' },
  428: { nl: 'If-Match is hier nodig.', en: 'If-Match is needed here.' },
  429: { nl: 'Te veel; Retry-After zegt wanneer het weer kan.', en: 'Too many; Retry-After says when to try again.' },
  500: { nl: 'Er ging iets mis; het is vastgelegd onder het correlatienummer.', en: 'Something went wrong; it is on record under the correlation id.' },
  503: { nl: 'Het kan nu niet; Retry-After zegt wanneer weer.', en: 'Not possible now; Retry-After says when to try again.' },
};

const alsoSaid: Readonly<Record<number, readonly string[]>> = { 401: ['WWW-Authenticate'], 429: ['Retry-After'], 503: ['Retry-After'] };

function response(status: number, codes: readonly string[], language: Language): JsonSchema {
  const code = { type: 'string', enum: [...new Set(codes)] };
  return {
    description: meanings[status]?.[language] ?? '',
    headers: answerHeaders('API-Version', 'Correlation-Id', ...(alsoSaid[status] ?? [])),
    content: { 'application/problem+json': { schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, { type: 'object', properties: { code } }] } } },
  };
}

type Named = Readonly<Record<string, JsonSchema>>;

/** Every problem that some request can be answered with, by a name that `problemReferences` knows. */
export function problemResponses(language: Language, changed: readonly AggregateName[]): Named {
  const kinds = Object.entries(codesOf).flatMap(([kind, codes]) =>
    [...byStatus(codes)].map(([status, of]) => [nameOf(kind as RequestKind, status), response(status, of, language)] as const),
  );
  const refusals = changed.flatMap((aggregate) => [
    [refusalName(aggregate), response(409, ['ConcurrencyConflict', ...rejectionsOf(aggregate, 409)], language)] as const,
    [absenceName(aggregate), response(404, rejectionsOf(aggregate, 404), language)] as const,
  ]);
  return {
    ...Object.fromEntries(kinds.filter(([name]) => !name.startsWith('CommandProblem409'))),
    Problem404: response(404, ['NotFound'], language),
    Problem428: response(428, ['PreconditionRequired'], language),
    ...Object.fromEntries(refusals),
  };
}

/** What is the same for all that have it has one name. */
function nameOf(kind: RequestKind, status: number): string {
  const own = byStatus(codesOf[kind]).get(status)?.join();
  return own === byStatus(codesOf.read).get(status)?.join() ? `Problem${status}` : `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Problem${status}`;
}
const titled = (aggregate: AggregateName): string => `${aggregate.charAt(0).toUpperCase()}${aggregate.slice(1)}`;
const refusalName = (aggregate: AggregateName): string => `${titled(aggregate)}Refused`;
/** Of most there is nothing more to say than that it is not there itself. */
const absenceName = (aggregate: AggregateName): string => (rejectionsOf(aggregate, 404).length > 1 ? `${titled(aggregate)}Problem404` : 'Problem404');

/** The problems of one operation, by status. */
export function problemReferences(
  kind: RequestKind,
  { aggregate, names, mustMatch }: { aggregate?: AggregateName | undefined; names: boolean; mustMatch: boolean },
): Named {
  const statuses = new Set([...byStatus(codesOf[kind]).keys(), ...(names || kind === 'command' ? [404] : []), ...(mustMatch ? [428] : [])]);
  const named: Readonly<Record<number, string>> = {
    404: 'Problem404',
    428: 'Problem428',
    ...(aggregate !== undefined && { 404: absenceName(aggregate), 409: refusalName(aggregate) }),
  };
  return Object.fromEntries([...statuses].map((status) => [String(status), { $ref: `#/components/responses/${named[status] ?? nameOf(kind, status)}` }]));
}

/** Of what needs no token. */
export const openProblems = (): Named =>
  Object.fromEntries([429, 500, 503].map((status) => [String(status), { $ref: `#/components/responses/Problem${status}` }]));

import {
  AppendTooLarge,
  CommandIdReused,
  ConcurrencyConflict,
  NoSuchCursor,
  NoSuchIndex,
  NotCaughtUp,
  StepRejection,
  StoreUnavailable,
  tooLargeSentence,
} from '../../domain/ports/errors.ts';
import { aggregateRejections } from '../../domain/rejections.ts';
import { sentenceOf } from '../../domain/shared/glossary.ts';
import type { Json } from '../../domain/shared/json.ts';
import { type Facts, type Language, Rejection, type Sentence } from '../../domain/shared/rejection.ts';

export type FieldError = Readonly<{ pointer: string; code: string; detail: string }>;

/** A name as it stands in a JSON pointer (RFC 6901). */
export const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** What the HTTP layer itself refuses, by code. */
export const problems = {
  InvalidInput: [400, { nl: 'De invoer klopt niet.', en: 'The input is not valid.' }],
  InvalidJson: [400, { nl: 'De inhoud is geen geldige JSON.', en: 'The body is not valid JSON.' }],
  InvalidHeader: [400, { nl: 'De header {header} klopt niet: verwacht wordt {expected}.', en: 'The header {header} is not valid: expected is {expected}.' }],
  InvalidCursor: [400, { nl: 'Deze cursor is niet door deze lijst uitgegeven.', en: 'This cursor was not given out by this list.' }],
  NoSuchFilter: [
    400,
    { nl: 'Deze combinatie van filters is er niet; wel: {available}.', en: 'There is no such combination of filters; there is: {available}.' },
  ],
  ActorMissing: [
    401,
    {
      nl: 'Er staat niet bij wie dit doet: geef de header Stagepact-Actor als "subject;role=rol;organisation=id".',
      en: 'It is not said who does this: give the header Stagepact-Actor as "subject;role=role;organisation=id".',
    },
  ],
  Unauthenticated: [
    401,
    {
      nl: 'Het toegangsbewijs ontbreekt, klopt niet of is verlopen. Haal een nieuw op, en stuur het mee als: Authorization: Bearer TOKEN.',
      en: 'The access token is missing, is not right or has expired. Get a new one, and send it as: Authorization: Bearer TOKEN.',
    },
  ],
  Forbidden: [403, { nl: 'Dit mag u niet: {why}.', en: 'You may not do this: {why}.' }],
  NotFound: [404, { nl: 'Dit bestaat niet.', en: 'This does not exist.' }],
  MethodNotAllowed: [405, { nl: 'Dit kan hier niet; wel: {allowed}.', en: 'This is not possible here; there is: {allowed}.' }],
  ConcurrencyConflict: [409, { nl: 'Iemand anders was net eerder. Probeer het opnieuw.', en: 'Somebody else was first. Try again.' }],
  PreconditionFailed: [412, { nl: 'Dit is intussen veranderd; de versie is nu {etag}.', en: 'This has changed meanwhile; the version is {etag} now.' }],
  ContentTooLarge: [413, { nl: 'De inhoud is te groot; hooguit {limit} bytes.', en: 'The body is too large; at most {limit} bytes.' }],
  AppendTooLarge: [413, tooLargeSentence],
  UnsupportedMediaType: [415, { nl: 'De inhoud moet {expected} zijn.', en: 'The body must be {expected}.' }],
  IdempotencyKeyReused: [422, { nl: 'Deze Idempotency-Key is al voor iets anders gebruikt.', en: 'This Idempotency-Key was used for something else already.' }],
  PreconditionRequired: [428, { nl: 'Geef met If-Match de versie die u gezien hebt.', en: 'Give the version that you have seen with If-Match.' }],
  TooManyRequests: [429, { nl: 'Te veel verzoeken. Probeer het over {seconds} seconden opnieuw.', en: 'Too many requests. Try again in {seconds} seconds.' }],
  TooManyStreams: [
    429,
    {
      nl: 'U volgt al {most} stromen. Sluit er een, of probeer het later opnieuw.',
      en: 'You are following {most} streams already. Close one, or try again later.',
    },
  ],
  InternalError: [
    500,
    { nl: 'Er ging hier iets mis. Het is vastgelegd onder het correlatienummer.', en: 'Something went wrong here. It is on record under the correlation id.' },
  ],
  NotCaughtUp: [
    503,
    { nl: 'De gegevens worden nog bijgewerkt. Probeer het zo opnieuw.', en: 'The data is still being brought up to date. Try again shortly.' },
  ],
  Overloaded: [503, { nl: 'Het is nu te druk. Probeer het zo opnieuw.', en: 'It is too busy now. Try again shortly.' }],
  StoreUnavailable: [503, { nl: 'De opslag is nu niet bereikbaar. Probeer het zo opnieuw.', en: 'The store cannot be reached now. Try again shortly.' }],
} as const satisfies Record<string, readonly [status: number, sentence: Sentence]>;
export type ProblemCode = keyof typeof problems;

/** Thrown anywhere in a request; becomes an answer of `application/problem+json`. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly facts: Facts;
  readonly errors: readonly FieldError[];

  constructor(code: ProblemCode, facts: Facts = {}, errors: readonly FieldError[] = []) {
    super(code);
    this.code = code;
    this.facts = facts;
    this.errors = errors;
  }
}

export type ProblemAnswer = Readonly<{ status: number; headers: Readonly<Record<string, string>>; body: { readonly [field: string]: Json } }>;

/** What kind of problem it is, whatever led to it; that is what the detail says (RFC 9457, 3.1). */
const titles: Readonly<Record<number, Sentence>> = {
  400: { nl: 'De invoer klopt niet', en: 'The input is not valid' },
  401: { nl: 'Geen geldig toegangsbewijs', en: 'No valid access token' },
  403: { nl: 'Dit mag niet', en: 'Not allowed' },
  404: { nl: 'Niet gevonden', en: 'Not found' },
  405: { nl: 'Dit kan hier niet', en: 'Not possible here' },
  409: { nl: 'De regels laten dit niet toe', en: 'The rules refuse this' },
  412: { nl: 'Intussen veranderd', en: 'Changed meanwhile' },
  413: { nl: 'Te groot', en: 'Too large' },
  415: { nl: 'Een ander soort inhoud dan verwacht', en: 'Another kind of content than expected' },
  422: { nl: 'Idempotency-Key al gebruikt', en: 'Idempotency-Key used already' },
  428: { nl: 'If-Match ontbreekt', en: 'If-Match is missing' },
  429: { nl: 'Te veel', en: 'Too much' },
  500: { nl: 'Hier ging iets mis', en: 'Something went wrong here' },
  503: { nl: 'Nu niet mogelijk', en: 'Not possible now' },
};

/** Of what has the status of something else. */
const ownTitles: Readonly<Record<string, Sentence>> = { ConcurrencyConflict: { nl: 'Iemand anders was net eerder', en: 'Somebody else was first' } };

/** Rejections that are about the request rather than about the rules: what its address names is not there, or a value is none. What only a body names is up to the rules. */
export const rejectionStatus: Readonly<Record<string, number>> = {
  NotFound: 404,
  NoSuchAddendum: 404,
  NoSuchAmendment: 404,
  NoSuchContribution: 404,
  NoSuchRecognition: 404,
  NoHoursRecorded: 404,
  InvalidValue: 400,
};

/** What a client is told about an error: never a stack, never the text of an error nobody foresaw. */
export function answerOf(error: unknown, language: Language, correlationId: string): ProblemAnswer {
  if (error instanceof Rejection) {
    const sentence = aggregateRejections[error.code];
    const of = error instanceof StepRejection ? error.aggregate : undefined;
    const detail = sentence === undefined ? error.code : sentenceOf(sentence, error.facts, language, of);
    return answer(
      rejectionStatus[error.code] ?? 409,
      error.code,
      { language, detail, correlationId },
      { ...(Object.keys(error.facts).length > 0 && { facts: error.facts }) },
    );
  }
  const { code, facts, errors } = problemOf(error);
  const [status, sentence] = problems[code];
  const retryAfter = error instanceof StoreUnavailable ? error.retryAfterSeconds : 1;
  return answer(
    status,
    code,
    { language, detail: sentenceOf(sentence, facts, language), correlationId },
    { ...(errors.length > 0 && { errors: errors as unknown as Json }), ...(code === 'PreconditionFailed' && { currentETag: facts.etag ?? null }) },
    headersOf(status, facts, retryAfter),
  );
}

/** What the status asks to be said beside it (RFC 9110). */
function headersOf(status: number, { seconds, allowed, refused }: Facts, retryAfter: number): Record<string, string> {
  if (status === 401) return { 'WWW-Authenticate': challengeOf(refused) };
  if (status === 405) return { Allow: String(allowed) };
  return status === 503 || status === 429 ? { 'Retry-After': String(seconds ?? retryAfter) } : {};
}

/** RFC 6750: of a token that was given it is said that it does not count; that it has expired is what a client can do something about. */
function challengeOf(refused: Facts[string] | undefined): string {
  if (refused === undefined) return 'Bearer';
  return `Bearer error="invalid_token"${refused === 'expired' ? ', error_description="expired"' : ''}`;
}

export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ConcurrencyConflict) return new Problem('ConcurrencyConflict');
  if (error instanceof CommandIdReused) return new Problem('IdempotencyKeyReused');
  if (error instanceof NotCaughtUp) return new Problem('NotCaughtUp');
  if (error instanceof StoreUnavailable) return new Problem('StoreUnavailable');
  if (error instanceof AppendTooLarge) return new Problem('AppendTooLarge', { limit: error.limit });
  if (error instanceof NoSuchCursor) return new Problem('InvalidCursor');
  if (error instanceof NoSuchIndex) return new Problem('NoSuchFilter', { available: error.message });
  return new Problem('InternalError');
}

type Told = Readonly<{ language: Language; detail: string; correlationId: string }>;

function answer(
  status: number,
  code: string,
  { language, detail, correlationId }: Told,
  more: { readonly [field: string]: Json },
  headers: Record<string, string> = {},
): ProblemAnswer {
  const title = (ownTitles[code] ?? titles[status])?.[language] ?? code;
  return { status, headers, body: { type: `urn:stagepact:problem:${code}`, title, status, detail, code, correlationId, ...more } };
}

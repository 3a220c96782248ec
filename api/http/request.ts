import type { IncomingMessage } from 'node:http';
import type { Request } from 'express';
import type { Action } from '../../domain/access/actions.ts';
import type { Sight } from '../../domain/access/disclosure.ts';
import type { Scope } from '../../domain/access/policy.ts';
import { isPosition, type Position, type Revision } from '../../domain/ports/event-store.ts';
import type { Reached } from '../../domain/ports/read-models.ts';
import type { Actor } from '../../domain/shared/event.ts';
import type { Language, Sentence } from '../../domain/shared/rejection.ts';
import { escaped, Problem } from './problem.ts';

/** What a handler gets to know of a request, already checked. */
export type Call = Readonly<{
  language: Language;
  correlationId: string;
  actor: Actor;
  /** What it may see: everything, or what is about these organisations. */
  scope: Scope;
  /** What may be seen of something else that the answer tells of. */
  reach(action: Action): Scope;
  /** What it is shown of the fields that refer to a person. */
  sight: Sight;
  /** Whether the caller still holds the roles by which all this was judged; for an answer that goes on. */
  stillHeld(): Promise<boolean>;
  /** Where in a trace it was asked for. */
  traceparent: string | undefined;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  /** Path with its ids, for `Location` and `Link`. */
  path: string;
  body: unknown;
  ifMatch: Revision | undefined;
  idempotencyKey: string | undefined;
  /** The position that a read must have reached, and how long to wait for it where the client says so. */
  consistency: Reached | undefined;
  /** Up to where a client that comes back has got a stream. */
  lastEventId: Position | undefined;
  contentType: string | undefined;
}>;

export const languageOf = (request: Request): Language => (request.acceptsLanguages('nl', 'en') === 'en' ? 'en' : 'nl');

/** What the body is said to be, without its parameters; empty when nothing is said. */
export const mediaTypeOf = (request: IncomingMessage): string => (request.headers['content-type'] ?? '').split(';', 1).join().trim().toLowerCase();

/** A header that must look like this, or is told as it is. */
export function header(request: Request, name: string, pattern: RegExp, expected: Sentence): string | undefined {
  const value = request.get(name);
  if (value === undefined) return undefined;
  if (!pattern.test(value)) throw new Problem('InvalidHeader', { header: name, expected });
  return value;
}

export function ifMatchOf(request: Request): Revision | undefined {
  const value = header(request, 'If-Match', /^"\d{1,15}"$/, { nl: 'de ETag van een eerder antwoord', en: 'the ETag of an earlier answer' });
  return value === undefined ? undefined : (Number(value.slice(1, -1)) as Revision);
}

function positionIn(request: Request, name: string, expected: Sentence): Position | undefined {
  const value = header(request, name, /^\d{20}$/, expected);
  return value !== undefined && isPosition(value) ? value : undefined;
}

export const consistencyOf = (request: Request): Position | undefined =>
  positionIn(request, 'Consistency-Token', { nl: 'het Consistency-Token van een eerder antwoord', en: 'the Consistency-Token of an earlier answer' });

export const lastEventIdOf = (request: Request): Position | undefined =>
  positionIn(request, 'Last-Event-ID', { nl: 'het id van een eerdere gebeurtenis', en: 'the id of an earlier event' });

/** Nobody is made to wait longer than this, whatever is asked. */
const longestWaitSeconds = 20;

/** The seconds of `Prefer: wait=…`. Of a preference said twice the first counts, and one that is not understood is passed over, as RFC 7240 has it. */
export function waitOf(request: Request): number | undefined {
  const waits = (request.get('Prefer') ?? '')
    .split(',')
    .flatMap((preference) => /^\s*wait\s*=\s*"?(?<value>[^";\s]*)"?\s*(;.*)?$/i.exec(preference)?.groups?.value ?? []);
  const seconds = waits[0];
  return seconds !== undefined && /^\d{1,9}$/.test(seconds) ? Math.min(Number(seconds), longestWaitSeconds) : undefined;
}

export const idempotencyKeyOf = (request: Request): string | undefined =>
  header(request, 'Idempotency-Key', /^[\x21-\x7e]{1,200}$/, { nl: '1 tot 200 zichtbare ASCII-tekens', en: '1 to 200 visible ASCII characters' });

const once: Sentence = { nl: 'dit kan één keer gezegd worden', en: 'this can be said once' };

/** Query keys once each, as text. */
export function queryOf(request: Request): Readonly<Record<string, string>> {
  const entries = Object.entries(request.query).map(([name, value]) => {
    if (typeof value !== 'string') throw new Problem('InvalidInput', {}, [{ pointer: `/${escaped(name)}`, code: 'once', detail: once[languageOf(request)] }]);
    return [name, value] as const;
  });
  // Made of its entries, so that a key called `__proto__` is a key like any other.
  return Object.fromEntries(entries);
}

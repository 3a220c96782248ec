import type { Request } from 'express';
import { isPosition, type Position, type Revision } from '../../domain/ports/event-store.ts';
import type { Actor } from '../../domain/shared/event.ts';
import type { Language } from '../../domain/shared/rejection.ts';
import { Problem } from './problem.ts';

/** What a handler gets to know of a request, already checked. */
export type Call = Readonly<{
  language: Language;
  correlationId: string;
  actor: Actor;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  /** Path with its ids, for `Location` and `Link`. */
  path: string;
  body: unknown;
  ifMatch: Revision | undefined;
  idempotencyKey: string | undefined;
  /** The position that a read must have reached. */
  consistency: Position | undefined;
  contentType: string | undefined;
}>;

export const languageOf = (request: Request): Language => (request.acceptsLanguages('nl', 'en') === 'en' ? 'en' : 'nl');

/** A header that must look like this, or is told as it is. */
export function header(request: Request, name: string, pattern: RegExp, expected: string): string | undefined {
  const value = request.get(name);
  if (value === undefined) return undefined;
  if (!pattern.test(value)) throw new Problem('InvalidHeader', { header: name, expected });
  return value;
}

export function ifMatchOf(request: Request): Revision | undefined {
  const value = header(request, 'If-Match', /^"\d{1,15}"$/, '"<revision>"');
  return value === undefined ? undefined : (Number(value.slice(1, -1)) as Revision);
}

export function consistencyOf(request: Request): Position | undefined {
  const value = header(request, 'Consistency-Token', /^\d{20}$/, 'the Consistency-Token of an earlier answer');
  return value !== undefined && isPosition(value) ? value : undefined;
}

export const idempotencyKeyOf = (request: Request): string | undefined =>
  header(request, 'Idempotency-Key', /^[\x21-\x7e]{1,200}$/, '1 to 200 visible ASCII characters');

/** Query keys once each, as text. */
export function queryOf(request: Request): Readonly<Record<string, string>> {
  const query: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.query)) {
    if (typeof value !== 'string') throw new Problem('InvalidInput', {}, [{ pointer: `/${name}`, code: 'once', detail: `${name}: 1 ×` }]);
    query[name] = value;
  }
  return query;
}

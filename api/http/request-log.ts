import type { Request, RequestHandler } from 'express';
import type { Identities } from '../../domain/ports/identities.ts';

/** Why a request was turned away before it was looked at. */
export type Turned = 'address-rate' | 'subject-rate' | 'subject-in-flight' | 'subject-bodies' | 'denials' | 'in-flight' | 'bodies' | Overload;
/** What the process has too much of, whatever is asked of it. */
export type Overload = 'event-loop' | 'memory';

/** What the server tells of requests; personal data never among it. */
export interface RequestLog {
  began(): void;
  /** Once for each that began. A stream is answered when it begins; a client that has gone before its answer was out got 499. */
  answered(entry: { method: string; route: string; status: number; milliseconds: number; correlationId: string }): void;
  failed(entry: { method: string; route: string; correlationId: string; error: unknown }): void;
  turnedAway(reason: Turned): void;
}

export const apiVersion = '1.0.0';
const clientGone = 499;
const always = new Map([
  ['API-Version', apiVersion],
  ['Cache-Control', 'no-store'],
  ['Vary', 'Accept-Language'],
]);

/** Every answer says which API and which request it belongs to. */
export const correlated =
  (identities: Identities, log: RequestLog): RequestHandler =>
  (request, response, next) => {
    const began = performance.now();
    const given = request.get('Correlation-Id');
    const correlationId = given !== undefined && /^[A-Za-z0-9._-]{1,80}$/.test(given) ? given : identities.fresh();
    response.setHeaders(new Map([...always, ['Correlation-Id', correlationId]]));
    let told = false;
    const answered = (status: number): void => {
      if (told) return;
      told = true;
      log.answered({ method: request.method, route: routeOf(request), status, milliseconds: performance.now() - began, correlationId });
    };
    Object.assign(response.locals, { correlationId, answered });
    log.began();
    response.once('close', () => answered(response.writableFinished ? response.statusCode : clientGone));
    next();
  };

/** The template of the route, never the address itself: addresses may say whom something is about. */
export const routeOf = (request: Request): string => (typeof request.route?.path === 'string' ? request.route.path : 'none');

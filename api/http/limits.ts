import type { Request, RequestHandler, Response } from 'express';
import { type AugmentedRequest, ipKeyGenerator, type RateLimitInfo, rateLimit } from 'express-rate-limit';
import { Problem } from './problem.ts';
import { mediaTypeOf } from './request.ts';
import type { Overload, RequestLog, Turned } from './request-log.ts';

export type Limits = Readonly<{
  /** Requests per minute of one person. */
  perSubject: number;
  /** Requests per minute of one address. */
  perAddress: number;
  /** Requests under way at once; one more is turned away before it costs anything. */
  inFlight: number;
  /** Bytes of the bodies of all requests under way, as their headers announce them. */
  bodyBytes: number;
}>;

/** The largest body of a kind that is taken; a larger one is refused while it comes in. */
export const jsonLimit = 100 * 1024;
export const uploadLimit = 20 * 1024 * 1024;
export const uploadTypes: readonly string[] = ['multipart/form-data', 'text/csv'];

const minuteMs = 60_000;

/** Counts within the minute, and says in the fields of draft-ietf-httpapi-ratelimit-headers-08 what is left. */
function limited(limit: number, reason: Turned, log: RequestLog, keyGenerator: (request: Request, response: Response) => string): RequestHandler {
  const counting = rateLimit({
    windowMs: minuteMs,
    limit,
    keyGenerator,
    // Told below: the library would hash, for every answer, whom the limit is about, which no client needs to know.
    standardHeaders: false,
    legacyHeaders: false,
    // How many proxies stand before us is set by the operator and not guessed from what a client sends.
    validate: false,
    handler: (request, _response, next) => {
      log.turnedAway(reason);
      next(new Problem('TooManyRequests', { seconds: Math.max(1, leftOf(request).seconds) }));
    },
  });
  const policy = `"${reason}"; q=${limit}; w=${minuteMs / 1000}`;
  return (request, response, next) =>
    counting(request, response, (refused?: unknown) => {
      const { remaining, seconds } = leftOf(request);
      response.append('RateLimit-Policy', policy).append('RateLimit', `"${reason}"; r=${remaining}; t=${seconds}`);
      next(refused);
    });
}

/** What the limit that was counted last leaves of the minute: requests, and seconds until it is over. */
function leftOf(request: Request): Readonly<{ remaining: number; seconds: number }> {
  const { remaining, resetTime = new Date(Date.now() + minuteMs) } = (request as AugmentedRequest).rateLimit as RateLimitInfo;
  return { remaining, seconds: Math.max(0, Math.ceil((resetTime.getTime() - Date.now()) / 1000)) };
}

export const perAddress = ({ perAddress: limit }: Limits, log: RequestLog): RequestHandler =>
  limited(limit, 'address-rate', log, (request) => ipKeyGenerator(request.ip ?? ''));
/** Stands behind the authentication, which has said whose request it is. */
export const perSubject = ({ perSubject: limit }: Limits, log: RequestLog, subjectOf: (response: Response) => string): RequestHandler =>
  limited(limit, 'subject-rate', log, (_request, response) => subjectOf(response));

/**
 * Sheds load while it is still small: what is turned away here holds no memory.
 * A request counts until its answer has gone out or its client has; a stream only until it begins, because streams have a bound of their own.
 */
export function bounded({ inFlight: most, bodyBytes }: Limits, overload: () => Overload | undefined, log: RequestLog): RequestHandler {
  let inFlight = 0;
  let bodies = 0;
  return (request, response, next) => {
    const bytes = announcedBytes(request);
    const reason = overload() ?? (inFlight >= most ? 'in-flight' : bodies > 0 && bodies + bytes > bodyBytes ? 'bodies' : undefined);
    if (reason !== undefined) {
      log.turnedAway(reason);
      next(new Problem('Overloaded'));
      return;
    }
    inFlight += 1;
    bodies += bytes;
    untilReleased(response, () => {
      inFlight -= 1;
      bodies -= bytes;
    });
    next();
  };
}

/** Gives back once what a request holds: when it is released, with what it held before, or when its answer has ended. */
function untilReleased(response: Response, giveBack: () => void): void {
  const { release: releaseOthers } = response.locals;
  let held = true;
  const release = (): void => {
    releaseOthers?.();
    if (!held) return;
    held = false;
    giveBack();
  };
  response.locals.release = release;
  response.once('close', release);
}

/** The part of all places, and of the room for bodies, that one person may take, so that nobody keeps everybody else out with requests that wait. */
const largestShare = 0.75;

/** Stands behind the authentication, inside the bound on all. */
export function fairly({ inFlight, bodyBytes }: Limits, log: RequestLog, subjectOf: (response: Response) => string): RequestHandler {
  const places = Math.ceil(inFlight * largestShare);
  const room = bodyBytes * largestShare;
  const underWay = new Map<string, { requests: number; bodies: number }>();
  return (request, response, next) => {
    const subject = subjectOf(response);
    const own = underWay.get(subject) ?? { requests: 0, bodies: 0 };
    const bytes = announcedBytes(request);
    const reason = own.requests >= places ? 'subject-in-flight' : own.bodies > 0 && own.bodies + bytes > room ? 'subject-bodies' : undefined;
    if (reason !== undefined) {
      log.turnedAway(reason);
      next(new Problem('TooManyRequests', { seconds: 1 }));
      return;
    }
    own.requests += 1;
    own.bodies += bytes;
    underWay.set(subject, own);
    untilReleased(response, () => {
      own.requests -= 1;
      own.bodies -= bytes;
      if (own.requests === 0) underWay.delete(subject);
    });
    next();
  };
}

/** What a body can come to hold in memory: no more than its kind is taken, whatever its length is said to be. */
function announcedBytes(request: Request): number {
  const length = request.get('Content-Length');
  if (length === undefined && request.get('Transfer-Encoding') === undefined) return 0;
  const largest = uploadTypes.includes(mediaTypeOf(request)) ? uploadLimit : jsonLimit;
  return Math.min(length === undefined ? largest : Number(length), largest);
}

import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler, type Response } from 'express';
import { noSight } from '../../domain/access/disclosure.ts';
import type { HeldRole } from '../../domain/access/policy.ts';
import type { Identities } from '../../domain/ports/identities.ts';
import type { Sentence } from '../../domain/shared/rejection.ts';
import { same } from '../../domain/shared/same.ts';
import type { Authenticate } from '../access/authentication.ts';
import { uploads } from '../imports/uploads.ts';
import { apiHeaders } from './headers.ts';
import { bounded, fairly, jsonLimit, type Limits, perAddress, perSubject } from './limits.ts';
import { answerOf, escaped, Problem, problemOf } from './problem.ts';
import { type Call, consistencyOf, idempotencyKeyOf, ifMatchOf, languageOf, lastEventIdOf, mediaTypeOf, queryOf, waitOf } from './request.ts';
import { correlated, type Overload, type RequestLog, routeOf } from './request-log.ts';
import type { Answer, Method, Route } from './route.ts';
import { cutWhenStalled, streamed, usualStallMs } from './streaming.ts';
import { traced } from './tracing.ts';
import { validated, wanted } from './validate.ts';

export type ServerParts = Readonly<{
  routes: readonly Route[];
  outside: (app: Express) => void;
  /** What everybody may ask for without saying who, within the limits of an address. */
  open?: (app: Express) => void;
  authenticate: Authenticate;
  /** Lets a request through to its route, or refuses it. */
  authorise(route: Route, call: Call, held: readonly HeldRole[], body: () => unknown): Promise<Answer>;
  identities: Identities;
  log: RequestLog;
  limits: Limits;
  /** What the process has too much of at the moment, if anything. */
  overload: () => Overload | undefined;
  /** How many proxies stand before this server; the address of a client is what the outermost of them saw. */
  proxies: number;
  stallMs?: number;
}>;

/** What costs least comes first: nothing of a request is read before it is known that it may be made. */
export function buildServer({
  routes,
  outside,
  open,
  authenticate,
  authorise,
  identities,
  log,
  limits,
  overload,
  proxies,
  stallMs = usualStallMs,
}: ServerParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  // What is shown may change while the revision does not: with the day, with another record, with who asks. Express would answer 304 to who has that revision.
  Object.defineProperty(app.request, 'fresh', { value: false });
  app.set('query parser', 'simple');
  // One address for one thing: no other case, and no slash at its end.
  app.set('case sensitive routing', true);
  app.set('strict routing', true);
  app.set('trust proxy', proxies);
  app.use(apiHeaders);
  app.use(correlated(identities, log));
  app.use((_request, response, next) => {
    cutWhenStalled(response, stallMs);
    next();
  });
  outside(app);
  app.use(perAddress(limits, log), bounded(limits, overload, log), traced);
  open?.(app);
  app.use(
    '/v1',
    async (request, { locals }, next) => {
      locals.caller = await authenticate(request);
      next();
    },
    perSubject(limits, log, ({ locals }) => locals.caller.subject),
    fairly(limits, log, ({ locals }) => locals.caller.subject),
  );
  app.use(express.json({ limit: jsonLimit, strict: true, type: (request) => mediaTypeOf(request) === jsonType, verify: asEncoded }), uploads);
  for (const [path, here] of Map.groupBy(routes, ({ path }) => path)) {
    for (const route of here) app[route.method](`/v1${path}`, answering(route, authorise, stallMs));
    app.all(`/v1${path}`, () => {
      throw new Problem('MethodNotAllowed', { allowed: allowedOf(here).join(', ') });
    });
  }
  app.use(() => {
    throw new Problem('NotFound');
  });
  app.use(failing(log));
  return app;
}

/** Whoever may GET may ask for the head alone. */
const allowedOf = (here: readonly Route[]): readonly string[] => here.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));

function answering(route: Route, authorise: ServerParts['authorise'], stallMs: number): RequestHandler {
  return async (request, response) => {
    const { caller } = response.locals;
    const asked = callOf(request, response, route);
    const held = await caller.held();
    const call = { ...asked, stillHeld: async () => same(held, await caller.held()) };
    const { status, headers = {}, body, contentType, stream } = await authorise(route, call, held, () => bodyOf(request, route, call));
    response.status(status).set(headers);
    if (stream !== undefined) await streamed(stream, request, response.type(contentType ?? 'application/octet-stream'), stallMs);
    else if (body === undefined) response.end();
    else if (contentType !== undefined) response.type(contentType).send(body);
    else response.json(body);
  };
}

function callOf(request: Request, response: Response, route: Route): Omit<Call, 'stillHeld'> {
  const language = languageOf(request);
  const query = queryOf(request);
  checkQuery({ query, language }, route);
  const call = {
    language,
    correlationId: response.locals.correlationId,
    // In which role, and what may be seen in it, the policy says.
    actor: { subject: response.locals.caller.subject, role: 'none' },
    scope: { organisations: [] },
    reach: () => ({ organisations: [] }),
    sight: noSight,
    traceparent: response.locals.traceparent,
    params: request.params as Readonly<Record<string, string>>,
    query,
    path: request.path,
    body: undefined,
    ifMatch: ifMatchOf(request),
    idempotencyKey: idempotencyKeyOf(request),
    consistency: reachedOf(request, response, route),
    lastEventId: lastEventIdOf(request),
    contentType: request.get('Content-Type'),
  };
  return call;
}

/** A read of what was written waits for it; how long, the client may say (RFC 7240), and is told that it was heard. */
function reachedOf(request: Request, response: Response, { method }: Route): Call['consistency'] {
  const position = consistencyOf(request);
  const seconds = method === 'get' ? waitOf(request) : undefined;
  if (position === undefined || seconds === undefined) return position;
  response.set('Preference-Applied', `wait=${seconds}`);
  return { position, withinMs: seconds * 1000 };
}

const nothing: Sentence = { nl: 'niets', en: 'nothing' };
const noSuchKey: Sentence = { nl: 'zo kan hier niet gevraagd worden; wel met: ', en: 'one cannot ask by this here; by these one can: ' };

function checkQuery({ query, language }: Pick<Call, 'query' | 'language'>, { query: known = {} }: Route): void {
  const errors = Object.entries(query).flatMap(([name, value]) => {
    const pointer = `/${escaped(name)}`;
    const key = Object.hasOwn(known, name) ? known[name] : undefined;
    if (key === undefined) return [{ pointer, code: 'unknown', detail: `${noSuchKey[language]}${Object.keys(known).join(', ') || nothing[language]}` }];
    return key.ok(value) ? [] : [{ pointer, code: 'query', detail: wanted(key.expected, language) }];
  });
  if (errors.length > 0) throw new Problem('InvalidInput', {}, errors);
}

const withBody: readonly Method[] = ['post'];
const jsonType = 'application/json';

/** What is no UTF-8 would be read all the same, each letter that was lost as `\u{fffd}`, and be recorded so. */
function asEncoded(_request: IncomingMessage, _response: unknown, body: Buffer, encoding: string): void {
  if (encoding === 'utf-8' && !isUtf8(body)) throw new Problem('InvalidJson');
}

const noBody: Sentence = {
  nl: 'een verzoek met DELETE heeft geen inhoud; wat erbij hoort staat in het adres: ',
  en: 'a request with DELETE has no body; what belongs to it stands in the address: ',
};

function bodyOf(request: Request, route: Route, { language, ifMatch }: Pick<Call, 'language' | 'ifMatch'>): unknown {
  if (route.ifMatch === 'required' && ifMatch === undefined) throw new Problem('PreconditionRequired');
  const empty = request.get('Content-Length') === '0' || (request.get('Content-Length') === undefined && request.get('Transfer-Encoding') === undefined);
  if (route.method === 'delete' && !empty) {
    throw new Problem('InvalidInput', {}, [{ pointer: '', code: 'body', detail: `${noBody[language]}${Object.keys(route.query ?? {}).join(', ')}` }]);
  }
  if (!withBody.includes(route.method)) return undefined;
  const expected = route.consumes ?? [jsonType];
  if (!empty && !expected.includes(mediaTypeOf(request))) throw new Problem('UnsupportedMediaType', { expected: [...expected] });
  if (route.body === undefined) return request.body;
  return validated(route.body, empty ? {} : request.body, language);
}

const failing =
  (log: RequestLog): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const correlationId = String(response.locals.correlationId);
    const told = fromExpress(error);
    const { status, headers, body } = answerOf(told, languageOf(request), correlationId);
    if (status === 500) log.failed({ method: request.method, route: routeOf(request), correlationId, error });
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.status(status).set(headers).type('application/problem+json').send(JSON.stringify(body));
  };

/** Express's own refusals (body parser, path decoding) in our codes. */
function fromExpress(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || problemOf(error).code !== 'InternalError' || !('status' in error)) return error;
  const type = 'type' in error ? error.type : undefined;
  if (error.status === 413) return new Problem('ContentTooLarge', { limit: 'limit' in error ? Number(error.limit) : jsonLimit });
  if (error.status === 415) return new Problem('UnsupportedMediaType', { expected: 'application/json; charset=utf-8' });
  if (type === 'entity.parse.failed') return new Problem('InvalidJson');
  if (typeof error.status === 'number' && error.status >= 400 && error.status < 500) return new Problem('InvalidInput');
  return error;
}

import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import type { Identities } from '../../domain/ports/identities.ts';
import type { Authenticate } from './actor.ts';
import { answerOf, Problem, problemOf } from './problem.ts';
import { type Call, consistencyOf, idempotencyKeyOf, ifMatchOf, languageOf, queryOf } from './request.ts';
import type { Method, Route } from './route.ts';
import { validated } from './validate.ts';

export const apiVersion = '1.0.0';
const jsonLimit = 100 * 1024;
const csvLimit = 20 * 1024 * 1024;

/** What the server tells of requests; personal data never among it. */
export interface RequestLog {
  answered(entry: { method: string; route: string; status: number; milliseconds: number; correlationId: string }): void;
  failed(entry: { method: string; route: string; correlationId: string; error: unknown }): void;
}

export type ServerParts = Readonly<{
  routes: readonly Route[];
  outside: (app: Express) => void;
  authenticate: Authenticate;
  identities: Identities;
  log: RequestLog;
}>;

export function buildServer({ routes, outside, authenticate, identities, log }: ServerParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.use(helmet());
  app.use(correlated(identities, log));
  outside(app);
  app.use(express.json({ limit: jsonLimit, strict: true, type: 'application/json' }));
  app.use(express.text({ limit: csvLimit, type: 'text/csv', defaultCharset: 'utf-8' }));
  app.use('/v1', authenticate);
  for (const [path, here] of Map.groupBy(routes, ({ path }) => path)) {
    for (const route of here) app[route.method](`/v1${path}`, answering(route));
    app.all(`/v1${path}`, () => {
      throw new Problem('MethodNotAllowed', { allowed: here.map(({ method }) => method.toUpperCase()) });
    });
  }
  app.use(() => {
    throw new Problem('NotFound');
  });
  app.use(failing(log));
  return app;
}

/** Every answer says which API and which request it belongs to. */
const correlated =
  (identities: Identities, log: RequestLog): RequestHandler =>
  (request, response, next) => {
    const began = performance.now();
    const given = request.get('Correlation-Id');
    const correlationId = given !== undefined && /^[A-Za-z0-9._-]{1,80}$/.test(given) ? given : identities.fresh();
    response.locals.correlationId = correlationId;
    response.set({ 'API-Version': apiVersion, 'Correlation-Id': correlationId, 'Cache-Control': 'no-store', Vary: 'Accept-Language' });
    response.on('finish', () => {
      log.answered({ method: request.method, route: routeOf(request), status: response.statusCode, milliseconds: performance.now() - began, correlationId });
    });
    next();
  };

/** The template of the route, never the address itself: addresses may say whom something is about. */
const routeOf = (request: Request): string => (typeof request.route?.path === 'string' ? request.route.path : 'none');

function answering(route: Route): RequestHandler {
  return async (request, response) => {
    const call = callOf(request, response, route);
    const { status, headers = {}, body, contentType } = await route.handle(call);
    response.status(status).set(headers);
    if (body === undefined) response.end();
    else if (contentType !== undefined) response.type(contentType).send(body);
    else response.json(body);
  };
}

function callOf(request: Request, response: Response, route: Route): Call {
  const language = languageOf(request);
  const query = queryOf(request);
  checkQuery(query, route);
  const call = {
    language,
    correlationId: response.locals.correlationId,
    actor: response.locals.actor,
    params: request.params as Readonly<Record<string, string>>,
    query,
    path: request.path,
    body: bodyOf(request, route, language),
    ifMatch: ifMatchOf(request),
    idempotencyKey: idempotencyKeyOf(request),
    consistency: consistencyOf(request),
    contentType: request.get('Content-Type'),
  };
  if (route.ifMatch === 'required' && call.ifMatch === undefined) throw new Problem('PreconditionRequired');
  return call;
}

function checkQuery(query: Readonly<Record<string, string>>, { query: known = {} }: Route): void {
  const errors = Object.entries(query).flatMap(([name, value]) => {
    const key = Object.hasOwn(known, name) ? known[name] : undefined;
    if (key === undefined) return [{ pointer: `/${name}`, code: 'unknown', detail: `${name}: ${Object.keys(known).join(', ') || '-'}` }];
    return key.ok(value) ? [] : [{ pointer: `/${name}`, code: 'query', detail: `${name}: ${key.expected}` }];
  });
  if (errors.length > 0) throw new Problem('InvalidInput', {}, errors);
}

const withBody: readonly Method[] = ['post'];

function bodyOf(request: Request, route: Route, language: Call['language']): unknown {
  if (!withBody.includes(route.method)) return undefined;
  const expected = route.consumes ?? 'application/json';
  const empty = request.get('Content-Length') === '0' || (request.get('Content-Length') === undefined && request.get('Transfer-Encoding') === undefined);
  if (!empty && request.is(expected) === false) throw new Problem('UnsupportedMediaType', { expected });
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

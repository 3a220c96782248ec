import type { Express } from 'express';
import { healthRoutes } from '../../api/health/routes.ts';
import type { Call } from '../../api/http/request.ts';
import type { RequestLog } from '../../api/http/request-log.ts';
import type { Route } from '../../api/http/route.ts';
import { buildServer, type ServerParts } from '../../api/http/server.ts';
import type { HeldRole } from '../../domain/access/policy.ts';
import { identities } from '../../src/commanding/ids.ts';

export type Told = Readonly<{ what: keyof RequestLog; [field: string]: unknown }>;

/** What the server tells of its requests, kept. */
export function keepingRequestLog(): { readonly log: RequestLog; readonly told: readonly Told[] } {
  const told: Told[] = [];
  return {
    told,
    log: {
      began: () => void told.push({ what: 'began' }),
      answered: (entry) => void told.push({ what: 'answered', ...entry }),
      failed: (entry) => void told.push({ what: 'failed', ...entry }),
      turnedAway: (reason) => void told.push({ what: 'turnedAway', reason }),
    },
  };
}

export const roomy = { perSubject: 1000, perAddress: 1000, inFlight: 100, bodyBytes: 1_000_000 };

/** The server as it is, with routes of a test's own; everybody may do everything, and the header `From` says who it is. */
export function bareServer(routes: readonly Route[], change: Partial<ServerParts> = {}): Express {
  return buildServer({
    routes,
    outside: (app) => healthRoutes(app, async () => []),
    authenticate: async (request) => ({ subject: request.get('From') ?? 'anonymous', held: async () => [] }),
    authorise: (route: Route, call: Call, _held: readonly HeldRole[]) => route.handle(call),
    identities,
    log: keepingRequestLog().log,
    limits: roomy,
    overload: () => undefined,
    proxies: 0,
    ...change,
  });
}

export const route = (path: string, handle: Route['handle'], change: Partial<Route> = {}): Route => ({
  method: 'get',
  path,
  action: 'organisations:list',
  handle,
  ...change,
});

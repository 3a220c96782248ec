import { auditRoutes } from './audit/routes.ts';
import type { Route } from './http/route.ts';
import { organisationRoutes } from './organisations/routes.ts';
import type { ApiParts } from './parts.ts';

/** The whole route table. */
export const routesOf = (parts: ApiParts): readonly Route[] => [...organisationRoutes(parts), ...auditRoutes(parts)];

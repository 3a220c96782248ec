import { auditRoutes } from './audit/routes.ts';
import { businessParkNetworkRoutes } from './business-park-networks/routes.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { eventRoutes } from './events/routes.ts';
import type { Route } from './http/route.ts';
import { importRoutes } from './imports/routes.ts';
import { informationDayRoutes } from './information-days/routes.ts';
import { membershipRoutes } from './memberships/routes.ts';
import { organisationRoutes } from './organisations/routes.ts';
import { partnerProgrammeRoutes } from './partner-programme/routes.ts';
import { partnershipRoutes } from './partnerships/routes.ts';
import type { ApiParts } from './parts.ts';
import { placementRoutes } from './placements/routes.ts';
import { programmeCycleRoutes } from './programme-cycles/routes.ts';

/** The whole route table. */
export const routesOf = (parts: ApiParts): readonly Route[] => [
  ...organisationRoutes(parts),
  ...businessParkNetworkRoutes(parts),
  ...informationDayRoutes(parts),
  ...calendarRoutes(parts),
  ...programmeCycleRoutes(parts),
  ...partnershipRoutes(parts),
  ...partnerProgrammeRoutes(parts),
  ...placementRoutes(parts),
  ...auditRoutes(parts),
  ...eventRoutes(parts),
  ...importRoutes(parts),
  ...membershipRoutes(parts),
];

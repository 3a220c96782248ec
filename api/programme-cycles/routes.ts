import type { CycleSlug } from '../../domain/shared/identifiers.ts';
import { programmeCycleRegister } from '../../projections/programme-cycle-register.ts';
import { CommandRoutes } from '../http/command-route.ts';
import { inState, listRoute } from '../http/listing.ts';
import { readRoutes } from '../http/reading-route.ts';
import type { Route } from '../http/route.ts';
import { viewOf } from '../http/view.ts';
import type { ApiParts } from '../parts.ts';
import { CloseCycleDto, OpenCycleDto, ReportDemandDto, ReviseTargetDto } from './dto.ts';
import { progressRoutes } from './progress.ts';

/** A cycle is addressed by its slug. */
export function programmeCycleRoutes(parts: ApiParts): readonly Route[] {
  const routes = new CommandRoutes(parts, 'programmeCycle', '/programme-cycles');
  return [
    listRoute(parts, {
      path: '/programme-cycles',
      action: 'programme-cycles:list',
      projection: programmeCycleRegister,
      filters: { state: inState('programmeCycle') },
      item: viewOf,
    }),
    ...readRoutes(parts, { aggregate: 'programmeCycle', collection: '/programme-cycles', register: programmeCycleRegister }),
    ...progressRoutes(parts),
    routes.create({
      path: '',
      verb: 'open',
      body: OpenCycleDto,
      id: ({ slug }) => slug,
      command: (body, slug) => ({ type: 'OpenCycle', ...body, slug: slug as CycleSlug }),
    }),
    routes.command({
      path: '/:id/target-revisions',
      verb: 'revise-target',
      body: ReviseTargetDto,
      ifMatch: 'required',
      command: (body) => ({ type: 'ReviseTarget', ...body }),
    }),
    routes.command({ path: '/:id/demand-reports', verb: 'report-demand', body: ReportDemandDto, command: (body) => ({ type: 'ReportDemand', ...body }) }),
    routes.command({ path: '/:id/closing', verb: 'close', body: CloseCycleDto, command: (body) => ({ type: 'CloseCycle', ...body }) }),
  ];
}

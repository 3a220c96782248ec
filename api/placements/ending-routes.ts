import type { CommandRoutes } from '../http/command-route.ts';
import { Occurred } from '../http/occurred.ts';
import type { Route } from '../http/route.ts';
import { CancelPlacementDto, CompletePlacementDto, CorrectRecordDto, LinkReplacementDto, RecordCompanyOpinionDto, TerminatePlacementDto } from './dto.ts';

/** How a placement ends, and what is put right afterwards. */
export const endingRoutes = (routes: CommandRoutes<'placement'>): readonly Route[] => [
  routes.command({ path: '/:id/cancellation', verb: 'cancel', body: CancelPlacementDto, command: (body) => ({ type: 'CancelPlacement', ...body }) }),
  routes.command({ path: '/:id/period-end', verb: 'end-period', body: Occurred, command: (body) => ({ type: 'EndPeriod', ...body }) }),
  routes.command({
    path: '/:id/company-opinion',
    verb: 'record-company-opinion',
    body: RecordCompanyOpinionDto,
    command: (body) => ({ type: 'RecordCompanyOpinion', ...body }),
  }),
  routes.command({ path: '/:id/completion', verb: 'complete', body: CompletePlacementDto, command: (body) => ({ type: 'CompletePlacement', ...body }) }),
  routes.command({ path: '/:id/termination', verb: 'terminate', body: TerminatePlacementDto, command: (body) => ({ type: 'TerminatePlacement', ...body }) }),
  routes.command({
    path: '/:id/replacement',
    verb: 'link-replacement',
    body: LinkReplacementDto,
    command: (body) => ({ type: 'LinkReplacement', ...body }),
  }),
  routes.command({
    path: '/:id/corrections',
    verb: 'correct-record',
    body: CorrectRecordDto,
    ifMatch: 'required',
    command: (body) => ({ type: 'CorrectRecord', ...body }),
  }),
];

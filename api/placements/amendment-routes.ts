import type { PlacementState } from '../../domain/placement/state.ts';
import type { CommandRoutes } from '../http/command-route.ts';
import { numberIn } from '../http/path.ts';
import type { Route } from '../http/route.ts';
import { ApproveAmendmentDto, ProposeAmendmentDto, RefuseSignatureDto } from './dto.ts';

/** The amendment that a proposal without a number is about: the one that is open, so that the same words again are the same proposal, else the next. */
function amendmentMeant(state: PlacementState | undefined): number {
  if (state === undefined || !('amendments' in state)) return 1;
  const { length } = state.amendments;
  return state.amendments.at(-1)?.outcome === 'open' ? length : length + 1;
}

/** Changes of a signed agreement. */
export const amendmentRoutes = (routes: CommandRoutes<'placement'>): readonly Route[] => [
  routes.command({
    path: '/:id/amendments',
    verb: 'propose-amendment',
    body: ProposeAmendmentDto,
    command: async (body, _params, now) => ({ type: 'ProposeAmendment', ...body, amendment: body.amendment ?? amendmentMeant(await now()) }),
  }),
  routes.command({
    path: '/:id/amendments/:n/approvals',
    verb: 'approve-amendment',
    body: ApproveAmendmentDto,
    command: (body, { n }) => ({ type: 'ApproveAmendment', amendment: numberIn(n), ...body }),
  }),
  routes.command({
    path: '/:id/amendments/:n/rejections',
    verb: 'reject-amendment',
    body: RefuseSignatureDto,
    command: (body, { n }) => ({ type: 'RejectAmendment', amendment: numberIn(n), ...body }),
  }),
];

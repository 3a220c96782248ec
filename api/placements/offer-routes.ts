import type { PlacementId } from '../../domain/shared/identifiers.ts';
import type { CommandRoutes } from '../http/command-route.ts';
import { Occurred, Reasoned } from '../http/occurred.ts';
import type { Route } from '../http/route.ts';
import { AcceptCandidateDto, ProposeCandidateDto, RejectCandidateDto, ReviseOfferDto } from './dto.ts';

/** From the offer to the match. */
export const offerRoutes = (routes: CommandRoutes<'placement'>): readonly Route[] => [
  routes.command({
    path: '/:id/offer-revisions',
    verb: 'revise-offer',
    body: ReviseOfferDto,
    ifMatch: 'required',
    command: (body) => ({ type: 'ReviseOffer', ...body }),
  }),
  routes.command({ path: '/:id/withdrawal', verb: 'withdraw-offer', body: Reasoned, command: (body) => ({ type: 'WithdrawOffer', ...body }) }),
  routes.command({ path: '/:id/expiry', verb: 'expire-offer', body: Occurred, command: (body) => ({ type: 'ExpireOffer', ...body }) }),
  routes.command({
    path: '/:id/candidates',
    verb: 'propose-candidate',
    body: ProposeCandidateDto,
    command: (body, { id }) => ({ type: 'ProposeCandidate', placementId: id as PlacementId, ...body }),
  }),
  routes.command({
    path: '/:id/acceptances',
    verb: 'accept-candidate',
    body: AcceptCandidateDto,
    command: (body) => ({ type: 'AcceptCandidate', ...body }),
  }),
  routes.command({ path: '/:id/rejection', verb: 'reject-candidate', body: RejectCandidateDto, command: (body) => ({ type: 'RejectCandidate', ...body }) }),
  routes.command({
    path: '/:id/candidate-withdrawal',
    verb: 'withdraw-candidate',
    body: Reasoned,
    command: (body) => ({ type: 'WithdrawCandidate', ...body }),
  }),
];

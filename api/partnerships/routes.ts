import { partnershipStatuses } from '../../domain/partnership/state.ts';
import { OrganisationId, type PartnershipId } from '../../domain/shared/identifiers.ts';
import { partnershipRegister } from '../../projections/partnership-register.ts';
import { CommandRoutes } from '../http/command-route.ts';
import { identified, listRoute, on, oneOf } from '../http/listing.ts';
import { Occurred, Reasoned } from '../http/occurred.ts';
import { numberIn } from '../http/path.ts';
import { readRoutes } from '../http/reading-route.ts';
import type { Route } from '../http/route.ts';
import { viewOf } from '../http/view.ts';
import type { ApiParts } from '../parts.ts';
import {
  AddCommitmentDto,
  AddendumDto,
  AgreeAddendumDto,
  ContributionDto,
  CorrectContributionDto,
  DeclinePartnershipDto,
  ProposePartnershipDto,
  RenewalDto,
  ReviewDto,
  ReviseProposalDto,
  SignPartnershipDto,
} from './dto.ts';
import { addendumMeant, changesIn, contributionMeant, evidenceIn, proposalIn } from './saying.ts';

type Routes = CommandRoutes<'partnership'>;

export function partnershipRoutes(parts: ApiParts): readonly Route[] {
  const routes = new CommandRoutes(parts, 'partnership', '/partnerships');
  return [
    listRoute(parts, {
      path: '/partnerships',
      action: 'partnerships:list',
      projection: partnershipRegister,
      filters: { state: on('status', oneOf(partnershipStatuses)), party: identified(OrganisationId) },
      ownBy: () => ({ field: 'party' }),
      item: viewOf,
    }),
    ...readRoutes(parts, { aggregate: 'partnership', collection: '/partnerships', register: partnershipRegister }),
    ...proposingRoutes(routes),
    ...runningRoutes(routes),
    ...amendingRoutes(routes),
    ...fulfillingRoutes(routes),
  ];
}

/** From the proposal to the last signature. */
const proposingRoutes = (routes: Routes): readonly Route[] => [
  routes.create({
    path: '',
    verb: 'propose',
    body: ProposePartnershipDto,
    id: ({ partnershipId }, fallback) => partnershipId ?? fallback(),
    command: (body, id) => ({ type: 'ProposePartnership', ...proposalIn(body), partnershipId: id as PartnershipId }),
  }),
  routes.command({
    path: '/:id/revisions',
    verb: 'revise',
    body: ReviseProposalDto,
    ifMatch: 'required',
    command: (body) => ({ type: 'ReviseProposal', ...proposalIn(body) }),
  }),
  routes.command({ path: '/:id/signatures', verb: 'sign', body: SignPartnershipDto, command: (body) => ({ type: 'SignPartnership', ...body }) }),
  routes.command({ path: '/:id/decline', verb: 'decline', body: DeclinePartnershipDto, command: (body) => ({ type: 'DeclinePartnership', ...body }) }),
  routes.command({ path: '/:id/withdrawal', verb: 'withdraw', body: Reasoned, command: (body) => ({ type: 'WithdrawPartnership', ...body }) }),
];

const runningRoutes = (routes: Routes): readonly Route[] => [
  routes.command({ path: '/:id/suspension', verb: 'suspend', body: Reasoned, command: (body) => ({ type: 'SuspendPartnership', ...body }) }),
  routes.command({ path: '/:id/resumption', verb: 'resume', body: Occurred, command: (body) => ({ type: 'ResumePartnership', ...body }) }),
  routes.command({ path: '/:id/ending', verb: 'end', body: Reasoned, command: (body) => ({ type: 'EndPartnership', ...body }) }),
  routes.command({ path: '/:id/expiry', verb: 'expire', body: Occurred, command: (body) => ({ type: 'ExpirePartnership', ...body }) }),
];

/** A renewal is agreed to and withdrawn as the addendum that it is. */
const amendingRoutes = (routes: Routes): readonly Route[] => [
  routes.command({
    path: '/:id/commitments',
    verb: 'add-commitment',
    body: AddCommitmentDto,
    command: async ({ number, commitment, ...body }, _params, now) => ({
      type: 'ProposeAddendum',
      ...body,
      ...changesIn({ add: [commitment] }),
      number: await addendumMeant({ ...(number !== undefined && { number }) }, now),
    }),
  }),
  routes.command({
    path: '/:id/addenda',
    verb: 'propose-addendum',
    body: AddendumDto,
    command: async (body, _params, now) => ({ type: 'ProposeAddendum', ...body, ...changesIn(body), number: await addendumMeant(body, now) }),
  }),
  routes.command({
    path: '/:id/addenda/:n/agreements',
    verb: 'agree-addendum',
    body: AgreeAddendumDto,
    command: (body, { n }) => ({ type: 'AgreeAddendum', number: numberIn(n), ...body }),
  }),
  routes.command({
    path: '/:id/addenda/:n/withdrawal',
    verb: 'withdraw-addendum',
    body: Reasoned,
    command: (body, { n }) => ({ type: 'WithdrawAddendum', number: numberIn(n), ...body }),
  }),
  routes.command({
    path: '/:id/renewals',
    verb: 'renew',
    body: RenewalDto,
    command: async (body, _params, now) => ({
      type: 'RenewPartnership',
      ...body,
      ...changesIn(body),
      term: { from: body.term.from, to: body.term.to },
      number: await addendumMeant(body, now),
    }),
  }),
];

const fulfillingRoutes = (routes: Routes): readonly Route[] => [
  routes.command({
    path: '/:id/contributions',
    verb: 'contribute',
    body: ContributionDto,
    command: async (body, _params, now) => ({
      type: 'RecordContribution',
      ...body,
      evidence: evidenceIn(body.evidence),
      number: await contributionMeant(body, now),
    }),
  }),
  routes.command({
    path: '/:id/contributions/:n/corrections',
    verb: 'correct-contribution',
    body: CorrectContributionDto,
    ifMatch: 'required',
    command: (body, { n }) => ({ type: 'CorrectContribution', number: numberIn(n), ...body }),
  }),
  routes.command({
    path: '/:id/reviews',
    verb: 'review',
    body: ReviewDto,
    command: ({ assessments, actions = [], ...body }) => ({
      type: 'ReviewPartnership',
      ...body,
      assessments: assessments.map((assessment) => ({ ...assessment })),
      actions,
    }),
  }),
];

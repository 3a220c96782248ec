import type { CommandRoutes } from '../http/command-route.ts';
import { Occurred, Reasoned } from '../http/occurred.ts';
import type { Route } from '../http/route.ts';
import { AgreementDto, RefuseSignatureDto, SignAgreementDto } from './dto.ts';

/** From the draft to the last signature. */
export const agreementRoutes = (routes: CommandRoutes<'placement'>): readonly Route[] => [
  routes.command({ path: '/:id/agreement', verb: 'draft-agreement', body: AgreementDto, command: (body) => ({ type: 'DraftAgreement', ...body }) }),
  routes.command({
    path: '/:id/agreement-revisions',
    verb: 'revise-agreement',
    body: AgreementDto,
    ifMatch: 'required',
    command: (body) => ({ type: 'ReviseAgreement', ...body }),
  }),
  routes.command({
    path: '/:id/signature-requests',
    verb: 'request-signatures',
    body: Occurred,
    command: (body) => ({ type: 'RequestSignatures', ...body }),
  }),
  routes.command({ path: '/:id/signatures', verb: 'sign-agreement', body: SignAgreementDto, command: (body) => ({ type: 'SignAgreement', ...body }) }),
  routes.command({
    path: '/:id/signature-refusals',
    verb: 'refuse-signature',
    body: RefuseSignatureDto,
    command: (body) => ({ type: 'RefuseSignature', ...body }),
  }),
  routes.command({ path: '/:id/recall', verb: 'recall-agreement', body: Reasoned, command: (body) => ({ type: 'RecallAgreement', ...body }) }),
];

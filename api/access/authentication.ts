import type { Request } from 'express';
import type { HeldRole } from '../../domain/access/policy.ts';
import { type Role, roles } from '../../domain/membership/roles.ts';
import type { Authenticator, Memberships } from '../../domain/ports/access.ts';
import { OrganisationId, Subject } from '../../domain/shared/identifiers.ts';
import { Problem } from '../http/problem.ts';

/** Who a request is from, and what that person may act as now. */
export type Caller = Readonly<{ subject: string; held(): Promise<readonly HeldRole[]> }>;
export type Authenticate = (request: Request) => Promise<Caller>;

const bearer = /^Bearer +(?<token>[A-Za-z0-9._~+/=-]{1,8192})$/i;

/** By access token: it says who; what that person may do is in our own events, looked up for every request, so that a revocation holds from the next one on. */
export const byToken =
  (authenticator: Authenticator, memberships: Memberships): Authenticate =>
  async (request) => {
    const token = bearer.exec(request.get('Authorization') ?? '')?.groups?.token;
    if (token === undefined) throw new Problem('Unauthenticated');
    const result = await authenticator.subjectOf(token);
    if ('refused' in result) throw new Problem('Unauthenticated', { refused: result.refused });
    const { subject } = result;
    return { subject, held: () => memberships.grantsOf(subject) };
  };

const pattern = /^(?<subject>[^;]{1,80})(?:;\s*role=(?<role>[a-z-]{1,40}))?(?:;\s*organisation=(?<organisation>[0-9a-f-]{36}))?$/;
const expected = `subject;role=${roles.join('|')};organisation=id`;

/** Development mode: whoever the header `Stagepact-Actor` says, in the role it says. Never in production. */
export const byHeader: Authenticate = async (request) => {
  const header = request.get('Stagepact-Actor');
  if (header === undefined) {
    if (request.method !== 'GET' && request.method !== 'HEAD') throw new Problem('ActorMissing');
    return { subject: 'anonymous', held: async () => [{ role: 'programme-manager' }] };
  }
  const { subject, role = 'programme-manager', organisation } = pattern.exec(header)?.groups ?? {};
  if (!Subject.is(subject) || !(roles as readonly string[]).includes(role) || (organisation !== undefined && !OrganisationId.is(organisation))) {
    throw new Problem('InvalidHeader', { header: 'Stagepact-Actor', expected });
  }
  return { subject, held: async () => [{ role: role as Role, ...(organisation !== undefined && { organisationId: organisation }) }] };
};

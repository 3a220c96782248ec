import type { RequestHandler } from 'express';
import type { Actor } from '../../domain/shared/event.ts';
import { OrganisationId } from '../../domain/shared/identifiers.ts';
import { Problem } from './problem.ts';

/** Says who makes a request. The one place to replace when tokens come. */
export type Authenticate = RequestHandler;

const pattern = /^(?<subject>[A-Za-z0-9._:@-]{1,80})(?:;\s*role=(?<role>[a-z-]{1,40}))?(?:;\s*organisation=(?<organisation>[0-9a-f-]{36}))?$/;

export function actorOf(header: string | undefined): Actor {
  if (header === undefined) throw new Problem('ActorMissing');
  const { subject, role, organisation } = pattern.exec(header)?.groups ?? {};
  if (subject === undefined || (organisation !== undefined && !OrganisationId.is(organisation))) {
    throw new Problem('InvalidHeader', { header: 'Stagepact-Actor', expected: 'subject;role=role;organisation=id' });
  }
  return { subject, role: role ?? 'programme-manager', ...(organisation !== undefined && { organisation }) };
}

/** Development mode: whoever the header `Stagepact-Actor` says. Reads need no actor; they count as `anonymous`. */
export const developmentActor: Authenticate = (request, response, next) => {
  const reading = request.method === 'GET' || request.method === 'HEAD';
  const header = request.get('Stagepact-Actor');
  response.locals.actor = reading && header === undefined ? ({ subject: 'anonymous', role: 'reader' } satisfies Actor) : actorOf(header);
  response.locals.scope = response.locals.actor.organisation ?? 'all';
  next();
};

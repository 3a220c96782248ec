import { roles } from '../../domain/membership/roles.ts';
import { OrganisationId, Subject } from '../../domain/shared/identifiers.ts';
import { membershipRegister } from '../../projections/membership-register.ts';
import { CommandRoutes } from '../http/command-route.ts';
import { identified, listRoute, oneOf } from '../http/listing.ts';
import { readRoutes } from '../http/reading-route.ts';
import type { Route } from '../http/route.ts';
import { viewOf } from '../http/view.ts';
import type { ApiParts } from '../parts.ts';
import { GrantMembershipDto, RevokeMembershipDto } from './dto.ts';

/** Who may act as what; the id is made of the person's subject. */
export function membershipRoutes(parts: ApiParts): readonly Route[] {
  const routes = new CommandRoutes(parts, 'membership', '/memberships');
  return [
    listRoute(parts, {
      path: '/memberships',
      action: 'memberships:list',
      projection: membershipRegister,
      filters: { subject: identified(Subject), role: oneOf(roles), organisationId: identified(OrganisationId) },
      item: viewOf,
    }),
    ...readRoutes(parts, { aggregate: 'membership', collection: '/memberships', register: membershipRegister }),
    routes.create({
      path: '',
      verb: 'grant',
      body: GrantMembershipDto,
      id: ({ subject }) => parts.identities.of('membership', subject),
      command: (body) => ({ type: 'GrantMembership', ...body }),
    }),
    routes.command({ path: '/:id/revocations', verb: 'revoke', body: RevokeMembershipDto, command: (body) => ({ type: 'RevokeMembership', ...body }) }),
  ];
}

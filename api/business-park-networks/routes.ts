import { MunicipalityCode, type NetworkId, OrganisationId } from '../../domain/shared/identifiers.ts';
import { networkDirectory } from '../../projections/network-directory.ts';
import { CommandRoutes } from '../http/command-route.ts';
import { identified, inState, listRoute, on } from '../http/listing.ts';
import { Occurred, Reasoned } from '../http/occurred.ts';
import { codeIn } from '../http/path.ts';
import { readRoutes } from '../http/reading-route.ts';
import type { Route } from '../http/route.ts';
import type { ApiParts } from '../parts.ts';
import { EstablishNetworkDto, JoinNetworkDto, LinkInstitutionDto, NameCoordinatorDto, PlanSchoolYearDto, SetRhythmDto } from './dto.ts';
import { networkView } from './view.ts';

export function businessParkNetworkRoutes(parts: ApiParts): readonly Route[] {
  const routes = new CommandRoutes(parts, 'businessParkNetwork', '/business-park-networks');
  return [
    listRoute(parts, {
      path: '/business-park-networks',
      action: 'business-park-networks:list',
      projection: networkDirectory,
      filters: {
        state: inState('businessParkNetwork'),
        municipality: identified(MunicipalityCode),
        associationId: identified(OrganisationId),
        memberId: on('member', identified(OrganisationId)),
        institutionId: on('institution', identified(OrganisationId)),
      },
      item: networkView,
    }),
    ...readRoutes(parts, { aggregate: 'businessParkNetwork', collection: '/business-park-networks', register: networkDirectory, view: networkView }),
    routes.create({
      path: '',
      verb: 'establish',
      body: EstablishNetworkDto,
      id: ({ networkId }, fallback) => networkId ?? fallback(),
      command: (body, id) => ({ type: 'EstablishNetwork', ...body, networkId: id as NetworkId }),
    }),
    routes.command({ path: '/:id/members', verb: 'join', body: JoinNetworkDto, command: (body) => ({ type: 'JoinNetwork', ...body }) }),
    routes.command({
      method: 'delete',
      path: '/:id/members/:organisationId',
      verb: 'leave',
      body: Occurred,
      command: (body, { organisationId }) => ({ type: 'LeaveNetwork', organisationId: codeIn(OrganisationId, organisationId), ...body }),
    }),
    routes.command({
      path: '/:id/institutions',
      verb: 'link-institution',
      body: LinkInstitutionDto,
      command: (body) => ({ type: 'LinkInstitution', ...body }),
    }),
    routes.command({
      method: 'delete',
      path: '/:id/institutions/:organisationId',
      verb: 'unlink-institution',
      body: Occurred,
      command: (body, { organisationId }) => ({ type: 'UnlinkInstitution', organisationId: codeIn(OrganisationId, organisationId), ...body }),
    }),
    routes.command({
      path: '/:id/coordinator',
      verb: 'name-coordinator',
      body: NameCoordinatorDto,
      command: (body) => ({ type: 'NameCoordinator', ...body }),
    }),
    routes.command({ path: '/:id/rhythm', verb: 'set-rhythm', body: SetRhythmDto, command: (body) => ({ type: 'SetRhythm', ...body }) }),
    routes.command({
      path: '/:id/school-year-plans',
      verb: 'plan-school-year',
      body: PlanSchoolYearDto,
      command: (body) => ({ type: 'PlanSchoolYear', ...body }),
    }),
    routes.command({ path: '/:id/dissolution', verb: 'dissolve', body: Reasoned, command: (body) => ({ type: 'DissolveNetwork', ...body }) }),
  ];
}

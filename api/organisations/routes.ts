import { organisationNaturalKey } from '../../domain/organisation/decide.ts';
import { Crebo, KvkNumber, MunicipalityCode, type OrganisationId } from '../../domain/shared/identifiers.ts';
import { organisationKinds, sectors } from '../../domain/shared/lists.ts';
import { type OrganisationDocument, organisationDirectory } from '../../projections/organisation-directory.ts';
import { CommandRoutes } from '../http/command-route.ts';
import { identified, listRoute, oneOf } from '../http/listing.ts';
import { Reasoned } from '../http/occurred.ts';
import { codeIn } from '../http/path.ts';
import { readRoutes } from '../http/reading-route.ts';
import type { Call } from '../http/request.ts';
import type { Route } from '../http/route.ts';
import type { ApiParts } from '../parts.ts';
import { ChangeSectorsDto, ContactDto, MoveOrganisationDto, RecordRecognitionDto, RegisterOrganisationDto, RenameOrganisationDto } from './dto.ts';
import { organisationView } from './view.ts';

export function organisationRoutes(parts: ApiParts): readonly Route[] {
  const routes = new CommandRoutes(parts, 'organisation', '/organisations');
  const view = (document: OrganisationDocument, call: Call) => organisationView(document, parts.clock.today(), call);
  return [
    listRoute(parts, {
      path: '/organisations',
      action: 'organisations:list',
      projection: organisationDirectory,
      filters: {
        kind: oneOf(organisationKinds),
        municipality: identified(MunicipalityCode),
        sector: oneOf(sectors),
        kvk: identified(KvkNumber),
        crebo: identified(Crebo),
      },
      item: view,
    }),
    ...readRoutes(parts, { aggregate: 'organisation', collection: '/organisations', register: organisationDirectory, view }),
    routes.create({
      path: '',
      verb: 'register',
      body: RegisterOrganisationDto,
      id: (body) => parts.identities.of('organisation', organisationNaturalKey(body)),
      command: (body, id) => ({ type: 'RegisterOrganisation', organisationId: id as OrganisationId, ...body }),
    }),
    routes.command({ path: '/:id/names', verb: 'rename', body: RenameOrganisationDto, command: (body) => ({ type: 'RenameOrganisation', ...body }) }),
    routes.command({ path: '/:id/addresses', verb: 'move', body: MoveOrganisationDto, command: (body) => ({ type: 'MoveOrganisation', ...body }) }),
    routes.command({ path: '/:id/sectors', verb: 'change-sectors', body: ChangeSectorsDto, command: (body) => ({ type: 'ChangeSectors', ...body }) }),
    routes.command({ path: '/:id/contacts', verb: 'add-contact', body: ContactDto, command: (body) => ({ type: 'AddContact', ...body }) }),
    routes.command({ path: '/:id/contacts/withdrawal', verb: 'withdraw-contact', body: ContactDto, command: (body) => ({ type: 'WithdrawContact', ...body }) }),
    routes.command({
      path: '/:id/recognitions',
      verb: 'record-recognition',
      body: RecordRecognitionDto,
      command: (body) => ({ type: 'RecordRecognition', ...body }),
    }),
    routes.command({
      path: '/:id/recognitions/:crebo/withdrawal',
      verb: 'withdraw-recognition',
      body: Reasoned,
      command: (body, { crebo }) => ({ type: 'WithdrawRecognition', crebo: codeIn(Crebo, crebo), ...body }),
    }),
    routes.command({ path: '/:id/deactivation', verb: 'deactivate', body: Reasoned, command: (body) => ({ type: 'DeactivateOrganisation', ...body }) }),
  ];
}

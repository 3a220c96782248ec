import type { Offer } from '../../domain/placement/commands.ts';
import { signatoryRoles } from '../../domain/placement/lists.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import { InformationDayId, OrganisationId, PartnershipId, type PlacementId, StudentRef } from '../../domain/shared/identifiers.ts';
import { levels, placementKinds, sectors } from '../../domain/shared/lists.ts';
import { addDays, LocalDate } from '../../domain/shared/local-date.ts';
import { everyInstitution, placementRegister } from '../../projections/placement-register.ts';
import { CommandRoutes } from '../http/command-route.ts';
import { identified, inSchoolYear, inState, listRoute, marked, type Own, oneOf, type Stretch } from '../http/listing.ts';
import { readRoutes } from '../http/reading-route.ts';
import type { Call } from '../http/request.ts';
import type { Route } from '../http/route.ts';
import { viewOf } from '../http/view.ts';
import type { ApiParts } from '../parts.ts';
import { activityRoutes } from './activity-routes.ts';
import { agreementRoutes } from './agreement-routes.ts';
import { amendmentRoutes } from './amendment-routes.ts';
import { OfferPlaceDto } from './dto.ts';
import { endingRoutes } from './ending-routes.ts';
import { offerRoutes } from './offer-routes.ts';

/**
 * By which of the parties its own are found: the one that it asks by itself, else whichever it is. Institutions, which report what places their students
 * need, also see what is open to all, to place them on; who sees other organisations' as well sees each as a party.
 */
function ownPlacementsBy({ actor: { role }, scope, reach, query: { state, employerId, institutionId } }: Call): Own {
  const own = scope === 'all' ? [] : scope.organisations;
  const institutions = reach('programme-cycles:report-demand');
  const asInstitution = institutions !== 'all' && own.every((id) => institutions.organisations.includes(id));
  if (asInstitution && state === 'Offered' && institutionId === undefined) return { field: 'offeredTo', also: everyInstitution };
  if (employerId === undefined && institutionId === undefined) return { field: 'parties' };
  const asSeveral = role === 'auditor' || own.length > 1;
  if (asSeveral) return { field: employerId !== undefined ? 'employerId' : 'institutionId' };
  return { field: role === 'employer' ? 'employerId' : 'institutionId' };
}

/** Offers by whether their last day is over, which somebody has to say before they are expired: the ones that are longest over first. */
const overdueOn = (clock: Clock): Stretch => ({
  ...oneOf(['true', 'false']),
  expected: {
    nl: 'true voor aanbod waarvan de laatste dag voorbij is, false voor ander aanbod',
    en: 'true for offers whose last day is over, false for other offers',
  },
  bounds: (text) => (text === 'true' ? { to: addDays(clock.today(), -1) } : { from: clock.today() }),
  sort: () => 'expiresOn',
});

export function placementRoutes(parts: ApiParts): readonly Route[] {
  const routes = new CommandRoutes(parts, 'placement', '/placements');
  return [
    listRoute(parts, {
      path: '/placements',
      action: 'placements:list',
      projection: placementRegister,
      filters: {
        state: inState('placement'),
        kind: oneOf(placementKinds),
        level: oneOf(levels),
        sector: oneOf(sectors),
        employerId: identified(OrganisationId),
        institutionId: identified(OrganisationId),
        partnershipId: identified(PartnershipId),
        informationDayId: identified(InformationDayId),
        studentRef: { ...identified(StudentRef), guarded: { field: 'studentRef', knownBy: 'studentKnownBy' } },
        replacementRequired: marked,
        replacementMissing: marked,
        recognitionLost: marked,
        failed: marked,
        awaitingSignatureOf: oneOf(signatoryRoles),
      },
      range: { from: identified(LocalDate), to: identified(LocalDate) },
      stretches: { schoolYear: inSchoolYear, overdue: overdueOn(parts.clock) },
      ownBy: ownPlacementsBy,
      item: viewOf,
    }),
    ...readRoutes(parts, { aggregate: 'placement', collection: '/placements', register: placementRegister }),
    routes.create({
      path: '',
      verb: 'offer',
      body: OfferPlaceDto,
      id: ({ placementId }, fallback) => placementId ?? fallback(),
      command: ({ placementId: _, candidate, occurredOn, ...place }, id) => {
        const offer = place as Offer;
        const about = { placementId: id as PlacementId, ...(occurredOn !== undefined && { occurredOn }) };
        return candidate === undefined ? { type: 'OfferPlace', ...about, ...offer } : { type: 'ProposeCandidate', ...about, ...candidate, offer };
      },
    }),
    ...offerRoutes(routes),
    ...agreementRoutes(routes),
    ...amendmentRoutes(routes),
    ...activityRoutes(routes),
    ...endingRoutes(routes),
  ];
}

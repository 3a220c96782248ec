import { sides } from '../../domain/partnership/commitments.ts';
import { partnershipStatuses } from '../../domain/partnership/state.ts';
import { OrganisationId } from '../../domain/shared/identifiers.ts';
import { levels, sectors } from '../../domain/shared/lists.ts';
import { addDays } from '../../domain/shared/local-date.ts';
import { SchoolYear } from '../../domain/shared/school-year.ts';
import { isPartnership, type PartnerProgrammeDocument } from '../../projections/structural-partner-programme/document.ts';
import { structuralPartnerProgramme } from '../../projections/structural-partner-programme/projection.ts';
import { programmeView } from '../../projections/structural-partner-programme/view.ts';
import { identified, listRoute, oneOf } from '../http/listing.ts';
import { Problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import type { ApiParts } from '../parts.ts';

const path = '/partner-programme';

/** The structural partner programme: what every partnership promised and what came of it, those who are behind longest first. */
export function partnerProgrammeRoutes(parts: ApiParts): readonly Route[] {
  const { clock, readModels } = parts;
  const shown = (document: PartnerProgrammeDocument | undefined): unknown => {
    if (!isPartnership(document)) throw new Problem('NotFound');
    return programmeView(document, clock.today());
  };
  return [
    listRoute<PartnerProgrammeDocument>(parts, {
      path,
      action: 'partner-programme:list',
      projection: structuralPartnerProgramme,
      ownBy: () => ({ field: 'party' }),
      filters: {
        state: oneOf(partnershipStatuses),
        party: identified(OrganisationId),
        side: oneOf(sides),
        sector: oneOf(sectors),
        level: oneOf(levels),
        schoolYear: identified(SchoolYear),
      },
      stretches: {
        behind: {
          ...oneOf(['true', 'false']),
          bounds: (text) => (text === 'true' ? { to: `${clock.today()}\u{10ffff}` } : { from: addDays(clock.today(), 1) }),
          sort: ({ side }) => (side === undefined ? 'due' : `${side}Due`),
        },
      },
      item: shown,
    }),
    {
      method: 'get',
      path: `${path}/:id`,
      action: 'partner-programme:read',
      handle: async ({ params: { id = '' }, consistency }) => {
        const documents = await (await readModels.collection(structuralPartnerProgramme, consistency)).get([id]);
        return { status: 200, body: shown(documents.get(id)?.document) };
      },
    },
  ];
}

import { mayBeAtPark } from '../information-day/kinds.ts';
import type { SchoolYear } from '../shared/school-year.ts';
import type { PlannedDay } from './events.ts';
import { type ActiveNetwork, isLive } from './state.ts';

/**
 * One day for every kind of the rhythm and every linked institution, as far as the school year does not have it yet.
 * A day at the park has the association as its host; any other is given by the institution, and then every park in whose rhythm it is means the same day.
 */
export const daysToPlan = (
  { networkId, associationId, rhythm, links, planned }: ActiveNetwork,
  schoolYear: SchoolYear,
): readonly Omit<PlannedDay, 'informationDayId'>[] =>
  rhythm.flatMap(({ kind, month }) =>
    links
      .filter(isLive)
      .filter(({ organisationId }) => !planned.some((day) => day.schoolYear === schoolYear && day.kind === kind && day.institutionId === organisationId))
      .map(({ organisationId: institutionId }) => ({
        kind,
        ...(mayBeAtPark(kind) ? { networkId, hostId: associationId } : { hostId: institutionId }),
        institutionId,
        preferredMonth: month,
      })),
  );

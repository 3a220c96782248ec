import type { PlanningFacts } from '../../../domain/business-park-network/commands.ts';
import type { PlannedDay } from '../../../domain/business-park-network/events.ts';
import { daysToPlan } from '../../../domain/business-park-network/plan.ts';
import type { ActiveNetwork } from '../../../domain/business-park-network/state.ts';
import { informationDayNaturalKey, mayBeAtPark } from '../../../domain/information-day/kinds.ts';
import type { InformationDayState } from '../../../domain/information-day/state.ts';
import type { InformationDayId } from '../../../domain/shared/identifiers.ts';
import type { SchoolYear } from '../../../domain/shared/school-year.ts';
import { calendar } from '../../../projections/calendar/projection.ts';
import { allOf } from '../../../projections/shared/all-of.ts';
import type { FactSources } from '../facts.ts';
import { type Lookups, organisationFact } from './lookups.ts';

const ahead: readonly InformationDayState['status'][] = ['Planned', 'Scheduled', 'Open', 'Closed'];

type ParkDay = Pick<PlannedDay, 'kind' | 'networkId' | 'hostId' | 'institutionId'>;

const dayIdOf = ({ identities }: Lookups, { institutionId, ...day }: ParkDay, schoolYear: SchoolYear): InformationDayId =>
  identities.of('informationDay', informationDayNaturalKey({ ...day, schoolYear, institutionIds: [institutionId] })) as InformationDayId;

async function planningFacts(lookups: Lookups, network: ActiveNetwork, schoolYear: SchoolYear): Promise<PlanningFacts> {
  const dayIds = daysToPlan(network, schoolYear).map((day) => ({
    kind: day.kind,
    institutionId: day.institutionId,
    informationDayId: dayIdOf(lookups, day, schoolYear),
  }));
  const takingPart = [network.associationId, ...network.links.map(({ organisationId }) => organisationId)];
  const gone = await Promise.all(takingPart.map(async (id) => ((await lookups.stateOf('organisation', id)).status === 'Active' ? [] : [id])));
  return { dayIds, gone: gone.flat() };
}

/**
 * Days of the park that the network has planned a moment ago and that have no stream of their own yet. With a host or institution that is active no longer
 * the day is refused and never gets one: nobody becomes active again.
 */
async function daysToCome(lookups: Lookups, { networkId, associationId: hostId, planned }: ActiveNetwork): Promise<readonly string[]> {
  const toCome = planned
    .filter(({ kind }) => mayBeAtPark(kind))
    .map(async ({ kind, institutionId, schoolYear }) => {
      const id = dayIdOf(lookups, { kind, networkId, hostId, institutionId }, schoolYear);
      if ((await lookups.stateOf('informationDay', id)).status !== 'Absent') return [];
      const takingPart = await Promise.all([hostId, institutionId].map((organisation) => lookups.stateOf('organisation', organisation)));
      return takingPart.every(({ status }) => status === 'Active') ? [id] : [];
    });
  return (await Promise.all(toCome)).flat();
}

export const businessParkNetworkFacts = (lookups: Lookups): FactSources<'businessParkNetwork'> => ({
  EstablishNetwork: async ({ associationId }) => ({ association: await organisationFact(lookups, associationId) }),
  JoinNetwork: async ({ organisationId }) => ({ organisation: await organisationFact(lookups, organisationId) }),
  LinkInstitution: async ({ organisationId }) => ({ organisation: await organisationFact(lookups, organisationId) }),
  PlanSchoolYear: async ({ schoolYear }, state) => (state.status === 'Active' ? planningFacts(lookups, state, schoolYear) : { dayIds: [], gone: [] }),
  DissolveNetwork: async (_command, state) => {
    if (state.status !== 'Active') return { daysAhead: 0 };
    // In this order, so that a day whose stream begins between the two is found; in both, it is one day.
    const toCome = await daysToCome(lookups, state);
    const days = await allOf(await lookups.upToDate(calendar), { index: 'byNetworkAndStatus', where: { networkId: state.networkId, status: ahead } });
    return { daysAhead: new Set([...toCome, ...days.map(({ _id }) => _id)]).size };
  },
});

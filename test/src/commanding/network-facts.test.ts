import { describe, expect, it } from '@jest/globals';
import type { DissolutionFacts } from '../../../domain/business-park-network/commands.ts';
import { businessParkNetwork } from '../../../domain/business-park-network/decider.ts';
import type { BusinessParkNetworkEvent } from '../../../domain/business-park-network/events.ts';
import type { InformationDayState } from '../../../domain/information-day/state.ts';
import { NetworkId } from '../../../domain/shared/identifiers.ts';
import { SchoolYear } from '../../../domain/shared/school-year.ts';
import { calendar } from '../../../projections/calendar/projection.ts';
import { businessParkNetworkFacts } from '../../../src/commanding/facts/business-park-network.ts';
import type { Lookups } from '../../../src/commanding/facts/lookups.ts';
import { identities } from '../../../src/commanding/ids.ts';
import { associationId, dayId, dissolveNetwork, established, networkId, otherSchoolId, schoolId } from '../../support/builders/business-park-network.ts';
import * as days from '../../support/builders/information-day.ts';
import { history } from '../../support/builders/information-day-history.ts';
import { deciderSpec } from '../../support/decider-spec.ts';
import { happened, projected } from '../../support/projection-spec.ts';

const { stateOf } = deciderSpec(businessParkNetwork);
const { facts: _, ...dissolution } = dissolveNetwork();
const statuses = Object.keys(history) as readonly InformationDayState['status'][];

/** How many days ahead the dissolution of a network is told of; `begun` are the days that have a stream of their own, `gone` who is active no longer. */
async function daysAhead(
  network: readonly BusinessParkNetworkEvent[],
  collection: unknown,
  { begun = [], gone = [] }: { begun?: readonly string[]; gone?: readonly string[] } = {},
): Promise<number> {
  const lookups = {
    identities,
    upToDate: async () => collection,
    stateOf: async (name: string, id: string) =>
      name === 'organisation' ? { status: gone.includes(id) ? 'Deactivated' : 'Active' } : { status: begun.includes(id) ? 'Planned' : 'Absent' },
  };
  const { DissolveNetwork } = businessParkNetworkFacts(lookups as unknown as Lookups);
  return ((await DissolveNetwork(dissolution, stateOf(network), networkId)) as DissolutionFacts).daysAhead;
}

describe('no day ahead of a network', () => {
  const at = (id: NetworkId) => ({ ...established, data: { ...established.data, networkId: id } }) as BusinessParkNetworkEvent;
  const inCalendar = (status: InformationDayState['status']) => projected(calendar, happened('informationDay', days.informationDayId, ...history[status]));

  it.each(statuses.filter((status) => status !== 'Absent'))('with a day that is %s', async (status) =>
    expect(await daysAhead([at(days.networkId)], await inCalendar(status))).toBe(['Planned', 'Scheduled', 'Open', 'Closed'].includes(status) ? 1 : 0),
  );
  it('whatever lies ahead of another', async () => expect(await daysAhead([at(NetworkId.parse(NetworkId.example))], await inCalendar('Open'))).toBe(0));

  describe('also of those that it planned a moment ago, at the park', () => {
    const planned = (kind: 'institution-at-park' | 'companies-at-institution', institutionId: typeof schoolId) =>
      ({ kind, institutionId, informationDayId: dayId(kind, institutionId), hostId: schoolId, preferredMonth: 10 }) as const;
    const network: readonly BusinessParkNetworkEvent[] = [
      established,
      {
        type: 'SchoolYearPlanned',
        data: {
          networkId,
          schoolYear: SchoolYear.parse('2025-2026'),
          days: [planned('institution-at-park', schoolId), planned('institution-at-park', otherSchoolId), planned('companies-at-institution', schoolId)],
          occurredOn: dissolution.occurredOn,
        },
      },
    ];
    const empty = projected(calendar);
    it('until they have a stream of their own', async () => {
      expect(await daysAhead(network, await empty)).toBe(2);
      const begun = identities.of('informationDay', `institution-at-park|park:${networkId}|${schoolId}|2025-2026`);
      expect(await daysAhead(network, await empty, { begun: [begun] })).toBe(1);
    });
    it('and each once, where its stream begins while it is looked for', async () => {
      const id = identities.of('informationDay', `institution-at-park|park:${networkId}|${schoolId}|2025-2026`);
      const justBegun = { find: async () => ({ items: [{ _id: id }] }) };
      expect(await daysAhead(network, justBegun)).toBe(2);
    });
    it('but none that will never come, as its institution or host is active no longer', async () => {
      expect(await daysAhead(network, await empty, { gone: [otherSchoolId] })).toBe(1);
      expect(await daysAhead(network, await empty, { gone: [associationId] })).toBe(0);
    });
  });
});

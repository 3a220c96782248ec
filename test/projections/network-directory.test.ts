import { describe, expect, it } from '@jest/globals';
import type { BusinessParkNetworkCommand } from '../../domain/business-park-network/commands.ts';
import { businessParkNetwork } from '../../domain/business-park-network/decider.ts';
import type { BusinessParkNetworkEvent } from '../../domain/business-park-network/events.ts';
import { MunicipalityCode, type NetworkId, NetworkId as NetworkIds } from '../../domain/shared/identifiers.ts';
import type { InformationDayKind } from '../../domain/shared/lists.ts';
import { networkDirectory } from '../../projections/network-directory.ts';
import {
  associationId,
  companyId,
  dissolveNetwork,
  establishNetwork,
  founded,
  joinNetwork,
  leaveNetwork,
  linkInstitution,
  nameCoordinator,
  networkId,
  otherCompanyId,
  otherSchoolId,
  schoolId,
  setRhythm,
  unlinkInstitution,
} from '../support/builders/business-park-network.ts';
import { manager } from '../support/decider-spec.ts';
import { happened, projected } from '../support/projection-spec.ts';

function eventsAfter(...commands: readonly BusinessParkNetworkCommand[]): readonly BusinessParkNetworkEvent[] {
  let state = businessParkNetwork.initial;
  return commands.flatMap((command) => {
    const events = businessParkNetwork.decide(command, state, manager);
    state = events.reduce((before, event) => businessParkNetwork.evolve(before, event), state);
    return events;
  });
}
const network = (id: NetworkId, ...commands: readonly BusinessParkNetworkCommand[]) => happened('businessParkNetwork', id, ...eventsAfter(...commands));
const other = NetworkIds.parse('0b0f2a50-6f2e-5b8e-9d5e-000000000101');
const waard = network(
  networkId,
  establishNetwork(),
  joinNetwork(),
  joinNetwork({ organisationId: otherCompanyId }),
  linkInstitution(),
  linkInstitution({ organisationId: otherSchoolId }),
  nameCoordinator(),
  setRhythm(),
  leaveNetwork(),
  unlinkInstitution(),
);
const roomburg = network(
  other,
  establishNetwork({ networkId: other, name: 'Achter de Roomburg', municipality: MunicipalityCode.parse('GM0537') }),
  joinNetwork(),
  dissolveNetwork(),
);

describe('the network directory', () => {
  it('holds each network with those who belong to it today, its coordinator and its rhythm', async () => {
    const directory = await projected(networkDirectory, waard);
    expect((await directory.get([networkId])).get(networkId)?.document).toStrictEqual({
      _id: networkId,
      aggregate: 'businessParkNetwork',
      revision: 8,
      status: 'Active',
      state: expect.objectContaining({ status: 'Active', coordinator: 'ct-07', rhythm: setRhythm().activities, planned: [] }),
      name: 'De Waard',
      municipality: 'GM0546',
      associationId,
      member: [otherCompanyId],
      institution: [otherSchoolId],
      establishedOn: founded,
      rhythms: [{ from: setRhythm().occurredOn, kinds: setRhythm().activities.map(({ kind }) => kind) }],
    });
  });

  it('keeps since when each rhythm stands, in whichever order they were set', async () => {
    const rhythm = (occurredOn: string, ...kinds: readonly InformationDayKind[]) =>
      setRhythm({ activities: kinds.map((kind) => ({ kind, month: 10 })), occurredOn: occurredOn as typeof founded });
    const set = network(networkId, establishNetwork(), rhythm('2025-09-01', 'company-tour'), rhythm('2024-09-01', 'institution-at-park'), rhythm('2025-09-01'));
    const document = (await (await projected(networkDirectory, set)).get([networkId])).get(networkId)?.document;
    expect(document?.rhythms).toStrictEqual([
      { from: '2024-09-01', kinds: ['institution-at-park'] },
      { from: '2025-09-01', kinds: ['company-tour'] },
      { from: '2025-09-01', kinds: [] },
    ]);
  });

  it.each([
    ['all', {}, [other, networkId]],
    ['byStatus', { status: 'Dissolved' }, [other]],
    ['byMunicipality', { municipality: 'GM0546' }, [networkId]],
    ['byAssociation', { associationId }, [other, networkId]],
    ['byMember', { member: companyId }, [other]],
    ['byMember', { member: otherCompanyId }, [networkId]],
    ['byInstitution', { institution: schoolId }, []],
    ['byInstitution', { institution: otherSchoolId }, [networkId]],
    ['byStatusAndMunicipality', { status: 'Active', municipality: 'GM0537' }, []],
    ['byStatusAndMember', { status: 'Active', member: otherCompanyId }, [networkId]],
    ['byStatusAndInstitution', { status: 'Active', institution: otherSchoolId }, [networkId]],
  ])('is found %s %j, by name', async (index, where, ids) => {
    const directory = await projected(networkDirectory, waard, roomburg);
    const { items } = await directory.find({ index, where, limit: 10 });
    expect(items.map(({ _id }) => _id)).toStrictEqual(ids);
  });
});

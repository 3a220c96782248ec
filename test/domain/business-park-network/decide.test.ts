import { describe, expect, it } from '@jest/globals';
import { businessParkNetwork } from '../../../domain/business-park-network/decider.ts';
import type { BusinessParkNetworkEvent } from '../../../domain/business-park-network/events.ts';
import { ContactRef, ProgrammeCode } from '../../../domain/shared/identifiers.ts';
import { addDays, type LocalDate } from '../../../domain/shared/local-date.ts';
import {
  active,
  companyId,
  dissolveNetwork,
  established,
  establishNetwork,
  joinNetwork,
  leaveNetwork,
  linked,
  linkInstitution,
  nameCoordinator,
  networkId,
  otherCompanyId,
  otherSchoolId,
  planSchoolYear,
  schoolId,
  setRhythm,
  unlinked,
  unlinkInstitution,
  usual,
} from '../../support/builders/business-park-network.ts';
import { deciderSpec } from '../../support/decider-spec.ts';
import { refusedOutside } from '../../support/refused-outside.ts';

const { given } = deciderSpec(businessParkNetwork);
const day = (text: string) => text as LocalDate;

const joined = (organisationId = companyId, since = '2025-02-01', occurredOn = '2025-02-14'): BusinessParkNetworkEvent => ({
  type: 'CompanyJoinedNetwork',
  data: { networkId, organisationId, since: day(since), occurredOn: day(occurredOn) },
});
const left: BusinessParkNetworkEvent = {
  type: 'CompanyLeftNetwork',
  data: { networkId, organisationId: companyId, since: day('2025-02-01'), occurredOn: day('2025-10-01') },
};
const dissolved: BusinessParkNetworkEvent = {
  type: 'NetworkDissolved',
  data: { networkId, reason: 'merged with the park next to it', occurredOn: day('2025-10-01') },
};

describe('establish', () => {
  it('with a name, a municipality and an association', () => given().when(establishNetwork()).thenEvents(established));
  it('with nobody and nothing in it yet', () =>
    expect(given(established).state).toMatchObject({ status: 'Active', members: [], links: [], rhythm: [], planned: [] }));
  it('the same again says nothing', () =>
    given(established, joined())
      .when(establishNetwork({ occurredOn: day('2025-01-01') }))
      .thenNothing());
  it('another under the same id is refused', () =>
    given(established)
      .when(establishNetwork({ name: 'Roomburg' }))
      .thenRejected('AlreadyExists', { networkId, name: 'De Waard' }));
  it.each([{ status: 'Absent' }, { status: 'Deactivated', kind: 'park-association' }, { status: 'Active', kind: 'employer' }] as const)(
    'is carried by an active park association, not %o',
    (association) =>
      given()
        .when(establishNetwork({ facts: { association } }))
        .thenRejected('NetworkNeedsActiveAssociation', association),
  );
});

describe('a company', () => {
  it('joins from a day on', () => given(established).when(joinNetwork()).thenEvents(joined()));
  it('has one live membership: joining twice says nothing', () =>
    given(established, joined())
      .when(joinNetwork({ since: day('2025-06-01'), occurredOn: day('2025-06-01') }))
      .thenNothing());
  it('does not stand in the way of another', () =>
    given(established, joined())
      .when(joinNetwork({ organisationId: otherCompanyId }))
      .thenEvents(joined(otherCompanyId)));
  it('joins on the day it is told at the latest', () =>
    given(established)
      .when(joinNetwork({ since: day('2025-02-14') }))
      .thenEvents(joined(companyId, '2025-02-14')));
  it('joins not later than it is told', () =>
    given(established)
      .when(joinNetwork({ since: day('2025-02-15') }))
      .thenRejected('DatesOutOfOrder', { from: '2025-02-15', to: '2025-02-14' }));
  it('joins not in the future', () =>
    given(established)
      .when(joinNetwork({ since: day('2026-12-01') }))
      .thenRejected('OccurredInFuture', { occurredOn: '2026-12-01', today: '2026-11-20' }));
  it.each([{ status: 'Absent' }, { status: 'Deactivated', kind: 'employer' }, { status: 'Active', kind: 'educational-institution' }] as const)(
    'is an active employer, not %o',
    (organisation) =>
      given(established)
        .when(joinNetwork({ facts: { organisation } }))
        .thenRejected('MemberNotActiveEmployer', organisation),
  );
  it('leaves', () => given(established, joined(otherCompanyId), joined()).when(leaveNetwork()).thenEvents(left));
  it('leaves on the day it joined at the earliest', () => {
    given(established, joined())
      .when(leaveNetwork({ occurredOn: day('2025-01-31') }))
      .thenRejected('DatesOutOfOrder', { from: '2025-02-01', to: '2025-01-31' });
    given(established, joined())
      .when(leaveNetwork({ occurredOn: day('2025-02-01') }))
      .thenEvents({ type: 'CompanyLeftNetwork', data: { networkId, organisationId: companyId, since: day('2025-02-01'), occurredOn: day('2025-02-01') } });
  });
  it('that does not belong to it leaves without a word', () => {
    given(established, joined(otherCompanyId)).when(leaveNetwork()).thenNothing();
    given(established, joined(), left).when(leaveNetwork()).thenNothing();
  });
  it('rejoins, and both memberships remain', () => {
    given(established, joined(), left)
      .when(joinNetwork({ since: day('2025-10-01'), occurredOn: day('2025-12-01') }))
      .thenEvents(joined(companyId, '2025-10-01', '2025-12-01'));
    expect(given(established, joined(), joined(otherCompanyId), left, joined(companyId, '2025-12-01', '2025-12-01')).state).toMatchObject({
      members: [
        { organisationId: companyId, since: '2025-02-01', until: '2025-10-01' },
        { organisationId: otherCompanyId, since: '2025-02-01' },
        { organisationId: companyId, since: '2025-12-01' },
      ],
    });
  });
  it('does not rejoin in a time in which it belonged already', () =>
    given(established, joined(), left)
      .when(joinNetwork({ since: day('2025-09-30'), occurredOn: day('2025-12-01') }))
      .thenRejected('MembershipsOverlap', { until: '2025-10-01' }));
  it('may join for a time in which another belonged', () =>
    given(established, joined(), left)
      .when(joinNetwork({ organisationId: otherCompanyId }))
      .thenEvents(joined(otherCompanyId)));
});

describe('an institution', () => {
  const care = ProgrammeCode.parse('25655');
  const trade = ProgrammeCode.parse('25604');
  it('is linked', () => given(established).when(linkInstitution()).thenEvents(linked()));
  it('is linked with its programmes, as a set', () =>
    given(established)
      .when(linkInstitution({ programmes: [care, trade, care] }))
      .thenEvents(linked(schoolId, [trade, care])));
  it('linked twice says nothing', () => {
    given(established, linked())
      .when(linkInstitution({ occurredOn: day('2025-09-01') }))
      .thenNothing();
    given(established, linked(schoolId, [trade, care]))
      .when(linkInstitution({ programmes: [care, trade] }))
      .thenNothing();
  });
  it('changes its programmes', () =>
    given(established, linked(otherSchoolId), linked(schoolId, [care]))
      .when(linkInstitution({ programmes: [trade] }))
      .thenEvents({
        type: 'InstitutionProgrammesChanged',
        data: { networkId, organisationId: schoolId, programmes: [trade], before: [care], occurredOn: day('2025-04-01') },
      }));
  it('changed programmes are known, of that institution only', () => {
    const changed: BusinessParkNetworkEvent = {
      type: 'InstitutionProgrammesChanged',
      data: { networkId, organisationId: schoolId, programmes: [trade], before: [], occurredOn: day('2025-04-01') },
    };
    given(established, linked(), linked(otherSchoolId), changed)
      .when(linkInstitution({ programmes: [trade] }))
      .thenNothing();
    given(established, linked(), linked(otherSchoolId), changed)
      .when(linkInstitution({ organisationId: otherSchoolId }))
      .thenNothing();
    expect(given(established, linked(), unlinked, linked(), changed).state).toMatchObject({ links: [{ programmes: [] }, { programmes: [trade] }] });
  });
  it.each([{ status: 'Absent' }, { status: 'Deactivated', kind: 'educational-institution' }, { status: 'Active', kind: 'employer' }] as const)(
    'is active, not %o',
    (organisation) =>
      given(established)
        .when(linkInstitution({ facts: { organisation } }))
        .thenRejected('LinkedNotActiveInstitution', organisation),
  );
  it('is unlinked', () => given(established, linked()).when(unlinkInstitution()).thenEvents(unlinked));
  it('that is not linked is unlinked without a word', () => {
    given(established, linked(otherSchoolId)).when(unlinkInstitution()).thenNothing();
    given(established, linked(), unlinked).when(unlinkInstitution()).thenNothing();
  });
  it('is unlinked on the day of linking at the earliest', () => {
    given(established, linked())
      .when(unlinkInstitution({ occurredOn: day('2025-03-31') }))
      .thenRejected('DatesOutOfOrder', { from: '2025-04-01', to: '2025-03-31' });
    given(established, linked())
      .when(unlinkInstitution({ occurredOn: day('2025-04-01') }))
      .thenEvents({ type: 'InstitutionUnlinked', data: { networkId, organisationId: schoolId, occurredOn: day('2025-04-01') } });
  });
  it('is linked again after that, not before', () => {
    given(established, linked(), unlinked).when(linkInstitution()).thenRejected('MembershipsOverlap', { until: '2025-10-01' });
    given(established, linked(), unlinked)
      .when(linkInstitution({ occurredOn: day('2025-10-01') }))
      .thenEvents({ type: 'InstitutionLinked', data: { networkId, organisationId: schoolId, programmes: [], occurredOn: day('2025-10-01') } });
  });
});

describe('the coordinator', () => {
  const named = (contactRef: string, before?: string): BusinessParkNetworkEvent => ({
    type: 'CoordinatorNamed',
    data: {
      networkId,
      contactRef: ContactRef.parse(contactRef),
      ...(before !== undefined && { before: ContactRef.parse(before) }),
      occurredOn: day('2025-04-01'),
    },
  });
  it('is named by reference', () => given(established).when(nameCoordinator()).thenEvents(named('ct-07')));
  it('named twice says nothing', () => given(established, named('ct-07')).when(nameCoordinator()).thenNothing());
  it('is followed by another', () => given(established, named('ct-08')).when(nameCoordinator()).thenEvents(named('ct-07', 'ct-08')));
});

describe('dissolve', () => {
  it('on the day of establishing at the earliest', () => {
    const { occurredOn: on } = established.data as { occurredOn: LocalDate };
    given(established)
      .when(dissolveNetwork({ occurredOn: on }))
      .thenEvents({ ...dissolved, data: { ...dissolved.data, occurredOn: on } } as BusinessParkNetworkEvent);
    given(established)
      .when(dissolveNetwork({ occurredOn: addDays(on, -1) }))
      .thenRejected('DatesOutOfOrder', { from: on, to: addDays(on, -1) });
  });
  it('with no day ahead', () => given(established, joined()).when(dissolveNetwork()).thenEvents(dissolved));
  it('not with a day ahead', () =>
    given(established)
      .when(dissolveNetwork({ facts: { daysAhead: 1 } }))
      .thenRejected('NetworkHasDaysAhead', { daysAhead: 1 }));
  it('keeps its history', () =>
    expect(given(established, joined(), dissolved).state).toMatchObject({ dissolvedOn: '2025-10-01', members: [{ organisationId: companyId }] }));
});

describe('in each state', () =>
  refusedOutside(businessParkNetwork, { Absent: [], Active: [established, linked(), joined(otherCompanyId), usual], Dissolved: [established, dissolved] }, [
    { command: joinNetwork(), allowed: ['Active'] },
    { command: leaveNetwork({ organisationId: otherCompanyId }), allowed: ['Active'] },
    { command: linkInstitution({ organisationId: otherSchoolId, facts: { organisation: active('educational-institution') } }), allowed: ['Active'] },
    { command: unlinkInstitution(), allowed: ['Active'] },
    { command: nameCoordinator(), allowed: ['Active'] },
    { command: setRhythm({ activities: [] }), allowed: ['Active'] },
    { command: planSchoolYear(), allowed: ['Active'] },
    { command: dissolveNetwork(), allowed: ['Active'], already: ['Dissolved'] },
  ]));

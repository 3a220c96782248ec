import { describe, expect, it } from '@jest/globals';
import { concerned, employerOf, institutionOf, involvedIn, isOpenToAll } from '../../../domain/access/involved.ts';
import { type AggregateName, aggregateNames, type EventOf, rulesOf } from '../../../domain/aggregates.ts';
import type { PlacementState } from '../../../domain/placement/state.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import { associationId, companyId, established, linked, networkId, otherCompanyId, schoolId } from '../../support/builders/business-park-network.ts';
import * as days from '../../support/builders/information-day.ts';
import { history } from '../../support/builders/information-day-history.ts';
import { registerOrganisation } from '../../support/builders/organisation.ts';
import { employer, school, untilStatus } from '../../support/builders/partnership.ts';
import { employerId, historiesOf, institutionId, stepsOf } from '../../support/builders/placement.ts';

const stateOf = <A extends AggregateName>(aggregate: A, events: readonly EventOf<A>[]) => {
  const { decider } = rulesOf(aggregate);
  return events.reduce((state, event) => decider.evolve(state, event as never), decider.initial);
};
const involved = <A extends AggregateName>(aggregate: A, ...events: readonly EventOf<A>[]) => involvedIn(aggregate, stateOf(aggregate, events));
const otherInstitutionId = schoolId;
const since = '2025-02-01' as LocalDate;
const member = { networkId, organisationId: companyId, since, occurredOn: since };
const { type: _type, ...registration } = registerOrganisation();

describe('a record concerns', () => {
  it('the organisation that it is about', () =>
    expect(involved('organisation', { type: 'OrganisationRegistered', data: registration })).toStrictEqual([registration.organisationId]));
  it('the association of a park, and all who belong or belonged to it, each once', () =>
    expect(
      involved(
        'businessParkNetwork',
        established,
        { type: 'CompanyJoinedNetwork', data: member },
        { type: 'CompanyLeftNetwork', data: member },
        { type: 'CompanyJoinedNetwork', data: { ...member, organisationId: otherCompanyId } },
        { type: 'CompanyJoinedNetwork', data: member },
        linked(),
      ),
    ).toStrictEqual([associationId, companyId, otherCompanyId, schoolId]));
  it('the host and the institutions of an information day', () =>
    expect(involved('informationDay', ...history.Planned)).toStrictEqual([days.associationId, days.schoolId]));
  it('the parties of a partnership', () => expect(involved('partnership', ...untilStatus.Proposed)).toStrictEqual([employer, school]));
  it('the employer and the institution of a placement', () => {
    expect(involved('placement', ...historiesOf().Proposed)).toStrictEqual([employerId, institutionId]);
    expect(involved('placement', ...historiesOf().Offered)).toStrictEqual([employerId]);
  });
  it.each(aggregateNames)('nobody while there is none: %s', (aggregate) => expect(involved(aggregate)).toStrictEqual([]));
  it('nobody when it is about the programme or a person', () => {
    expect(involvedIn('programmeCycle', { status: 'Open' })).toStrictEqual([]);
    expect(involvedIn('membership', { status: 'Member' })).toStrictEqual([]);
  });
});

describe('of a placement', () => {
  const placement = (...events: readonly EventOf<'placement'>[]) => stateOf('placement', events) as PlacementState;
  const meant = stepsOf({ offered: { institutionId: otherInstitutionId } });
  it('the employer is known from the offer on', () => {
    expect(employerOf(placement())).toBeUndefined();
    expect(employerOf(placement(...historiesOf().Offered))).toBe(employerId);
  });
  it('the institution is that of the candidate, before that the one it is meant for', () => {
    expect(institutionOf(placement())).toBeUndefined();
    expect(institutionOf(placement(meant.offered))).toBe(otherInstitutionId);
    expect(institutionOf(placement(meant.offered, meant.proposed))).toBe(institutionId);
    expect(institutionOf(placement(...historiesOf({ kind: 'work-experience' }).Proposed))).toBeUndefined();
  });
  it('is open to all as long as it is offered, and meant for no institution', () => {
    expect(isOpenToAll(placement())).toBe(false);
    expect(isOpenToAll(placement(...historiesOf().Offered))).toBe(true);
    expect(isOpenToAll(placement(meant.offered))).toBe(false);
    expect(isOpenToAll(placement(...historiesOf({ kind: 'work-experience' }).Proposed))).toBe(false);
  });
});

describe('a record as it once was', () => {
  const stranger = [otherCompanyId];
  it('is for those that it is about, each of them', () => {
    const { Proposed } = historiesOf();
    const state = stateOf('placement', Proposed);
    expect([[employerId], [institutionId], [otherCompanyId, institutionId], stranger, []].map((own) => concerned('placement', state, own))).toStrictEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
  it('is for whoever may see what became of it when it is a place that was open to all', () => {
    expect(concerned('placement', stateOf('placement', historiesOf().Offered), stranger)).toBe(true);
    expect(concerned('placement', stateOf('placement', [stepsOf({ offered: { institutionId: otherInstitutionId } }).offered]), stranger)).toBe(false);
    expect(concerned('organisation', { status: 'Offered', offer: {}, organisationId: employerId }, stranger)).toBe(false);
  });
});

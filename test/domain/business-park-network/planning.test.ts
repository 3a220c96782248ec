import { describe, expect, it } from '@jest/globals';
import { businessParkNetwork } from '../../../domain/business-park-network/decider.ts';
import type { BusinessParkNetworkEvent, PlannedDay } from '../../../domain/business-park-network/events.ts';
import { daysToPlan } from '../../../domain/business-park-network/plan.ts';
import type { ActiveNetwork } from '../../../domain/business-park-network/state.ts';
import type { OrganisationId } from '../../../domain/shared/identifiers.ts';
import type { InformationDayKind } from '../../../domain/shared/lists.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import { SchoolYear } from '../../../domain/shared/school-year.ts';
import {
  associationId,
  dayId,
  established,
  everyDayId,
  linked,
  networkId,
  otherSchoolId,
  planSchoolYear,
  rhythm,
  schoolId,
  setRhythm,
  unlinked,
  usual,
} from '../../support/builders/business-park-network.ts';
import { deciderSpec } from '../../support/decider-spec.ts';

const { given } = deciderSpec(businessParkNetwork);
const day = (text: string) => text as LocalDate;
const schoolYear = SchoolYear.parse('2025-2026');
const planned = (...days: PlannedDay[]): BusinessParkNetworkEvent => ({
  type: 'SchoolYearPlanned',
  data: { networkId, schoolYear, days, occurredOn: day('2025-06-01') },
});
const parkDay = (institutionId: OrganisationId): PlannedDay => ({
  informationDayId: dayId('institution-at-park', institutionId),
  kind: 'institution-at-park',
  networkId,
  hostId: associationId,
  institutionId,
  preferredMonth: 10,
});
const schoolDay = (institutionId: OrganisationId): PlannedDay => ({
  informationDayId: dayId('companies-at-institution', institutionId),
  kind: 'companies-at-institution',
  hostId: institutionId,
  institutionId,
  preferredMonth: 3,
});
describe('the rhythm', () => {
  it('says which kinds each school year, in which month', () => given(established).when(setRhythm()).thenEvents(usual));
  it('set twice says nothing', () => given(established, usual).when(setRhythm()).thenNothing());
  it('is set anew', () =>
    given(established, usual)
      .when(setRhythm({ activities: [] }))
      .thenEvents({ type: 'RhythmSet', data: { networkId, activities: [], before: setRhythm().activities, occurredOn: day('2025-04-01') } }));
  it('has a kind once', () =>
    given(established)
      .when(
        setRhythm({
          activities: [
            { kind: 'company-tour', month: 1 },
            { kind: 'company-tour', month: 2 },
          ],
        }),
      )
      .thenRejected('RhythmKindTwice', { kind: 'company-tour' }));
  it.each([0, 13, 1.5])('has no month %s', (month) =>
    given(established)
      .when(setRhythm({ activities: [{ kind: 'company-tour', month }] }))
      .thenRejected('RhythmMonthUnknown', { month: String(month) }),
  );
  it.each([1, 12])('has a month %s', (month) =>
    given(established)
      .when(setRhythm({ activities: [{ kind: 'company-tour', month }] }))
      .thenEvents(rhythm({ kind: 'company-tour', month })),
  );
});

describe('plan a school year', () => {
  const ready = [established, linked(), linked(otherSchoolId), usual];
  it('gives one planned day per kind and institution of the rhythm', () =>
    given(...ready)
      .when(planSchoolYear())
      .thenEvents(planned(parkDay(schoolId), parkDay(otherSchoolId), schoolDay(schoolId), schoolDay(otherSchoolId))));
  it('planned twice says nothing', () =>
    given(...ready, planned(parkDay(schoolId), parkDay(otherSchoolId), schoolDay(schoolId), schoolDay(otherSchoolId)))
      .when(planSchoolYear())
      .thenNothing());
  it('plans later what the school year does not have yet', () =>
    given(established, linked(), usual, planned(parkDay(schoolId), schoolDay(schoolId)), linked(otherSchoolId))
      .when(planSchoolYear())
      .thenEvents(planned(parkDay(otherSchoolId), schoolDay(otherSchoolId))));
  it('plans later what came into the rhythm since', () =>
    given(established, linked(), rhythm({ kind: 'institution-at-park', month: 10 }), planned(parkDay(schoolId)), usual)
      .when(planSchoolYear())
      .thenEvents(planned(schoolDay(schoolId))));
  it('every school year anew', () => {
    const next = SchoolYear.parse('2026-2027');
    given(established, linked(), rhythm({ kind: 'institution-at-park', month: 10 }), planned(parkDay(schoolId)))
      .when(planSchoolYear({ schoolYear: next }))
      .thenEvents({ type: 'SchoolYearPlanned', data: { networkId, schoolYear: next, days: [parkDay(schoolId)], occurredOn: day('2025-06-01') } });
  });
  it('passes over an institution that is not linked any more', () =>
    given(established, linked(), linked(otherSchoolId), unlinked, usual)
      .when(planSchoolYear())
      .thenEvents(planned(parkDay(otherSchoolId), schoolDay(otherSchoolId))));
  it('passes over an institution that is active no longer, and is told where none or no association is left', () => {
    const planWithout = (...gone: OrganisationId[]) => planSchoolYear({ facts: { ...everyDayId, gone } });
    given(...ready)
      .when(planWithout(schoolId))
      .thenEvents(planned(parkDay(otherSchoolId), schoolDay(otherSchoolId)));
    given(...ready)
      .when(planWithout(schoolId, otherSchoolId))
      .thenRejected('NetworkWithoutInstitution');
    given(...ready)
      .when(planWithout(associationId))
      .thenRejected('NetworkNeedsActiveAssociation');
  });
  it('needs a rhythm', () => given(established, linked()).when(planSchoolYear()).thenRejected('NetworkWithoutRhythm'));
  it('needs an institution', () => given(established, usual, linked(), unlinked).when(planSchoolYear()).thenRejected('NetworkWithoutInstitution'));
  it('needs the id of each day', () =>
    given(...ready)
      .when(
        planSchoolYear({
          facts: { gone: [], dayIds: [{ kind: 'institution-at-park', institutionId: schoolId, informationDayId: dayId('institution-at-park', schoolId) }] },
        }),
      )
      .thenRejected('PlannedDayWithoutId', { kind: 'institution-at-park', institutionId: otherSchoolId }));
  it.each<[InformationDayKind, 'association' | 'institution']>([
    ['institution-at-park', 'association'],
    ['companies-at-institution', 'institution'],
    ['regional-fair', 'institution'],
    ['online-fair', 'institution'],
    ['online-inspiration', 'institution'],
    ['company-tour', 'association'],
  ])('%s is hosted by the %s', (kind, host) => {
    const { state } = given(established, linked(), rhythm({ kind, month: 5 }));
    const atPark = { networkId, hostId: associationId };
    expect(daysToPlan(state as ActiveNetwork, schoolYear)).toStrictEqual([
      { kind, ...(host === 'association' ? atPark : { hostId: schoolId }), institutionId: schoolId, preferredMonth: 5 },
    ]);
  });
});

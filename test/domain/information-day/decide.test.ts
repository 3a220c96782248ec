import { describe, expect, it } from '@jest/globals';
import type { PlanDay } from '../../../domain/information-day/commands.ts';
import { informationDay } from '../../../domain/information-day/decider.ts';
import type { InformationDayEvent } from '../../../domain/information-day/events.ts';
import { informationDayKinds } from '../../../domain/shared/lists.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import {
  associationId,
  cancelDay,
  closeRegistration,
  company,
  date,
  evaluateDay,
  holdDay,
  informationDayId,
  knownFacts,
  networkId,
  openRegistration,
  otherSchoolId,
  planDay,
  planDayElsewhere,
  recordPledge,
  registerAttendance,
  rescheduleDay,
  scheduleDay,
  schoolId,
  withdrawRegistration,
} from '../../support/builders/information-day.ts';
import { history } from '../../support/builders/information-day-history.ts';
import { deciderSpec } from '../../support/decider-spec.ts';
import { refusedOutside } from '../../support/refused-outside.ts';

const { given } = deciderSpec(informationDay);
const day = (text: string) => text as LocalDate;

const planned = (command: PlanDay): InformationDayEvent => {
  const { type: _, facts: _facts, ...data } = command;
  return { type: 'InformationDayPlanned', data };
};
const { type: _plan, occurredOn: _on, facts: _facts, ...details } = planDay();

describe('plan', () => {
  it('plans a day', () => given().when(planDay()).thenEvents(planned(planDay())));
  it.each([1, 12])('with a preferred month %s', (preferredMonth) =>
    given()
      .when(planDay({ preferredMonth }))
      .thenEvents(planned(planDay({ preferredMonth }))),
  );
  it.each([0, 13, 1.5])('not with a month %s', (preferredMonth) =>
    given()
      .when(planDay({ preferredMonth }))
      .thenRejected('DayMonthUnknown', { month: String(preferredMonth) }),
  );
  it('institutions are a set', () =>
    given()
      .when(planDay({ institutionIds: [otherSchoolId, schoolId, otherSchoolId] }))
      .thenEvents(planned(planDay({ institutionIds: [schoolId, otherSchoolId] }))));
  it('the same day again says nothing, whatever the month', () =>
    given(...history.Planned)
      .when(planDay({ occurredOn: day('2025-07-01'), preferredMonth: 3 }))
      .thenNothing());
  it('a day that was cancelled is planned again, on the day of the cancellation at the earliest', () => {
    const again = planDay({ occurredOn: day('2025-10-20'), preferredMonth: 3 });
    given(...history.Cancelled)
      .when(again)
      .thenEvents(planned(again));
    given(...history.Cancelled)
      .when(planDay({ occurredOn: day('2025-10-19') }))
      .thenRejected('DatesOutOfOrder', { from: '2025-10-20', to: '2025-10-19' });
    given(...history.Cancelled)
      .when(planDay({ hostId: schoolId, occurredOn: day('2025-10-20') }))
      .thenRejected('AlreadyExists', { informationDayId });
    given(...history.Cancelled)
      .when(planDay({ occurredOn: day('2025-10-20'), facts: { ...knownFacts, network: 'Dissolved' } }))
      .thenRejected('DayParkNotActive', {});
  });
  it('a day that is planned again begins anew: its date, registrations and pledges went with the cancellation', () => {
    const again = planned(planDay({ occurredOn: day('2025-10-21') }));
    expect(given(...history.Open, history.Cancelled.at(-1) as InformationDayEvent, again).state).toStrictEqual(given(again).state);
  });
  it('another day under the same id is refused', () =>
    given(...history.Planned)
      .when(planDay({ hostId: schoolId }))
      .thenRejected('AlreadyExists', { informationDayId }));
  it('an institution at a park has a park', () =>
    given()
      .when(planDayElsewhere({ kind: 'institution-at-park', hostId: associationId }))
      .thenRejected('DayNeedsPark', { kind: 'institution-at-park' }));
  it.each(informationDayKinds.filter((kind) => kind !== 'institution-at-park' && kind !== 'company-tour'))('%s does not belong to one park', (kind) =>
    given()
      .when(planDay({ kind, hostId: schoolId }))
      .thenRejected('DayHasNoPark', { kind }),
  );
  it('a company tour may belong to a park', () => {
    given()
      .when(planDay({ kind: 'company-tour' }))
      .thenEvents(planned(planDay({ kind: 'company-tour' })));
    given()
      .when(planDayElsewhere({ kind: 'company-tour' }))
      .thenEvents(planned(planDayElsewhere({ kind: 'company-tour' })));
  });
  it('has at least one institution', () =>
    given()
      .when(planDay({ institutionIds: [] }))
      .thenRejected('DayNeedsInstitution', {}));
  it.each([{ status: 'Absent' } as const, { status: 'Deactivated', kind: 'park-association' } as const])('the host is an active organisation, not %j', (host) =>
    given()
      .when(planDay({ facts: { ...knownFacts, host } }))
      .thenRejected('DayHostNotActive', {}),
  );
  it.each([
    { status: 'Absent' } as const,
    { status: 'Deactivated', kind: 'educational-institution' } as const,
    { status: 'Active', kind: 'employer' } as const,
  ])('every institution is an active one, not %j', (other) =>
    given()
      .when(planDay({ institutionIds: [schoolId, otherSchoolId], facts: { ...knownFacts, institutions: [...knownFacts.institutions, other] } }))
      .thenRejected('DayInstitutionNotActive', {}),
  );
  it.each(['Absent', 'Dissolved'] as const)('the park has an active network, none that is %s', (network) =>
    given()
      .when(planDay({ facts: { ...knownFacts, network } }))
      .thenRejected('DayParkNotActive', {}),
  );
  it('a day elsewhere asks for no network', () => {
    const { network: _, ...facts } = knownFacts;
    given().when(planDayElsewhere({ facts })).thenEvents(planned(planDayElsewhere()));
  });
  it('what is planned already stays as it is, whoever is active now', () =>
    given(...history.Planned)
      .when(planDay({ facts: { host: { status: 'Absent' }, institutions: [], network: 'Dissolved' } }))
      .thenNothing());
  it('companies at an institution are received by that institution', () => {
    given().when(planDayElsewhere()).thenEvents(planned(planDayElsewhere()));
    given()
      .when(planDayElsewhere({ hostId: associationId }))
      .thenRejected('DayHostNotInstitution', {});
    given()
      .when(planDayElsewhere({ kind: 'online-fair', hostId: associationId }))
      .thenEvents(planned(planDayElsewhere({ kind: 'online-fair', hostId: associationId })));
  });
});

describe('hold', () => {
  const held = history.Held.at(-1) as InformationDayEvent;
  it('is told with the attendance, on the date of the day', () =>
    given(...history.Closed)
      .when(holdDay())
      .thenEvents(held));
  it('may be told later; it was held on its date', () =>
    given(...history.Closed)
      .when(holdDay({ occurredOn: day('2025-11-20') }))
      .thenEvents({ type: 'InformationDayHeld', data: { ...details, heldOn: date, attendance: holdDay().attendance, occurredOn: day('2025-11-20') } }));
  it('not before its date', () =>
    given(...history.Closed)
      .when(holdDay({ occurredOn: day('2025-11-04') }))
      .thenRejected('DayNotYetThere', { date }));
  it('counts the attendance per organisation, each once', () => {
    const one = { organisationId: company(1), attendees: 1 };
    given(...history.Closed)
      .when(holdDay({ attendance: { total: 9, perOrganisation: [one, one] } }))
      .thenRejected('DayAttendanceTwice', {});
  });
  it('the organisations together are not more than the total', () => {
    const perOrganisation = [1, 2].map((number) => ({ organisationId: company(number), attendees: 2 }));
    given(...history.Closed)
      .when(holdDay({ attendance: { total: 3, perOrganisation } }))
      .thenRejected('DayAttendanceAboveTotal', { counted: 4, total: 3 });
    given(...history.Closed)
      .when(holdDay({ attendance: { total: 4, perOrganisation } }))
      .thenEvents({ type: 'InformationDayHeld', data: { ...details, heldOn: date, attendance: { total: 4, perOrganisation }, occurredOn: date } });
  });
  it('the total alone will do, even nobody', () => {
    const attendance = { total: 0, perOrganisation: [] };
    given(...history.Closed)
      .when(holdDay({ attendance }))
      .thenEvents({ type: 'InformationDayHeld', data: { ...details, heldOn: date, attendance, occurredOn: date } });
  });
  it('counts in whole numbers', () => {
    given(...history.Closed)
      .when(holdDay({ attendance: { total: 1.5, perOrganisation: [] } }))
      .thenRejected('DayNumberNotWhole', { field: 'total', value: '1.5', least: 0 });
    given(...history.Closed)
      .when(holdDay({ attendance: { total: 1, perOrganisation: [{ organisationId: company(1), attendees: -1 }] } }))
      .thenRejected('DayNumberNotWhole', { field: 'attendees', value: '-1', least: 0 });
  });
  it.each(['Held', 'Evaluated'] as const)('the same attendance again says nothing of a day that is %s', (status) =>
    given(...history[status])
      .when(holdDay({ occurredOn: day('2025-11-20') }))
      .thenNothing(),
  );
  it('another attendance afterwards is refused', () =>
    given(...history.Held)
      .when(holdDay({ attendance: { total: 1, perOrganisation: [] } }))
      .thenRejected('WrongState', { state: 'Held', allowed: ['Closed'] }));
});

describe('evaluate', () => {
  it('with findings and a mark', () =>
    given(...history.Held)
      .when(evaluateDay())
      .thenEvents(history.Evaluated.at(-1) as InformationDayEvent));
  it('with findings alone', () => {
    const { score: _, ...evaluation } = evaluateDay();
    const { type, ...data } = evaluation;
    given(...history.Held)
      .when(evaluation)
      .thenEvents({ type: 'InformationDayEvaluated', data: { informationDayId, ...data } });
  });
  it.each([0, 11, 7.5])('not with a mark %s', (score) =>
    given(...history.Held)
      .when(evaluateDay({ score }))
      .thenRejected('DayScoreUnknown', { score: String(score) }),
  );
  it.each([1, 10])('with a mark %s', (score) => {
    const { type, ...data } = evaluateDay({ score });
    given(...history.Held)
      .when(evaluateDay({ score }))
      .thenEvents({ type: 'InformationDayEvaluated', data: { informationDayId, ...data } });
  });
  it('the same again says nothing', () =>
    given(...history.Evaluated)
      .when(evaluateDay({ occurredOn: day('2025-12-01') }))
      .thenNothing());
  it('another afterwards is refused', () =>
    given(...history.Evaluated)
      .when(evaluateDay({ findings: 'other' }))
      .thenRejected('WrongState', { state: 'Evaluated', allowed: ['Held'] }));
});

describe('cancel', () => {
  it.each(['Planned', 'Scheduled', 'Open', 'Closed'] as const)('from %s', (status) =>
    given(...history[status])
      .when(cancelDay())
      .thenEvents({ type: 'InformationDayCancelled', data: { ...details, reason: 'too few registrations', occurredOn: day('2025-10-20') } }),
  );
  it('again says nothing', () =>
    given(...history.Cancelled)
      .when(cancelDay({ reason: 'other' }))
      .thenNothing());
  it('keeps what was known', () =>
    expect(given(...history.Open, history.Cancelled.at(-1) as InformationDayEvent).state).toMatchObject({
      status: 'Cancelled',
      reason: 'too few registrations',
      cancelledOn: '2025-10-20',
      day: { networkId },
      schedule: { date },
    }));
});

describe('in each state', () =>
  refusedOutside(informationDay, history, [
    { command: scheduleDay({ capacity: 61 }), allowed: ['Planned'] },
    { command: rescheduleDay(), allowed: ['Scheduled', 'Open', 'Closed'] },
    { command: openRegistration(), allowed: ['Scheduled'], already: ['Open'] },
    { command: registerAttendance({ organisationId: company(9) }), allowed: ['Open'] },
    { command: withdrawRegistration(), allowed: ['Open', 'Closed'] },
    { command: closeRegistration(), allowed: ['Open'], already: ['Closed'] },
    { command: holdDay({ attendance: { total: 1, perOrganisation: [] } }), allowed: ['Closed'] },
    { command: recordPledge(), allowed: ['Open', 'Closed', 'Held'] },
    { command: evaluateDay({ findings: 'other' }), allowed: ['Held'] },
    { command: cancelDay(), allowed: ['Planned', 'Scheduled', 'Open', 'Closed'], already: ['Cancelled'] },
  ]));

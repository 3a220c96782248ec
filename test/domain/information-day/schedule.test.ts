import { describe, expect, it } from '@jest/globals';
import type { ScheduleDay } from '../../../domain/information-day/commands.ts';
import { informationDay } from '../../../domain/information-day/decider.ts';
import type { InformationDayEvent, Judged } from '../../../domain/information-day/events.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import type { LocalTime } from '../../../domain/shared/local-time.ts';
import {
  company,
  noFacts,
  openRegistration,
  planDay,
  planFair,
  registerAttendance,
  rescheduleDay,
  scheduleDay,
} from '../../support/builders/information-day.ts';
import { eventsAfter, history } from '../../support/builders/information-day-history.ts';
import { deciderSpec } from '../../support/decider-spec.ts';

const { given } = deciderSpec(informationDay);
const day = (text: string) => text as LocalDate;
const time = (text: string) => text as LocalTime;
const { type: _plan, occurredOn: _on, facts: _facts, ...details } = planDay();
const { type: _fair, occurredOn: _fairOn, facts: _fairFacts, ...fairDetails } = planFair();
const fairPlanned = eventsAfter(planFair());

const scheduled = (command: ScheduleDay, judged: Judged = {}, of: typeof details | typeof fairDetails = details): InformationDayEvent => {
  const { type: _, facts: _facts, override: _override, ...schedule } = command;
  return { type: 'InformationDayScheduled', data: { ...of, ...schedule, ...judged } };
};
const overriding = (...rules: NonNullable<Judged['override']>['rules']): Judged => ({ override: { reason: 'the only day for everyone', rules } });
const override = { reason: 'the only day for everyone' };

describe('schedule', () => {
  it('gives a date, start and end, venue and capacity', () =>
    given(...history.Planned)
      .when(scheduleDay())
      .thenEvents(scheduled(scheduleDay())));
  it('for nobody yet', () =>
    expect(given(...history.Planned, scheduled(scheduleDay())).state).toMatchObject({ status: 'Scheduled', registrations: [], pledges: [] }));
  it('or a link', () => {
    const { venue: _, ...online } = scheduleDay({ link: 'https://voorbeeld.example/sessie' });
    given(...history.Planned)
      .when(online)
      .thenEvents(scheduled(online));
  });
  it('or both', () => {
    const both = scheduleDay({ link: 'https://voorbeeld.example/sessie' });
    given(...history.Planned)
      .when(both)
      .thenEvents(scheduled(both));
  });
  it('not without either', () => {
    const { venue: _, ...nowhere } = scheduleDay();
    given(...history.Planned)
      .when(nowhere)
      .thenRejected('DayNeedsVenueOrLink', {});
  });
  it.each([0, -1, 1.5])('not for %s persons', (capacity) =>
    given(...history.Planned)
      .when(scheduleDay({ capacity }))
      .thenRejected('DayNumberNotWhole', { field: 'capacity', value: String(capacity), least: 1 }),
  );
  it.each(['Scheduled', 'Open', 'Closed', 'Held', 'Evaluated'] as const)('the same again says nothing of a day that is %s', (status) =>
    given(...history[status])
      .when(scheduleDay({ occurredOn: day('2025-09-02') }))
      .thenNothing(),
  );
  it('the same again does not bring back a day that was cancelled', () =>
    given(...history.Scheduled, ...history.Cancelled.slice(-1))
      .when(scheduleDay())
      .thenRejected('WrongState', { state: 'Cancelled', allowed: ['Planned'] }));
});

describe('the date lies in its school year (1 Aug–31 Jul)', () => {
  it.each(['2025-08-01', '2026-07-31'])('%s does', (date) =>
    given(...history.Planned)
      .when(scheduleDay({ date: day(date) }))
      .thenEvents(scheduled(scheduleDay({ date: day(date) }))),
  );
  it.each(['2025-07-31', '2026-08-01'])('%s does not, whatever the reason', (date) =>
    given(...history.Planned)
      .when(scheduleDay({ date: day(date), override }))
      .thenRejected('DayOutsideSchoolYear', { date, schoolYear: '2025-2026' }),
  );
});

describe('times', () => {
  it.each(['15:00', '14:59'])('end after they start: not at %s', (end) =>
    given(...history.Planned)
      .when(scheduleDay({ end: time(end) }))
      .thenRejected('DayTimesOutOfOrder', { start: '15:00', end }),
  );
  it('a start that the clock skips does not exist, whatever the reason', () =>
    given(...history.Planned)
      .when(scheduleDay({ date: day('2026-03-29'), start: time('02:30'), end: time('04:00'), override }))
      .thenRejected('DayTimeSkipped', { date: '2026-03-29', time: '02:30' }));
  it('nor does an end', () =>
    given(...history.Planned)
      .when(scheduleDay({ date: day('2026-03-29'), start: time('01:30'), end: time('02:30'), override }))
      .thenRejected('DayTimeSkipped', { date: '2026-03-29', time: '02:30' }));
});

describe('not on a Sunday or Dutch public holiday without a reason', () => {
  const sunday = scheduleDay({ date: day('2025-11-09') });
  const christmas = scheduleDay({ date: day('2025-12-25'), facts: { ...noFacts, publicHoliday: 'Eerste kerstdag' } });
  it('a Sunday is refused', () =>
    given(...history.Planned)
      .when(sunday)
      .thenRejected('DayOnSunday', { date: '2025-11-09' }));
  it('a Saturday is not', () =>
    given(...history.Planned)
      .when(scheduleDay({ date: day('2025-11-08') }))
      .thenEvents(scheduled(scheduleDay({ date: day('2025-11-08') }))));
  it('a Sunday with a reason', () =>
    given(...history.Planned)
      .when({ ...sunday, override })
      .thenEvents(scheduled(sunday, overriding('DayOnSunday'))));
  it('a public holiday is refused', () =>
    given(...history.Planned)
      .when(christmas)
      .thenRejected('DayOnPublicHoliday', { date: '2025-12-25', publicHoliday: 'Eerste kerstdag' }));
  it('a public holiday with a reason', () =>
    given(...history.Planned)
      .when({ ...christmas, override })
      .thenEvents(scheduled(christmas, { publicHoliday: 'Eerste kerstdag', ...overriding('DayOnPublicHoliday') })));
  it('a holiday on a Sunday says both', () => {
    const easter = scheduleDay({ date: day('2026-04-05'), facts: { ...noFacts, publicHoliday: 'Eerste paasdag' }, override });
    given(...history.Planned)
      .when(easter)
      .thenEvents(scheduled(easter, { publicHoliday: 'Eerste paasdag', ...overriding('DayOnSunday', 'DayOnPublicHoliday') }));
  });
  it('a reason that was not needed is not kept', () =>
    given(...history.Planned)
      .when(scheduleDay({ override }))
      .thenEvents(scheduled(scheduleDay())));
});

describe('a regional fair comes after the park days of that year', () => {
  const facts = { parkDays: [day('2025-10-01'), day('2026-02-10'), day('2025-12-01')], regionalFairs: [day('2025-09-01')] };
  const fair = (date: string, change: Partial<ScheduleDay> = {}) => scheduleDay({ date: day(date), facts, ...change });
  const known = { lastParkDay: day('2026-02-10') };
  it('after the last of them', () =>
    given(...fairPlanned)
      .when(fair('2026-02-11'))
      .thenEvents(scheduled(fair('2026-02-11'), known, fairDetails)));
  it.each(['2026-02-10', '2026-01-14'])('not on %s without a reason', (date) =>
    given(...fairPlanned)
      .when(fair(date))
      .thenRejected('FairNotAfterParkDays', { date, lastParkDay: '2026-02-10' }),
  );
  it('with a reason', () =>
    given(...fairPlanned)
      .when(fair('2026-02-10', { override }))
      .thenEvents(scheduled(fair('2026-02-10'), { ...known, ...overriding('FairNotAfterParkDays') }, fairDetails)));
  it('where there are no park days, at any time', () =>
    given(...fairPlanned)
      .when(fair('2026-01-14', { facts: noFacts }))
      .thenEvents(scheduled(fair('2026-01-14'), {}, fairDetails)));

  const parkFacts = { parkDays: [day('2026-06-01')], regionalFairs: [day('2026-05-01'), day('2026-03-19')] };
  const parkDay = (date: string, change: Partial<ScheduleDay> = {}) => scheduleDay({ date: day(date), facts: parkFacts, ...change });
  const fairKnown = { firstRegionalFair: day('2026-03-19') };
  it('so a park day comes before it', () =>
    given(...history.Planned)
      .when(parkDay('2026-03-18'))
      .thenEvents(scheduled(parkDay('2026-03-18'), fairKnown)));
  it.each(['2026-03-19', '2026-03-20'])('and not on %s without a reason', (date) =>
    given(...history.Planned)
      .when(parkDay(date))
      .thenRejected('ParkDayNotBeforeFair', { date, firstRegionalFair: '2026-03-19' }),
  );
  it('but with a reason', () =>
    given(...history.Planned)
      .when(parkDay('2026-03-20', { override }))
      .thenEvents(scheduled(parkDay('2026-03-20'), { ...fairKnown, ...overriding('ParkDayNotBeforeFair') })));
  it('other kinds do not mind', () => {
    const tour = planDay({ kind: 'company-tour' });
    const { type: _, occurredOn: _told, facts: _known, ...tourDetails } = tour;
    given(...eventsAfter(tour))
      .when(parkDay('2026-03-20'))
      .thenEvents(scheduled(parkDay('2026-03-20'), {}, tourDetails));
  });
});

describe('reschedule', () => {
  const { type: _s, facts: _f, override: _v, occurredOn: _o, ...before } = scheduleDay();
  const moved: InformationDayEvent = {
    type: 'InformationDayRescheduled',
    data: { ...details, ...before, date: day('2025-11-12'), before, reason: 'venue is being rebuilt', occurredOn: day('2025-09-01') },
  };
  it.each(['Scheduled', 'Open', 'Closed'] as const)('keeps the id, the history and the state: %s', (status) => {
    given(...history[status])
      .when(rescheduleDay())
      .thenEvents(moved);
    const { state } = given(...history[status], moved);
    expect(state).toStrictEqual({ ...given(...history[status]).state, schedule: { ...before, date: '2025-11-12' } });
  });
  it('to what it is already says nothing', () =>
    given(...history.Scheduled)
      .when(rescheduleDay({ date: before.date }))
      .thenNothing());
  it('is judged as scheduling is', () => {
    given(...history.Scheduled)
      .when(rescheduleDay({ date: day('2025-11-09') }))
      .thenRejected('DayOnSunday', { date: '2025-11-09' });
    given(...history.Scheduled)
      .when(rescheduleDay({ date: day('2025-11-09'), override }))
      .thenEvents({ ...moved, data: { ...moved.data, date: day('2025-11-09'), ...overriding('DayOnSunday') } } as InformationDayEvent);
  });

  const crowded = eventsAfter(
    planDay(),
    scheduleDay({ capacity: 5 }),
    openRegistration(),
    registerAttendance({ organisationId: company(1), seats: 2 }),
    registerAttendance({ organisationId: company(2), seats: 4 }),
    registerAttendance({ organisationId: company(3), seats: 1 }),
  );
  const toCapacity = (capacity: number): InformationDayEvent => ({
    type: 'InformationDayRescheduled',
    data: { ...details, ...before, capacity, before: { ...before, capacity: 5 }, reason: 'venue is being rebuilt', occurredOn: day('2025-09-01') },
  });
  it('to more seats promotes the waiting list in order', () =>
    given(...crowded)
      .when(rescheduleDay({ date: before.date, capacity: 6 }))
      .thenEvents(toCapacity(6), {
        type: 'RegistrationPromoted',
        data: { informationDayId: details.informationDayId, organisationId: company(2), seats: 4, occurredOn: day('2025-09-01') },
      }));
  it('to fewer seats as far as everybody registered can still have one', () => {
    given(...crowded)
      .when(rescheduleDay({ date: before.date, capacity: 4 }))
      .thenEvents(toCapacity(4));
    given(...crowded)
      .when(rescheduleDay({ date: before.date, capacity: 3 }))
      .thenRejected('DayCapacityBelowRegistrations', { capacity: 3, needed: 4 });
  });
  it('not to fewer seats than are given away', () =>
    given(...history.Open)
      .when(rescheduleDay({ capacity: 1 }))
      .thenRejected('DayCapacityBelowRegistrations', { capacity: 1, needed: 2 }));
});

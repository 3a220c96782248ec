import { describe, it } from '@jest/globals';
import type { InformationDayCommand } from '../../../domain/information-day/commands.ts';
import { informationDay } from '../../../domain/information-day/decider.ts';
import type { InformationDayEvent, Pledge, Standing } from '../../../domain/information-day/events.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import {
  closeRegistration,
  company,
  informationDayId,
  openRegistration,
  planDay,
  recordPledge,
  registerAttendance,
  scheduleDay,
  stranger,
  withdrawRegistration,
} from '../../support/builders/information-day.ts';
import { eventsAfter, history } from '../../support/builders/information-day-history.ts';
import { deciderSpec } from '../../support/decider-spec.ts';

const { given } = deciderSpec(informationDay);
const day = (text: string) => text as LocalDate;
/** An open day for 5 persons and what was said after that. */
const open = (...commands: InformationDayCommand[]) => eventsAfter(planDay(), scheduleDay({ capacity: 5 }), openRegistration(), ...commands);
const notActive = [{ status: 'Absent' } as const, { status: 'Deactivated', kind: 'employer' } as const];
const register = (number: number, seats: number) => registerAttendance({ organisationId: company(number), seats });
const registered = (number: number, seats: number, standing: Standing): InformationDayEvent => ({
  type: 'AttendanceRegistered',
  data: { informationDayId, organisationId: company(number), seats, standing, occurredOn: day('2025-10-01') },
});
const withdraw = (number: number) => withdrawRegistration({ organisationId: company(number) });
const withdrawn = (number: number, seats: number, standing: Standing): InformationDayEvent => ({
  type: 'RegistrationWithdrawn',
  data: { informationDayId, organisationId: company(number), seats, standing, occurredOn: day('2025-10-15') },
});
const promoted = (number: number, seats: number): InformationDayEvent => ({
  type: 'RegistrationPromoted',
  data: { informationDayId, organisationId: company(number), seats, occurredOn: day('2025-10-15') },
});

describe('registration', () => {
  it('is opened', () =>
    given(...history.Scheduled)
      .when(openRegistration())
      .thenEvents({ type: 'RegistrationOpened', data: { informationDayId, occurredOn: day('2025-09-15') } }));
  it('is closed', () =>
    given(...history.Open)
      .when(closeRegistration())
      .thenEvents({ type: 'RegistrationClosed', data: { informationDayId, occurredOn: day('2025-11-01') } }));
  it('is for one person where nothing else is said', () =>
    given(...open())
      .when(registerAttendance())
      .thenEvents(registered(1, 1, 'confirmed')));
  it.each(notActive)('is for an active organisation, not %j', (organisation) =>
    given(...open())
      .when(registerAttendance({ facts: { organisation } }))
      .thenRejected('DayOrganisationNotActive', {}),
  );
  it('said again says nothing, whether the organisation is still active or not', () =>
    given(...open(registerAttendance()))
      .when(registerAttendance({ facts: stranger }))
      .thenNothing());
  it('is for persons up to the capacity', () => {
    given(...open())
      .when(register(1, 5))
      .thenEvents(registered(1, 5, 'confirmed'));
    given(...open(register(1, 2)))
      .when(register(2, 3))
      .thenEvents(registered(2, 3, 'confirmed'));
  });
  it('over capacity goes to the waiting list', () =>
    given(...open(register(1, 2)))
      .when(register(2, 4))
      .thenEvents(registered(2, 4, 'waiting')));
  it('behind one who waits also waits, even where it would fit', () =>
    given(...open(register(1, 2), register(2, 4)))
      .when(register(3, 1))
      .thenEvents(registered(3, 1, 'waiting')));
  it('is refused for more persons than there will ever be seats', () =>
    given(...open())
      .when(register(1, 6))
      .thenRejected('DayNeverSoManySeats', { seats: 6, capacity: 5 }));
  it.each([0, -1, 1.5])('is not for %s persons', (seats) =>
    given(...open())
      .when(register(1, seats))
      .thenRejected('DayNumberNotWhole', { field: 'seats', value: String(seats), least: 1 }),
  );
  it('twice says nothing', () =>
    given(...open(register(1, 2)))
      .when(register(1, 2))
      .thenNothing());
  it('for another number is refused until the first is withdrawn', () => {
    given(...open(register(1, 2)))
      .when(register(1, 3))
      .thenRejected('DayAlreadyRegistered', { seats: 2 });
    given(...open(register(1, 2), withdraw(1)))
      .when(register(1, 3))
      .thenEvents(registered(1, 3, 'confirmed'));
  });
});

describe('the waiting list is promoted in order on withdrawal', () => {
  const full = [register(1, 4), register(2, 3), register(3, 1), register(4, 4), register(5, 1)];
  it('as many as fit', () =>
    given(...open(...full))
      .when(withdraw(1))
      .thenEvents(withdrawn(1, 4, 'confirmed'), promoted(2, 3), promoted(3, 1)));
  it('nobody passes one who does not fit yet', () =>
    given(...open(...full, withdraw(1)))
      .when(withdraw(3))
      .thenEvents(withdrawn(3, 1, 'confirmed')));
  it('also when the one in front leaves the list', () =>
    given(...open(...full))
      .when(withdraw(2))
      .thenEvents(withdrawn(2, 3, 'waiting'), promoted(3, 1)));
  it('also when registration is closed', () =>
    given(...open(...full, closeRegistration()))
      .when(withdraw(1))
      .thenEvents(withdrawn(1, 4, 'confirmed'), promoted(2, 3), promoted(3, 1)));
  it('a promoted one has its seat', () =>
    given(...open(...full, withdraw(1)))
      .when(withdraw(2))
      .thenEvents(withdrawn(2, 3, 'confirmed'), promoted(4, 4)));
  it('who is not registered withdraws without a word', () =>
    given(...open(...full))
      .when(withdraw(9))
      .thenNothing());
});

describe('a pledge', () => {
  const { type: _, occurredOn, facts: _visitor, ...pledge } = recordPledge();
  const { type: _plan, occurredOn: _on, facts: _facts, ...details } = planDay();
  const recorded = (change: Partial<Pledge> = {}): InformationDayEvent => ({
    type: 'PledgeRecorded',
    data: { ...details, pledge: { ...pledge, ...change }, occurredOn },
  });
  const revised = (places: number, before: number): InformationDayEvent => ({
    type: 'PledgeRevised',
    data: { ...details, pledge: { ...pledge, places }, before, occurredOn },
  });
  it.each(['Open', 'Closed', 'Held'] as const)('is recorded on a day that is %s', (status) =>
    given(...history[status])
      .when(recordPledge())
      .thenEvents(recorded()),
  );
  it('twice says nothing, under whatever number', () => {
    given(...history.Held, recorded())
      .when(recordPledge())
      .thenNothing();
    given(...history.Held, recorded())
      .when(recordPledge({ number: 2 }))
      .thenNothing();
  });
  it('said again when the day has been evaluated says nothing, and another is too late', () => {
    const evaluated = [...history.Held, recorded(), ...history.Evaluated.slice(-1)];
    given(...evaluated)
      .when(recordPledge())
      .thenNothing();
    given(...evaluated)
      .when(recordPledge({ places: 9 }))
      .thenRejected('WrongState', { state: 'Evaluated', allowed: ['Open', 'Closed', 'Held'] });
  });
  it('may be raised or lowered under its number', () => {
    given(...history.Held, recorded())
      .when(recordPledge({ places: 6 }))
      .thenEvents(revised(6, 5));
    given(...history.Held, recorded(), revised(6, 5))
      .when(recordPledge({ places: 4 }))
      .thenEvents(revised(4, 6));
  });
  it('is known as it was revised, and the others stay', () => {
    given(...history.Held, recorded({ number: 2, level: 'mbo-3' }), recorded(), revised(6, 5))
      .when(recordPledge({ places: 6 }))
      .thenNothing();
    given(...history.Held, recorded({ number: 2, level: 'mbo-3' }), recorded(), revised(6, 5))
      .when(recordPledge({ number: 2, level: 'mbo-3' }))
      .thenNothing();
  });
  it('the same promise under another number never counts twice', () =>
    given(...history.Held, recorded())
      .when(recordPledge({ number: 2, places: 6 }))
      .thenRejected('PledgeMadeAlready', { number: 1, places: 5 }));
  it.each([{ organisationId: company(2) }, { kind: 'work-experience' }, { level: 'mbo-3' }, { sector: 'ict-creatief' }] as const)(
    '%o is another promise',
    (other) => {
      given(...history.Held, recorded())
        .when(recordPledge({ ...other, number: 2 }))
        .thenEvents(recorded({ ...other, number: 2 }));
      given(...history.Held, recorded())
        .when(recordPledge(other))
        .thenRejected('PledgeNumberTaken', { number: 1 });
    },
  );
  it.each(notActive)('is made by an active organisation, not %j', (organisation) =>
    given(...history.Held)
      .when(recordPledge({ facts: { organisation } }))
      .thenRejected('DayOrganisationNotActive', {}),
  );
  it('is raised and said again by who made it, active or not', () => {
    given(...history.Held, recorded())
      .when(recordPledge({ places: 6, facts: stranger }))
      .thenEvents(revised(6, 5));
    given(...history.Held, recorded())
      .when(recordPledge({ facts: stranger }))
      .thenNothing();
  });
  it.each([0, -1, 1.5])('is not for %s places', (places) =>
    given(...history.Held)
      .when(recordPledge({ places }))
      .thenRejected('DayNumberNotWhole', { field: 'places', value: String(places), least: 1 }),
  );
  it('has a whole number', () =>
    given(...history.Held)
      .when(recordPledge({ number: 0 }))
      .thenRejected('DayNumberNotWhole', { field: 'number', value: '0', least: 1 }));
});

import { type Decisions, inStatus } from '../../shared/decider.ts';
import type { CloseRegistration, OpenRegistration, RegisterAttendance, WithdrawRegistration } from '../commands.ts';
import type { InformationDayEvent } from '../events.ts';
import type { InformationDayState } from '../state.ts';
import { promotionsOf, seatsTaken } from './promote.ts';
import { mustBeActive, mustBeWhole, reject } from './reject.ts';

type RegistrationCommand = OpenRegistration | RegisterAttendance | WithdrawRegistration | CloseRegistration;

export const registrationDecisions: Decisions<RegistrationCommand, InformationDayEvent, InformationDayState> = {
  OpenRegistration({ occurredOn }, state) {
    if (state.status === 'Open') return [];
    const { day } = inStatus(state, 'Scheduled');
    return [{ type: 'RegistrationOpened', data: { informationDayId: day.informationDayId, occurredOn } }];
  },

  RegisterAttendance({ organisationId, seats = 1, facts, occurredOn }, state) {
    const {
      day: { informationDayId },
      schedule: { capacity },
      registrations,
    } = inStatus(state, 'Open');
    const known = registrations.find((registration) => registration.organisationId === organisationId);
    if (known !== undefined) return known.seats === seats ? [] : reject('DayAlreadyRegistered', { seats: known.seats });
    mustBeActive(facts.organisation);
    mustBeWhole('seats', seats);
    if (seats > capacity) return reject('DayNeverSoManySeats', { seats, capacity });
    const mustWait = registrations.some(({ standing }) => standing === 'waiting') || seats > capacity - seatsTaken(registrations);
    const standing = mustWait ? 'waiting' : 'confirmed';
    return [{ type: 'AttendanceRegistered', data: { informationDayId, organisationId, seats, standing, occurredOn } }];
  },

  WithdrawRegistration({ organisationId, occurredOn }, state) {
    const known = inStatus(state, 'Open', 'Closed');
    const registration = known.registrations.find((other) => other.organisationId === organisationId);
    if (registration === undefined) return [];
    const registrations = known.registrations.filter((other) => other !== registration);
    return [
      { type: 'RegistrationWithdrawn', data: { informationDayId: known.day.informationDayId, ...registration, occurredOn } },
      ...promotionsOf({ ...known, registrations }, occurredOn),
    ];
  },

  CloseRegistration({ occurredOn }, state) {
    if (state.status === 'Closed') return [];
    const { day } = inStatus(state, 'Open');
    return [{ type: 'RegistrationClosed', data: { informationDayId: day.informationDayId, occurredOn } }];
  },
};

import { informationDayEvents } from '../../domain/information-day/events.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { count, id, list, object, optional, text } from '../../domain/shared/schema.ts';
import { states, uuid } from '../openapi/described.ts';

const { InformationDayPlanned, InformationDayRescheduled, InformationDayHeld, InformationDayEvaluated, AttendanceRegistered, PledgeRecorded } =
  informationDayEvents;
const { preferredMonth, occurredOn, ...dayFields } = InformationDayPlanned.data;
const { organisationId, seats, standing } = AttendanceRegistered.data;
const { score, findings } = InformationDayEvaluated.data;

const planned = { day: object(dayFields) };
const dated = {
  ...planned,
  schedule: InformationDayRescheduled.data.before,
  registrations: list(object({ organisationId, seats, standing })),
  pledges: list(PledgeRecorded.data.pledge),
};
const held = { ...dated, attendance: InformationDayHeld.data.attendance };
const { schedule, registrations, pledges } = dated;

export const informationDaySchema = states(
  { id: uuid, revision: count },
  {
    Planned: planned,
    Scheduled: dated,
    Open: dated,
    Closed: dated,
    Held: held,
    Evaluated: { ...held, evaluation: object({ score, findings }) },
    Cancelled: {
      ...planned,
      schedule: optional(schedule),
      registrations: optional(registrations),
      pledges: optional(pledges),
      reason: text,
      cancelledOn: id(LocalDate),
    },
  },
);

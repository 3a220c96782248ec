import { informationDayEvents } from '../../domain/information-day/events.ts';
import { NetworkId, OrganisationId } from '../../domain/shared/identifiers.ts';
import { informationDayKinds, levels, sectors, targetKinds } from '../../domain/shared/lists.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { count, id, list, object, oneOf, optional, text } from '../../domain/shared/schema.ts';
import { SchoolYear } from '../../domain/shared/school-year.ts';
import { instant, uuid } from '../openapi/described.ts';

const { InformationDayScheduled, InformationDayHeld, InformationDayEvaluated } = informationDayEvents;
const { date, start, end, venue, link, capacity } = InformationDayScheduled.data;
const { score, findings } = InformationDayEvaluated.data;
const dayStates = ['Planned', 'Scheduled', 'Open', 'Closed', 'Held', 'Evaluated', 'Cancelled'] as const;
const institution = object({ id: id(OrganisationId), name: optional(text) });

/** A day of the calendar; of what has not come to pass yet the fields are not there. */
export const calendarDaySchema = object({
  id: uuid,
  state: oneOf(dayStates),
  revision: count,
  kind: oneOf(informationDayKinds),
  schoolYear: id(SchoolYear),
  network: optional(object({ id: id(NetworkId), name: optional(text) })),
  host: institution,
  institutions: list(institution),
  preferredMonth: optional(count),
  date: optional(date),
  start: optional(start),
  end: optional(end),
  venue,
  link,
  capacity: optional(capacity),
  startsAt: optional(instant),
  endsAt: optional(instant),
  seatsTaken: count,
  waiting: count,
  attendance: optional(InformationDayHeld.data.attendance),
  pledges: object({ places: count, cells: list(object({ kind: oneOf(targetKinds), level: oneOf(levels), sector: oneOf(sectors), places: count })) }),
  yield: object({ offered: count, started: count }),
  evaluation: optional(object({ score, findings })),
  cancelledOn: optional(id(LocalDate)),
  reason: optional(text),
});

const coverage = oneOf(['held', 'ahead', 'missing']);

/** Which parks had their days in a school year. */
export const coverageSchema = object({
  schoolYear: id(SchoolYear),
  parks: count,
  held: count,
  ahead: count,
  missing: count,
  items: list(
    object({
      networkId: uuid,
      name: text,
      coverage,
      kinds: list(object({ kind: oneOf(informationDayKinds), coverage, held: count, ahead: count, cancelled: count })),
      days: list(
        object({
          id: uuid,
          state: oneOf(dayStates),
          kind: oneOf(informationDayKinds),
          institutions: list(institution),
          date: optional(date),
          startsAt: optional(instant),
          preferredMonth: optional(count),
        }),
      ),
    }),
  ),
});

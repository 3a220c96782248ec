import { codecOf, type EventsOf } from '../shared/codec.ts';
import { InformationDayId, NetworkId, OrganisationId } from '../shared/identifiers.ts';
import { informationDayKinds, levels, sectors, targetKinds } from '../shared/lists.ts';
import { LocalDate } from '../shared/local-date.ts';
import { LocalTime } from '../shared/local-time.ts';
import { count, type Infer, id, list, object, oneOf, optional, text } from '../shared/schema.ts';
import { SchoolYear } from '../shared/school-year.ts';

/** Rules that give way to an override with a reason; the names are the codes of their rejections. */
export const overridableRules = ['DayOnSunday', 'DayOnPublicHoliday', 'FairNotAfterParkDays', 'ParkDayNotBeforeFair'] as const;
export type OverridableRule = (typeof overridableRules)[number];

const occurredOn = id(LocalDate);
const informationDayId = id(InformationDayId);
const organisationId = id(OrganisationId);

/** Stand in every event that a read model of days, parks or institutions begins from. */
const dayFields = {
  informationDayId,
  kind: oneOf(informationDayKinds),
  schoolYear: id(SchoolYear),
  networkId: optional(id(NetworkId)),
  hostId: organisationId,
  institutionIds: list(organisationId),
};
const scheduleFields = {
  date: id(LocalDate),
  start: id(LocalTime),
  end: id(LocalTime),
  venue: optional(text),
  link: optional(text),
  capacity: count,
};
/** What the schedule was judged by. */
const judgedFields = {
  override: optional(object({ reason: text, rules: list(oneOf(overridableRules)) })),
  publicHoliday: optional(text),
  lastParkDay: optional(id(LocalDate)),
  firstRegionalFair: optional(id(LocalDate)),
};
const standings = ['confirmed', 'waiting'] as const;
const pledge = object({
  number: count,
  organisationId,
  kind: oneOf(targetKinds),
  level: oneOf(levels),
  sector: oneOf(sectors),
  places: count,
});
const attendance = object({ total: count, perOrganisation: list(object({ organisationId, attendees: count })) });
const schedule = object(scheduleFields);

const day = object(dayFields);
const judged = object(judgedFields);
export type DayDetails = Infer<typeof day>;
/** Times are on the clock in Europe/Amsterdam; capacity is in persons. */
export type Schedule = Infer<typeof schedule>;
export type Judged = Infer<typeof judged>;
export type Pledge = Infer<typeof pledge>;
/** Counted, never by name. The total may hold more than the organisations that were counted. */
export type Attendance = Infer<typeof attendance>;
export type Standing = (typeof standings)[number];

export const informationDayEvents = {
  InformationDayPlanned: { data: { ...dayFields, preferredMonth: optional(count), occurredOn } },
  InformationDayScheduled: { data: { ...dayFields, ...scheduleFields, ...judgedFields, occurredOn } },
  InformationDayRescheduled: { data: { ...dayFields, ...scheduleFields, ...judgedFields, before: schedule, reason: text, occurredOn } },
  RegistrationOpened: { data: { informationDayId, occurredOn } },
  AttendanceRegistered: { data: { informationDayId, organisationId, seats: count, standing: oneOf(standings), occurredOn } },
  RegistrationWithdrawn: { data: { informationDayId, organisationId, seats: count, standing: oneOf(standings), occurredOn } },
  /** From the waiting list to a seat. */
  RegistrationPromoted: { data: { informationDayId, organisationId, seats: count, occurredOn } },
  RegistrationClosed: { data: { informationDayId, occurredOn } },
  InformationDayHeld: { data: { ...dayFields, heldOn: id(LocalDate), attendance, occurredOn } },
  PledgeRecorded: { data: { ...dayFields, pledge, occurredOn } },
  /** `before` is the number of places that was pledged until now. */
  PledgeRevised: { data: { ...dayFields, pledge, before: count, occurredOn } },
  InformationDayEvaluated: { data: { informationDayId, score: optional(count), findings: text, occurredOn } },
  InformationDayCancelled: { data: { ...dayFields, reason: text, occurredOn } },
} as const;

export type InformationDayEvent = EventsOf<typeof informationDayEvents>;
export const informationDayCodec = codecOf(informationDayEvents);

import { type Decisions, inStatus } from '../../shared/decider.ts';
import { isSunday } from '../../shared/local-date.ts';
import { instantOf } from '../../shared/local-time.ts';
import { same } from '../../shared/same.ts';
import { schoolYearOf } from '../../shared/school-year.ts';
import type { RescheduleDay, ScheduleDay, ScheduleFacts } from '../commands.ts';
import type { DayDetails, InformationDayEvent, Judged, OverridableRule, Schedule } from '../events.ts';
import { type InformationDayState, scheduleOf } from '../state.ts';
import { promotionsOf, seatsTaken } from './promote.ts';
import { mustBeWhole, reject } from './reject.ts';

/** Rules without exception. */
function mustBeSound(schedule: Schedule, { schoolYear }: DayDetails): void {
  const { date, start, end, venue, link, capacity } = schedule;
  mustBeWhole('capacity', capacity);
  if (venue === undefined && link === undefined) reject('DayNeedsVenueOrLink', {});
  if (schoolYearOf(date) !== schoolYear) reject('DayOutsideSchoolYear', { date, schoolYear });
  if (start >= end) reject('DayTimesOutOfOrder', { start, end });
  for (const time of [start, end]) if (instantOf(date, time) === undefined) reject('DayTimeSkipped', { date, time });
}

/** The facts that bear on a day of this kind, as its event keeps them. */
const bearing = ({ kind }: DayDetails, { publicHoliday, parkDays, regionalFairs }: ScheduleFacts): Omit<Judged, 'override'> => {
  const lastParkDay = kind === 'regional-fair' ? [...parkDays].sort().at(-1) : undefined;
  const firstRegionalFair = kind === 'institution-at-park' ? [...regionalFairs].sort().at(0) : undefined;
  return {
    ...(publicHoliday !== undefined && { publicHoliday }),
    ...(lastParkDay !== undefined && { lastParkDay }),
    ...(firstRegionalFair !== undefined && { firstRegionalFair }),
  };
};

/** Rules that give way to a reason, in the order in which they are reported. */
const breaks: Readonly<Record<OverridableRule, (schedule: Schedule, facts: Judged) => boolean>> = {
  DayOnSunday: ({ date }) => isSunday(date),
  DayOnPublicHoliday: (_, { publicHoliday }) => publicHoliday !== undefined,
  FairNotAfterParkDays: ({ date }, { lastParkDay }) => lastParkDay !== undefined && date <= lastParkDay,
  ParkDayNotBeforeFair: ({ date }, { firstRegionalFair }) => firstRegionalFair !== undefined && date >= firstRegionalFair,
};

/** The facts and, where it was needed, the override; an override that overrules nothing is not kept. */
function judge(schedule: Schedule, day: DayDetails, { facts, override }: Pick<ScheduleDay, 'facts' | 'override'>): Judged {
  mustBeSound(schedule, day);
  const known = bearing(day, facts);
  const [first, ...others] = (Object.keys(breaks) as OverridableRule[]).filter((rule) => breaks[rule](schedule, known));
  if (first === undefined) return known;
  if (override === undefined) return reject(first, { date: schedule.date, ...known });
  return { ...known, override: { reason: override.reason, rules: [first, ...others] } };
}

export const scheduleDecisions: Decisions<ScheduleDay | RescheduleDay, InformationDayEvent, InformationDayState> = {
  ScheduleDay(command, state) {
    const schedule = scheduleOf(command);
    if (state.status !== 'Cancelled' && 'schedule' in state && same(state.schedule, schedule)) return [];
    const { day } = inStatus(state, 'Planned');
    return [{ type: 'InformationDayScheduled', data: { ...day, ...schedule, ...judge(schedule, day, command), occurredOn: command.occurredOn } }];
  },

  /** Registrations stay; room that is new goes to the waiting list. */
  RescheduleDay(command, state) {
    const known = inStatus(state, 'Scheduled', 'Open', 'Closed');
    const { day, registrations, schedule: before } = known;
    const { reason, occurredOn } = command;
    const schedule = scheduleOf(command);
    if (same(before, schedule)) return [];
    const judged = judge(schedule, day, command);
    const needed = Math.max(seatsTaken(registrations), ...registrations.map(({ seats }) => seats));
    if (schedule.capacity < needed) return reject('DayCapacityBelowRegistrations', { capacity: schedule.capacity, needed });
    return [
      { type: 'InformationDayRescheduled', data: { ...day, ...schedule, ...judged, before, reason, occurredOn } },
      ...promotionsOf({ ...known, schedule }, occurredOn),
    ];
  },
};

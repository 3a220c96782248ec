import { needsPark } from '../../../domain/information-day/kinds.ts';
import { informationDayRejections } from '../../../domain/information-day/rejections.ts';
import type { InformationDayState } from '../../../domain/information-day/state.ts';
import { instantOf } from '../../../domain/shared/local-time.ts';
import { schoolYearOf } from '../../../domain/shared/school-year.ts';
import { informationDayWalks } from '../../support/builders/information-day.ts';
import { deciderProperties } from '../../support/properties.ts';

type Planned = Exclude<InformationDayState, { status: 'Absent' }>;
type Dated = Extract<InformationDayState, { status: 'Scheduled' | 'Open' | 'Closed' | 'Held' | 'Evaluated' }>;
/** A rule for days that exist. */
const planned =
  (holds: (day: Planned) => boolean) =>
  (state: InformationDayState): boolean =>
    state.status === 'Absent' || holds(state);
/** A rule for days that have a date. */
const dated = (holds: (day: Dated) => boolean) => planned((state) => state.status === 'Planned' || state.status === 'Cancelled' || holds(state));

const once = (keys: readonly unknown[]): boolean => new Set(keys).size === keys.length;
const free = ({ schedule, registrations }: Dated): number =>
  registrations.reduce((seats, registration) => seats - (registration.standing === 'confirmed' ? registration.seats : 0), schedule.capacity);

/** In the midst of one decision a withdrawal has freed seats that its promotions have not taken yet; whole decisions are judged by the test of promotion. */
deciderProperties({
  name: 'an information day',
  ...informationDayWalks,
  rejections: informationDayRejections,
  statuses: { Absent: true, Planned: true, Scheduled: true, Open: true, Closed: true, Held: true, Evaluated: true, Cancelled: true },
  invariants: {
    'a day at a park has its park and every day an institution': planned(
      ({ day }) => day.institutionIds.length > 0 && (day.networkId !== undefined || !needsPark(day.kind)),
    ),
    'the date lies in its school year': dated(({ day, schedule }) => schoolYearOf(schedule.date) === day.schoolYear),
    'it starts before it ends, at times that exist': dated(
      ({ schedule: { date, start, end } }) => start < end && instantOf(date, start) !== undefined && instantOf(date, end) !== undefined,
    ),
    'there is a place to go to': dated(({ schedule: { venue, link } }) => venue !== undefined || link !== undefined),
    'no registration over capacity': dated((day) => free(day) >= 0),
    'an organisation is registered once': dated(({ registrations }) => once(registrations.map(({ organisationId }) => organisationId))),
    'nobody is passed on the waiting list': dated(({ registrations }) => {
      const first = registrations.findIndex(({ standing }) => standing === 'waiting');
      return first === -1 || registrations.slice(first).every(({ standing }) => standing === 'waiting');
    }),
    'pledges are numbered once and promise a thing once': dated(
      ({ pledges }) =>
        once(pledges.map(({ number }) => number)) &&
        once(pledges.map(({ organisationId, kind, level, sector }) => `${organisationId} ${kind} ${level} ${sector}`)),
    ),
    'attendance adds up': dated(
      (state) => !('attendance' in state) || state.attendance.perOrganisation.reduce((sum, { attendees }) => sum + attendees, 0) <= state.attendance.total,
    ),
    'a held day is not in the future': dated((state) => !('attendance' in state) || state.schedule.date <= '2026-11-20'),
  },
});

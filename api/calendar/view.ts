import type { ParkCoverage, SchoolYearCoverage } from '../../projections/calendar/coverage.ts';
import type { CalendarDay } from '../../projections/calendar/document.ts';

/** A day as the calendar shows it: who, when, where, how full, and what came of it. Persons are counted, never named. */
export function calendarView(day: CalendarDay): Readonly<Record<string, unknown>> {
  const { _id, state, revision, kind, schoolYear, network, host, institutions, preferredMonth, startsAt, endsAt } = day;
  return {
    id: _id,
    state: state.status,
    revision,
    kind,
    schoolYear,
    ...(network !== undefined && { network }),
    host,
    institutions,
    ...(preferredMonth !== undefined && { preferredMonth }),
    ...('schedule' in state && state.schedule),
    ...(startsAt !== undefined && { startsAt }),
    ...(endsAt !== undefined && { endsAt }),
    seatsTaken: day.seatsTaken,
    waiting: day.waiting,
    ...('attendance' in state && { attendance: state.attendance }),
    pledges: { places: day.placesPledged, cells: day.pledged },
    yield: { offered: day.placesOffered, started: day.placesStarted },
    ...('evaluation' in state && { evaluation: state.evaluation }),
    ...(state.status === 'Cancelled' && { cancelledOn: state.cancelledOn, reason: state.reason }),
  };
}

const parkView = ({ days, ...park }: ParkCoverage): Readonly<Record<string, unknown>> => ({
  ...park,
  days: days.map(({ _id, state, kind, institutions, startsAt, preferredMonth }) => ({
    id: _id,
    state: state.status,
    kind,
    institutions,
    ...('schedule' in state && state.schedule !== undefined && { date: state.schedule.date }),
    ...(startsAt !== undefined && { startsAt }),
    ...(preferredMonth !== undefined && { preferredMonth }),
  })),
});

export const coverageView = ({ items, ...totals }: SchoolYearCoverage): Readonly<Record<string, unknown>> => ({ ...totals, items: items.map(parkView) });

import { SchoolYear, schoolYearOf } from '../../domain/shared/school-year.ts';
import { coverageIn } from '../../projections/calendar/coverage.ts';
import { calendar } from '../../projections/calendar/projection.ts';
import { networkDirectory } from '../../projections/network-directory.ts';
import { allOf } from '../../projections/shared/all-of.ts';
import { asked, filtersAbout, identified, listRoute, queryKeysOf } from '../http/listing.ts';
import type { Route } from '../http/route.ts';
import type { ApiParts } from '../parts.ts';
import { calendarFilters, calendarRange } from './filters.ts';
import { icalendarOf } from './icalendar.ts';
import { calendarView, coverageView } from './view.ts';

const days = { projection: calendar, filters: calendarFilters, ...calendarRange };

/** The information days as readers see them: as a list, as a file for their own calendars, and by which parks had theirs. */
export const calendarRoutes = (parts: ApiParts): readonly Route[] => [
  listRoute(parts, { path: '/calendar', action: 'calendar:list', ...days, item: calendarView }),
  {
    method: 'get',
    path: '/calendar.ics',
    action: 'calendar:export',
    ...filtersAbout(days),
    query: queryKeysOf(days),
    handle: async (call) => {
      const collection = await parts.readModels.collection(calendar, call.consistency);
      const found = await allOf(collection, asked(days, call));
      return { status: 200, contentType: 'text/calendar', body: icalendarOf(found, call.language) };
    },
  },
  {
    method: 'get',
    path: '/calendar/coverage',
    action: 'calendar:coverage',
    query: { schoolYear: identified(SchoolYear) },
    handle: async ({ query, consistency }) => {
      const today = parts.clock.today();
      const schoolYear = (query.schoolYear as SchoolYear | undefined) ?? schoolYearOf(today);
      const networks = await parts.readModels.collection(networkDirectory, consistency);
      const held = await parts.readModels.collection(calendar, consistency);
      return { status: 200, body: coverageView(await coverageIn(networks, held, { schoolYear, today })) };
    },
  },
];

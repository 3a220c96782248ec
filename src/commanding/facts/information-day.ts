import type { PlanDay, PlanFacts, ScheduleFacts } from '../../../domain/information-day/commands.ts';
import type { InformationDayState } from '../../../domain/information-day/state.ts';
import type { Collection } from '../../../domain/ports/read-store.ts';
import type { InformationDayKind } from '../../../domain/shared/lists.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import type { SchoolYear } from '../../../domain/shared/school-year.ts';
import type { CalendarDay } from '../../../projections/calendar/document.ts';
import { calendar } from '../../../projections/calendar/projection.ts';
import { allOf } from '../../../projections/shared/all-of.ts';
import type { FactSources } from '../facts.ts';
import { type Lookups, organisationFact } from './lookups.ts';

/** Dates of the days of a kind in a school year, as far as they have one and are not cancelled. */
async function datesOf(lookups: Lookups, days: Collection<CalendarDay>, schoolYear: SchoolYear, kind: InformationDayKind): Promise<readonly LocalDate[]> {
  const found = await allOf(days, { index: 'bySchoolYearAndKind', where: { schoolYear, kind } });
  const beside = await Promise.all(lookups.daysBeside().map(async (id) => [id, await lookups.stateOf('informationDay', id)] as const));
  const states = new Map<string, InformationDayState>([...found.map(({ _id, state }) => [_id, state] as const), ...beside]);
  return [...states.values()].flatMap((state) =>
    state.status === 'Cancelled' || !('schedule' in state) || state.day.schoolYear !== schoolYear || state.day.kind !== kind ? [] : [state.schedule.date],
  );
}

/** Only a park day is judged by the fairs of its year, and only a fair by the park days. */
async function scheduleFacts(lookups: Lookups, date: LocalDate, state: InformationDayState): Promise<ScheduleFacts> {
  const holiday = lookups.publicHoliday(date);
  const publicHoliday = holiday === undefined ? {} : { publicHoliday: holiday };
  const kind = state.status === 'Absent' ? undefined : state.day.kind;
  if (state.status === 'Absent' || (kind !== 'regional-fair' && kind !== 'institution-at-park')) return { ...publicHoliday, parkDays: [], regionalFairs: [] };
  const days = await lookups.upToDate(calendar);
  const of = (asked: InformationDayKind) => datesOf(lookups, days, state.day.schoolYear, asked);
  return kind === 'regional-fair'
    ? { ...publicHoliday, parkDays: await of('institution-at-park'), regionalFairs: [] }
    : { ...publicHoliday, parkDays: [], regionalFairs: await of('regional-fair') };
}

async function planFacts(
  lookups: Lookups,
  { hostId, institutionIds, networkId }: Pick<PlanDay, 'hostId' | 'institutionIds' | 'networkId'>,
): Promise<PlanFacts> {
  return {
    host: await organisationFact(lookups, hostId),
    institutions: await Promise.all(institutionIds.map((id) => organisationFact(lookups, id))),
    ...(networkId !== undefined && { network: (await lookups.stateOf('businessParkNetwork', networkId)).status }),
  };
}

export const informationDayFacts = (lookups: Lookups): FactSources<'informationDay'> => ({
  PlanDay: (command) => planFacts(lookups, command),
  RegisterAttendance: async ({ organisationId }) => ({ organisation: await organisationFact(lookups, organisationId) }),
  RecordPledge: async ({ organisationId }) => ({ organisation: await organisationFact(lookups, organisationId) }),
  ScheduleDay: ({ date }, state) => scheduleFacts(lookups, date, state),
  RescheduleDay: ({ date }, state) => scheduleFacts(lookups, date, state),
});

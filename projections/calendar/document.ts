import { seatsTaken } from '../../domain/information-day/decide/promote.ts';
import type { Pledge, Schedule } from '../../domain/information-day/events.ts';
import type { DatedDayState, InformationDayState } from '../../domain/information-day/state.ts';
import type { NetworkId, OrganisationId } from '../../domain/shared/identifiers.ts';
import type { InformationDayKind } from '../../domain/shared/lists.ts';
import type { LocalDate } from '../../domain/shared/local-date.ts';
import { instantOf } from '../../domain/shared/local-time.ts';
import { type SchoolYear, schoolYearPeriod } from '../../domain/shared/school-year.ts';
import type { RegisterDocument } from '../shared/register.ts';

/** The name is absent as long as nothing of that id has been registered. */
export type Named<Id extends string> = Readonly<{ id: Id; name?: string }>;
/** Places that were promised on a day, for one kind, level and sector. */
export type PledgedCell = Pick<Pledge, 'kind' | 'level' | 'sector' | 'places'>;

/** What is kept of a day beside its own state. */
export type Beside = Readonly<{
  network?: Named<NetworkId>;
  host: Named<OrganisationId>;
  institutions: readonly Named<OrganisationId>[];
  /** The month of the rhythm that it was planned by. */
  preferredMonth?: number;
  /** Placements that have this day as their origin; an offer that was withdrawn does not count. */
  placesOffered: number;
  placesStarted: number;
}>;

/** One information day as a calendar shows it. */
export type CalendarDay = RegisterDocument<'informationDay'> &
  Beside &
  Readonly<{
    kind: InformationDayKind;
    schoolYear: SchoolYear;
    networkId?: NetworkId;
    institution: readonly OrganisationId[];
    /** Date and time of the beginning; of a day without a date, the last day of its preferred month or of its school year. */
    when: string;
    /** In UTC. */
    startsAt?: string;
    endsAt?: string;
    seatsTaken: number;
    /** Registrations on the waiting list. */
    waiting: number;
    placesPledged: number;
    pledged: readonly PledgedCell[];
    /** The instant at which its last event was recorded, UTC. */
    changedAt: string;
  }>;

export type ExistingDay = Exclude<InformationDayState, { readonly status: 'Absent' }>;
/** What a day has to show, whichever its status. */
type Shown = Pick<DatedDayState, 'day'> & Partial<Pick<DatedDayState, 'schedule' | 'registrations' | 'pledges'>>;

const lastDayOf = (schoolYear: SchoolYear, month: number): LocalDate => {
  const year = Number(month >= 8 ? schoolYear.slice(0, 4) : schoolYear.slice(5));
  return Temporal.PlainYearMonth.from({ year, month }).toPlainDate({ day: 31 }).toString() as LocalDate;
};

function whenOf(schedule: Schedule | undefined, schoolYear: SchoolYear, preferredMonth: number | undefined): string {
  if (schedule !== undefined) return `${schedule.date}T${schedule.start}`;
  return preferredMonth === undefined ? schoolYearPeriod(schoolYear).to : lastDayOf(schoolYear, preferredMonth);
}

/** No day is scheduled at a time that the clock skips. */
const instantsOf = ({ date, start, end }: Schedule) => ({ startsAt: instantOf(date, start) as string, endsAt: instantOf(date, end) as string });

function cellsOf(pledges: readonly Pledge[]): readonly PledgedCell[] {
  const cells = new Map<string, PledgedCell>();
  for (const { kind, level, sector, places } of pledges) {
    const key = `${kind} ${level} ${sector}`;
    cells.set(key, { kind, level, sector, places: places + (cells.get(key)?.places ?? 0) });
  }
  return [...cells.keys()].sort().flatMap((key) => cells.get(key) ?? []);
}

/** The document of a day out of its state and what is kept beside it: nothing in it depends on how it came about. */
export function calendarDay(
  { _id, revision, state }: Pick<CalendarDay, '_id' | 'revision'> & Readonly<{ state: ExistingDay }>,
  beside: Beside,
  changedAt: string,
): CalendarDay {
  const { day, schedule, registrations = [], pledges = [] }: Shown = state;
  const { kind, schoolYear, networkId, institutionIds } = day;
  return {
    _id,
    aggregate: 'informationDay',
    revision,
    status: state.status,
    state,
    ...beside,
    kind,
    schoolYear,
    ...(networkId !== undefined && { networkId }),
    institution: institutionIds,
    when: whenOf(schedule, schoolYear, beside.preferredMonth),
    ...(schedule && instantsOf(schedule)),
    seatsTaken: seatsTaken(registrations),
    waiting: registrations.filter(({ standing }) => standing === 'waiting').length,
    placesPledged: pledges.reduce((sum, { places }) => sum + places, 0),
    pledged: cellsOf(pledges),
    changedAt,
  };
}

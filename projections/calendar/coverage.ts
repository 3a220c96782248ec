import { mayBeAtPark, needsPark } from '../../domain/information-day/kinds.ts';
import type { InformationDayState } from '../../domain/information-day/state.ts';
import type { Collection } from '../../domain/ports/read-store.ts';
import { type InformationDayKind, informationDayKinds } from '../../domain/shared/lists.ts';
import type { LocalDate, Period } from '../../domain/shared/local-date.ts';
import { type SchoolYear, schoolYearPeriod } from '../../domain/shared/school-year.ts';
import type { NetworkDocument } from '../network-directory.ts';
import { allOf } from '../shared/all-of.ts';
import type { CalendarDay } from './document.ts';

/** Whether a park had its yearly day, still has it ahead, or misses it. */
export type Coverage = 'held' | 'ahead' | 'missing';
export type KindCoverage = Readonly<{ kind: InformationDayKind; coverage: Coverage; held: number; ahead: number; cancelled: number }>;
export type ParkCoverage = Readonly<{ networkId: string; name: string; coverage: Coverage; kinds: readonly KindCoverage[]; days: readonly CalendarDay[] }>;
export type SchoolYearCoverage = Readonly<{
  schoolYear: SchoolYear;
  parks: number;
  held: number;
  ahead: number;
  missing: number;
  items: readonly ParkCoverage[];
}>;

const standing: Readonly<Record<InformationDayState['status'], 'held' | 'ahead' | 'cancelled' | undefined>> = {
  Absent: undefined,
  Planned: 'ahead',
  Scheduled: 'ahead',
  Open: 'ahead',
  Closed: 'ahead',
  Held: 'held',
  Evaluated: 'held',
  Cancelled: 'cancelled',
};

const kindsAtPark = informationDayKinds.filter(mayBeAtPark);

type Year = Period & Readonly<{ today: LocalDate }>;

/** Not what was left standing: a day whose date, or whose school year, has passed. */
const isAhead = ({ state }: CalendarDay, { to, today }: Year): boolean => (('schedule' in state ? state.schedule?.date : undefined) ?? to) >= today;

function ofKind(kind: InformationDayKind, days: readonly CalendarDay[], year: Year): KindCoverage {
  const having = (asked: 'held' | 'ahead' | 'cancelled') => days.filter((day) => day.kind === kind && standing[day.state.status] === asked);
  const [held, ahead] = [having('held').length, having('ahead').filter((day) => isAhead(day, year)).length];
  return { kind, coverage: held > 0 ? 'held' : ahead > 0 ? 'ahead' : 'missing', held, ahead, cancelled: having('cancelled').length };
}

/** A day with an institution belongs to every park; what else is given at the park is asked only where it was in the park's rhythm, as that year left it. */
function ofPark({ _id, name, rhythms }: NetworkDocument, days: readonly CalendarDay[], year: Year): ParkCoverage {
  const rhythm = rhythms.findLast(({ from }) => from <= year.to)?.kinds ?? [];
  const kinds = kindsAtPark.filter((kind) => needsPark(kind) || rhythm.includes(kind)).map((kind) => ofKind(kind, days, year));
  const worst = (['missing', 'ahead'] as const).find((coverage) => kinds.some((kind) => kind.coverage === coverage));
  return { networkId: _id, name, coverage: worst ?? 'held', kinds, days };
}

type Asked = Readonly<{ schoolYear: SchoolYear; today: LocalDate }>;

/** Counted by park and kind: which institutions came makes no difference. Parks that were not there that year are left out. */
export function coverageOf(networks: readonly NetworkDocument[], days: readonly CalendarDay[], { schoolYear, today }: Asked): SchoolYearCoverage {
  const { from, to } = schoolYearPeriod(schoolYear);
  const daysOf = Map.groupBy(days, ({ networkId }) => networkId);
  const items = networks
    .filter(({ establishedOn, state }) => establishedOn <= to && (state.status !== 'Dissolved' || state.dissolvedOn >= from))
    .map((network) => ofPark(network, daysOf.get(network._id as never) ?? [], { from, to, today }));
  const count = (asked: Coverage): number => items.filter(({ coverage }) => coverage === asked).length;
  return { schoolYear, parks: items.length, held: count('held'), ahead: count('ahead'), missing: count('missing'), items };
}

export async function coverageIn(networks: Collection<NetworkDocument>, days: Collection<CalendarDay>, asked: Asked): Promise<SchoolYearCoverage> {
  const [known, held] = await Promise.all([
    allOf(networks, { index: 'all', where: {} }),
    allOf(days, { index: 'bySchoolYearAndKind', where: { schoolYear: asked.schoolYear, kind: kindsAtPark } }),
  ]);
  return coverageOf(known, held, asked);
}

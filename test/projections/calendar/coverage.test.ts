import { describe, expect, it } from '@jest/globals';
import type { PlanDay } from '../../../domain/information-day/commands.ts';
import type { InformationDayState } from '../../../domain/information-day/state.ts';
import { InformationDayId, MunicipalityCode, NetworkId } from '../../../domain/shared/identifiers.ts';
import type { InformationDayKind } from '../../../domain/shared/lists.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import { SchoolYear } from '../../../domain/shared/school-year.ts';
import { coverageIn, coverageOf } from '../../../projections/calendar/coverage.ts';
import type { CalendarDay } from '../../../projections/calendar/document.ts';
import { calendar } from '../../../projections/calendar/projection.ts';
import { type NetworkDocument, networkDirectory } from '../../../projections/network-directory.ts';
import { associationId, networkId, planDay, planDayElsewhere } from '../../support/builders/information-day.ts';
import { eventsAfter, history } from '../../support/builders/information-day-history.ts';
import { happened, projected } from '../../support/projection-spec.ts';

const schoolYear = SchoolYear.parse('2025-2026');
const asked = { schoolYear, today: '2026-07-31' as LocalDate };
const idOf = (name: string): NetworkId => NetworkId.parse(`0b0f2a50-6f2e-5b8e-9d5e-${String(name.charCodeAt(0)).padStart(12, '0')}`);

type Change = Readonly<{ establishedOn?: string; dissolvedOn?: string; rhythm?: readonly InformationDayKind[] }>;
const park = (name: string, { establishedOn = '2022-03-01', dissolvedOn, rhythm = [] }: Change = {}): NetworkDocument =>
  ({
    _id: idOf(name),
    name,
    establishedOn: establishedOn as LocalDate,
    rhythms: rhythm.length === 0 ? [] : [{ from: establishedOn as LocalDate, kinds: rhythm }],
    state: {
      status: dissolvedOn === undefined ? 'Active' : 'Dissolved',
      dissolvedOn,
    },
  }) as unknown as NetworkDocument;
const day = (at: string, status: InformationDayState['status'], kind: InformationDayKind = 'institution-at-park'): CalendarDay =>
  ({ networkId: idOf(at), kind, state: { status } }) as unknown as CalendarDay;

const coverages = (parks: readonly NetworkDocument[], days: readonly CalendarDay[]) =>
  coverageOf(parks, days, asked).items.map(({ name, coverage }) => [name, coverage]);

describe('the coverage of parks', () => {
  it('counts every park once: those that had their day, have it ahead, and miss it', () => {
    const parks = ['A', 'B', 'C'].map((name) => park(name));
    const { items, ...totals } = coverageOf(parks, [day('A', 'Held'), day('B', 'Scheduled')], asked);
    expect(totals).toStrictEqual({ schoolYear, parks: 3, held: 1, ahead: 1, missing: 1 });
    expect(items.map(({ name, coverage }) => [name, coverage])).toStrictEqual([
      ['A', 'held'],
      ['B', 'ahead'],
      ['C', 'missing'],
    ]);
    expect(items[2]).toStrictEqual({
      networkId: idOf('C'),
      name: 'C',
      coverage: 'missing',
      kinds: [{ kind: 'institution-at-park', coverage: 'missing', held: 0, ahead: 0, cancelled: 0 }],
      days: [],
    });
  });

  const expected: Readonly<Record<Exclude<InformationDayState['status'], 'Absent'>, string>> = {
    Planned: 'ahead',
    Scheduled: 'ahead',
    Open: 'ahead',
    Closed: 'ahead',
    Held: 'held',
    Evaluated: 'held',
    Cancelled: 'missing',
  };
  it.each(Object.entries(expected))('takes a day that is %s for %s', (status, coverage) =>
    expect(coverages([park('A')], [day('A', status as InformationDayState['status'])])).toStrictEqual([['A', coverage]]),
  );
  it('knows every status', () => expect(Object.keys(history).sort()).toStrictEqual(['Absent', ...Object.keys(expected)].sort()));

  it('counts by park: a day with other institutions makes up for one that was cancelled', () =>
    expect(coverages([park('A')], [day('A', 'Cancelled'), day('A', 'Held'), day('A', 'Planned')])).toStrictEqual([['A', 'held']]));

  it('shows per kind how many days there were, are ahead and were cancelled', () => {
    const days = [
      day('A', 'Held'),
      day('A', 'Evaluated'),
      day('A', 'Open'),
      ...['Cancelled', 'Cancelled', 'Cancelled'].map((status) => day('A', status as 'Cancelled')),
    ];
    const { items } = coverageOf([park('A', { rhythm: ['company-tour'] })], [...days, day('A', 'Planned', 'company-tour')], asked);
    expect(items.map(({ kinds }) => kinds)).toStrictEqual([
      [
        { kind: 'institution-at-park', coverage: 'held', held: 2, ahead: 1, cancelled: 3 },
        { kind: 'company-tour', coverage: 'ahead', held: 0, ahead: 1, cancelled: 0 },
      ],
    ]);
  });

  it('asks for a company tour only where it is in the rhythm, and then for both', () => {
    const days = [day('A', 'Held'), day('B', 'Held'), day('B', 'Planned', 'company-tour')];
    expect(coverages([park('A'), park('B', { rhythm: ['company-tour'] }), park('C', { rhythm: ['company-tour'] })], days)).toStrictEqual([
      ['A', 'held'],
      ['B', 'ahead'],
      ['C', 'missing'],
    ]);
  });

  it('asks of a year what was in the rhythm when it was over, whatever was set since', () => {
    const rhythms = [
      { from: '2024-09-01' as LocalDate, kinds: ['company-tour'] as const },
      { from: '2026-08-01' as LocalDate, kinds: [] },
    ];
    const asOf = (year: string) => coverageOf([{ ...park('A'), rhythms }], [], { ...asked, schoolYear: SchoolYear.parse(year) }).items[0]?.kinds.length;
    expect(['2023-2024', '2024-2025', '2025-2026', '2026-2027'].map(asOf)).toStrictEqual([1, 2, 2, 1]);
  });

  it('has nothing ahead in a year that is over: a day that was not held is missing', () => {
    const { items, ...totals } = coverageOf([park('A')], [day('A', 'Scheduled')], { schoolYear, today: '2026-08-01' as LocalDate });
    expect(totals).toStrictEqual({ schoolYear, parks: 1, held: 0, ahead: 0, missing: 1 });
    expect(items[0]?.kinds).toStrictEqual([{ kind: 'institution-at-park', coverage: 'missing', held: 0, ahead: 0, cancelled: 0 }]);
  });

  it.each([
    ['2026-07-30', 'missing'],
    ['2026-07-31', 'ahead'],
  ])('has a day of %s that was not held for %s, when it is 31 July', (date, coverage) => {
    const scheduled = { ...day('A', 'Closed'), state: { status: 'Closed', schedule: { date } } } as unknown as CalendarDay;
    expect(coverages([park('A')], [scheduled])).toStrictEqual([['A', coverage]]);
    const { items } = coverageOf([park('A')], [scheduled], asked);
    expect(items[0]?.kinds[0]?.ahead).toBe(coverage === 'ahead' ? 1 : 0);
  });

  it('does not ask for what an institution gives at its own place', () =>
    expect(coverages([park('A', { rhythm: ['companies-at-institution'] })], [day('A', 'Held')])).toStrictEqual([['A', 'held']]));

  it.each([
    ['2026-07-31', undefined, 1],
    ['2026-08-01', undefined, 0],
    ['2022-03-01', '2025-08-01', 1],
    ['2022-03-01', '2025-07-31', 0],
  ])('of a park that was there from %s to %s says something only if that touches the year', (establishedOn, dissolvedOn, parks) =>
    expect(coverageOf([park('A', { establishedOn, ...(dissolvedOn !== undefined && { dissolvedOn }) })], [], asked).parks).toBe(parks),
  );
});

it('the coverage of a year is that of its days at parks', async () => {
  const park = happened('businessParkNetwork', networkId, {
    type: 'NetworkEstablished',
    data: { networkId, name: 'De Waard', municipality: MunicipalityCode.parse('GM0546'), associationId, occurredOn: '2022-03-01' as LocalDate },
  });
  const dayOf = (last: number, plan: PlanDay) => {
    const informationDayId = InformationDayId.parse(`0b0f2a50-6f2e-5b8e-9d5e-00000000000${last}`);
    return happened('informationDay', informationDayId, ...eventsAfter({ ...plan, informationDayId }));
  };
  const thisYear = [dayOf(1, planDay()), dayOf(2, planDayElsewhere())];
  const nextYear = dayOf(3, planDay({ schoolYear: SchoolYear.parse('2026-2027') }));
  const [parks, days] = await Promise.all([projected(networkDirectory, park), projected(calendar, ...thisYear, nextYear)]);
  const { items, ...totals } = await coverageIn(parks, days, asked);
  expect(totals).toStrictEqual({ schoolYear, parks: 1, held: 0, ahead: 1, missing: 0 });
  expect(items[0]?.days.map(({ _id }) => _id.slice(-1))).toStrictEqual(['1']);
});

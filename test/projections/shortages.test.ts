import { describe, expect, it } from '@jest/globals';
import type { PlacementEvent } from '../../domain/placement/events.ts';
import type { PlacementStatus } from '../../domain/placement/state.ts';
import type { ProgrammeCycleEvent } from '../../domain/programme-cycle/events.ts';
import type { OfType } from '../../domain/shared/event.ts';
import { CycleSlug, ProgrammeCode } from '../../domain/shared/identifiers.ts';
import { addDays, type LocalDate } from '../../domain/shared/local-date.ts';
import { shortagesIn } from '../../projections/shortages/figures.ts';
import { shortages } from '../../projections/shortages/projection.ts';
import { days, historiesOf, keysOf, on } from '../support/builders/placement.ts';
import { placementIdOf, placeUpTo, type Told, toldOf } from '../support/builders/places.ts';
import { institutionId, otherInstitutionId } from '../support/builders/programme-cycle.ts';
import { happened, projected } from '../support/projection-spec.ts';

const slug = CycleSlug.parse('2025-2026');
const year = { from: on('2025-08-01'), to: on('2026-07-31') };
type Report = OfType<ProgrammeCycleEvent, 'DemandReported'>['data'];
const programmeCode = ProgrammeCode.parse('25655');

const told = (report: Report) => happened('programmeCycle', report.slug, { type: 'DemandReported', data: report });
const general: Report = { slug, institutionId, level: 'mbo-3', sector: 'zorg-welzijn-sport', period: year, students: 9, occurredOn: on('2025-09-15') };
const reported = (change: Partial<Report> = {}) => told({ ...general, programmeCode, ...change });
const place = (status: PlacementStatus, told: Told, ...more: readonly PlacementEvent[]) =>
  happened('placement', placementIdOf(told.number), ...placeUpTo(status, told), ...more.map((event) => toldOf(event, told)));
const foundOn = async (today: LocalDate, ...history: readonly Parameters<typeof projected>[1][]) =>
  shortagesIn(await projected(shortages, ...history), { slug, ...year }, today);
/** What a candidacy adds to an offer. */
const proposed = historiesOf({ kind: 'bpv-bol' }).Proposed.filter(({ type }) => type === 'CandidateProposed');
const found = (...history: readonly Parameters<typeof projected>[1][]) => foundOn(year.from, ...history);

describe('demand', () => {
  it('is that of the latest report of an institution for its programme code, level, sector and period', async () => {
    const { total } = await found(reported(), reported({ students: 11, before: 9 }), reported({ students: 4, before: 11 }));
    expect(total.demand).toBe(4);
  });

  it('adds up over institutions, periods and programmes of one level and sector', async () => {
    const { cells } = await found(
      reported(),
      reported({ institutionId: otherInstitutionId, students: 5 }),
      reported({ period: { from: year.from, to: on('2026-01-31') }, students: 2 }),
      reported({ programmeCode: ProgrammeCode.parse('25491'), students: 20 }),
      told({ ...general, students: 1 }),
    );
    expect(cells).toStrictEqual([
      {
        level: 'mbo-3',
        sector: 'zorg-welzijn-sport',
        demand: 37,
        places: 0,
        gap: 37,
        tension: null,
        programmes: [
          { programmeCode: '25491', demand: 20, places: 0, gap: 20, tension: null },
          { programmeCode: '25655', demand: 16, places: 0, gap: 16, tension: null },
          { demand: 1, places: 0, gap: 1, tension: null },
        ],
      },
    ]);
  });

  it('of another cycle is left out', async () => {
    const { total, cells } = await found(reported({ slug: CycleSlug.parse('2026-2027') }));
    expect([total.demand, cells]).toStrictEqual([0, []]);
  });
});

describe('open places', () => {
  it.each<[PlacementStatus, number]>([
    ['Offered', 1],
    ['Proposed', 0],
    ['Accepted', 0],
    ['Agreed', 0],
    ['Completed', 0],
    ['Withdrawn', 0],
    ['Expired', 0],
  ])('are those that are offered: %s counts %i', async (status, open) => {
    expect((await found(place(status, { number: 1 }))).total.places).toBe(open);
  });

  it.each<PlacementEvent>([
    { type: 'CandidateRejected', data: { ...keysOf().matched, reason: 'no-response', occurredOn: on('2025-09-10') } },
    { type: 'CandidateWithdrawn', data: { ...keysOf().matched, reason: 'moved', occurredOn: on('2025-09-10') } },
  ])('are open again after $type', async (event) => {
    expect((await found(place('Proposed', { number: 1 }, event))).total.places).toBe(1);
  });

  it('stand in the cell that the offer was revised to', async () => {
    const revised: PlacementEvent = {
      type: 'OfferRevised',
      data: { ...keysOf().offered, sector: 'handel', expiresOn: on('2025-12-25'), recordedBy: 'manager-1', occurredOn: on('2025-09-01') },
    };
    const { cells } = await found(place('Offered', { number: 1 }, revised));
    expect(cells.map(({ sector, places }) => [sector, places])).toStrictEqual([['handel', 1]]);
  });

  const rejected: PlacementEvent = { type: 'CandidateRejected', data: { ...keysOf().matched, reason: 'no-response', occurredOn: on('2025-09-10') } };
  const revised: PlacementEvent = {
    type: 'OfferRevised',
    data: { ...keysOf().offered, expiresOn: addDays(days.expires, 30), recordedBy: 'manager-1', occurredOn: on('2025-09-01') },
  };
  it.each([
    ['as it was offered', place('Offered', { number: 1 }), 0],
    ['when the candidate is gone', place('Proposed', { number: 1 }, rejected), 0],
    ['as it was revised', place('Offered', { number: 1 }, revised), 30],
    ['as it was revised, when the candidate is gone', place('Offered', { number: 1 }, revised, ...proposed, rejected), 30],
  ])('are open up to and including the last day of the offer %s', async (_, history, later) => {
    const last = addDays(days.expires, later);
    const open = async (today: LocalDate) => (await foundOn(today, history)).total.places;
    expect([await open(last), await open(addDays(last, 1))]).toStrictEqual([1, 0]);
  });

  it.each([
    ['2025-07-31', 0],
    ['2025-08-01', 1],
    ['2026-07-31', 1],
    ['2026-08-01', 0],
  ])('belong to the cycle in which they were offered (%s: %i)', async (day, open) => {
    expect((await found(place('Offered', { number: 1, offeredOn: on(day) }))).total.places).toBe(open);
  });
});

describe('gap and tension', () => {
  it('set students against places: the widest gap first', async () => {
    const { total, cells } = await found(
      reported({ students: 7 }),
      reported({ students: 2, programmeCode: ProgrammeCode.parse('25491') }),
      reported({ students: 20, level: 'hbo-bachelor', sector: 'handel' }),
      place('Offered', { number: 1 }),
      place('Offered', { number: 2 }),
      place('Offered', { number: 3 }),
      place('Offered', { number: 4, level: 'mbo-1', programmeCode: ProgrammeCode.parse('25604') }),
    );
    expect(total).toStrictEqual({ demand: 29, places: 4, gap: 25, tension: 7.25 });
    expect(cells).toStrictEqual([
      {
        level: 'hbo-bachelor',
        sector: 'handel',
        demand: 20,
        places: 0,
        gap: 20,
        tension: null,
        programmes: [{ programmeCode: '25655', demand: 20, places: 0, gap: 20, tension: null }],
      },
      {
        level: 'mbo-3',
        sector: 'zorg-welzijn-sport',
        demand: 9,
        places: 3,
        gap: 6,
        tension: 3,
        programmes: [
          { programmeCode: '25655', demand: 7, places: 3, gap: 4, tension: 2.33 },
          { programmeCode: '25491', demand: 2, places: 0, gap: 2, tension: null },
        ],
      },
      {
        level: 'mbo-1',
        sector: 'zorg-welzijn-sport',
        demand: 0,
        places: 1,
        gap: -1,
        tension: 0,
        programmes: [{ programmeCode: '25604', demand: 0, places: 1, gap: -1, tension: 0 }],
      },
    ]);
  });

  it('of the same size come by demand, then by level and sector', async () => {
    const { cells } = await found(
      reported({ students: 3, sector: 'handel' }),
      reported({ students: 3 }),
      reported({ students: 3, level: 'mbo-1' }),
      reported({ students: 4, level: 'mbo-4' }),
      place('Offered', { number: 1, level: 'mbo-4' }),
    );
    expect(cells.map(({ level, sector }) => `${level} ${sector}`)).toStrictEqual([
      'mbo-4 zorg-welzijn-sport',
      'mbo-1 zorg-welzijn-sport',
      'mbo-3 zorg-welzijn-sport',
      'mbo-3 handel',
    ]);
  });

  it('of programmes of the same size come by their code', async () => {
    const codes = ['25655', '25491', '25604'].map(ProgrammeCode.parse);
    const places = codes.map((code, number) => place('Offered', { number, programmeCode: code, offeredOn: on(`2025-08-0${number + 1}`) }));
    const { cells } = await found(...places, told({ ...general, students: 0 }));
    expect(cells.flatMap(({ programmes }) => programmes.map((programme) => [programme.programmeCode, programme.gap]))).toStrictEqual([
      [undefined, 0],
      ...codes.toSorted().map((code) => [code, -1]),
    ]);
  });
});

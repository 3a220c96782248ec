import { describe, expect, it } from '@jest/globals';
import type { PlacementEvent } from '../../../domain/placement/events.ts';
import type { PlacementStatus } from '../../../domain/placement/state.ts';
import { type CellTally, closingFigures, type Funnel } from '../../../projections/programme-progress/figures.ts';
import { programmeProgress } from '../../../projections/programme-progress/projection.ts';
import { keysOf, on } from '../../support/builders/placement.ts';
import { placementIdOf, placeUpTo, studentOf, toldOf } from '../../support/builders/places.ts';
import { none, place, progress, upTo } from '../../support/progress.ts';
import { happened, projected } from '../../support/projection-spec.ts';

const { matched, agreed } = keysOf();
const withdrawn: PlacementEvent = { type: 'CandidateWithdrawn', data: { ...matched, reason: 'moved', occurredOn: on('2025-09-10') } };
const corrected = (change: Partial<Extract<PlacementEvent, { type: 'RecordCorrected' }>['data']>): PlacementEvent => ({
  type: 'RecordCorrected',
  data: { ...agreed, field: 'additional', old: true, new: false, why: 'mistake', recordedBy: 'manager-2', occurredOn: on('2026-11-01'), ...change },
});

describe('the funnel shows offered / matched / agreed / started / completed apart', () => {
  it.each<[PlacementStatus, Funnel]>([
    ['Offered', upTo.offered],
    ['Proposed', upTo.offered],
    ['Expired', upTo.offered],
    ['Withdrawn', none],
    ['Accepted', upTo.matched],
    ['AgreementDrafted', upTo.matched],
    ['AwaitingSignatures', upTo.matched],
    ['Agreed', upTo.agreed],
    ['Cancelled', upTo.agreed],
    ['Active', upTo.started],
    ['Interrupted', upTo.started],
    ['AwaitingAssessment', upTo.started],
    ['Terminated', upTo.started],
    ['Completed', upTo.passed],
  ])('of a place that is %s', async (status, funnel) => {
    const { total } = await progress([place(status, { number: 1 })]);
    expect(total).toStrictEqual({ counted: funnel, all: funnel });
  });

  it('a candidate that withdraws brings the place back out of matched', async () => {
    const history = [place('AwaitingSignatures', { number: 1 }, withdrawn)];
    expect((await progress(history)).total.all).toStrictEqual(upTo.offered);
    const { items } = await (await projected(programmeProgress, ...history)).find({ index: 'byOffer', where: {}, limit: 10 });
    expect(items.map((document) => 'studentRef' in document)).toStrictEqual([false]);
  });

  it('a completed place that was not passed is completed all the same', async () => {
    const { total } = await progress([place('Completed', { number: 1 }, corrected({ field: 'result', old: 'sufficient', new: 'insufficient' }))]);
    expect(total.all).toStrictEqual({ ...upTo.passed, passed: 0 });
  });

  it('a result that is put right counts as passed', async () => {
    const failed = placeUpTo('Completed', { number: 1 }).map((event) =>
      event.type === 'PlacementCompleted' ? { ...event, data: { ...event.data, result: 'insufficient' as const } } : event,
    );
    const history = happened('placement', placementIdOf(1), ...failed);
    expect((await progress([history])).total.all).toStrictEqual({ ...upTo.passed, passed: 0 });
    const right = toldOf(corrected({ field: 'result', old: 'insufficient', new: 'sufficient' }), { number: 1 });
    expect((await progress([history, happened('placement', placementIdOf(1), right)])).total.all).toStrictEqual(upTo.passed);
  });

  it('a correction of something else keeps the stage and the result', async () => {
    const { total } = await progress([place('Completed', { number: 1 }, corrected({ field: 'realisedHours', old: 606, new: 600 }))]);
    expect(total.all).toStrictEqual(upTo.passed);
  });
});

describe('a place counts for the target when it is offered inside the cycle and marked additional', () => {
  it.each([
    ['2025-07-31', 0],
    ['2025-08-01', 1],
    ['2026-07-31', 1],
    ['2026-08-01', 0],
  ])('offered on %s: %i', async (day, counted) => {
    const { total } = await progress([place('Offered', { number: 1, offeredOn: on(day) })]);
    expect(total.counted.offered).toBe(counted);
  });

  it('others are shown beside those that count', async () => {
    const { total } = await progress([place('Active', { number: 1, additional: false }), place('Accepted', { number: 2 })]);
    expect(total.counted).toStrictEqual(upTo.matched);
    expect(total.all).toStrictEqual({ ...none, offered: 2, matched: 2, agreed: 1, started: 1 });
  });

  it('a revised offer counts as it was revised', async () => {
    const revised: PlacementEvent = {
      type: 'OfferRevised',
      data: { ...keysOf().offered, additional: false, sector: 'handel', expiresOn: on('2025-12-25'), recordedBy: 'manager-1', occurredOn: on('2025-09-01') },
    };
    const { total, cells } = await progress([place('Offered', { number: 1 }), happened('placement', placementIdOf(1), toldOf(revised, { number: 1 }))]);
    expect([total.counted.offered, total.all.offered, cells.map(({ sector }) => sector)]).toStrictEqual([0, 1, ['handel']]);
  });

  it('a corrected record counts as it was corrected', async () => {
    const { total, cells } = await progress([place('Terminated', { number: 1 }, corrected({ additional: false, sector: 'handel' }))]);
    expect([total.counted, total.all, cells.map(({ sector }) => sector)]).toStrictEqual([none, upTo.started, ['handel']]);
  });
});

describe('one student counts once per period', () => {
  const same = { studentRef: studentOf(7) };
  const second = { ...same, number: 2, sector: 'handel', offeredOn: on('2026-02-01') } as const;

  it('from matched on, with the place that came furthest', async () => {
    const { total, cells } = await progress([place('Completed', second), place('Terminated', { ...same, number: 1 })]);
    expect(total.all).toStrictEqual({ ...upTo.passed, offered: 2 });
    expect(cells.map(({ sector, all }) => [sector, all])).toStrictEqual([
      ['zorg-welzijn-sport', upTo.offered],
      ['handel', upTo.passed],
    ]);
  });

  it('with the place that came furthest, also when another was offered earlier', async () => {
    const { cells } = await progress([place('Accepted', { ...same, number: 1 }), place('Active', second)]);
    expect(cells.map(({ all }) => all)).toStrictEqual([upTo.offered, upTo.started]);
  });

  it('with the place that was passed, of two that were completed', async () => {
    const failed = corrected({ field: 'result', old: 'sufficient', new: 'insufficient' });
    const { cells } = await progress([place('Completed', { ...same, number: 1 }, failed), place('Completed', second)]);
    expect(cells.map(({ all }) => all.passed)).toStrictEqual([0, 1]);
  });

  it.each([
    ['2025-09-01', '2025-10-01', 'zorg-welzijn-sport'],
    ['2025-10-01', '2025-09-01', 'handel'],
    ['2025-09-01', '2025-09-01', 'zorg-welzijn-sport'],
  ])('with the first offered of two that came as far (%s, %s)', async (first, then, sector) => {
    const places = [place('Active', { ...same, number: 1, offeredOn: on(first) }), place('Active', { ...second, offeredOn: on(then) })];
    for (const history of [places, places.toReversed()]) {
      const { cells } = await progress(history);
      expect(cells.filter(({ all }) => all.matched === 1).map((cell) => cell.sector)).toStrictEqual([sector]);
    }
  });

  it('in each of two cycles', async () => {
    const history = [place('Active', { ...same, number: 1 }), place('Accepted', { ...second, offeredOn: on('2026-09-01') })];
    expect((await progress(history)).total.all).toStrictEqual(upTo.started);
    expect((await progress(history, { from: on('2026-08-01'), to: on('2027-07-31') })).total.all).toStrictEqual(upTo.matched);
    expect((await progress(history, { to: on('2027-07-31') })).total.all).toStrictEqual({ ...upTo.started, offered: 2 });
  });

  it('among the places that count for the target, and apart from that among all', async () => {
    const { total } = await progress([place('Active', { ...same, number: 1, additional: false }), place('Accepted', second)]);
    expect(total).toStrictEqual({ counted: upTo.matched, all: { ...upTo.started, offered: 2 } });
  });

  it('again with another place when the one that counted is given back', async () => {
    const { total, cells } = await progress([place('AgreementDrafted', { ...same, number: 1 }, withdrawn), place('Accepted', second)]);
    expect(total.all).toStrictEqual({ ...upTo.matched, offered: 2 });
    expect(cells.map(({ all }) => all.matched)).toStrictEqual([0, 1]);
  });
});

describe('figures per level, sector and kind', () => {
  const target = (change: object, places: number) => ({ level: 'mbo-3', sector: 'zorg-welzijn-sport', kind: 'internship', places, ...change }) as const;
  const brief = ({ level, sector, kind, target: aim, all }: CellTally) => [level, sector, kind, aim, all.offered];

  it('are there where there is a target or a place, by level, sector and kind', async () => {
    const { cells } = await progress(
      [
        place('Offered', { number: 1 }),
        place('Offered', { number: 2, kind: 'bpv-bbl', level: 'mbo-3' }),
        place('Offered', { number: 3, kind: 'work-experience' }),
        place('Offered', { number: 4, kind: 'hbo-internship', sector: 'handel' }),
      ],
      { cells: [target({}, 12), target({ level: 'graduate', kind: 'work-experience' }, 5), target({ level: 'mbo-1', sector: 'handel' }, 3)] },
    );
    expect(cells.map(brief)).toStrictEqual([
      ['mbo-1', 'handel', 'internship', 3, 0],
      ['mbo-3', 'zorg-welzijn-sport', 'internship', 12, 2],
      ['hbo-bachelor', 'handel', 'internship', 0, 1],
      ['graduate', 'zorg-welzijn-sport', 'work-experience', 5, 1],
    ]);
  });

  it('of the same level and sector come by kind, after those of an earlier sector', async () => {
    const graduate = { level: 'graduate', sector: 'handel' } as const;
    const { cells } = await progress([], {
      cells: [target({ ...graduate, kind: 'work-experience' }, 1), target({ ...graduate }, 2), target({ level: 'graduate', kind: 'work-experience' }, 3)],
    });
    expect(cells.map((cell) => cell.target)).toStrictEqual([3, 2, 1]);
  });

  it('are frozen on closing: the funnel of what counts for the target', async () => {
    const found = await progress([place('Completed', { number: 1 }), place('Active', { number: 2, additional: false }), place('Agreed', { number: 3 })], {
      cells: [target({}, 12), target({ level: 'mbo-1', sector: 'handel' }, 3)],
    });
    const funnel = { offered: 2, matched: 2, agreed: 2, started: 1, completed: 1 };
    expect(closingFigures(found)).toStrictEqual({
      ...funnel,
      cells: [
        { level: 'mbo-1', sector: 'handel', kind: 'internship', offered: 0, matched: 0, agreed: 0, started: 0, completed: 0 },
        { level: 'mbo-3', sector: 'zorg-welzijn-sport', kind: 'internship', ...funnel },
      ],
    });
  });
});

it('a year of more places than a page of documents is summed whole', async () => {
  const places = Array.from({ length: 1001 }, (_, number) => happened('placement', placementIdOf(number), ...placeUpTo('Offered', { number })));
  expect((await progress(places)).total.all.offered).toBe(1001);
});

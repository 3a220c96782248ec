import { describe, expect, it } from '@jest/globals';
import { programmeCycle } from '../../../domain/programme-cycle/decider.ts';
import type { ProgrammeCycleEvent } from '../../../domain/programme-cycle/events.ts';
import type { OfType } from '../../../domain/shared/event.ts';
import { ProgrammeCode } from '../../../domain/shared/identifiers.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import {
  careCell,
  closeCycle,
  figures,
  graduateCell,
  institutionId,
  openCycle,
  otherInstitutionId,
  reportDemand,
  reviseTarget,
  techCell,
} from '../../support/builders/programme-cycle.ts';
import { deciderSpec } from '../../support/decider-spec.ts';
import { refusedOutside } from '../../support/refused-outside.ts';

const { given } = deciderSpec(programmeCycle);
const { type: _opening, ...openedData } = openCycle();
const opened: ProgrammeCycleEvent = { type: 'CycleOpened', data: openedData };
const slug = openedData.slug;
const day = (text: string) => text as LocalDate;

type Reported = OfType<ProgrammeCycleEvent, 'DemandReported'>['data'];
const report: Reported = {
  slug,
  institutionId,
  programmeCode: ProgrammeCode.parse('25655'),
  level: 'mbo-4',
  sector: 'techniek-gebouwde-omgeving',
  period: { from: day('2025-08-01'), to: day('2026-07-31') },
  students: 9,
  occurredOn: day('2025-09-15'),
};
const reported = (change: Partial<Reported> = {}): ProgrammeCycleEvent => ({ type: 'DemandReported', data: { ...report, ...change } });
const revised = (change: Partial<OfType<ProgrammeCycleEvent, 'TargetRevised'>['data']>): ProgrammeCycleEvent => ({
  type: 'TargetRevised',
  data: { slug, places: 1200, reason: 'more students', occurredOn: day('2025-09-15'), ...change },
});
const closed: ProgrammeCycleEvent = {
  type: 'CycleClosed',
  data: { slug, totalTarget: 1000, cells: openedData.cells, demand: 0, figures, occurredOn: day('2026-08-01') },
};

describe('open', () => {
  it('opens with a name, from, to, a total target and cells', () => given().when(openCycle()).thenEvents(opened));
  it('opens without cells: targets are data and may follow', () =>
    given()
      .when(openCycle({ cells: [] }))
      .thenEvents({ type: 'CycleOpened', data: { ...openedData, cells: [] } }));
  it('leaves the sum of the cells free of the total', () =>
    given()
      .when(openCycle({ totalTarget: 1 }))
      .thenEvents({ type: 'CycleOpened', data: { ...openedData, totalTarget: 1 } }));
  it('says nothing new for the same cycle', () =>
    given(opened)
      .when(openCycle({ occurredOn: day('2025-09-01') }))
      .thenNothing());
  it('recognises the same cycle after its targets were revised', () =>
    given(opened, revised({ before: 1000 }))
      .when(openCycle())
      .thenNothing());
  it('refuses another cycle under the same slug', () =>
    given(opened)
      .when(openCycle({ name: 'Other' }))
      .thenRejected('AlreadyExists', { slug: '2025-2026', name: 'Stagepact071 2025-2026' }));
  it.each(['2025-08-01', '2025-07-31'])('ends after it begins: %s', (to) =>
    given()
      .when(openCycle({ to: day(to) }))
      .thenRejected('DatesOutOfOrder', { from: '2025-08-01', to }),
  );
  it('has each level × sector × kind once', () =>
    given()
      .when(
        openCycle({
          cells: [
            { ...techCell, places: 1 },
            { ...careCell, places: 1 },
            { ...techCell, places: 2 },
          ],
        }),
      )
      .thenRejected('CycleCellTwice', techCell));
  it('tells cells apart by level, sector and kind', () => {
    const cells = [techCell, { ...techCell, level: 'mbo-3' }, { ...techCell, sector: 'handel' }, { ...techCell, kind: 'work-experience' }] as const;
    const withPlaces = cells.map((cell) => ({ ...cell, places: 0 }));
    given()
      .when(openCycle({ cells: withPlaces }))
      .thenEvents({ type: 'CycleOpened', data: { ...openedData, cells: withPlaces } });
  });
  it.each([-1, 0.5, Number.NaN])('counts a total in whole numbers, not %s', (totalTarget) =>
    given()
      .when(openCycle({ totalTarget }))
      .thenRejected('CycleNumberNotWhole', { field: 'totalTarget', value: String(totalTarget) }),
  );
  it('counts cells in whole numbers', () =>
    given()
      .when(openCycle({ cells: [{ ...techCell, places: 1.5 }] }))
      .thenRejected('CycleNumberNotWhole', { field: 'places', value: '1.5' }));
});

describe('revise a target with a reason', () => {
  it('the total', () =>
    given(opened)
      .when(reviseTarget())
      .thenEvents(revised({ before: 1000 })));
  it('one cell', () =>
    given(opened)
      .when(reviseTarget({ cell: techCell, places: 50 }))
      .thenEvents(revised({ cell: techCell, before: 40, places: 50 })));
  it('once more, from what it was revised to', () =>
    given(opened, revised({ cell: techCell, before: 40, places: 50 }))
      .when(reviseTarget({ cell: techCell, places: 60 }))
      .thenEvents(revised({ cell: techCell, before: 50, places: 60 })));
  it('a cell that was not there is added', () =>
    given(opened)
      .when(reviseTarget({ cell: graduateCell, places: 0 }))
      .thenEvents(revised({ cell: graduateCell, places: 0 })));
  it('to what it is already says nothing', () => {
    given(opened)
      .when(reviseTarget({ places: 1000 }))
      .thenNothing();
    given(opened)
      .when(reviseTarget({ cell: techCell, places: 40 }))
      .thenNothing();
    given(opened, revised({ cell: graduateCell, places: 7 }))
      .when(reviseTarget({ cell: graduateCell, places: 7 }))
      .thenNothing();
  });
  it('does not touch the other cells or the total', () => {
    const { state } = given(opened, revised({ cell: techCell, before: 40, places: 50 }));
    expect(state).toMatchObject({ totalTarget: 1000, cells: { 'mbo-1 zorg-welzijn-sport internship': { ...careCell, places: 18 } } });
  });
  it('in whole numbers', () =>
    given(opened)
      .when(reviseTarget({ places: -5 }))
      .thenRejected('CycleNumberNotWhole', { field: 'places', value: '-5' }));
});

describe('report demand', () => {
  it('for the whole cycle where no period is named', () => given(opened).when(reportDemand()).thenEvents(reported()));
  it('for a part of the cycle', () => {
    const period = { from: day('2025-08-01'), to: day('2026-01-31') };
    given(opened).when(reportDemand({ period })).thenEvents(reported({ period }));
  });
  it('without a programme code', () => {
    const { programmeCode: _, ...withoutCode } = reportDemand();
    const { programmeCode: _code, ...data } = report;
    given(opened).when(withoutCode).thenEvents({ type: 'DemandReported', data });
  });
  it('a later report supersedes the earlier one for its key', () =>
    given(opened, reported())
      .when(reportDemand({ students: 11, occurredOn: day('2026-03-01') }))
      .thenEvents(reported({ students: 11, before: 9, occurredOn: day('2026-03-01') })));
  it('a report of the same day corrects it', () =>
    given(opened, reported())
      .when(reportDemand({ students: 8 }))
      .thenEvents(reported({ students: 8, before: 9 })));
  it('a later report of the same number confirms it', () =>
    given(opened, reported())
      .when(reportDemand({ occurredOn: day('2026-03-01') }))
      .thenEvents(reported({ before: 9, occurredOn: day('2026-03-01') })));
  it('the same report says nothing', () => given(opened, reported()).when(reportDemand()).thenNothing());
  it('an older report than the known one is refused', () =>
    given(opened, reported())
      .when(reportDemand({ students: 8, occurredOn: day('2025-09-14') }))
      .thenRejected('DemandReportOlderThanKnown', { known: '2025-09-15' }));
  it.each<[string, Parameters<typeof reportDemand>[0], Partial<Reported>]>([
    ['institution', { institutionId: otherInstitutionId }, { institutionId: otherInstitutionId }],
    ['programme code', { programmeCode: ProgrammeCode.parse('25604') }, { programmeCode: ProgrammeCode.parse('25604') }],
    ['level', { level: 'mbo-3' }, { level: 'mbo-3' }],
    ['sector', { sector: 'handel' }, { sector: 'handel' }],
    ['end of the period', { period: { ...report.period, to: day('2026-01-31') } }, { period: { ...report.period, to: day('2026-01-31') } }],
    ['begin of the period', { period: { ...report.period, from: day('2026-01-31') } }, { period: { ...report.period, from: day('2026-01-31') } }],
  ])('another %s is another key', (_, command, event) =>
    given(opened, reported())
      .when(reportDemand({ ...command, occurredOn: day('2025-08-20') }))
      .thenEvents(reported({ ...event, occurredOn: day('2025-08-20') })),
  );
  it.each([{ status: 'Absent' }, { status: 'Deactivated', kind: 'educational-institution' }, { status: 'Active', kind: 'employer' }] as const)(
    'only by an active educational institution, not %o',
    (institution) =>
      given(opened)
        .when(reportDemand({ facts: { institution } }))
        .thenRejected('DemandNotFromActiveInstitution', institution),
  );
  it.each([
    ['2025-07-31', '2026-07-31'],
    ['2025-08-01', '2026-08-01'],
  ])('within the cycle, not %s to %s', (from, to) =>
    given(opened)
      .when(reportDemand({ period: { from: day(from), to: day(to) } }))
      .thenRejected('DemandOutsideCycle', { from, to, cycleFrom: '2025-08-01', cycleTo: '2026-07-31' }),
  );
  it('for a period of one day', () => {
    const period = { from: day('2026-02-01'), to: day('2026-02-01') };
    given(opened).when(reportDemand({ period })).thenEvents(reported({ period }));
  });
  it('for a period that is in order', () => {
    const period = { from: day('2026-02-02'), to: day('2026-02-01') };
    given(opened).when(reportDemand({ period })).thenRejected('DatesOutOfOrder', period);
  });
  it('in whole numbers', () =>
    given(opened)
      .when(reportDemand({ students: 1.5 }))
      .thenRejected('CycleNumberNotWhole', { field: 'students', value: '1.5' }));
});

describe('close', () => {
  it('freezes the figures in the closing event: targets, latest demand and the funnel', () =>
    given(
      opened,
      revised({ before: 1000 }),
      revised({ cell: graduateCell, places: 12 }),
      reported(),
      reported({ students: 11, before: 9, occurredOn: day('2026-03-01') }),
      reported({ institutionId: otherInstitutionId, students: 5 }),
    )
      .when(closeCycle())
      .thenEvents({
        type: 'CycleClosed',
        data: {
          slug,
          totalTarget: 1200,
          cells: [...openedData.cells, { ...graduateCell, places: 12 }],
          demand: 16,
          figures,
          occurredOn: day('2026-08-01'),
        },
      }));
  it('keeps the figures', () => expect(given(opened, closed).state).toMatchObject({ closedOn: '2026-08-01', figures }));
  it('only after its last day', () =>
    given(opened)
      .when(closeCycle({ occurredOn: day('2026-07-31') }))
      .thenRejected('CycleNotOver', { to: '2026-07-31' }));
});

describe('in each state', () =>
  refusedOutside(programmeCycle, { Absent: [], Open: [opened], Closed: [opened, closed] }, [
    { command: reviseTarget(), allowed: ['Open'] },
    { command: reportDemand(), allowed: ['Open'] },
    { command: closeCycle(), allowed: ['Open'], already: ['Closed'] },
  ]));

import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import { programmeView } from '../../../projections/structural-partner-programme/view.ts';
import {
  completed,
  concluded,
  demand,
  ended,
  heldDay,
  naming,
  offered,
  offering,
  partnership,
  place,
  placementOf,
  promising,
  proposal,
  proposed,
  reporting,
  reviewed,
  started,
  threeYears,
} from '../../support/builders/partner-programme.ts';
import { employer, partnershipId, school } from '../../support/builders/partnership.ts';
import { documentOf, type History } from '../../support/partner-programme.ts';

const commitments = promising(offering, reporting, naming);
const viewOn = async (today: string, ...history: readonly History[]) =>
  programmeView(await documentOf(partnership(...concluded(commitments)), ...history), today as LocalDate);
const statuses = (view: Awaited<ReturnType<typeof viewOn>>) =>
  view.commitments.flatMap(({ number, fulfilment }) => fulfilment.map(({ schoolYear = 'once', status }) => `${number} ${schoolYear}: ${status}`));

describe('a partnership as it stands on a day', () => {
  const places = [place(1, offered(1), started(1, '2025-10-01'), completed(1)), place(2, offered(2), started(2, '2026-10-01'))];
  const kept = Array.from({ length: 4 }, (_, index) => place(index + 5, started(index + 5, '2027-10-01')));

  it('shows what was promised, what came of it and how that is told apart by the day', async () => {
    const view = await viewOn('2026-11-20', ...places, ...kept, demand('2025-08-01'));
    expect(statuses(view)).toStrictEqual([
      '1 2025-2026: PartlyFulfilled',
      '1 2026-2027: Active',
      '1 2027-2028: Fulfilled',
      '2 2025-2026: Fulfilled',
      '2 2026-2027: Pledged',
      '2 2027-2028: Pledged',
      '3 once: Pledged',
    ]);
  });
  it('misses nothing on the last day of a period, and what is missing on the day after', async () => {
    expect(statuses(await viewOn('2026-07-31'))[0]).toBe('1 2025-2026: Pledged');
    expect(statuses(await viewOn('2026-08-01'))[0]).toBe('1 2025-2026: Missed');
    expect(statuses(await viewOn('2028-08-20')).at(-1)).toBe('3 once: Pledged');
    expect(statuses(await viewOn('2028-08-21')).at(-1)).toBe('3 once: Missed');
  });
  it('misses what is missing from the day it was ended on', async () => {
    const over = partnership(ended('2026-11-20'));
    expect(statuses(await viewOn('2026-11-20', over)).at(-1)).toBe('3 once: Missed');
    expect(statuses(await viewOn('2026-11-20', over))).toContain('1 2026-2027: Missed');
    expect(statuses(await viewOn('2026-11-19', over))).toContain('1 2026-2027: Pledged');
    expect(await viewOn('2026-11-20', over)).toMatchObject({ state: 'Ended', endedOn: '2026-11-20', behind: false });
  });
  it('waives what a review waived', async () => {
    const view = await viewOn('2026-11-20', partnership(reviewed('2025-2026', '2026-09-15', { 1: 'waived', 2: 'on-track' }, '2027-09-15')));
    expect(statuses(view).filter((line) => line.includes('2025-2026'))).toStrictEqual(['1 2025-2026: Waived', '2 2025-2026: Missed']);
    expect(view).toMatchObject({
      nextReviewOn: '2027-09-15',
      reviews: { '2025-2026': { on: '2026-09-15', judgements: { 1: 'waived', 2: 'on-track' }, actions: ['call'] } },
    });
    const again = await viewOn('2026-11-20', partnership(reviewed('2025-2026', '2026-09-15', {}, '2027-09-15'), reviewed('2026-2027', '2026-09-16', {})));
    expect(again).not.toHaveProperty('nextReviewOn');
  });

  it('is behind from the day after the first promise that was not kept', async () => {
    expect(await viewOn('2026-07-31')).toMatchObject({ behind: false });
    expect(await viewOn('2026-07-31')).not.toHaveProperty('behindSince');
    expect(await viewOn('2026-08-01')).toMatchObject({ behind: true, behindSince: '2026-08-01' });
  });

  it('shows what each side made of its promises whose period has begun', async () => {
    const view = await viewOn('2026-11-20', ...places, demand('2025-08-01'), partnership(reviewed('2026-2027', '2026-11-01', { 2: 'waived' })));
    expect(view.reciprocity).toStrictEqual({
      education: { promises: 2, byStatus: { Fulfilled: 1, Waived: 1 }, fulfilled: 1 },
      work: { promises: 3, byStatus: { PartlyFulfilled: 1, Active: 1, Pledged: 1 }, fulfilled: 0.17 },
    });
    expect((await viewOn('2025-08-19', ...kept)).reciprocity).toStrictEqual({
      education: { promises: 1, byStatus: { Pledged: 1 }, fulfilled: 0 },
      work: { promises: 1, byStatus: { Pledged: 1 }, fulfilled: 0 },
    });
    expect((await viewOn('2025-07-31')).reciprocity).toStrictEqual({ education: { promises: 0, byStatus: {} }, work: { promises: 0, byStatus: {} } });
  });
  it('takes a promise in from its first day, and nothing that was not promised', async () => {
    expect((await viewOn('2025-08-01')).reciprocity.work?.promises).toBe(1);
    const term = { from: '2026-04-10', to: '2028-07-31' } as typeof threeYears;
    const late = await documentOf(partnership(...concluded(promising(offering, reporting), { term })), place(1, started(1, '2026-05-01')));
    expect(programmeView(late, '2026-07-31' as LocalDate).reciprocity).toMatchObject({ work: { promises: 0, byStatus: {} } });
  });
  it('counts more than was promised as all that was promised', async () => {
    const view = await viewOn('2026-11-20', ...[1, 2, 3, 4, 5, 6].map((number) => place(number, started(number, '2026-02-01'))));
    expect(view.reciprocity).toMatchObject({ work: { fulfilled: 0.33 } });
  });
  it('has not kept all as long as something is missing, however little', async () => {
    const many = promising({ ...offering, quantity: 1000 });
    const contributed = {
      type: 'ContributionRecorded',
      data: {
        number: 1,
        commitmentNumber: 1,
        organisationId: employer,
        schoolYear: '2025-2026' as never,
        evidence: { type: 'document', reference: 'report-1' },
        recordedBy: 'x',
        occurredOn: '2026-02-01' as LocalDate,
      },
    } as const;
    const sideAfter = async (quantity: number) => {
      const given = { ...contributed, data: { ...contributed.data, quantity } };
      return programmeView(await documentOf(partnership(...concluded(many), given)), '2026-07-31' as LocalDate).reciprocity.work;
    };
    expect(await sideAfter(999)).toMatchObject({ byStatus: { Active: 1 }, fulfilled: 0.99 });
    expect(await sideAfter(1000)).toMatchObject({ byStatus: { Fulfilled: 1 }, fulfilled: 1 });
  });
  it('shows what it yields', async () =>
    expect(await viewOn('2026-11-20', ...places, heldDay(1, '2025-10-31'))).toMatchObject({ yield: { offered: 2, started: 2, completed: 1, daysHeld: 1 } }));

  it('is shown as a whole', async () => {
    const asked = programmeView(await documentOf(partnership(proposed(proposal(promising(reporting))))), '2026-11-20' as LocalDate);
    expect(asked).toStrictEqual({
      id: partnershipId,
      state: 'Proposed',
      title: 'Partnerschap Vliet zorggroep',
      parties: proposal([]).parties,
      terms: [threeYears],
      commitments: [
        { number: 1, organisationId: school, kind: 'report-demand', side: 'education', quantity: 1, unit: 'report', per: 'school-year', fulfilment: [] },
      ],
      reciprocity: { education: { promises: 0, byStatus: {} }, work: { promises: 0, byStatus: {} } },
      yield: { offered: 0, started: 0, completed: 0, daysHeld: 0 },
      behind: false,
      reviews: {},
    });
    const view = await viewOn('2026-11-20', ...places);
    expect(view.commitments[0]?.fulfilment[0]).toStrictEqual({
      schoolYear: '2025-2026',
      promised: 4,
      counted: 1,
      status: 'PartlyFulfilled',
      evidence: [`placement:${placementOf(1)}`],
    });
  });
});

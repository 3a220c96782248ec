import { describe, expect, it } from '@jest/globals';
import type { PartnershipEvent } from '../../../domain/partnership/events.ts';
import { ContactRef } from '../../../domain/shared/identifiers.ts';
import { fulfilmentsOf } from '../../../projections/structural-partner-programme/fulfilment.ts';
import {
  addendum,
  concluded,
  contactNamed,
  ended,
  naming,
  offering,
  on,
  organisation,
  partnership,
  period,
  place,
  promising,
  proposal,
  reviewed,
  started,
} from '../../support/builders/partner-programme.ts';
import { employer } from '../../support/builders/partnership.ts';
import { counts, documentOf } from '../../support/partner-programme.ts';

const placesOnce = { ...offering, per: 'once' } as const;
const given = (number: number, schoolYear: string): PartnershipEvent => ({
  type: 'ContributionRecorded',
  data: {
    number,
    commitmentNumber: 1,
    organisationId: employer,
    schoolYear: schoolYear as never,
    quantity: 1,
    evidence: { type: 'document', reference: `report-${number}` },
    recordedBy: 'x',
    occurredOn: on('2026-02-01'),
  },
});

describe('what is promised once', () => {
  it('is told of the whole time, from the first day of the first term to the last of the last', async () => {
    const renewed = {
      type: 'PartnershipRenewed',
      data: { ...proposal([]), term: period('2028-08-21', '2030-08-20'), termNumber: 2, number: 1, added: [], changed: [] },
    } as const;
    const document = await documentOf(partnership(...concluded(promising(naming)), renewed));
    expect(fulfilmentsOf(document).map((each) => each.period)).toStrictEqual([period('2025-08-20', '2030-08-20')]);
  });
  it('counts as it stands now, also what came before it was changed', async () => {
    const [before] = promising(placesOnce);
    if (before === undefined) throw new Error('no commitment');
    const places = [place(1, started(1, '2025-10-01', { sector: 'ict-creatief' })), place(2, started(2, '2025-10-01'))];
    const change = addendum('2026-09-01', { changed: [{ before, after: { ...before, sector: 'handel' } }] });
    expect(counts(await documentOf(partnership(...concluded([before])), ...places))).toStrictEqual(['1 once: 2 of 4']);
    expect(counts(await documentOf(partnership(...concluded([before]), change), ...places))).toStrictEqual(['1 once: 1 of 4']);
  });
  it('counts apart from what the same commitment promised for each school year before it was changed', async () => {
    const yearly = promising(offering, { ...naming, per: 'school-year' });
    const changed = yearly.map((before) => ({ before, after: { ...before, per: 'once' as const } }));
    const document = await documentOf(
      partnership(...concluded(yearly), addendum('2027-09-01', { changed })),
      place(1, started(1, '2025-10-01')),
      organisation(employer, contactNamed('2025-09-01')),
    );
    expect(counts(document)).toStrictEqual([
      '1 2025-2026: 1 of 4',
      '1 2026-2027: 0 of 4',
      '1 once: 1 of 4',
      '2 2025-2026: 1 of 1',
      '2 2026-2027: 1 of 1',
      '2 once: 1 of 1',
    ]);
  });
  it('counts each person once, and says who', async () => {
    const another = contactNamed('2026-10-01');
    const contacts = organisation(employer, contactNamed('2025-09-01'), { ...another, data: { ...another.data, contactRef: ContactRef.parse('ct-2') } });
    const [fulfilment] = fulfilmentsOf(await documentOf(partnership(...concluded(promising({ ...naming, quantity: 2 }))), contacts));
    expect(fulfilment).toMatchObject({ promised: 2, counted: 2, evidence: ['ct-1', 'ct-2'].map((ref) => `contact:${employer}:contact-person:${ref}`) });
  });
  it('does not lose what was contributed when it is promised for each school year, or only later', async () => {
    const informing = { organisationId: employer, kind: 'inform-students', quantity: 5, per: 'once' } as const;
    const [before, added] = promising(informing, { ...informing, per: 'school-year', description: 'evenings' });
    if (before === undefined || added === undefined) throw new Error('no commitment');
    const change = addendum('2027-09-01', { changed: [{ before, after: { ...before, per: 'school-year' } }], added: [added] });
    const late = { ...given(2, '2026-2027').data, commitmentNumber: 2 };
    const document = await documentOf(
      partnership(...concluded([before]), given(1, '2025-2026'), change, { type: 'ContributionRecorded', data: late } as never),
    );
    expect(counts(document)).toStrictEqual(['1 2025-2026: 1 of 0', '1 2027-2028: 0 of 5', '2 2026-2027: 1 of 0', '2 2027-2028: 0 of 5']);
  });
  it('shows its evidence by school year, in whichever order it was recorded, and not more than is shown of a year', async () => {
    const informing = promising({ organisationId: employer, kind: 'inform-students', quantity: 5, per: 'once' });
    const [few] = fulfilmentsOf(await documentOf(partnership(...concluded(informing), given(1, '2027-2028'), given(2, '2025-2026'), given(3, '2026-2027'))));
    expect(few?.evidence).toStrictEqual(['document:report-2', 'document:report-3', 'document:report-1']);
    const document = await documentOf(partnership(...concluded(informing)));
    const many = Array.from({ length: 150 }, (_, index) => index);
    const contributions = ['2025-2026', '2026-2027'].flatMap((schoolYear) =>
      many.map((number) => ({ number, commitmentNumber: 1, schoolYear: schoolYear as never, quantity: 1, evidence: `document:${schoolYear}-${number}` })),
    );
    const [fulfilment] = fulfilmentsOf({ ...document, contributions });
    expect([fulfilment?.counted, fulfilment?.evidence.length]).toStrictEqual([300, 200]);
  });
  it('is judged by the review of the last school year that judges it, in whichever order they were made', async () => {
    const document = await documentOf(
      partnership(
        ...concluded(promising(naming)),
        reviewed('2026-2027', '2026-11-03', { 1: 'waived' }),
        reviewed('2025-2026', '2026-11-04', { 1: 'behind' }),
        reviewed('2027-2028', '2026-11-05', {}),
      ),
    );
    expect(fulfilmentsOf(document)[0]?.judged).toStrictEqual({ judgement: 'waived', on: '2026-11-03' });
  });
});

it('a place counts that started after the partnership was ended, in a school year that had begun', async () => {
  const document = await documentOf(partnership(...concluded(promising(offering)), ended('2026-09-01')), place(1, started(1, '2026-10-01')));
  expect(counts(document)).toStrictEqual(['1 2025-2026: 0 of 4', '1 2026-2027: 1 of 4']);
});

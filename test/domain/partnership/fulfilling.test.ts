import { describe, it } from '@jest/globals';
import { partnership } from '../../../domain/partnership/decider.ts';
import type { PartnershipEvent } from '../../../domain/partnership/events.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import type { SchoolYear } from '../../../domain/shared/school-year.ts';
import {
  contribute,
  day,
  documentEvidence,
  informing,
  later,
  made,
  partnershipId,
  proposal,
  school,
  thisYear,
  tomorrow,
  untilStatus,
} from '../../support/builders/partnership.ts';
import { deciderSpec, manager } from '../../support/decider-spec.ts';

const { given } = deciderSpec(partnership);
const active = untilStatus.Active;
const afterTerm = '2026-08-21' as LocalDate;

const third = made(3, informing, 'meeting');
const concludedAddendum: PartnershipEvent = {
  type: 'AddendumConcluded',
  data: { number: 1, partnershipId, added: [third], changed: [], commitments: [...proposal.commitments, third], occurredOn: later },
};
const recorded: PartnershipEvent = {
  type: 'ContributionRecorded',
  data: {
    number: 1,
    commitmentNumber: 2,
    organisationId: school,
    schoolYear: thisYear,
    quantity: 1,
    evidence: documentEvidence,
    recordedBy: 'manager-1',
    occurredOn: later,
  },
};

describe('a contribution', () => {
  it.each(['Active', 'Suspended', 'Ended', 'Expired'] as const)('is recorded with its evidence when the partnership is %s', (status) =>
    given(...untilStatus[status])
      .when(contribute())
      .thenEvents(recorded),
  );
  it('said again says nothing new', () =>
    given(...active, recorded)
      .when(contribute())
      .thenNothing());
  it.each([
    ['commitment', { commitmentNumber: 1 }],
    ['school year', { schoolYear: '2026-2027' as SchoolYear }],
    ['quantity', { quantity: 2 }],
    ['evidence', { evidence: { type: 'document', reference: 'report-8' } as const }],
  ])('of another %s takes the next number', (_, change) =>
    given(...active, recorded)
      .when(contribute(change))
      .thenRejected('ContributionNumberNotNext', { number: 1, next: 2 }),
  );
  it('takes the next number', () =>
    given(...active)
      .when(contribute({ number: 2 }))
      .thenRejected('ContributionNumberNotNext', { number: 2, next: 1 }));
  it('the same evidence never counts twice, for the same commitment or another', () => {
    given(...active, recorded)
      .when(contribute({ number: 2, schoolYear: '2026-2027' as SchoolYear }))
      .thenRejected('EvidenceCountedAlready', { number: 1 });
    given(...active, recorded)
      .when(contribute({ number: 2, commitmentNumber: 1 }))
      .thenRejected('EvidenceCountedAlready', { number: 1 });
  });
  it('other evidence counts', () =>
    given(...active, recorded)
      .when(contribute({ number: 2, evidence: { type: 'document', reference: 'report-8' } }))
      .thenEvents({ ...recorded, data: { ...recorded.data, number: 2, evidence: { type: 'document', reference: 'report-8' } } }));
  it('is not of evidence that counts by itself', () =>
    given(...active)
      .when(contribute({ commitmentNumber: 1, evidence: { type: 'placement', placementId: partnershipId as never } }))
      .thenRejected('EvidenceCountsByItself', { commitmentNumber: 1, evidence: 'placement' }));
  it('is to a commitment that is there', () =>
    given(...active)
      .when(contribute({ commitmentNumber: 3 }))
      .thenRejected('NoSuchCommitment', { commitmentNumber: 3 }));
  it.each([0, -1, 0.5])('is not of quantity %d', (quantity) =>
    given(...active)
      .when(contribute({ quantity }))
      .thenRejected('QuantityNotWhole', { quantity, least: 1 }),
  );
  it.each(['2024-2025', '2027-2028'])('lies in the term, not in %s', (year) =>
    given(...active)
      .when(contribute({ schoolYear: year as SchoolYear }))
      .thenRejected('SchoolYearOutsideTerm', { schoolYear: year }),
  );
});

describe('a correction of a contribution', () => {
  const correct = { type: 'CorrectContribution', number: 1, quantity: 3, reason: 'counted again', occurredOn: later } as const;
  const another = { ...manager, by: 'manager-2' };
  const corrected = (before: number, quantity: number): PartnershipEvent => ({
    type: 'ContributionCorrected',
    data: { number: 1, commitmentNumber: 2, organisationId: school, schoolYear: thisYear, before, quantity, reason: 'counted again', occurredOn: later },
  });
  it('is made with a reason by another person than recorded it', () => {
    given(...active, recorded)
      .when(correct, another)
      .thenEvents(corrected(1, 3));
    given(...active, recorded)
      .when(correct)
      .thenRejected('SamePerson', {});
  });
  it('can be made again', () =>
    given(...active, recorded, corrected(1, 3))
      .when({ ...correct, quantity: 1 }, another)
      .thenEvents(corrected(3, 1)));
  it('to what it is says nothing new', () => {
    given(...active, recorded)
      .when({ ...correct, quantity: 1 })
      .thenNothing();
    given(...active, recorded, corrected(1, 3))
      .when(correct, another)
      .thenNothing();
  });
  it('may take it back wholly', () =>
    given(...active, recorded)
      .when({ ...correct, quantity: 0 }, another)
      .thenEvents(corrected(1, 0)));
  it('is of a contribution that is there, to a whole number', () => {
    given(...active)
      .when(correct, another)
      .thenRejected('NoSuchContribution', { number: 1 });
    given(...active, recorded)
      .when({ ...correct, quantity: -1 }, another)
      .thenRejected('QuantityNotWhole', { quantity: -1, least: 0 });
    given(...active, recorded)
      .when({ ...correct, quantity: -0 }, another)
      .thenRejected('QuantityNotWhole', { quantity: 0, least: 0 });
  });
  it('does not make the same recording new', () =>
    given(...active, recorded, corrected(1, 3))
      .when(contribute())
      .thenNothing());
});

describe('a review', () => {
  const review = {
    type: 'ReviewPartnership',
    schoolYear: thisYear,
    assessments: [
      { commitmentNumber: 1, judgement: 'behind', note: 'one of four' },
      { commitmentNumber: 2, judgement: 'waived' },
    ],
    actions: ['call the director'],
    nextReviewOn: tomorrow,
    occurredOn: later,
  } as const;
  const { type: _, ...data } = review;
  const reviewed: PartnershipEvent = { type: 'PartnershipReviewed', data };

  it.each(['Active', 'Suspended', 'Ended', 'Expired'] as const)('judges per commitment and names actions when the partnership is %s', (status) =>
    given(...untilStatus[status])
      .when(review)
      .thenEvents(reviewed),
  );
  it('needs no next one', () => {
    const { nextReviewOn: _next, ...last } = review;
    const { nextReviewOn: _on, ...lastData } = data;
    given(...active)
      .when(last)
      .thenEvents({ type: 'PartnershipReviewed', data: lastData });
  });
  it('said again says nothing new', () =>
    given(...active, reviewed)
      .when({ ...review, occurredOn: afterTerm })
      .thenNothing());
  it('later in the year takes the place of the earlier one', () =>
    given(...active, reviewed)
      .when({ ...review, actions: [] })
      .thenEvents({ type: 'PartnershipReviewed', data: { ...data, actions: [] } }));
  it('is of a school year of the term', () =>
    given(...active)
      .when({ ...review, schoolYear: '2030-2031' as SchoolYear })
      .thenRejected('SchoolYearOutsideTerm', { schoolYear: '2030-2031' }));
  it('judges commitments that are there, each once', () => {
    const judge = (...numbers: readonly number[]) =>
      given(...active).when({ ...review, assessments: numbers.map((commitmentNumber) => ({ commitmentNumber, judgement: 'missed' }) as const) });
    judge(1, 3).thenRejected('NoSuchCommitment', { commitmentNumber: 3 });
    judge(1, 2, 1).thenRejected('CommitmentAssessedTwice', { commitmentNumber: 1 });
  });
  it('comes before the next one', () => {
    given(...active)
      .when({ ...review, nextReviewOn: day })
      .thenRejected('DatesOutOfOrder', { from: later, to: day });
    given(...active)
      .when({ ...review, nextReviewOn: later })
      .thenRejected('DatesOutOfOrder', { from: later, to: later });
  });
  it('judges what an addendum added', () =>
    given(...active, concludedAddendum)
      .when({ ...review, assessments: [{ commitmentNumber: 3, judgement: 'on-track' }] })
      .thenEvents({ type: 'PartnershipReviewed', data: { ...data, assessments: [{ commitmentNumber: 3, judgement: 'on-track' }] } }));
});

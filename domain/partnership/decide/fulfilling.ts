import { type Decisions, inStatus } from '../../shared/decider.ts';
import { same } from '../../shared/same.ts';
import type { SchoolYear } from '../../shared/school-year.ts';
import type { PartnershipCommand } from '../commands.ts';
import type { PartnershipEvent } from '../events.ts';
import { countsByItself, touchedSchoolYears } from '../fulfilment.ts';
import { reject, wholeFrom } from '../rules.ts';
import { type ConcludedPartnership, type Contribution, commitmentIn, type PartnershipState, sinceConclusion } from '../state.ts';

type Fulfilling = 'RecordContribution' | 'CorrectContribution' | 'ReviewPartnership';

const insideTerms = ({ terms }: ConcludedPartnership, schoolYear: SchoolYear): void => {
  if (!touchedSchoolYears(terms).includes(schoolYear)) reject('SchoolYearOutsideTerm', { schoolYear });
};
const content = ({ commitmentNumber, schoolYear, quantity, evidence }: Pick<Contribution, 'commitmentNumber' | 'schoolYear' | 'quantity' | 'evidence'>) => ({
  commitmentNumber,
  schoolYear,
  quantity,
  evidence,
});

/** Also after suspension, expiry or the end: evidence and the last review come when the year is over. */
export const fulfilling: Pick<Decisions<PartnershipCommand, PartnershipEvent, PartnershipState>, Fulfilling> = {
  RecordContribution(command, state, { by: recordedBy }) {
    const { number, commitmentNumber, schoolYear, quantity, evidence, occurredOn } = command;
    const known = inStatus(state, ...sinceConclusion);
    const { contributions } = known;
    const earlier = contributions.find((contribution) => contribution.number === number);
    if (earlier !== undefined && same(content(earlier), content(command))) return [];
    if (number !== contributions.length + 1) return reject('ContributionNumberNotNext', { number, next: contributions.length + 1 });
    const commitment = commitmentIn(known, commitmentNumber) ?? reject('NoSuchCommitment', { commitmentNumber });
    wholeFrom(1, quantity);
    insideTerms(known, schoolYear);
    if (countsByItself(commitment, evidence)) return reject('EvidenceCountsByItself', { commitmentNumber, evidence: evidence.type });
    const used = contributions.find((contribution) => same(contribution.evidence, evidence));
    if (used !== undefined) return reject('EvidenceCountedAlready', { number: used.number });
    const { organisationId } = commitment;
    return [{ type: 'ContributionRecorded', data: { number, commitmentNumber, organisationId, schoolYear, quantity, evidence, recordedBy, occurredOn } }];
  },

  /** Down to 0, which takes the contribution back; its evidence stays spoken for, so that it can be given back too. */
  CorrectContribution({ number, quantity, reason, occurredOn }, state, { by }) {
    const { contributions } = inStatus(state, ...sinceConclusion);
    const contribution = contributions.find((candidate) => candidate.number === number) ?? reject('NoSuchContribution', { number });
    const before = contribution.corrected ?? contribution.quantity;
    if (before === quantity) return [];
    if (by === contribution.recordedBy) return reject('SamePerson', {});
    wholeFrom(0, quantity);
    const { commitmentNumber, organisationId, schoolYear } = contribution;
    return [{ type: 'ContributionCorrected', data: { number, commitmentNumber, organisationId, schoolYear, before, quantity, reason, occurredOn } }];
  },

  /** A later review of the same school year takes the place of the earlier one; commitments that it does not judge keep no judgement. */
  ReviewPartnership({ type: _, occurredOn, ...review }, state) {
    const known = inStatus(state, ...sinceConclusion);
    const { schoolYear, assessments, nextReviewOn } = review;
    if (same(known.reviews[schoolYear], review)) return [];
    insideTerms(known, schoolYear);
    assessments.forEach(({ commitmentNumber }, index) => {
      if (commitmentIn(known, commitmentNumber) === undefined) reject('NoSuchCommitment', { commitmentNumber });
      if (assessments.findIndex((other) => other.commitmentNumber === commitmentNumber) < index) reject('CommitmentAssessedTwice', { commitmentNumber });
    });
    if (nextReviewOn !== undefined && nextReviewOn <= occurredOn) return reject('DatesOutOfOrder', { from: occurredOn, to: nextReviewOn });
    return [{ type: 'PartnershipReviewed', data: { ...review, occurredOn } }];
  },
};

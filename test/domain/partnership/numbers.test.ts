import { describe, expect, it } from '@jest/globals';
import { partnership } from '../../../domain/partnership/decider.ts';
import type { PartnershipEvent } from '../../../domain/partnership/events.ts';
import type { SchoolYear } from '../../../domain/shared/school-year.ts';
import {
  addendum,
  agree,
  contribute,
  employer,
  informing,
  later,
  made,
  nextTerm,
  proposal,
  school,
  thisYear,
  untilStatus,
} from '../../support/builders/partnership.ts';
import { deciderSpec, manager } from '../../support/decider-spec.ts';

const { given } = deciderSpec(partnership);
const active = untilStatus.Active;

describe('of several addenda', () => {
  const third = made(3, informing, 'meeting');
  const changed = [{ before: proposal.commitments[0], after: { ...proposal.commitments[0], quantity: 6 } }];
  const proposed = (number: number): PartnershipEvent => ({ type: 'AddendumProposed', data: { number, added: [third], changed, occurredOn: later } });
  const withdrawn = (number: number): PartnershipEvent => ({ type: 'AddendumWithdrawn', data: { number, reason: 'no agreement', occurredOn: later } });
  const agreed: PartnershipEvent = { type: 'AddendumAgreed', data: { number: 2, organisationId: employer, occurredOn: later } };
  const withdraw = { type: 'WithdrawAddendum', number: 2, reason: 'no agreement', occurredOn: later } as const;
  const two = [...active, proposed(1), withdrawn(1), proposed(2)];

  it('the one is agreed that is named', () => {
    given(...two)
      .when(agree(employer, 2))
      .thenEvents(agreed);
    given(...two)
      .when(agree(employer, 1))
      .thenRejected('AddendumNotOpen', { number: 1, state: 'Withdrawn' });
  });
  it('the one is withdrawn that is named', () => {
    given(...two)
      .when(withdraw)
      .thenEvents(withdrawn(2));
    given(...two, withdrawn(2))
      .when(withdraw)
      .thenNothing();
  });
  it('each is known with what it adds and changes, and who agreed to it', () => {
    const content = { added: [third], changed };
    expect(given(...two).state).toHaveProperty('addenda', [
      { number: 1, status: 'Withdrawn', ...content, agreedBy: [] },
      { number: 2, status: 'Open', ...content, agreedBy: [] },
    ]);
    expect(given(...two, agreed).state).toMatchObject({ addenda: [{ agreedBy: [] }, { agreedBy: [employer] }] });
    const renewal: PartnershipEvent = { type: 'RenewalProposed', data: { number: 1, ...content, term: nextTerm, termNumber: 2, occurredOn: later } };
    expect(given(...active, renewal).state).toHaveProperty('addenda', [{ number: 1, status: 'Open', ...content, term: nextTerm, agreedBy: [] }]);
  });
  it.each([{ quantity: 7 }, { per: 'once' }, { level: 'mbo-1' }, { sector: 'handel' }, { number: 2 }] as const)(
    'one with a change to %j is another',
    (other) => {
      const change = { number: 1, quantity: 6, per: 'school-year', sector: 'zorg-welzijn-sport' } as const;
      given(...active, proposed(1))
        .when(addendum({ change: [change] }))
        .thenNothing();
      given(...active, proposed(1))
        .when(addendum({ change: [{ ...change, ...other }] }))
        .thenRejected('AddendumStillOpen', { open: 1 });
    },
  );
});

describe('of several contributions', () => {
  const recorded = (number: number): PartnershipEvent => ({
    type: 'ContributionRecorded',
    data: {
      number,
      commitmentNumber: 2,
      organisationId: school,
      schoolYear: thisYear,
      quantity: number,
      evidence: { type: 'document', reference: `report-${number}` },
      recordedBy: 'manager-1',
      occurredOn: later,
    },
  });
  const corrected: PartnershipEvent = {
    type: 'ContributionCorrected',
    data: { number: 2, commitmentNumber: 2, organisationId: school, schoolYear: thisYear, before: 2, quantity: 5, reason: 'counted again', occurredOn: later },
  };
  const two = [...active, recorded(1), recorded(2)];
  const correct = { type: 'CorrectContribution', number: 2, quantity: 5, reason: 'counted again', occurredOn: later } as const;

  it('the one that is said again says nothing new', () => {
    const again = contribute({ number: 2, quantity: 2, evidence: { type: 'document', reference: 'report-2' } });
    given(...two)
      .when(again)
      .thenNothing();
    given(...two)
      .when({ ...again, schoolYear: '2026-2027' as SchoolYear })
      .thenRejected('ContributionNumberNotNext', { number: 2, next: 3 });
  });
  it('the one is corrected that is named', () => {
    given(...two)
      .when(correct, { ...manager, by: 'manager-2' })
      .thenEvents(corrected);
    expect(given(...two, corrected).state).toMatchObject({
      contributions: [
        { number: 1, quantity: 1 },
        { number: 2, quantity: 2, corrected: 5 },
      ],
    });
    expect(given(...two, corrected).state).not.toHaveProperty('contributions.0.corrected');
  });
});

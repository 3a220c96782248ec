import { describe, expect, it } from '@jest/globals';
import type { ChangedCommitment } from '../../../domain/partnership/commands.ts';
import { partnership } from '../../../domain/partnership/decider.ts';
import type { Commitment, PartnershipEvent } from '../../../domain/partnership/events.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import {
  addendum,
  agree,
  employer,
  informing,
  later,
  made,
  nextTerm,
  park,
  partnershipId,
  places,
  proposal,
  renewal,
  school,
  term,
  untilStatus,
} from '../../support/builders/partnership.ts';
import { deciderSpec } from '../../support/decider-spec.ts';

const { given } = deciderSpec(partnership);
const active = untilStatus.Active;
const afterTerm = '2026-08-21' as LocalDate;

const third = made(3, informing, 'meeting');
const proposedAddendum: PartnershipEvent = { type: 'AddendumProposed', data: { number: 1, added: [third], changed: [], occurredOn: later } };
const agreed = (organisationId: typeof employer, number = 1): PartnershipEvent => ({
  type: 'AddendumAgreed',
  data: { number, organisationId, occurredOn: later },
});
const withdrawn: PartnershipEvent = { type: 'AddendumWithdrawn', data: { number: 1, reason: 'no agreement', occurredOn: later } };
const concludedAddendum: PartnershipEvent = {
  type: 'AddendumConcluded',
  data: { number: 1, partnershipId, added: [third], changed: [], commitments: [...proposal.commitments, third], occurredOn: later },
};
const withAddendum = [...active, proposedAddendum, agreed(employer), agreed(school), concludedAddendum];

describe('an addendum', () => {
  it('adds a commitment, numbered on', () =>
    given(...active)
      .when(addendum())
      .thenEvents(proposedAddendum));
  it('changes a commitment, and says before and after', () => {
    const [before] = proposal.commitments;
    const { sector: _, ...kept } = before;
    given(...active)
      .when(addendum({ add: [], change: [{ number: 1, quantity: 6, per: 'once', level: 'mbo-2' }] }))
      .thenEvents({
        type: 'AddendumProposed',
        data: { number: 1, added: [], changed: [{ before, after: { ...kept, quantity: 6, per: 'once', level: 'mbo-2' } as Commitment }], occurredOn: later },
      });
  });
  it('said again says nothing new', () => {
    given(...active, proposedAddendum)
      .when(addendum())
      .thenNothing();
    given(...withAddendum)
      .when(addendum())
      .thenNothing();
  });
  it('takes effect when every party has agreed', () => {
    given(...active, proposedAddendum)
      .when(agree(employer))
      .thenEvents(agreed(employer));
    expect(given(...active, proposedAddendum, agreed(employer)).state).toMatchObject({ commitments: proposal.commitments });
    given(...active, proposedAddendum, agreed(employer))
      .when(agree(school))
      .thenEvents(agreed(school), concludedAddendum);
    expect(given(...withAddendum).state).toMatchObject({ status: 'Active', commitments: [...proposal.commitments, third] });
  });
  it('puts a changed commitment in the place of the old one', () => {
    const before: Commitment = proposal.commitments[0];
    const changed = [{ before, after: { ...before, quantity: 6 } }];
    const data = { number: 1, added: [], changed, occurredOn: later };
    given(...active, { type: 'AddendumProposed', data }, agreed(employer))
      .when(agree(school))
      .thenEvents(agreed(school), {
        type: 'AddendumConcluded',
        data: { ...data, partnershipId, commitments: [{ ...before, quantity: 6 }, proposal.commitments[1]] },
      });
  });
  it('is agreed once by each party', () => {
    given(...active, proposedAddendum, agreed(employer))
      .when(agree(employer))
      .thenNothing();
    given(...withAddendum)
      .when(agree(employer))
      .thenNothing();
  });
  it('is agreed by parties', () =>
    given(...active, proposedAddendum)
      .when(agree(park))
      .thenRejected('NotAParty', { organisationId: park }));
  it('is agreed when it is there', () =>
    given(...active)
      .when(agree(employer))
      .thenRejected('NoSuchAddendum', { number: 1 }));
  it('is not agreed after the term', () =>
    given(...active, proposedAddendum, { type: 'PartnershipExpired', data: { termNumber: 1, term, occurredOn: afterTerm } })
      .when(agree(employer))
      .thenRejected('WrongState', { state: 'Expired', allowed: ['Active'] }));
  it.each([
    addendum({ number: 2, add: [places({ level: 'mbo-1' })] }),
    addendum({ add: [places({ level: 'mbo-1' })] }),
    addendum({ change: [{ number: 1, quantity: 6, per: 'once' }] }),
    renewal({ add: [informing] }),
  ])('is one at a time, whichever number another one gives', (other) =>
    given(...active, proposedAddendum)
      .when(other)
      .thenRejected('AddendumStillOpen', { open: 1 }),
  );
  it('takes the next number', () => {
    given(...active)
      .when(addendum({ number: 2 }))
      .thenRejected('AddendumNumberNotNext', { number: 2, next: 1 });
    given(...withAddendum)
      .when(addendum({ add: [places({ level: 'mbo-1' })] }))
      .thenRejected('AddendumNumberNotNext', { number: 1, next: 2 });
  });
  it('changes something', () =>
    given(...active)
      .when(addendum({ add: [] }))
      .thenRejected('AddendumChangesNothing', {}));
  it('of what is so already says nothing new', () =>
    given(...active)
      .when(addendum({ add: [], change: [{ number: 1, quantity: 4, per: 'school-year', sector: 'zorg-welzijn-sport' }] }))
      .thenNothing());
  it('may say again what stands, beside what it changes', () => {
    const [first, second]: readonly Commitment[] = proposal.commitments;
    given(...active)
      .when(
        addendum({
          add: [],
          change: [
            { number: 1, quantity: 4, per: 'school-year', sector: 'zorg-welzijn-sport' },
            { number: 2, quantity: 3, per: 'school-year' },
          ],
        }),
      )
      .thenEvents({
        type: 'AddendumProposed',
        data: {
          number: 1,
          added: [],
          changed: [
            { before: first as Commitment, after: first as Commitment },
            { before: second as Commitment, after: { ...(second as Commitment), quantity: 3 } },
          ],
          occurredOn: later,
        },
      });
  });
  it('changes commitments that are there, each once, by their rules', () => {
    const change = (...changes: readonly ChangedCommitment[]) => given(...active).when(addendum({ add: [], change: changes }));
    change({ number: 3, quantity: 1, per: 'once' }).thenRejected('NoSuchCommitment', { commitmentNumber: 3 });
    change({ number: 1, quantity: 5, per: 'once' }, { number: 1, quantity: 6, per: 'once' }).thenRejected('CommitmentChangedTwice', { commitmentNumber: 1 });
    change({ number: 1, quantity: 0, per: 'once' }).thenRejected('QuantityNotWhole', { quantity: 0, least: 1 });
    change({ number: 1, quantity: 5, per: 'once', level: 'graduate' }).thenRejected('CommitmentLevelDoesNotFit');
  });
  it('adds commitments by their rules', () => {
    given(...active)
      .when(addendum({ add: [places({ organisationId: park })] }))
      .thenRejected('CommitmentOfNoParty', { organisationId: park });
    given(...active)
      .when(addendum({ add: [places()] }))
      .thenRejected('CommitmentMadeTwice', { number: 3, other: 1 });
  });
  it('does not make a commitment say what another says', () =>
    given(...active)
      .when(
        addendum({ add: [places({ level: 'mbo-1' })], change: [{ number: 1, quantity: 5, per: 'school-year', level: 'mbo-1', sector: 'zorg-welzijn-sport' }] }),
      )
      .thenRejected('CommitmentMadeTwice', { number: 3, other: 1 }));
  it('can be withdrawn, to make room for another', () => {
    const withdraw = { type: 'WithdrawAddendum', number: 1, reason: 'no agreement', occurredOn: later } as const;
    given(...active, proposedAddendum, agreed(employer))
      .when(withdraw)
      .thenEvents(withdrawn);
    given(...active, proposedAddendum, withdrawn)
      .when(withdraw)
      .thenNothing();
    given(...active)
      .when(withdraw)
      .thenRejected('NoSuchAddendum', { number: 1 });
    given(...withAddendum)
      .when(withdraw)
      .thenRejected('AddendumNotOpen', { number: 1, state: 'Concluded' });
    given(...active, proposedAddendum, agreed(employer), withdrawn)
      .when(agree(employer))
      .thenRejected('AddendumNotOpen', { number: 1, state: 'Withdrawn' });
    given(...active, proposedAddendum, withdrawn)
      .when(addendum({ number: 2 }))
      .thenEvents({ type: 'AddendumProposed', data: { number: 2, added: [third], changed: [], occurredOn: later } });
  });
});

const renewalProposed: PartnershipEvent = {
  type: 'RenewalProposed',
  data: { number: 1, added: [], changed: [], term: nextTerm, termNumber: 2, occurredOn: later },
};
const renewed: PartnershipEvent = {
  type: 'PartnershipRenewed',
  data: { ...proposal, number: 1, added: [], changed: [], term: nextTerm, termNumber: 2, occurredOn: later },
};

describe('a renewal', () => {
  it.each(['Active', 'Expired'] as const)('starts the next term of the same partnership when it is %s and every party has agreed', (status) => {
    const events = untilStatus[status];
    given(...events)
      .when(renewal())
      .thenEvents(renewalProposed);
    given(...events, renewalProposed)
      .when(agree(employer))
      .thenEvents(agreed(employer));
    given(...events, renewalProposed, agreed(employer))
      .when(agree(school))
      .thenEvents(agreed(school), renewed);
    expect(given(...events, renewalProposed, agreed(employer), agreed(school), renewed).state).toMatchObject({
      status: 'Active',
      terms: [term, nextTerm],
      addenda: [{ number: 1, status: 'Concluded' }],
    });
  });
  it('carries the commitments, changed or not, and adds others', () => {
    const [before] = proposal.commitments;
    const changed = [{ before, after: { ...before, quantity: 6 } }];
    const event: PartnershipEvent = { type: 'RenewalProposed', data: { number: 1, added: [third], changed, term: nextTerm, termNumber: 2, occurredOn: later } };
    given(...active)
      .when(renewal({ add: [informing], change: [{ number: 1, quantity: 6, per: 'school-year', sector: 'zorg-welzijn-sport' }] }))
      .thenEvents(event);
    given(...active, event, agreed(employer))
      .when(agree(school))
      .thenEvents(agreed(school), {
        type: 'PartnershipRenewed',
        data: {
          ...proposal,
          number: 1,
          added: [third],
          changed,
          commitments: [{ ...before, quantity: 6 }, proposal.commitments[1], third],
          term: nextTerm,
          termNumber: 2,
          occurredOn: later,
        },
      });
  });
  it('said again says nothing new', () =>
    given(...active, renewalProposed)
      .when(renewal())
      .thenNothing());
  it('with another term is another', () =>
    given(...active, renewalProposed)
      .when(renewal({ term: { ...nextTerm, to: '2029-08-20' as LocalDate } }))
      .thenRejected('AddendumStillOpen', { open: 1 }));
  it('begins after the present term, and before its own end', () => {
    given(...active)
      .when(renewal({ term: { from: term.to, to: nextTerm.to } }))
      .thenRejected('RenewalBeforeTermEnds', { from: term.to, to: term.to });
    given(...active)
      .when(renewal({ term: { from: nextTerm.from, to: nextTerm.from } }))
      .thenRejected('DatesOutOfOrder', { from: nextTerm.from, to: nextTerm.from });
    given(...active, renewalProposed, agreed(employer), agreed(school), renewed)
      .when(renewal({ number: 2 }))
      .thenRejected('RenewalBeforeTermEnds', { from: nextTerm.from, to: nextTerm.to });
  });
  it('moves the day on which the partnership expires', () =>
    given(...active, renewalProposed, agreed(employer), agreed(school), renewed)
      .when({ type: 'ExpirePartnership', occurredOn: afterTerm })
      .thenRejected('PartnershipTermNotOver', { to: nextTerm.to }));
  it('waits for an addendum that is open', () =>
    given(...active, proposedAddendum)
      .when(renewal({ number: 2 }))
      .thenRejected('AddendumStillOpen', { open: 1 }));
});

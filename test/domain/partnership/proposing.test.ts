import { describe, expect, it } from '@jest/globals';
import type { NewCommitment, PartnershipCommand } from '../../../domain/partnership/commands.ts';
import { partnership } from '../../../domain/partnership/decider.ts';
import type { OfType } from '../../../domain/shared/event.ts';
import type { OrganisationId } from '../../../domain/shared/identifiers.ts';
import {
  activated,
  day,
  employer,
  inactive,
  informing,
  intermediary,
  later,
  made,
  municipality,
  office,
  park,
  parties,
  partnershipId,
  places,
  proposal,
  proposed,
  proposePartnership,
  publishing,
  school,
  sign,
  signature,
  signed,
  stranger,
  term,
  tomorrow,
  untilStatus,
} from '../../support/builders/partnership.ts';
import { deciderSpec, today } from '../../support/decider-spec.ts';

const { given } = deciderSpec(partnership);
const commit = (...commitments: readonly NewCommitment[]) => proposePartnership({ commitments });
const between = (...ids: readonly OrganisationId[]) => proposePartnership({ parties: parties(...ids) });

describe('propose', () => {
  it('carries the parties with their kinds, the term, and the commitments numbered from 1 with their side and unit', () =>
    given().when(proposePartnership()).thenEvents(proposed));
  it('keeps no name where the directory gives none', () => {
    const organisations = { [employer]: { status: 'Active', kind: 'employer' }, [school]: { status: 'Active', kind: 'educational-institution' } } as const;
    given()
      .when(proposePartnership({ facts: { organisations } }))
      .thenEvents({
        type: 'PartnershipProposed',
        data: {
          ...proposal,
          parties: [
            { organisationId: employer, kind: 'employer' },
            { organisationId: school, kind: 'educational-institution' },
          ],
          occurredOn: day,
        },
      });
  });
  it.each(Object.entries(untilStatus))('said again says nothing new when it is %s', (_, events) =>
    given(...events)
      .when(proposePartnership({ occurredOn: later }))
      .thenNothing(),
  );
  it('said again after an addendum says nothing new', () =>
    given(...untilStatus.Active, {
      type: 'AddendumConcluded',
      data: { number: 1, partnershipId, added: [], changed: [], commitments: [made(1, places({ quantity: 9 }), 'place')], occurredOn: later },
    })
      .when(proposePartnership())
      .thenNothing());
  it('a unit that is meant anyway may be said', () =>
    given(proposed)
      .when(commit(places({ unit: 'place' }), publishing))
      .thenNothing());
  it.each([
    ['title', { title: 'Other' }],
    ['parties', { parties: parties(school, employer) }],
    ['term', { term: { ...term, from: later } }],
    ['commitments', { commitments: [places({ quantity: 5 }), publishing] }],
  ])('refuses the same partnership with another %s', (_, change) =>
    given(proposed).when(proposePartnership(change)).thenRejected('AlreadyExists', { partnershipId }),
  );
  it('does not propose what is still to come', () =>
    given()
      .when(proposePartnership({ occurredOn: tomorrow }))
      .thenRejected('OccurredInFuture', { occurredOn: tomorrow, today }));
  it('a term begins before it ends', () => {
    given()
      .when(proposePartnership({ term: { from: term.to, to: term.from } }))
      .thenRejected('DatesOutOfOrder', { from: term.to, to: term.from });
    given()
      .when(proposePartnership({ term: { from: term.to, to: term.to } }))
      .thenRejected('DatesOutOfOrder', { from: term.to, to: term.to });
  });
});

describe('parties', () => {
  it('are 2 or more', () => given().when(between(employer)).thenRejected('TooFewParties', { parties: 1 }));
  it('are named once', () =>
    given()
      .when(between(employer, school, employer))
      .thenRejected('PartyNamedTwice', { organisationId: employer }));
  it('are known', () =>
    given()
      .when(between(employer, school, stranger))
      .thenRejected('PartyUnknown', { organisationId: stranger }));
  it('are no names of the language', () =>
    given()
      .when(between(employer, school, 'constructor' as OrganisationId))
      .thenRejected('PartyUnknown', { organisationId: 'constructor' }));
  it('are active', () =>
    given()
      .when(between(employer, school, inactive))
      .thenRejected('PartyDeactivated', { organisationId: inactive }));
  it('the programme office stands on neither side', () =>
    given()
      .when(between(employer, school, office))
      .thenRejected('PartyWithoutSide', { organisationId: office, kind: 'programme-office' }));
  it('at least one is an institution', () => given().when(between(employer, park)).thenRejected('PartnershipNeedsInstitution', {}));
  it('an intermediary alone does not make the work side', () => given().when(between(school, intermediary)).thenRejected('PartnershipNeedsWorkParty', {}));
  it.each([
    ['employer', employer],
    ['park association', park],
    ['municipality', municipality],
  ])('with an institution one %s is enough', (_, organisationId) => {
    const sharing: NewCommitment = { organisationId, kind: 'share-good-practice', quantity: 1, per: 'once' };
    given()
      .when(proposePartnership({ parties: parties(organisationId, school), commitments: [sharing, publishing] }))
      .thenEvents({
        type: 'PartnershipProposed',
        data: {
          ...proposal,
          parties: [expect.objectContaining({ organisationId }) as never, proposal.parties[1]],
          commitments: [made(1, sharing, 'time'), made(2, publishing, 'document')],
          occurredOn: day,
        },
      });
  });
});

describe('commitments', () => {
  it('at least one stands on the education side', () => given().when(commit(places())).thenRejected('SideWithoutCommitment', { side: 'education' }));
  it('at least one stands on the work side', () => given().when(commit(publishing)).thenRejected('SideWithoutCommitment', { side: 'work' }));
  it('are made by a party', () =>
    given()
      .when(commit(places({ organisationId: park }), publishing))
      .thenRejected('CommitmentOfNoParty', { organisationId: park }));
  it('are made by the kind of organisation that may make them', () =>
    given()
      .when(commit(places({ organisationId: school }), publishing))
      .thenRejected('CommitmentNotForParty', {
        kind: 'offer-places',
        organisationKind: 'educational-institution',
        allowed: ['employer', 'municipality'],
      }));
  it.each([0, -1, 1.5])('are not of quantity %d', (quantity) =>
    given()
      .when(commit(places({ quantity }), publishing))
      .thenRejected('QuantityNotWhole', { quantity, least: 1 }),
  );
  it('are expressed in a unit of their kind', () =>
    given()
      .when(commit(places({ unit: 'euro' }), publishing))
      .thenRejected('CommitmentUnitDoesNotFit', { kind: 'offer-places', unit: 'euro', allowed: ['place'] }));
  it('are about a level of their kind', () =>
    given()
      .when(commit(places({ kind: 'focus-mbo-1-2', level: 'mbo-3' }), publishing))
      .thenRejected('CommitmentLevelDoesNotFit', { kind: 'focus-mbo-1-2', level: 'mbo-3', allowed: ['mbo-1', 'mbo-2'] }));
  it.each([undefined, '', '  '])('of kind other have a description, not "%s"', (description) =>
    given()
      .when(commit(places({ kind: 'other', ...(description !== undefined && { description }) }), publishing))
      .thenRejected('CommitmentNeedsDescription', {}),
  );
  it('of any kind may be made by any party', () => {
    const other: NewCommitment = { organisationId: school, kind: 'other', quantity: 500, unit: 'euro', per: 'once', description: 'a prize' };
    given()
      .when(commit(places(), other))
      .thenEvents({ type: 'PartnershipProposed', data: { ...proposal, commitments: [made(1, places(), 'place'), made(2, other, 'euro')], occurredOn: day } });
  });
  it('do not say the same twice, as the same evidence would count for both', () =>
    given()
      .when(commit(places(), publishing, places({ quantity: 7 })))
      .thenRejected('CommitmentMadeTwice', { number: 3, other: 1 }));
  it('of another unit are another', () => {
    const allowance: NewCommitment = { organisationId: employer, kind: 'pay-allowance', quantity: 4, unit: 'place', per: 'once' };
    given()
      .when(commit(allowance, publishing, { ...allowance, unit: 'euro' }))
      .thenEvents(expect.objectContaining({ type: 'PartnershipProposed' }) as never);
  });
  it.each<[string, NewCommitment]>([
    ['party', places({ organisationId: municipality })],
    ['kind', places({ kind: 'focus-mbo-1-2' })],
    ['period', places({ per: 'once' })],
    ['level', places({ level: 'mbo-2' })],
    ['sector', places({ sector: 'handel' })],
    ['description', places({ description: 'at night' })],
  ])('of another %s are another', (_, another) =>
    given()
      .when(proposePartnership({ parties: parties(employer, school, municipality), commitments: [places(), publishing, another] }))
      .thenEvents(expect.objectContaining({ type: 'PartnershipProposed' }) as never),
  );
});

describe('revise the proposal', () => {
  const { type: _, partnershipId: _id, ...words } = proposePartnership({ commitments: [places({ quantity: 6 }), publishing, informing], occurredOn: later });
  const revise: OfType<PartnershipCommand, 'ReviseProposal'> = { type: 'ReviseProposal', ...words };
  const revised = {
    ...proposal,
    commitments: [made(1, places({ quantity: 6 }), 'place'), made(2, publishing, 'document'), made(3, informing, 'meeting')],
  };

  it('carries everything anew', () =>
    given(proposed)
      .when(revise)
      .thenEvents({ type: 'PartnershipRevised', data: { ...revised, voidedSignatures: [], occurredOn: later } }));
  it('voids signatures', () => {
    const after = given(...untilStatus.Signing);
    const event = { type: 'PartnershipRevised', data: { ...revised, voidedSignatures: [employer], occurredOn: later } } as const;
    after.when(revise).thenEvents(event);
    expect(given(...untilStatus.Signing, event).state).toMatchObject({ status: 'Proposed', signatures: [] });
    given(...untilStatus.Signing, event)
      .when(sign(school))
      .thenEvents(signed(school));
    given(...untilStatus.Signing, event)
      .when(sign(employer))
      .thenEvents(signed(employer));
  });
  it('with the same words voids nothing', () =>
    given(...untilStatus.Signing)
      .when({ ...revise, commitments: [places(), publishing] })
      .thenNothing());
  it('keeps the rules of a proposal', () =>
    given(proposed)
      .when({ ...revise, commitments: [places()] })
      .thenRejected('SideWithoutCommitment', { side: 'education' }));
});

describe('sign', () => {
  it('starts with the first signature', () => {
    given(proposed).when(sign(employer)).thenEvents(signed(employer));
    expect(given(proposed, signed(employer)).state.status).toBe('Signing');
  });
  it('with the last party makes the partnership active, and says everything that was agreed', () =>
    given(...untilStatus.Signing)
      .when(sign(school))
      .thenEvents(signed(school), activated));
  it('waits for the last of three parties', () =>
    given({ ...proposed, data: { ...proposed.data, parties: [...proposal.parties, { organisationId: park, kind: 'park-association' }] } }, signed(employer))
      .when(sign(school))
      .thenEvents(signed(school)));
  it.each(['Signing', 'Active', 'Suspended', 'Ended', 'Expired'] as const)('said again by the same party says nothing new when it is %s', (status) =>
    given(...untilStatus[status])
      .when({ ...sign(employer), occurredOn: later })
      .thenNothing(),
  );
  it('is done by a party', () => given(proposed).when(sign(park)).thenRejected('NotAParty', { organisationId: park }));
  it.each(Object.entries({ signatoryRole: 'clerk', method: 'paper', evidence: 'ref-2' } as const))(
    'is not done a second time with another %s',
    (field, value) =>
      given(...untilStatus.Signing)
        .when({ type: 'SignPartnership', ...signature(employer), [field]: value, occurredOn: day })
        .thenRejected('PartySignedAlready', { organisationId: employer }),
  );
});

describe('decline and withdraw, before all have signed', () => {
  const decline = { type: 'DeclinePartnership', organisationId: school, reason: 'no room', occurredOn: later } as const;
  const withdraw = { type: 'WithdrawPartnership', reason: 'mistake', occurredOn: later } as const;
  it.each(['Proposed', 'Signing'] as const)('a party declines what is %s, with a reason', (status) => {
    given(...untilStatus[status])
      .when(decline)
      .thenEvents({ type: 'PartnershipDeclined', data: { organisationId: school, reason: 'no room', occurredOn: later } });
    given(...untilStatus[status])
      .when({ ...decline, organisationId: park })
      .thenRejected('NotAParty', { organisationId: park });
  });
  it('a party that has signed may still decline', () =>
    given(...untilStatus.Signing)
      .when({ ...decline, organisationId: employer })
      .thenEvents({ type: 'PartnershipDeclined', data: { organisationId: employer, reason: 'no room', occurredOn: later } }));
  it.each(['Proposed', 'Signing'] as const)('what is %s is withdrawn', (status) =>
    given(...untilStatus[status])
      .when(withdraw)
      .thenEvents({ type: 'PartnershipWithdrawn', data: { reason: 'mistake', occurredOn: later } }),
  );
});

import { describe, it } from '@jest/globals';
import type { PlacementCommand } from '../../../domain/placement/commands.ts';
import { placement } from '../../../domain/placement/decider.ts';
import type { CandidateCriterion, PlacementParty } from '../../../domain/placement/lists.ts';
import { StudentRef } from '../../../domain/shared/identifiers.ts';
import {
  days,
  elsewhere,
  employer,
  employerId,
  historiesOf,
  institutionId,
  keysOf,
  offer,
  offerFacts,
  otherPlacementId,
  placementId,
  proposeCandidate,
  school,
  stepsOf,
} from '../../support/builders/placement.ts';
import { deciderSpec } from '../../support/decider-spec.ts';

const { given } = deciderSpec(placement);
const step = stepsOf();
const histories = historiesOf();
const { matched } = keysOf();
const accept = (party: PlacementParty): PlacementCommand => ({ type: 'AcceptCandidate', party, occurredOn: days.matched });

describe('propose a candidate', () => {
  it('for an offered place, with a criterion', () => given(step.offered).when(proposeCandidate()).thenEvents(step.proposed));
  it('who is proposed already: nothing', () =>
    given(...histories.Proposed)
      .when(proposeCandidate())
      .thenNothing());
  it.each([{ criterion: 'drawn-by-lot' }, { studentRef: StudentRef.parse('st-other') }, { institutionId: employerId }] as const)(
    'one at a time: not %j',
    (change) =>
      given(...histories.Proposed)
        .when(proposeCandidate('bpv-bol', change))
        .thenRejected('WrongState'),
  );
  it('never on a personal trait', () =>
    given(step.offered)
      .when(proposeCandidate('bpv-bol', { criterion: 'age' as CandidateCriterion }))
      .thenRejected('CandidateCriterionNotObjective', { criterion: 'age' }));
  it('of an institution', () => {
    const { institutionId: _, ...alone } = proposeCandidate();
    given(step.offered).when(alone).thenRejected('CandidateNeedsInstitution', { kind: 'bpv-bol' });
  });
  it('of an institution that is active', () =>
    given(step.offered)
      .when(proposeCandidate('bpv-bol', { facts: { otherPlacements: [], institution: { ...school, status: 'Deactivated' }, employer } }))
      .thenRejected('PlacementInstitutionUnfit', { status: 'Deactivated' }));
  it.each([{ status: 'Absent' } as const, { ...employer, status: 'Deactivated' } as const])('at an employer that takes part, not %j', (other) =>
    given(step.offered)
      .when(proposeCandidate('bpv-bol', { facts: { otherPlacements: [], institution: school, employer: other } }))
      .thenRejected('OfferingOrganisationNotActive', { status: other.status }),
  );
  it('who was proposed before the employer stopped stays', () =>
    given(...histories.Proposed)
      .when(proposeCandidate('bpv-bol', { facts: { otherPlacements: [], institution: school } }))
      .thenNothing());
  it('who is a graduate and has no institution', () =>
    given(stepsOf({ kind: 'work-experience' }).offered)
      .when(proposeCandidate('work-experience', { institutionId }))
      .thenRejected('PlacementHasNoInstitution', { kind: 'work-experience' }));
});

describe('a placement that begins with a candidate', () => {
  const together = (change: Partial<ReturnType<typeof proposeCandidate>> = {}) =>
    proposeCandidate('bpv-bol', {
      offer: offer(),
      facts: { otherPlacements: [], institution: school, employer, offer: offerFacts },
      occurredOn: days.offered,
      ...change,
    });
  it('is offered and proposed at once', () =>
    given()
      .when(together())
      .thenEvents(step.offered, { type: 'CandidateProposed', data: { ...step.proposed.data, occurredOn: days.offered } }));
  it('is said twice: nothing', () =>
    given(...histories.Proposed)
      .when(together())
      .thenNothing());
  it('takes the offer that is there', () =>
    given(step.offered)
      .when(together())
      .thenEvents({ type: 'CandidateProposed', data: { ...step.proposed.data, occurredOn: days.offered } }));
  it('does not change the offer that is there', () =>
    given(step.offered)
      .when(together({ offer: offer('bpv-bol', { sector: 'handel' }) }))
      .thenRejected('AlreadyExists', { placementId }));
  it('keeps the rules of an offer', () =>
    given()
      .when(together({ facts: { otherPlacements: [], institution: school } }))
      .thenRejected('OfferingOrganisationNotActive', { status: 'Absent' }));
  it('brings an offer', () => given().when(proposeCandidate()).thenRejected('NotFound'));
});

describe('no other live placement of the student overlaps', () => {
  const among = (...others: readonly ReturnType<typeof elsewhere>[]) =>
    proposeCandidate('bpv-bol', { facts: { otherPlacements: others, institution: school, employer } });
  const wishing = stepsOf({ offered: { period: { from: days.from, to: days.to } } });
  it('refuses when both have no period yet', () =>
    given(step.offered).when(among(elsewhere())).thenRejected('StudentPlacedElsewhere', { placementId: otherPlacementId }));
  it('cannot tell when only the other has a period', () =>
    given(step.offered)
      .when(among(elsewhere('2026-02-02', '2026-09-30')))
      .thenEvents({ type: 'CandidateProposed', data: { ...step.proposed.data, otherPlacements: [elsewhere('2026-02-02', '2026-09-30')] } }));
  it('cannot tell when only this one has a wished period', () =>
    given(wishing.offered)
      .when(among(elsewhere()))
      .thenEvents({ type: 'CandidateProposed', data: { ...step.proposed.data, period: { from: days.from, to: days.to }, otherPlacements: [elsewhere()] } }));
  it('refuses when the wished period overlaps by a day', () =>
    given(wishing.offered)
      .when(among(elsewhere('2025-09-01', '2026-02-01'), elsewhere('2026-09-30', '2026-12-31')))
      .thenRejected('StudentPlacedElsewhere', { placementId: otherPlacementId }));
  it('does not count itself', () =>
    given(step.offered)
      .when(among({ placementId }))
      .thenEvents({ type: 'CandidateProposed', data: { ...step.proposed.data, otherPlacements: [{ placementId }] } }));
});

describe('accept a candidate', () => {
  const [byStudent, byInstitution, byCompany] = step.accepted;
  it('by student, institution and company each', () =>
    given(...histories.Proposed)
      .when(accept('company'))
      .thenEvents({ type: 'CandidateAccepted', data: { party: 'company', occurredOn: days.matched } }));
  it('by each once', () =>
    given(...histories.Proposed, ...(byStudent ? [byStudent] : []))
      .when(accept('student'))
      .thenNothing());
  it('the last one makes the match', () =>
    given(...histories.Proposed, ...step.accepted.slice(0, 2))
      .when(accept('company'))
      .thenEvents(...(byCompany ? [byCompany] : []), step.matched));
  it('in any order', () =>
    given(...histories.Proposed, ...step.accepted.slice(1))
      .when(accept('student'))
      .thenEvents(...(byStudent ? [byStudent] : []), step.matched));
  it('stays accepted', () =>
    given(...histories.Accepted)
      .when(accept('company'))
      .thenNothing());
  it('a graduate and the company are enough for a work-experience place', () => {
    const graduate = stepsOf({ kind: 'work-experience' });
    given(graduate.offered, graduate.proposed, ...graduate.accepted.slice(0, 1))
      .when(accept('company'))
      .thenEvents(...graduate.accepted.slice(1), graduate.matched);
  });
  it('an institution has no say in a work-experience place', () =>
    given(...historiesOf({ kind: 'work-experience' }).Proposed)
      .when(accept('institution'))
      .thenRejected('PartyHasNoSay', { party: 'institution', parties: ['student', 'company'] }));
  it('counts the parties of this candidate only', () => {
    const rejected = { type: 'CandidateRejected', data: { ...matched, reason: 'no-response', occurredOn: days.matched } } as const;
    given(...histories.Proposed, ...step.accepted.slice(0, 2), rejected, step.proposed)
      .when(accept('company'))
      .thenEvents({ type: 'CandidateAccepted', data: { party: 'company', occurredOn: days.matched } });
    if (byInstitution === undefined) throw new Error('the builder lacks a party');
  });
});

describe('the place is open again', () => {
  const reject: PlacementCommand = { type: 'RejectCandidate', reason: 'travel-distance', occurredOn: days.matched };
  const rejected = { type: 'CandidateRejected', data: { ...matched, reason: 'travel-distance', occurredOn: days.matched } } as const;
  const withdraw: PlacementCommand = { type: 'WithdrawCandidate', reason: 'moved', occurredOn: days.signed };
  const withdrawn = { type: 'CandidateWithdrawn', data: { ...matched, reason: 'moved', occurredOn: days.signed } } as const;
  it('when the candidate is rejected', () =>
    given(...histories.Proposed)
      .when(reject)
      .thenEvents(rejected));
  it('when the candidate is rejected twice: nothing', () =>
    given(...histories.Proposed, rejected)
      .when(reject)
      .thenNothing());
  it('and nobody else is rejected', () =>
    given(...histories.Proposed, rejected)
      .when({ ...reject, reason: 'other' })
      .thenRejected('WrongState', { state: 'Offered', allowed: ['Proposed'] }));
  it('until the offer is withdrawn: then there is nobody to reject or to withdraw', () => {
    given(...histories.Proposed, rejected, step.withdrawn)
      .when(reject)
      .thenRejected('WrongState', { state: 'Withdrawn', allowed: ['Proposed'] });
    given(...histories.Accepted, withdrawn, step.withdrawn)
      .when(withdraw)
      .thenRejected('WrongState');
  });
  it.each(['Proposed', 'Accepted'] as const)('when the candidate withdraws while %s', (status) =>
    given(...histories[status])
      .when(withdraw)
      .thenEvents(withdrawn),
  );
  it.each(['AgreementDrafted', 'AwaitingSignatures'] as const)('when the candidate withdraws while %s', (status) =>
    given(...histories[status])
      .when(withdraw)
      .thenEvents({ type: 'CandidateWithdrawn', data: { ...keysOf().agreed, reason: 'moved', occurredOn: days.signed } }),
  );
  it('when the candidate withdraws twice: nothing', () =>
    given(...histories.Accepted, withdrawn)
      .when(withdraw)
      .thenNothing());
  it('and a withdrawal is not a rejection', () => {
    given(...histories.Accepted, withdrawn)
      .when({ ...withdraw, reason: 'ill' })
      .thenRejected('WrongState');
    given(...histories.Accepted, withdrawn)
      .when({ ...reject, reason: 'other' })
      .thenRejected('WrongState');
    given(...histories.Proposed, rejected)
      .when({ ...withdraw, reason: 'travel-distance' })
      .thenRejected('WrongState');
  });
  it('for the next candidate, who has no period yet', () =>
    given(...histories.AwaitingSignatures, withdrawn)
      .when(proposeCandidate())
      .thenEvents(step.proposed));
});

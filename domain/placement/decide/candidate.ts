import type { PlacementEvent } from '../events.ts';
import { placementEvolutions } from '../evolve.ts';
import { hasInstitution, kinds } from '../kinds.ts';
import { candidateCriteria } from '../lists.ts';
import { keysOf, type PlacementState } from '../state.ts';
import { allowing } from '../transitions.ts';
import { offerPlace } from './offer.ts';
import { type DecisionsFor, institutionFits, notElsewhere, reject } from './rules.ts';

const offered = (state: PlacementState, events: ReturnType<typeof offerPlace>): PlacementState =>
  events.reduce((before, { data }) => placementEvolutions.PlaceOffered(before, data), state);

export const candidateDecisions: DecisionsFor<'ProposeCandidate' | 'AcceptCandidate' | 'RejectCandidate' | 'WithdrawCandidate'> = {
  ProposeCandidate({ placementId, studentRef, institutionId, criterion, offer, facts, occurredOn }, state, context) {
    const nowhere = { employer: { status: 'Absent' } } as const;
    const offering = offer === undefined ? [] : offerPlace({ placementId, occurredOn, ...offer, facts: facts.offer ?? nowhere }, state, context);
    const open = offered(state, offering);
    if ('candidate' in open) {
      const { candidate } = open;
      if (candidate.studentRef === studentRef && candidate.institutionId === institutionId && candidate.criterion === criterion) return [];
    }
    const known = allowing('ProposeCandidate', open);
    // One that takes part no more does not take anybody on; what was offered before stays to be withdrawn.
    if (offering.length === 0 && facts.employer?.status !== 'Active')
      return reject('OfferingOrganisationNotActive', { status: facts.employer?.status ?? 'Absent' });
    const { kind, period } = known.offer;
    if (!candidateCriteria.includes(criterion)) return reject('CandidateCriterionNotObjective', { criterion });
    if (hasInstitution(kind) && institutionId === undefined) return reject('CandidateNeedsInstitution', { kind });
    institutionFits(kind, institutionId, facts.institution);
    notElsewhere(placementId, period, facts.otherPlacements);
    const { otherPlacements } = facts;
    return [
      ...offering,
      {
        type: 'CandidateProposed',
        data: { ...keysOf(known), studentRef, ...(institutionId && { institutionId }), criterion, otherPlacements, occurredOn },
      },
    ];
  },

  AcceptCandidate({ party, occurredOn }, state) {
    if ('candidate' in state && state.candidate.acceptedBy.includes(party)) return [];
    const known = allowing('AcceptCandidate', state);
    const { signatories: parties } = kinds[known.offer.kind];
    if (!parties.includes(party)) return reject('PartyHasNoSay', { party, parties });
    const accepted: PlacementEvent = { type: 'CandidateAccepted', data: { party, occurredOn } };
    const last = parties.every((each) => each === party || known.candidate.acceptedBy.includes(each));
    return last ? [accepted, { type: 'MatchMade', data: { ...keysOf(known), occurredOn } }] : [accepted];
  },

  RejectCandidate({ reason, occurredOn }, state) {
    if (state.status === 'Offered' && state.formerCandidate?.by === 'rejection' && state.formerCandidate.reason === reason) return [];
    return [{ type: 'CandidateRejected', data: { ...keysOf(allowing('RejectCandidate', state)), reason, occurredOn } }];
  },

  WithdrawCandidate({ reason, occurredOn }, state) {
    if (state.status === 'Offered' && state.formerCandidate?.by === 'withdrawal' && state.formerCandidate.reason === reason) return [];
    return [{ type: 'CandidateWithdrawn', data: { ...keysOf(allowing('WithdrawCandidate', state)), reason, occurredOn } }];
  },
};

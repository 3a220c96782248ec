import { type Decisions, inStatus } from '../../shared/decider.ts';
import type { OrganisationId } from '../../shared/identifiers.ts';
import { same } from '../../shared/same.ts';
import type { NewCommitment, PartnershipCommand, ProposePartnership } from '../commands.ts';
import type { PartnershipEvent } from '../events.ts';
import { proposalOf, reject, saidIn } from '../rules.ts';
import type { PartnershipState } from '../state.ts';

type Proposing = 'ProposePartnership' | 'ReviseProposal' | 'SignPartnership' | 'DeclinePartnership' | 'WithdrawPartnership';

type Said = Pick<ProposePartnership, 'title' | 'parties' | 'term'> & Readonly<{ commitments: readonly NewCommitment[] }>;
const words = ({ title, parties, term: { from, to }, commitments }: Said) => ({
  title,
  parties: parties.map(({ organisationId }) => organisationId),
  term: { from, to },
  commitments: saidIn(commitments),
});
/** Compared with the proposal as revised last, not with what addenda and renewals made of it: an import that runs again says the proposal again. */
const sameProposal = (a: Said, b: Said): boolean => same(words(a), words(b));

export const proposing: Pick<Decisions<PartnershipCommand, PartnershipEvent, PartnershipState>, Proposing> = {
  ProposePartnership(command, state) {
    const { partnershipId, occurredOn } = command;
    if (state.status !== 'Absent') {
      return sameProposal(state.proposal, command) ? [] : reject('AlreadyExists', { partnershipId: state.partnershipId });
    }
    return [{ type: 'PartnershipProposed', data: { partnershipId, ...proposalOf(command), occurredOn } }];
  },

  ReviseProposal(command, state) {
    const { partnershipId, proposal, signatures } = inStatus(state, 'Proposed', 'Signing');
    if (sameProposal(proposal, command)) return [];
    const voidedSignatures = signatures.map(({ organisationId }) => organisationId);
    return [{ type: 'PartnershipRevised', data: { partnershipId, ...proposalOf(command), voidedSignatures, occurredOn: command.occurredOn } }];
  },

  SignPartnership({ type: _, occurredOn, ...signature }, state) {
    const { organisationId } = signature;
    const earlier = state.status === 'Absent' ? undefined : state.signatures.find((known) => known.organisationId === organisationId);
    if (earlier !== undefined && same(earlier, signature)) return [];
    const { partnershipId, proposal, signatures } = inStatus(state, 'Proposed', 'Signing');
    partyIn(proposal, organisationId);
    if (earlier !== undefined) return reject('PartySignedAlready', { organisationId });
    const signed: PartnershipEvent = { type: 'PartnershipSigned', data: { ...signature, occurredOn } };
    const missing = proposal.parties.some((party) => ![...signatures, signature].some((known) => known.organisationId === party.organisationId));
    return missing ? [signed] : [signed, { type: 'PartnershipActivated', data: { partnershipId, ...proposal, termNumber: 1, occurredOn } }];
  },

  /** Until the last signature, also by a party that has signed itself. */
  DeclinePartnership({ organisationId, reason, occurredOn }, state) {
    if (state.status === 'Declined') return [];
    partyIn(inStatus(state, 'Proposed', 'Signing').proposal, organisationId);
    return [{ type: 'PartnershipDeclined', data: { organisationId, reason, occurredOn } }];
  },

  /** For whoever keeps the proposal, which is an office and not one person: access decides who that is. */
  WithdrawPartnership({ reason, occurredOn }, state) {
    if (state.status === 'Withdrawn') return [];
    inStatus(state, 'Proposed', 'Signing');
    return [{ type: 'PartnershipWithdrawn', data: { reason, occurredOn } }];
  },
};

const partyIn = ({ parties }: Pick<ProposePartnership, 'parties'>, organisationId: OrganisationId): void => {
  if (!parties.some((party) => party.organisationId === organisationId)) reject('NotAParty', { organisationId });
};

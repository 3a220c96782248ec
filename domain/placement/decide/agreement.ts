import { same } from '../../shared/same.ts';
import type { DraftAgreement, ReviseAgreement } from '../commands.ts';
import type { PlacementEvent } from '../events.ts';
import { signatoriesOf } from '../kinds.ts';
import { keysOf, type PlacementState } from '../state.ts';
import { type Allowing, allowing } from '../transitions.ts';
import { type DecisionsFor, notElsewhere, recognised, reject, termsHold } from './rules.ts';

function agreementHolds({ offer }: Allowing<'DraftAgreement' | 'ReviseAgreement'>, { terms, facts }: DraftAgreement | ReviseAgreement): void {
  termsHold(offer.kind, terms);
  notElsewhere(offer.placementId, terms, facts.otherPlacements);
}

const signatureOf = (state: PlacementState, role: string) => ('agreement' in state ? state.agreement.signatures.find((each) => each.role === role) : undefined);
const voidedOf = (state: PlacementState) => (state.status === 'AgreementDrafted' ? state.agreement.voided : undefined);

export const agreementDecisions: DecisionsFor<
  'DraftAgreement' | 'ReviseAgreement' | 'RequestSignatures' | 'SignAgreement' | 'RefuseSignature' | 'RecallAgreement'
> = {
  DraftAgreement(command, state) {
    const { terms, facts, occurredOn } = command;
    if ('agreement' in state && same(state.agreement.terms, terms)) return [];
    agreementHolds(allowing('DraftAgreement', state), command);
    return [{ type: 'AgreementDrafted', data: { version: 1, terms, otherPlacements: facts.otherPlacements, occurredOn } }];
  },

  ReviseAgreement(command, state) {
    const { terms, facts, occurredOn } = command;
    const known = allowing('ReviseAgreement', state);
    if (same(known.agreement.terms, terms)) return [];
    agreementHolds(known, command);
    const version = known.agreement.version + 1;
    return [{ type: 'AgreementRevised', data: { version, terms, otherPlacements: facts.otherPlacements, occurredOn } }];
  },

  RequestSignatures({ facts, occurredOn }, state) {
    if (state.status === 'AwaitingSignatures') return [];
    const known = allowing('RequestSignatures', state);
    const recognition = recognised(known, facts);
    const { version, terms } = known.agreement;
    const signatories = signatoriesOf(known.offer.kind, terms.minor);
    return [{ type: 'SignaturesRequested', data: { version, signatories, ...(recognition && { recognition }), occurredOn } }];
  },

  SignAgreement({ role, method, evidence, version: read, occurredOn }, state) {
    const signed = signatureOf(state, role);
    if (signed?.method === method && signed.evidence === evidence) return [];
    const known = allowing('SignAgreement', state);
    const { version, versionOf, signatories, signatures } = known.agreement;
    if (!signatories.includes(role)) return reject('SignatoryUnknown', { role, signatories });
    if (signed !== undefined) return reject('AgreementSignedAlready', { role, signedOn: signed.signedOn });
    if (read !== undefined && read !== version) return reject('AgreementVersionOutdated', { given: read, current: version });
    if (occurredOn < versionOf) return reject('SignedBeforeAgreement', { occurredOn, versionOf });
    const signature: PlacementEvent = { type: 'AgreementSigned', data: { version, role, method, evidence, occurredOn } };
    const last = signatures.length + 1 === signatories.length;
    return last ? [signature, { type: 'AgreementConcluded', data: { ...keysOf(known), version, occurredOn } }] : [signature];
  },

  RefuseSignature({ role, reason, occurredOn }, state) {
    const voided = voidedOf(state);
    if (voided?.by === 'refusal' && voided.role === role && voided.reason === reason) return [];
    const { version, signatories } = allowing('RefuseSignature', state).agreement;
    if (!signatories.includes(role)) return reject('SignatoryUnknown', { role, signatories });
    const signed = signatureOf(state, role);
    if (signed !== undefined) return reject('AgreementSignedAlready', { role, signedOn: signed.signedOn });
    return [{ type: 'SignatureRefused', data: { version, role, reason, occurredOn } }];
  },

  RecallAgreement({ reason, occurredOn }, state) {
    const voided = voidedOf(state);
    if (voided?.by === 'recall' && voided.reason === reason) return [];
    const { version } = allowing('RecallAgreement', state).agreement;
    return [{ type: 'AgreementRecalled', data: { version, reason, occurredOn } }];
  },
};

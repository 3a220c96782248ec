import type { Period } from '../../shared/local-date.ts';
import { same } from '../../shared/same.ts';
import type { ProposeAmendment } from '../commands.ts';
import type { PlacementEvent } from '../events.ts';
import { kinds } from '../kinds.ts';
import { keysOf, type PlacementState, type PlacementStatus } from '../state.ts';
import { type AgreementTerms, type AmendableTerms, amendableFields } from '../terms.ts';
import { type Allowing, allowing, transitions } from '../transitions.ts';
import { type DecisionsFor, daysOf, inOrder, notElsewhere, recognised, reject, termsHold } from './rules.ts';

type Amending = Allowing<'ProposeAmendment'>;

function amended(known: Amending, { programme: _, ...changes }: AmendableTerms): AgreementTerms {
  return { ...known.agreement.terms, ...changes };
}

/** The period that an open amendment would bring: the student's time is spoken for from the proposal on, or nobody could agree to it any more. */
export function amendedPeriodOf(state: PlacementState): Period | undefined {
  if (!('amendments' in state) || !isUnderAgreement(state)) return undefined;
  const { from, to } = state.amendments.find(({ outcome }) => outcome === 'open')?.changes ?? {};
  if (from === undefined && to === undefined) return undefined;
  const { terms } = state.agreement;
  return { from: from ?? terms.from, to: to ?? terms.to };
}
const isUnderAgreement = ({ status }: PlacementState): boolean => (transitions.ApproveAmendment as readonly PlacementStatus[]).includes(status);

/** The new dates enclose what has happened already. */
function enclosesHistory(known: Amending, { from, to }: AgreementTerms): void {
  if ('startedOn' in known) inOrder(from, ...daysOf(known), to);
}

function programmeAmendable(known: Amending, { changes: { programme }, facts }: ProposeAmendment) {
  if (programme === undefined) return undefined;
  const { kind } = known.offer;
  const { programmeCode, dossier } = programme;
  if (kinds[kind].programmeCode === 'none') return reject('ProgrammeCodeNotAllowed', { kind });
  const agreed = known.agreement.terms.dossier;
  if (agreed !== dossier) return reject('AmendmentOutsideDossier', { programmeCode, dossier: agreed ?? '' });
  return recognised(known, facts, programmeCode);
}

function branchAmendable({ offer }: Amending, { changes: { branch }, facts }: ProposeAmendment): void {
  if (branch === undefined || !kinds[offer.kind].recognitionRequired) return;
  const { trainingCompanyId } = offer;
  if (trainingCompanyId === undefined || facts.branch?.trainingCompanyId !== trainingCompanyId) {
    reject('BranchOfOtherTrainingCompany', { branch, trainingCompanyId: trainingCompanyId ?? '' });
  }
}

export const amendmentDecisions: DecisionsFor<'ProposeAmendment' | 'ApproveAmendment' | 'RejectAmendment'> = {
  ProposeAmendment(command, state) {
    const { amendment, changes, facts, occurredOn } = command;
    const known = allowing('ProposeAmendment', state);
    const { amendments, offer } = known;
    if (same(amendments[amendment - 1]?.changes, changes)) return [];
    const open = amendments.findIndex(({ outcome }) => outcome === 'open') + 1;
    if (open > 0) return reject('AmendmentOpen', { amendment: open });
    const next = amendments.length + 1;
    if (amendment !== next) return reject('AmendmentNumberTaken', { amendment, next });
    const fields = Object.keys(changes).filter((field) => !(amendableFields as readonly string[]).includes(field));
    if (fields.length > 0) return reject('NotAmendable', { fields });
    const terms = amended(known, changes);
    const programmeKept = changes.programme === undefined || changes.programme.programmeCode === offer.programmeCode;
    if (programmeKept && same(terms, known.agreement.terms)) return reject('AmendmentEmpty', {});
    termsHold(offer.kind, terms);
    enclosesHistory(known, terms);
    branchAmendable(known, command);
    const recognition = programmeAmendable(known, command);
    notElsewhere(offer.placementId, terms, facts.otherPlacements);
    const { otherPlacements } = facts;
    return [{ type: 'AmendmentProposed', data: { amendment, changes, otherPlacements, ...(recognition && { recognition }), occurredOn } }];
  },

  ApproveAmendment({ amendment, role, occurredOn }, state) {
    const known = allowing('ApproveAmendment', state);
    const { signatories } = known.agreement;
    const proposed = known.amendments[amendment - 1] ?? reject('NoSuchAmendment', { amendment });
    if (proposed.approvedBy.includes(role)) return [];
    if (proposed.outcome !== 'open') return reject('AmendmentNotOpen', { amendment });
    if (!signatories.includes(role)) return reject('SignatoryUnknown', { role, signatories });
    const { changes, approvedBy } = proposed;
    const approved: PlacementEvent = { type: 'AmendmentApproved', data: { amendment, role, occurredOn } };
    if (approvedBy.length + 1 < signatories.length) return [approved];
    const { from, to, ...terms } = amended(known, changes);
    enclosesHistory(known, { from, to, ...terms });
    const programme = changes.programme && { programmeCode: changes.programme.programmeCode };
    return [approved, { type: 'AmendmentConcluded', data: { ...keysOf(known), ...programme, period: { from, to }, amendment, changes, occurredOn } }];
  },

  RejectAmendment({ amendment, role, reason, occurredOn }, state) {
    const known = allowing('RejectAmendment', state);
    const { signatories } = known.agreement;
    const proposed = known.amendments[amendment - 1] ?? reject('NoSuchAmendment', { amendment });
    if (proposed.rejectedBy === role) return [];
    if (proposed.outcome !== 'open') return reject('AmendmentNotOpen', { amendment });
    if (!signatories.includes(role)) return reject('SignatoryUnknown', { role, signatories });
    return [{ type: 'AmendmentRejected', data: { amendment, role, reason, occurredOn } }];
  },
};

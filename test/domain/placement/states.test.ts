import { describe, expect, it } from '@jest/globals';
import type { PlacementCommand } from '../../../domain/placement/commands.ts';
import { placement } from '../../../domain/placement/decider.ts';
import type { PlacementStatus } from '../../../domain/placement/state.ts';
import { transitions } from '../../../domain/placement/transitions.ts';
import type { OfType } from '../../../domain/shared/event.ts';
import { commandsOf, days, historiesOf, otherPlacementId, proposeCandidate, studentRef, terms, week } from '../../support/builders/placement.ts';
import { deciderSpec } from '../../support/decider-spec.ts';

const { given } = deciderSpec(placement);
const histories = historiesOf();
const statuses = Object.keys(histories) as readonly PlacementStatus[];
const say = commandsOf();
const on = days.midway;
const otherTerms = terms({ allowancePerMonth: 1 });
const role = 'student';

/** Every command, where it is nowhere true already, with the states that take it. */
const table: { readonly [T in Exclude<PlacementCommand['type'], 'OfferPlace'>]: readonly [OfType<PlacementCommand, T>, ...PlacementStatus[]] } = {
  ReviseOffer: [{ type: 'ReviseOffer', sector: 'handel', occurredOn: on }, 'Offered'],
  WithdrawOffer: [{ type: 'WithdrawOffer', reason: 'moved', occurredOn: on }, 'Offered', 'Withdrawn'],
  ExpireOffer: [{ type: 'ExpireOffer', occurredOn: on }, 'Offered', 'Expired'],
  ProposeCandidate: [proposeCandidate('bpv-bol', { criterion: 'availability' }), 'Offered'],
  AcceptCandidate: [{ type: 'AcceptCandidate', party: 'student', occurredOn: on }, 'Proposed', ...statuses.filter((status) => histories[status].length > 4)],
  RejectCandidate: [{ type: 'RejectCandidate', reason: 'no-response', occurredOn: on }, 'Proposed'],
  WithdrawCandidate: [{ type: 'WithdrawCandidate', reason: 'left', occurredOn: on }, 'Proposed', 'Accepted', 'AgreementDrafted', 'AwaitingSignatures'],
  DraftAgreement: [{ type: 'DraftAgreement', terms: otherTerms, facts: { otherPlacements: [] }, occurredOn: on }, 'Accepted'],
  ReviseAgreement: [{ type: 'ReviseAgreement', terms: otherTerms, facts: { otherPlacements: [] }, occurredOn: on }, 'AgreementDrafted'],
  RequestSignatures: [say.request, 'AgreementDrafted', 'AwaitingSignatures'],
  SignAgreement: [{ type: 'SignAgreement', role, method: 'paper', evidence: 'ref-9', occurredOn: on }, 'AwaitingSignatures'],
  RefuseSignature: [{ type: 'RefuseSignature', role, reason: 'hours', occurredOn: on }, 'AwaitingSignatures'],
  RecallAgreement: [{ type: 'RecallAgreement', reason: 'hours', occurredOn: on }, 'AwaitingSignatures'],
  StartPlacement: [{ ...say.start, occurredOn: on }, 'Agreed'],
  CancelPlacement: [{ ...say.cancel, reason: 'conduct' }, 'Agreed'],
  ProposeAmendment: [
    { type: 'ProposeAmendment', amendment: 1, changes: { goals: 'sales' }, facts: { otherPlacements: [] }, occurredOn: on },
    'Agreed',
    'Active',
    'Interrupted',
  ],
  ApproveAmendment: [{ type: 'ApproveAmendment', amendment: 1, role, occurredOn: on }, 'Agreed', 'Active', 'Interrupted'],
  RejectAmendment: [{ type: 'RejectAmendment', amendment: 1, role, reason: 'no', occurredOn: on }, 'Agreed', 'Active', 'Interrupted'],
  InterruptPlacement: [{ type: 'InterruptPlacement', occurredOn: on }, 'Active'],
  ResumePlacement: [{ type: 'ResumePlacement', occurredOn: on }, 'Interrupted'],
  RecordHours: [{ type: 'RecordHours', week, hours: 32, occurredOn: on }, 'Active', 'AwaitingAssessment'],
  ApproveHours: [{ type: 'ApproveHours', week, occurredOn: on }, 'Active', 'AwaitingAssessment'],
  CorrectHours: [{ type: 'CorrectHours', week, hours: 8, why: 'ill', occurredOn: on }, 'Active', 'AwaitingAssessment'],
  RecordContactMoment: [{ type: 'RecordContactMoment', kind: 'progress', onSite: true, occurredOn: on }, 'Active', 'Interrupted'],
  RecordInterimAssessment: [{ type: 'RecordInterimAssessment', outcome: 'at-risk', occurredOn: on }, 'Active', 'Interrupted'],
  ReportRecognitionLoss: [
    { type: 'ReportRecognitionLoss', facts: {}, occurredOn: on },
    'Accepted',
    'AgreementDrafted',
    'AwaitingSignatures',
    'Agreed',
    'Active',
    'Interrupted',
  ],
  EndPeriod: [{ type: 'EndPeriod', occurredOn: on }, 'Active'],
  RecordCompanyOpinion: [{ type: 'RecordCompanyOpinion', opinion: 'insufficient', occurredOn: on }, 'AwaitingAssessment'],
  CompletePlacement: [{ ...say.complete, hours: 1 }, 'AwaitingAssessment'],
  TerminatePlacement: [{ type: 'TerminatePlacement', reason: 'conduct', occurredOn: days.completed }, 'Active', 'Interrupted', 'AwaitingAssessment'],
  LinkReplacement: [
    { type: 'LinkReplacement', replacementId: otherPlacementId, facts: { replacement: { studentRef } }, occurredOn: on },
    'Terminated',
    'Cancelled',
  ],
  CorrectRecord: [
    { type: 'CorrectRecord', field: 'additional', old: true, new: false, why: 'seen', occurredOn: on },
    'Completed',
    'Terminated',
    'Withdrawn',
    'Cancelled',
    'Expired',
  ],
};

const refusalOf = (command: PlacementCommand, status: PlacementStatus): string => {
  try {
    placement.decide(command, given(...histories[status]).state, { today: days.completed, by: 'somebody-else' });
    return 'none';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe.each(Object.entries(table))('%s', (type, [command, ...possible]) => {
  const allowed = transitions[type as keyof typeof transitions];

  it.each(statuses)('in state %s', (status) => {
    if (status === 'Absent') given().when(command).thenRejected('NotFound');
    else if (possible.includes(status)) expect(refusalOf(command, status)).not.toBe('WrongState');
    else
      given(...histories[status])
        .when(command)
        .thenRejected('WrongState', { state: status, allowed: [...allowed] });
  });
});

describe('the histories of the builder', () => {
  it.each(statuses)('lead to %s', (status) => expect(given(...histories[status]).state.status).toBe(status));
});

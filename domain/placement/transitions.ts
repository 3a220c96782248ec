import { inStatus } from '../shared/decider.ts';
import type { PlacementCommand } from './commands.ts';
import type { PlacementIn, PlacementState, PlacementStatus } from './state.ts';

const withCandidate = ['Proposed', 'Accepted', 'AgreementDrafted', 'AwaitingSignatures'] as const;
const underAgreement = ['Agreed', 'Active', 'Interrupted'] as const;
const assessable = ['Active', 'AwaitingAssessment'] as const;
const present = ['Active', 'Interrupted'] as const;
export const endStatuses = ['Completed', 'Terminated', 'Withdrawn', 'Cancelled', 'Expired'] as const;

/** The states from which each command is possible. */
export const transitions = {
  OfferPlace: ['Absent'],
  ReviseOffer: ['Offered'],
  WithdrawOffer: ['Offered'],
  ExpireOffer: ['Offered'],
  ProposeCandidate: ['Offered'],
  AcceptCandidate: ['Proposed'],
  RejectCandidate: ['Proposed'],
  WithdrawCandidate: withCandidate,
  DraftAgreement: ['Accepted'],
  ReviseAgreement: ['AgreementDrafted'],
  RequestSignatures: ['AgreementDrafted'],
  SignAgreement: ['AwaitingSignatures'],
  RefuseSignature: ['AwaitingSignatures'],
  RecallAgreement: ['AwaitingSignatures'],
  StartPlacement: ['Agreed'],
  CancelPlacement: ['Agreed'],
  ProposeAmendment: underAgreement,
  ApproveAmendment: underAgreement,
  RejectAmendment: underAgreement,
  InterruptPlacement: ['Active'],
  ResumePlacement: ['Interrupted'],
  RecordHours: assessable,
  ApproveHours: assessable,
  CorrectHours: assessable,
  RecordContactMoment: present,
  RecordInterimAssessment: present,
  ReportRecognitionLoss: ['Accepted', 'AgreementDrafted', 'AwaitingSignatures', ...underAgreement],
  EndPeriod: ['Active'],
  RecordCompanyOpinion: ['AwaitingAssessment'],
  CompletePlacement: ['AwaitingAssessment'],
  TerminatePlacement: ['Active', 'Interrupted', 'AwaitingAssessment'],
  LinkReplacement: ['Terminated', 'Cancelled'],
  CorrectRecord: endStatuses,
} as const satisfies Readonly<Record<PlacementCommand['type'], readonly PlacementStatus[]>>;

type Transitions = typeof transitions;
export type Allowing<T extends keyof Transitions> = PlacementIn<Transitions[T][number]>;

/** The state narrowed to those in which the command is possible; otherwise it is refused. */
export const allowing = <T extends keyof Transitions>(type: T, state: PlacementState): Allowing<T> =>
  inStatus<PlacementState, PlacementStatus>(state, ...transitions[type]) as Allowing<T>;

import type { Evolutions } from '../shared/decider.ts';
import { corrected } from './corrections.ts';
import type { PlacementEvent } from './events.ts';
import type { CorrectableField } from './lists.ts';
import type { ExistingPlacement, PlacementIn, PlacementState, PlacementStatus } from './state.ts';
import { type Allowing, transitions } from './transitions.ts';

type Evolution<T extends PlacementEvent['type']> = Evolutions<PlacementEvent, PlacementState>[T];

/** Changes a placement in one of the statuses; in any other an event changes nothing. */
function within<Status extends PlacementStatus>(
  state: PlacementState,
  statuses: readonly Status[],
  next: (state: PlacementIn<Status>) => PlacementState,
): PlacementState {
  return (statuses as readonly PlacementStatus[]).includes(state.status) ? next(state as PlacementIn<Status>) : state;
}
/** Changes a placement in a status in which the command that gave the event is possible. */
const after = <T extends keyof typeof transitions>(command: T, state: PlacementState, next: (state: Allowing<T>) => PlacementState): PlacementState =>
  within<PlacementStatus>(state, transitions[command], next as (state: PlacementState) => PlacementState);

const by = (subject: string, ...fields: readonly CorrectableField[]) => Object.fromEntries(fields.map((field) => [field, subject]));

/** The offer stands open again; what was agreed on with the candidate is in the history. */
const openAgain = (known: ExistingPlacement, formerCandidate: NonNullable<PlacementIn<'Offered'>['formerCandidate']>): PlacementState => ({
  status: 'Offered',
  ...placeOf(known),
  formerCandidate,
});
/** What stays with the place, whoever is its candidate. */
const placeOf = ({ offer, recordedBy, recognitionLostOn }: ExistingPlacement) => ({ offer, recordedBy, ...(recognitionLostOn && { recognitionLostOn }) });

const newVersion: Evolution<'AgreementRevised'> = (state, { version, terms, occurredOn }) =>
  within(state, ['Accepted', 'AgreementDrafted'], (known) => ({
    ...known,
    status: 'AgreementDrafted',
    agreement: { version, terms, versionOf: occurredOn, signatories: [], signatures: [] },
  }));

const changeAmendment = (
  state: PlacementState,
  amendment: number,
  change: (open: PlacementIn<'Agreed'>['amendments'][number]) => PlacementIn<'Agreed'>['amendments'][number],
): PlacementState =>
  after('ApproveAmendment', state, (known) => ({
    ...known,
    amendments: known.amendments.map((each, index) => (index === amendment - 1 ? change(each) : each)),
  }));

export const placementEvolutions: Evolutions<PlacementEvent, PlacementState> = {
  PlaceOffered: (state, { occurredOn, recordedBy, studentRef, ...offer }) =>
    within(state, ['Absent'], () => ({ status: 'Offered', offer, recordedBy: by(recordedBy, 'additional', 'sector') })),
  OfferRevised: (state, { level, sector, programmeCode, additional, expiresOn, period, recordedBy }) =>
    after('ReviseOffer', state, (known) => ({
      ...known,
      offer: { ...known.offer, level, sector, additional, expiresOn, ...(programmeCode && { programmeCode }), ...(period && { period }) },
      recordedBy: { ...known.recordedBy, ...by(recordedBy, 'additional', 'sector') },
    })),
  OfferWithdrawn: (state, { reason, occurredOn }) =>
    after('WithdrawOffer', state, (known) => ({ ...known, status: 'Withdrawn', withdrawnOn: occurredOn, withdrawalReason: reason })),
  OfferExpired: (state, { occurredOn }) => after('ExpireOffer', state, (known) => ({ ...known, status: 'Expired', expiredOn: occurredOn })),

  CandidateProposed: (state, { studentRef, institutionId, criterion }) =>
    after('ProposeCandidate', state, (known) => ({
      status: 'Proposed',
      ...placeOf(known),
      candidate: { studentRef, ...(institutionId && { institutionId }), criterion, acceptedBy: [] },
    })),
  CandidateAccepted: (state, { party }) =>
    after('AcceptCandidate', state, (known) => ({ ...known, candidate: { ...known.candidate, acceptedBy: [...known.candidate.acceptedBy, party] } })),
  MatchMade: (state) => within(state, ['Proposed'], (known) => ({ ...known, status: 'Accepted' })),
  CandidateRejected: (state, { reason }) => after('RejectCandidate', state, (known) => openAgain(known, { by: 'rejection', reason })),
  CandidateWithdrawn: (state, { reason }) => after('WithdrawCandidate', state, (known) => openAgain(known, { by: 'withdrawal', reason })),

  AgreementDrafted: newVersion,
  AgreementRevised: newVersion,
  SignaturesRequested: (state, { signatories, recognition }) =>
    after('RequestSignatures', state, ({ agreement: { voided, ...agreement }, ...known }) => ({
      ...known,
      status: 'AwaitingSignatures',
      offer: { ...known.offer, ...(recognition?.trainingCompanyId && { trainingCompanyId: recognition.trainingCompanyId }) },
      agreement: { ...agreement, signatories, signatures: [] },
    })),
  AgreementSigned: (state, { role, method, evidence, occurredOn }) =>
    after('SignAgreement', state, (known) => ({
      ...known,
      agreement: { ...known.agreement, signatures: [...known.agreement.signatures, { role, method, evidence, signedOn: occurredOn }] },
    })),
  AgreementConcluded: (state) => within(state, ['AwaitingSignatures'], (known) => ({ ...known, status: 'Agreed', amendments: [] })),
  SignatureRefused: (state, { role, reason }) =>
    after('RefuseSignature', state, (known) => ({
      ...known,
      status: 'AgreementDrafted',
      agreement: { ...known.agreement, signatures: [], voided: { by: 'refusal', role, reason } },
    })),
  AgreementRecalled: (state, { reason }) =>
    after('RecallAgreement', state, (known) => ({
      ...known,
      status: 'AgreementDrafted',
      agreement: { ...known.agreement, signatures: [], voided: { by: 'recall', reason } },
    })),

  PlacementStarted: (state, { occurredOn, recordedBy }) =>
    after('StartPlacement', state, (known) => ({
      ...known,
      status: 'Active',
      startedOn: occurredOn,
      interruptions: [],
      hours: {},
      contactMoments: [],
      interimAssessments: [],
      recordedBy: { ...known.recordedBy, ...by(recordedBy, 'startedOn') },
    })),
  PlacementCancelled: (state, { reason, explanation, replacementRequired, recordedBy, occurredOn }) =>
    after('CancelPlacement', state, (known) => ({
      ...known,
      status: 'Cancelled',
      cancelledOn: occurredOn,
      reason,
      ...(explanation !== undefined && { explanation }),
      replacementRequired,
      recordedBy: { ...known.recordedBy, ...by(recordedBy, 'cancelledOn', 'reason') },
    })),

  AmendmentProposed: (state, { changes }) =>
    after('ProposeAmendment', state, (known) => ({ ...known, amendments: [...known.amendments, { changes, outcome: 'open', approvedBy: [] }] })),
  AmendmentApproved: (state, { amendment, role }) => changeAmendment(state, amendment, (open) => ({ ...open, approvedBy: [...open.approvedBy, role] })),
  AmendmentRejected: (state, { amendment, role }) => changeAmendment(state, amendment, (open) => ({ ...open, outcome: 'rejected', rejectedBy: role })),
  AmendmentConcluded: (state, { amendment, changes: { programme, ...terms } }) =>
    after(
      'ApproveAmendment',
      changeAmendment(state, amendment, (open) => ({ ...open, outcome: 'concluded' })),
      (known) => ({
        ...known,
        offer: { ...known.offer, ...(programme && { programmeCode: programme.programmeCode }) },
        agreement: { ...known.agreement, terms: { ...known.agreement.terms, ...terms } },
      }),
    ),

  PlacementInterrupted: (state, { expectedResumption, occurredOn }) =>
    after('InterruptPlacement', state, (known) => ({
      ...known,
      status: 'Interrupted',
      interruptions: [...known.interruptions, { from: occurredOn, ...(expectedResumption && { expectedResumption }) }],
    })),
  PlacementResumed: (state, { occurredOn }) =>
    after('ResumePlacement', state, (known) => ({
      ...known,
      status: 'Active',
      interruptions: known.interruptions.map((each, index, all) => (index === all.length - 1 ? { ...each, resumedOn: occurredOn } : each)),
    })),
  HoursRecorded: (state, { week, hours }) =>
    after('RecordHours', state, (known) => ({ ...known, hours: { ...known.hours, [week]: { hours, approved: false } } })),
  HoursApproved: (state, { week, hours }) =>
    after('ApproveHours', state, (known) => ({ ...known, hours: { ...known.hours, [week]: { hours, approved: true } } })),
  HoursCorrected: (state, { week, hours }) =>
    after('CorrectHours', state, (known) => ({ ...known, hours: { ...known.hours, [week]: { hours, approved: false } } })),
  ContactMomentRecorded: (state, { kind, onSite, occurredOn }) =>
    after('RecordContactMoment', state, (known) => ({ ...known, contactMoments: [...known.contactMoments, { kind, onSite, on: occurredOn }] })),
  InterimAssessmentRecorded: (state, { outcome, occurredOn }) =>
    after('RecordInterimAssessment', state, (known) => ({ ...known, interimAssessments: [...known.interimAssessments, { outcome, on: occurredOn }] })),
  RecognitionLossReported: (state, { occurredOn }) => after('ReportRecognitionLoss', state, (known) => ({ ...known, recognitionLostOn: occurredOn })),

  PeriodEnded: (state, { occurredOn, recordedBy }) =>
    after('EndPeriod', state, (known) => ({
      ...known,
      status: 'AwaitingAssessment',
      endedOn: occurredOn,
      recordedBy: { ...known.recordedBy, ...by(recordedBy, 'endedOn') },
    })),
  CompanyOpinionRecorded: (state, { opinion }) => after('RecordCompanyOpinion', state, (known) => ({ ...known, companyOpinion: opinion })),
  PlacementCompleted: (state, { result, hours, decidedBy, recordedBy, occurredOn }) =>
    after('CompletePlacement', state, (known) => ({
      ...known,
      status: 'Completed',
      completedOn: occurredOn,
      result,
      realisedHours: hours,
      decidedBy,
      recordedBy: { ...known.recordedBy, ...by(recordedBy, 'result', 'realisedHours') },
    })),
  PlacementTerminated: (state, { reason, explanation, replacementRequired, endedBy, recordedBy, occurredOn }) =>
    after('TerminatePlacement', state, (known) => ({
      ...known,
      status: 'Terminated',
      terminatedOn: occurredOn,
      reason,
      ...(explanation !== undefined && { explanation }),
      ...(endedBy && { endedBy }),
      replacementRequired,
      recordedBy: { ...known.recordedBy, ...by(recordedBy, 'terminatedOn', 'reason') },
    })),
  ReplacementLinked: (state, { replacementId }) => after('LinkReplacement', state, (known) => ({ ...known, replacementId })),
  RecordCorrected: (state, { field, new: value, recordedBy }) =>
    after('CorrectRecord', state, (known) => {
      const next = corrected(known, field, value);
      return next === undefined ? known : { ...next, recordedBy: { ...next.recordedBy, [field]: recordedBy } };
    }),
};

import { placementEvents } from '../../domain/placement/events.ts';
import { type CorrectableField, correctableFields, placementParties, signatoryRoles } from '../../domain/placement/lists.ts';
import { PlacementId, StudentRef } from '../../domain/shared/identifiers.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { count, type Fields, flag, id, list, number, object, oneOf, optional, table, text } from '../../domain/shared/schema.ts';
import { either, guarded, partly, states, uuid } from '../openapi/described.ts';

const {
  PlaceOffered,
  CandidateProposed,
  CandidateRejected,
  AgreementDrafted,
  AgreementSigned,
  AmendmentProposed,
  ContactMomentRecorded,
  InterimAssessmentRecorded,
  CompanyOpinionRecorded,
  PlacementCompleted,
  PlacementTerminated,
} = placementEvents;

const day = id(LocalDate);
const { studentRef: _student, recordedBy: _recordedBy, occurredOn: _offered, ...offer } = PlaceOffered.data;
const recorders = Object.fromEntries(correctableFields.map((field) => [field, text])) as Readonly<Record<CorrectableField, typeof text>>;

const offering = { offer: object(offer), recordedBy: partly(recorders), recognitionLostOn: optional(day) };
const open = {
  ...offering,
  formerCandidate: optional(
    either(object({ by: oneOf(['rejection']), reason: CandidateRejected.data.reason }), object({ by: oneOf(['withdrawal']), reason: text })),
  ),
};
const { criterion, institutionId } = CandidateProposed.data;
const candidacy = { ...offering, candidate: object({ studentRef: guarded(StudentRef), institutionId, criterion, acceptedBy: list(oneOf(placementParties)) }) };

const { role, method, evidence } = AgreementSigned.data;
const drafted = {
  ...candidacy,
  agreement: object({
    version: count,
    terms: AgreementDrafted.data.terms,
    versionOf: day,
    signatories: list(oneOf(signatoryRoles)),
    signatures: list(object({ role, method, evidence, signedOn: day })),
    voided: optional(either(object({ by: oneOf(['refusal']), role, reason: text }), object({ by: oneOf(['recall']), reason: text }))),
  }),
};
const concluded = {
  ...drafted,
  amendments: list(
    object({
      changes: AmendmentProposed.data.changes,
      outcome: oneOf(['open', 'concluded', 'rejected']),
      approvedBy: list(oneOf(signatoryRoles)),
      rejectedBy: optional(oneOf(signatoryRoles)),
    }),
  ),
};
const { kind, onSite } = ContactMomentRecorded.data;
const begun = {
  ...concluded,
  startedOn: day,
  interruptions: list(object({ from: day, expectedResumption: optional(day), resumedOn: optional(day) })),
  hours: table(object({ hours: number, approved: flag })),
  contactMoments: list(object({ kind, onSite, on: day })),
  interimAssessments: list(object({ outcome: InterimAssessmentRecorded.data.outcome, on: day })),
};
const { opinion } = CompanyOpinionRecorded.data;
const over = { ...begun, endedOn: day, companyOpinion: optional(opinion) };

const { reason, explanation, replacementRequired, endedBy } = PlacementTerminated.data;
const broken = { reason, explanation, replacementRequired, replacementId: optional(id(PlacementId)) };
const { result, decidedBy } = PlacementCompleted.data;

const inStates = {
  Offered: open,
  Proposed: candidacy,
  Accepted: candidacy,
  AgreementDrafted: drafted,
  AwaitingSignatures: drafted,
  Agreed: concluded,
  Active: begun,
  Interrupted: begun,
  AwaitingAssessment: over,
  Completed: { ...over, completedOn: day, result, realisedHours: count, decidedBy },
  Terminated: { ...begun, endedOn: optional(day), companyOpinion: optional(opinion), ...broken, terminatedOn: day, endedBy },
  Cancelled: { ...concluded, ...broken, cancelledOn: day },
  Withdrawn: { ...open, withdrawnOn: day, withdrawalReason: text },
  Expired: { ...open, expiredOn: day },
} as const satisfies Readonly<Record<string, Fields>>;

export const placementSchema = states({ id: uuid, revision: count }, inStates);

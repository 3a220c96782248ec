import { codecOf, type EventsOf } from '../shared/codec.ts';
import { InformationDayId, OrganisationId, PartnershipId, PlacementId, ProgrammeCode, StudentRef, TrainingCompanyId } from '../shared/identifiers.ts';
import { levels, placementKinds, sectors } from '../shared/lists.ts';
import { LocalDate } from '../shared/local-date.ts';
import { count, flag, type InferFields, id, list, number, object, oneOf, optional, type Schema, text } from '../shared/schema.ts';
import {
  assessmentResults,
  candidateCriteria,
  candidateRejectionReasons,
  companyOpinions,
  contactMomentKinds,
  correctableFields,
  hoursWarnings,
  interimOutcomes,
  placementOrigins,
  placementParties,
  recognitionStatuses,
  signatoryRoles,
  signatureMethods,
  terminationReasons,
} from './lists.ts';
import { agreementTerms, amendableTerms } from './terms.ts';
import { IsoWeek } from './week.ts';

const occurredOn = id(LocalDate);
/** Opaque subject of who recorded it: a correction asks for another person. */
const recordedBy = text;
const period = object({ from: id(LocalDate), to: id(LocalDate) });
const recognition = object({
  status: oneOf(recognitionStatuses),
  trainingCompanyId: optional(id(TrainingCompanyId)),
  lastVerifiedAt: optional(id(LocalDate)),
});
const otherPlacements = list(object({ placementId: id(PlacementId), period: optional(period) }));
const origin = object({
  type: oneOf(placementOrigins),
  informationDayId: optional(id(InformationDayId)),
  pledgeNumber: optional(count),
  partnershipId: optional(id(PartnershipId)),
});

export type RecordedValue = string | number | boolean;
const recordedValue: Schema<RecordedValue> = {
  kind: 'a text, a number, or true or false',
  shape: { is: 'either', of: [text, number, flag] },
  check: (value, path) => (['string', 'number', 'boolean'].includes(typeof value) ? undefined : `${path} must be a text, a number, or true or false`),
};

/** On every event that read models count or list by, so that they need no other stream: what, whose, under what, since and when. */
const keys = {
  placementId: id(PlacementId),
  kind: oneOf(placementKinds),
  level: oneOf(levels),
  sector: oneOf(sectors),
  programmeCode: optional(id(ProgrammeCode)),
  employerId: id(OrganisationId),
  institutionId: optional(id(OrganisationId)),
  studentRef: optional(id(StudentRef)),
  partnershipId: optional(id(PartnershipId)),
  informationDayId: optional(id(InformationDayId)),
  additional: flag,
  offeredOn: id(LocalDate),
  /** The agreed period, else the wished one. */
  period: optional(period),
};
export type PlacementKeys = InferFields<typeof keys>;

const ending = {
  reason: oneOf(terminationReasons),
  explanation: optional(text),
  /** WEB 7.2.9, second paragraph. */
  replacementRequired: flag,
};

export const placementEvents = {
  PlaceOffered: { data: { ...keys, origin, expiresOn: id(LocalDate), trainingCompanyId: optional(id(TrainingCompanyId)), recordedBy, occurredOn } },
  OfferRevised: { data: { ...keys, expiresOn: id(LocalDate), recordedBy, occurredOn } },
  OfferWithdrawn: { data: { ...keys, reason: text, occurredOn } },
  OfferExpired: { data: { ...keys, occurredOn } },

  CandidateProposed: { data: { ...keys, studentRef: id(StudentRef), criterion: oneOf(candidateCriteria), otherPlacements, occurredOn } },
  CandidateAccepted: { data: { party: oneOf(placementParties), occurredOn } },
  MatchMade: { data: { ...keys, occurredOn } },
  CandidateRejected: { data: { ...keys, reason: oneOf(candidateRejectionReasons), occurredOn } },
  CandidateWithdrawn: { data: { ...keys, reason: text, occurredOn } },

  AgreementDrafted: { data: { version: count, terms: agreementTerms, otherPlacements, occurredOn } },
  AgreementRevised: { data: { version: count, terms: agreementTerms, otherPlacements, occurredOn } },
  SignaturesRequested: { data: { version: count, signatories: list(oneOf(signatoryRoles)), recognition: optional(recognition), occurredOn } },
  AgreementSigned: { data: { version: count, role: oneOf(signatoryRoles), method: oneOf(signatureMethods), evidence: text, occurredOn } },
  AgreementConcluded: { data: { ...keys, version: count, occurredOn } },
  SignatureRefused: { data: { version: count, role: oneOf(signatoryRoles), reason: text, occurredOn } },
  AgreementRecalled: { data: { version: count, reason: text, occurredOn } },

  PlacementStarted: { data: { ...keys, recognition: optional(recognition), recordedBy, occurredOn } },
  PlacementCancelled: { data: { ...keys, ...ending, recordedBy, occurredOn } },

  AmendmentProposed: { data: { amendment: count, changes: amendableTerms, otherPlacements, recognition: optional(recognition), occurredOn } },
  AmendmentApproved: { data: { amendment: count, role: oneOf(signatoryRoles), occurredOn } },
  AmendmentConcluded: { data: { ...keys, amendment: count, changes: amendableTerms, occurredOn } },
  AmendmentRejected: { data: { amendment: count, role: oneOf(signatoryRoles), reason: text, occurredOn } },

  PlacementInterrupted: { data: { expectedResumption: optional(id(LocalDate)), occurredOn } },
  PlacementResumed: { data: { interruptedOn: id(LocalDate), occurredOn } },
  HoursRecorded: { data: { week: id(IsoWeek), hours: number, warnings: list(oneOf(hoursWarnings)), occurredOn } },
  HoursApproved: { data: { week: id(IsoWeek), hours: number, occurredOn } },
  HoursCorrected: { data: { week: id(IsoWeek), before: number, hours: number, why: text, warnings: list(oneOf(hoursWarnings)), occurredOn } },
  ContactMomentRecorded: { data: { kind: oneOf(contactMomentKinds), onSite: flag, occurredOn } },
  InterimAssessmentRecorded: { data: { outcome: oneOf(interimOutcomes), occurredOn } },
  RecognitionLossReported: { data: { ...keys, occurredOn } },

  PeriodEnded: { data: { ...keys, recordedBy, occurredOn } },
  CompanyOpinionRecorded: { data: { opinion: oneOf(companyOpinions), occurredOn } },
  PlacementCompleted: {
    data: { ...keys, result: oneOf(assessmentResults), hours: count, decidedBy: oneOf(placementParties), recordedBy, occurredOn },
  },
  PlacementTerminated: { data: { ...keys, ...ending, endedBy: optional(oneOf(signatoryRoles)), recordedBy, occurredOn } },
  ReplacementLinked: { data: { ...keys, replacementId: id(PlacementId), occurredOn } },
  RecordCorrected: {
    data: {
      ...keys,
      field: oneOf(correctableFields),
      old: recordedValue,
      new: recordedValue,
      why: text,
      replacementRequired: optional(flag),
      recordedBy,
      occurredOn,
    },
  },
} as const;

export type PlacementEvent = EventsOf<typeof placementEvents>;
export const placementCodec = codecOf(placementEvents);

import type { InformationDayState } from '../information-day/state.ts';
import type { PartnershipState } from '../partnership/state.ts';
import type { DomainCommand } from '../shared/decider.ts';
import type { InformationDayId, OrganisationId, PartnershipId, PlacementId, ProgrammeCode, StudentRef, TrainingCompanyId } from '../shared/identifiers.ts';
import type { Level, PlacementKind, Sector } from '../shared/lists.ts';
import type { LocalDate, Period } from '../shared/local-date.ts';
import type { OrganisationFact } from '../shared/organisation-fact.ts';
import type { RecordedValue } from './events.ts';
import type {
  AssessmentResult,
  CandidateCriterion,
  CandidateRejectionReason,
  CompanyOpinion,
  ContactMomentKind,
  CorrectableField,
  InterimOutcome,
  PlacementParty,
  RecognitionStatus,
  SignatoryRole,
  SignatureMethod,
  TerminationReason,
} from './lists.ts';
import type { AgreementTerms, AmendableTerms } from './terms.ts';
import type { IsoWeek } from './week.ts';

/** With the leerbedrijf-ID under which SBB knows the organisation, if it does. */
export type CompanyFact = OrganisationFact & Readonly<{ trainingCompanyId?: TrainingCompanyId }>;
export type PartnershipFact = Readonly<{ status: PartnershipState['status']; employerIsParty: boolean }>;
/** `pledge` is the one whose number the origin names, when the day has it. */
export type InformationDayFact = Readonly<{ status: InformationDayState['status']; pledge?: Readonly<{ organisationId: OrganisationId }> }>;
/** The recognition of the employer for the programme code, as it stands now. */
export type RecognitionFact = Readonly<{ status: RecognitionStatus; trainingCompanyId?: TrainingCompanyId; lastVerifiedAt?: LocalDate }>;
/**
 * Another placement of the same student that is Proposed up to and including AwaitingAssessment: its agreed period, else the wished one.
 * With an amendment of its period open, it is there a second time, with the period that this would bring.
 */
export type OtherPlacement = Readonly<{ placementId: PlacementId; period?: Period }>;

export type OfferFacts = Readonly<{
  employer: CompanyFact;
  /** Required when the offer names an institution. */
  institution?: OrganisationFact;
  /** Required when the origin is an information day. */
  informationDay?: InformationDayFact;
  /** Required when the offer is made under a partnership. */
  partnership?: PartnershipFact;
}>;
export type StudentFacts = Readonly<{ otherPlacements: readonly OtherPlacement[] }>;
/** `institution` when the candidate has one; `offer` when the command brings an offer, `employer` when the offer stands already. */
export type CandidateFacts = StudentFacts & Readonly<{ institution?: OrganisationFact; employer?: OrganisationFact; offer?: OfferFacts }>;
/** Required for kinds that need a recognition. */
export type RecognitionFacts = Readonly<{ recognition?: RecognitionFact }>;
/** `recognition` for the new crebo; `branch` the organisation that has the new branch number. */
export type AmendmentFacts = StudentFacts & RecognitionFacts & Readonly<{ branch?: CompanyFact }>;
export type ReplacementFacts = Readonly<{ replacement: Readonly<{ studentRef?: StudentRef }> }>;

export type Origin =
  | Readonly<{ type: 'employer' | 'institution' | 'scout' | 'campaign' }>
  | Readonly<{ type: 'information-day'; informationDayId: InformationDayId; pledgeNumber?: number }>
  | Readonly<{ type: 'partnership'; partnershipId: PartnershipId }>;

export type Offer = Readonly<{
  kind: PlacementKind;
  level: Level;
  sector: Sector;
  programmeCode?: ProgrammeCode;
  employerId: OrganisationId;
  /** The institution that the place is meant for, when there is one already. */
  institutionId?: OrganisationId;
  origin: Origin;
  /** Whether the place comes on top of what the employer offered before; only these count for the target. */
  additional: boolean;
  partnershipId?: PartnershipId;
  /** Last day of the offer. */
  expiresOn: LocalDate;
  /** The period wished for; the agreement has the agreed one. */
  period?: Period;
}>;
export type Candidate = Readonly<{ studentRef: StudentRef; institutionId?: OrganisationId; criterion: CandidateCriterion }>;
/** `other` has a text and the others have none: of an illness only the word is kept. */
export type Ending = Readonly<{ reason: TerminationReason; explanation?: string }>;

export type OfferPlace = DomainCommand<'OfferPlace'> & Offer & Readonly<{ placementId: PlacementId; facts: OfferFacts }>;
export type ReviseOffer = DomainCommand<'ReviseOffer'> &
  Readonly<{ level?: Level; sector?: Sector; programmeCode?: ProgrammeCode; additional?: boolean; expiresOn?: LocalDate; period?: Period }>;
export type WithdrawOffer = DomainCommand<'WithdrawOffer'> & Readonly<{ reason: string }>;
export type ExpireOffer = DomainCommand<'ExpireOffer'>;

/** With `offer`, a placement begins here: the student brings the place along. */
export type ProposeCandidate = DomainCommand<'ProposeCandidate'> & Candidate & Readonly<{ placementId: PlacementId; offer?: Offer; facts: CandidateFacts }>;
export type AcceptCandidate = DomainCommand<'AcceptCandidate'> & Readonly<{ party: PlacementParty }>;
export type RejectCandidate = DomainCommand<'RejectCandidate'> & Readonly<{ reason: CandidateRejectionReason }>;
export type WithdrawCandidate = DomainCommand<'WithdrawCandidate'> & Readonly<{ reason: string }>;

export type DraftAgreement = DomainCommand<'DraftAgreement'> & Readonly<{ terms: AgreementTerms; facts: StudentFacts }>;
export type ReviseAgreement = DomainCommand<'ReviseAgreement'> & Readonly<{ terms: AgreementTerms; facts: StudentFacts }>;
export type RequestSignatures = DomainCommand<'RequestSignatures'> & Readonly<{ facts: RecognitionFacts }>;
/** `version` is the one that the signatory has read; without it, the current one. */
export type SignAgreement = DomainCommand<'SignAgreement'> & Readonly<{ role: SignatoryRole; method: SignatureMethod; evidence: string; version?: number }>;
export type RefuseSignature = DomainCommand<'RefuseSignature'> & Readonly<{ role: SignatoryRole; reason: string }>;
export type RecallAgreement = DomainCommand<'RecallAgreement'> & Readonly<{ reason: string }>;

export type StartPlacement = DomainCommand<'StartPlacement'> & Readonly<{ facts: RecognitionFacts }>;
export type CancelPlacement = DomainCommand<'CancelPlacement'> & Ending;

export type ProposeAmendment = DomainCommand<'ProposeAmendment'> & Readonly<{ amendment: number; changes: AmendableTerms; facts: AmendmentFacts }>;
export type ApproveAmendment = DomainCommand<'ApproveAmendment'> & Readonly<{ amendment: number; role: SignatoryRole }>;
export type RejectAmendment = DomainCommand<'RejectAmendment'> & Readonly<{ amendment: number; role: SignatoryRole; reason: string }>;

export type InterruptPlacement = DomainCommand<'InterruptPlacement'> & Readonly<{ expectedResumption?: LocalDate }>;
export type ResumePlacement = DomainCommand<'ResumePlacement'>;
export type RecordHours = DomainCommand<'RecordHours'> & Readonly<{ week: IsoWeek; hours: number }>;
export type ApproveHours = DomainCommand<'ApproveHours'> & Readonly<{ week: IsoWeek }>;
export type CorrectHours = DomainCommand<'CorrectHours'> & Readonly<{ week: IsoWeek; hours: number; why: string }>;
export type RecordContactMoment = DomainCommand<'RecordContactMoment'> & Readonly<{ kind: ContactMomentKind; onSite: boolean }>;
export type RecordInterimAssessment = DomainCommand<'RecordInterimAssessment'> & Readonly<{ outcome: InterimOutcome }>;
export type ReportRecognitionLoss = DomainCommand<'ReportRecognitionLoss'> & Readonly<{ facts: RecognitionFacts }>;

export type EndPeriod = DomainCommand<'EndPeriod'>;
export type RecordCompanyOpinion = DomainCommand<'RecordCompanyOpinion'> & Readonly<{ opinion: CompanyOpinion }>;
export type CompletePlacement = DomainCommand<'CompletePlacement'> & Readonly<{ result: AssessmentResult; hours: number; decidedBy: PlacementParty }>;
/** `endedBy` is the party that ended it, when the record tells. */
export type TerminatePlacement = DomainCommand<'TerminatePlacement'> & Ending & Readonly<{ endedBy?: SignatoryRole }>;
export type LinkReplacement = DomainCommand<'LinkReplacement'> & Readonly<{ replacementId: PlacementId; facts: ReplacementFacts }>;
export type CorrectRecord = DomainCommand<'CorrectRecord'> & Readonly<{ field: CorrectableField; old: RecordedValue; new: RecordedValue; why: string }>;

export type PlacementCommand =
  | OfferPlace
  | ReviseOffer
  | WithdrawOffer
  | ExpireOffer
  | ProposeCandidate
  | AcceptCandidate
  | RejectCandidate
  | WithdrawCandidate
  | DraftAgreement
  | ReviseAgreement
  | RequestSignatures
  | SignAgreement
  | RefuseSignature
  | RecallAgreement
  | StartPlacement
  | CancelPlacement
  | ProposeAmendment
  | ApproveAmendment
  | RejectAmendment
  | InterruptPlacement
  | ResumePlacement
  | RecordHours
  | ApproveHours
  | CorrectHours
  | RecordContactMoment
  | RecordInterimAssessment
  | ReportRecognitionLoss
  | EndPeriod
  | RecordCompanyOpinion
  | CompletePlacement
  | TerminatePlacement
  | LinkReplacement
  | CorrectRecord;

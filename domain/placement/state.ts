import type { OfType } from '../shared/event.ts';
import type { OrganisationId, PlacementId, StudentRef } from '../shared/identifiers.ts';
import type { LocalDate, Period } from '../shared/local-date.ts';
import type { PlacementEvent, PlacementKeys } from './events.ts';
import type {
  AssessmentResult,
  CandidateRejectionReason,
  CompanyOpinion,
  ContactMomentKind,
  CorrectableField,
  InterimOutcome,
  PlacementParty,
  SignatoryRole,
  SignatureMethod,
  TerminationReason,
} from './lists.ts';
import type { AgreementTerms, AmendableTerms } from './terms.ts';

type DataOf<T extends PlacementEvent['type']> = OfType<PlacementEvent, T>['data'];

/** The place as it was offered; `institutionId` the one it is meant for, `period` the one wished for. */
export type OfferedPlace = Omit<DataOf<'PlaceOffered'>, 'studentRef' | 'recordedBy' | 'occurredOn'>;
export type ProposedCandidate = Readonly<{
  studentRef: StudentRef;
  institutionId?: OrganisationId;
  criterion: DataOf<'CandidateProposed'>['criterion'];
  acceptedBy: readonly PlacementParty[];
}>;
export type Signature = Readonly<{ role: SignatoryRole; method: SignatureMethod; evidence: string; signedOn: LocalDate }>;
/** Why the signatures of a version no longer stand. */
export type Voided = Readonly<{ by: 'refusal'; role: SignatoryRole; reason: string } | { by: 'recall'; reason: string }>;
export type Agreement = Readonly<{
  version: number;
  terms: AgreementTerms;
  versionOf: LocalDate;
  signatories: readonly SignatoryRole[];
  signatures: readonly Signature[];
  voided?: Voided;
}>;
export type Amendment = Readonly<{
  changes: AmendableTerms;
  outcome: 'open' | 'concluded' | 'rejected';
  approvedBy: readonly SignatoryRole[];
  rejectedBy?: SignatoryRole;
}>;
export type Interruption = Readonly<{ from: LocalDate; expectedResumption?: LocalDate; resumedOn?: LocalDate }>;
export type WeekHours = Readonly<{ hours: number; approved: boolean }>;
export type ContactMoment = Readonly<{ kind: ContactMomentKind; onSite: boolean; on: LocalDate }>;
export type InterimAssessment = Readonly<{ outcome: InterimOutcome; on: LocalDate }>;

/**
 * `recordedBy` keeps who recorded what may be corrected later, by another person. A loss of the recognition is one of the company: it stays when the
 * candidate goes.
 */
type Offering = Readonly<{ offer: OfferedPlace; recordedBy: Readonly<Partial<Record<CorrectableField, string>>>; recognitionLostOn?: LocalDate }>;
type FormerCandidate = Readonly<{ by: 'rejection'; reason: CandidateRejectionReason } | { by: 'withdrawal'; reason: string }>;
type Open = Offering & Readonly<{ formerCandidate?: FormerCandidate }>;
type Candidacy = Offering & Readonly<{ candidate: ProposedCandidate }>;
type Drafted = Candidacy & Readonly<{ agreement: Agreement }>;
/** Amendment n stands at place n - 1. */
type Concluded = Drafted & Readonly<{ amendments: readonly Amendment[] }>;
type Begun = Concluded &
  Readonly<{
    startedOn: LocalDate;
    interruptions: readonly Interruption[];
    hours: Readonly<Record<string, WeekHours>>;
    contactMoments: readonly ContactMoment[];
    interimAssessments: readonly InterimAssessment[];
  }>;
type PeriodOver = Begun & Readonly<{ endedOn: LocalDate; companyOpinion?: CompanyOpinion }>;
type Broken = Readonly<{ reason: TerminationReason; explanation?: string; replacementRequired: boolean; replacementId?: PlacementId }>;
type In<Status extends string, Details> = Readonly<{ status: Status }> & Details;

export type PlacementState =
  | Readonly<{ status: 'Absent' }>
  | In<'Offered', Open>
  | In<'Proposed', Candidacy>
  | In<'Accepted', Candidacy>
  | In<'AgreementDrafted', Drafted>
  | In<'AwaitingSignatures', Drafted>
  | In<'Agreed', Concluded>
  | In<'Active', Begun>
  | In<'Interrupted', Begun>
  | In<'AwaitingAssessment', PeriodOver>
  | In<'Completed', PeriodOver & Readonly<{ completedOn: LocalDate; result: AssessmentResult; realisedHours: number; decidedBy: PlacementParty }>>
  | In<'Terminated', Begun & Partial<Pick<PeriodOver, 'endedOn' | 'companyOpinion'>> & Broken & Readonly<{ terminatedOn: LocalDate; endedBy?: SignatoryRole }>>
  | In<'Cancelled', Concluded & Broken & Readonly<{ cancelledOn: LocalDate }>>
  | In<'Withdrawn', Open & Readonly<{ withdrawnOn: LocalDate; withdrawalReason: string }>>
  | In<'Expired', Open & Readonly<{ expiredOn: LocalDate }>>;

export type PlacementStatus = PlacementState['status'];
export type PlacementIn<Status extends PlacementStatus> = Extract<PlacementState, { readonly status: Status }>;
export type ExistingPlacement = Exclude<PlacementState, { readonly status: 'Absent' }>;

export const noPlacement: PlacementState = { status: 'Absent' };

const agreedPeriod = ({ from, to }: AgreementTerms): Period => ({ from, to });

/** The agreed period, else the wished one. */
export const periodOf = (state: ExistingPlacement): Period | undefined => ('agreement' in state ? agreedPeriod(state.agreement.terms) : state.offer.period);

/** What read models count and list a placement by, as it stands now. */
export function keysOf(state: ExistingPlacement): PlacementKeys {
  const { origin, expiresOn, trainingCompanyId, period, ...place } = state.offer;
  const { studentRef, institutionId } = 'candidate' in state ? state.candidate : {};
  const placed = periodOf(state);
  return { ...place, ...(studentRef && { studentRef }), ...(institutionId && { institutionId }), ...(placed && { period: placed }) };
}

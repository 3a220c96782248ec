import type { RecordedValue } from '../../domain/placement/events.ts';
import {
  type AssessmentResult,
  assessmentResults,
  type CandidateCriterion,
  type CandidateRejectionReason,
  type CompanyOpinion,
  type ContactMomentKind,
  type CorrectableField,
  candidateCriteria,
  candidateRejectionReasons,
  companyOpinions,
  contactMomentKinds,
  correctableFields,
  type InterimOutcome,
  interimOutcomes,
  type PlacementOrigin,
  type PlacementParty,
  placementOrigins,
  placementParties,
  type SignatoryRole,
  type SignatureMethod,
  signatoryRoles,
  signatureMethods,
  type TerminationReason,
  terminationReasons,
} from '../../domain/placement/lists.ts';
import { IsoWeek } from '../../domain/placement/week.ts';
import { BranchNumber, InformationDayId, OrganisationId, PartnershipId, PlacementId, ProgrammeCode, StudentRef } from '../../domain/shared/identifiers.ts';
import { type Level, levels, type PlacementKind, placementKinds, type Sector, sectors } from '../../domain/shared/lists.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { SchoolYear } from '../../domain/shared/school-year.ts';
import { Amount, CountsBy, EachText, Flag, Id, Nested, OneOf, OnlyWith, Optional, Text, Value, Whole } from '../http/fields.ts';
import { Occurred, Reasoned } from '../http/occurred.ts';

const mostHours = 100_000;
const mostEuro = 100_000;
/** More than a week has, so that the rule about it can tell. */
const mostWeekHours = 1000;

export class PeriodDto {
  @Id(LocalDate) from!: LocalDate;
  @Id(LocalDate) to!: LocalDate;
}

export class OriginDto {
  @OneOf(placementOrigins) type!: PlacementOrigin;
  @OnlyWith('type', 'information-day') @Id(InformationDayId) informationDayId?: InformationDayId;
  @Optional() @OnlyWith('type', 'information-day') @Whole(1, 10_000) pledgeNumber?: number;
  @OnlyWith('type', 'partnership') @Id(PartnershipId) partnershipId?: PartnershipId;
}

export class CandidateDto {
  @Id(StudentRef) studentRef!: StudentRef;
  @Optional() @Id(OrganisationId) institutionId?: OrganisationId;
  @OneOf(candidateCriteria) criterion!: CandidateCriterion;
}

/** A place, with the candidate when a student brings it along. */
export class OfferPlaceDto extends Occurred {
  @Optional() @Id(PlacementId) placementId?: PlacementId;
  @OneOf(placementKinds) kind!: PlacementKind;
  @OneOf(levels) level!: Level;
  @OneOf(sectors) sector!: Sector;
  @Optional() @Id(ProgrammeCode) programmeCode?: ProgrammeCode;
  @Id(OrganisationId) employerId!: OrganisationId;
  @Optional() @Id(OrganisationId) institutionId?: OrganisationId;
  @Nested(() => OriginDto) origin!: OriginDto;
  @Flag() additional!: boolean;
  @Optional() @Id(PartnershipId) partnershipId?: PartnershipId;
  @Id(LocalDate) expiresOn!: LocalDate;
  @Optional() @Nested(() => PeriodDto) period?: PeriodDto;
  @Optional() @Nested(() => CandidateDto) candidate?: CandidateDto;
}

export class ReviseOfferDto extends Occurred {
  @Optional() @OneOf(levels) level?: Level;
  @Optional() @OneOf(sectors) sector?: Sector;
  @Optional() @Id(ProgrammeCode) programmeCode?: ProgrammeCode;
  @Optional() @Flag() additional?: boolean;
  @Optional() @Id(LocalDate) expiresOn?: LocalDate;
  @Optional() @Nested(() => PeriodDto) period?: PeriodDto;
}

export class ProposeCandidateDto extends Occurred {
  @Id(StudentRef) studentRef!: StudentRef;
  @Optional() @Id(OrganisationId) institutionId?: OrganisationId;
  @OneOf(candidateCriteria) criterion!: CandidateCriterion;
}

export class AcceptCandidateDto extends Occurred {
  @OneOf(placementParties) party!: PlacementParty;
}

export class RejectCandidateDto extends Occurred {
  @OneOf(candidateRejectionReasons) reason!: CandidateRejectionReason;
}

export class AgreementTermsDto {
  @Id(LocalDate) from!: LocalDate;
  @Id(LocalDate) to!: LocalDate;
  @Whole(0, mostHours) totalHours!: number;
  @CountsBy(SchoolYear) hoursPerSchoolYear!: Record<string, number>;
  @Amount(mostEuro) allowancePerMonth!: number;
  @Text(100) trainerRole!: string;
  @Optional() @Text(100) coachRole?: string;
  @Optional() @Text(1000) goals?: string;
  @Optional() @Text(500) schedule?: string;
  @Optional() @Text(500) remoteWork?: string;
  @Optional() @Id(BranchNumber) branch?: BranchNumber;
  @Flag() minor!: boolean;
  @Optional() @EachText(100) qualificationParts?: string[];
  @Optional() @Text() conditions?: string;
  @Optional() @Text(100) dossier?: string;
}

export class AgreementDto extends Occurred {
  @Nested(() => AgreementTermsDto) terms!: AgreementTermsDto;
}

export class SignAgreementDto extends Occurred {
  @OneOf(signatoryRoles) role!: SignatoryRole;
  @OneOf(signatureMethods) method!: SignatureMethod;
  @Text() evidence!: string;
  @Optional() @Whole(1, 10_000) version?: number;
}

export class RefuseSignatureDto extends Reasoned {
  @OneOf(signatoryRoles) role!: SignatoryRole;
}

export class ProgrammeDto {
  @Id(ProgrammeCode) programmeCode!: ProgrammeCode;
  @Text(100) dossier!: string;
}

export class AmendableTermsDto {
  @Optional() @Id(LocalDate) from?: LocalDate;
  @Optional() @Id(LocalDate) to?: LocalDate;
  @Optional() @Whole(0, mostHours) totalHours?: number;
  @Optional() @CountsBy(SchoolYear) hoursPerSchoolYear?: Record<string, number>;
  @Optional() @Amount(mostEuro) allowancePerMonth?: number;
  @Optional() @Text(100) trainerRole?: string;
  @Optional() @Text(100) coachRole?: string;
  @Optional() @Text(1000) goals?: string;
  @Optional() @Text(500) schedule?: string;
  @Optional() @Text(500) remoteWork?: string;
  @Optional() @Id(BranchNumber) branch?: BranchNumber;
  @Optional() @Nested(() => ProgrammeDto) programme?: ProgrammeDto;
}

export class ProposeAmendmentDto extends Occurred {
  @Optional() @Whole(1, 10_000) amendment?: number;
  @Nested(() => AmendableTermsDto) changes!: AmendableTermsDto;
}

export class ApproveAmendmentDto extends Occurred {
  @OneOf(signatoryRoles) role!: SignatoryRole;
}

export class InterruptPlacementDto extends Occurred {
  @Optional() @Id(LocalDate) expectedResumption?: LocalDate;
}

export class RecordHoursDto extends Occurred {
  @Id(IsoWeek) week!: IsoWeek;
  @Amount(mostWeekHours) hours!: number;
}

export class CorrectHoursDto extends Occurred {
  @Amount(mostWeekHours) hours!: number;
  @Text(500) why!: string;
}

export class RecordContactMomentDto extends Occurred {
  @OneOf(contactMomentKinds) kind!: ContactMomentKind;
  @Flag() onSite!: boolean;
}

export class RecordInterimAssessmentDto extends Occurred {
  @OneOf(interimOutcomes) outcome!: InterimOutcome;
}

export class RecordCompanyOpinionDto extends Occurred {
  @OneOf(companyOpinions) opinion!: CompanyOpinion;
}

export class CompletePlacementDto extends Occurred {
  @OneOf(assessmentResults) result!: AssessmentResult;
  @Whole(0, mostHours) hours!: number;
  @OneOf(placementParties) decidedBy!: PlacementParty;
}

export class CancelPlacementDto extends Occurred {
  @OneOf(terminationReasons) reason!: TerminationReason;
  @Optional() @Text(500) explanation?: string;
}

export class TerminatePlacementDto extends CancelPlacementDto {
  @Optional() @OneOf(signatoryRoles) endedBy?: SignatoryRole;
}

export class LinkReplacementDto extends Occurred {
  @Id(PlacementId) replacementId!: PlacementId;
}

export class CorrectRecordDto extends Occurred {
  @OneOf(correctableFields) field!: CorrectableField;
  @Value() old!: RecordedValue;
  @Value() new!: RecordedValue;
  @Text(500) why!: string;
}

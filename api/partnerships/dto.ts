import {
  type CommitmentKind,
  type CommitmentPeriod,
  type CommitmentUnit,
  commitmentKinds,
  commitmentPeriods,
  commitmentUnits,
} from '../../domain/partnership/commitments.ts';
import { type ContributionEvidence, type Judgement, judgements, type SigningMethod, signingMethods } from '../../domain/partnership/events.ts';
import { InformationDayId, OrganisationId, PartnershipId, PlacementId } from '../../domain/shared/identifiers.ts';
import { type Level, levels, type Sector, sectors } from '../../domain/shared/lists.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { SchoolYear } from '../../domain/shared/school-year.ts';
import { EachNested, EachText, Id, Nested, OneOf, OnlyWith, Optional, Text, Whole } from '../http/fields.ts';
import { Occurred, Reasoned } from '../http/occurred.ts';

/** Euros are counted too. */
const highest = 1_000_000_000;
const highestNumber = 10_000;

export class TermDto {
  @Id(LocalDate) from!: LocalDate;
  @Id(LocalDate) to!: LocalDate;
}

export class PartyDto {
  @Id(OrganisationId) organisationId!: OrganisationId;
}

export class CommitmentDto {
  @Id(OrganisationId) organisationId!: OrganisationId;
  @OneOf(commitmentKinds) kind!: CommitmentKind;
  @Whole(1, highest) quantity!: number;
  @Optional() @OneOf(commitmentUnits) unit?: CommitmentUnit;
  @OneOf(commitmentPeriods) per!: CommitmentPeriod;
  @Optional() @OneOf(levels) level?: Level;
  @Optional() @OneOf(sectors) sector?: Sector;
  @Optional() @Text(500) description?: string;
}

export class ChangedCommitmentDto {
  @Whole(1, highestNumber) number!: number;
  @Whole(1, highest) quantity!: number;
  @OneOf(commitmentPeriods) per!: CommitmentPeriod;
  @Optional() @OneOf(levels) level?: Level;
  @Optional() @OneOf(sectors) sector?: Sector;
}

/** Two parties and a commitment of each side are asked for by the rules, so that their sentences tell. */
export class ReviseProposalDto extends Occurred {
  @Text() title!: string;
  @EachNested(() => PartyDto, { max: 50 }) parties!: PartyDto[];
  @Nested(() => TermDto) term!: TermDto;
  @EachNested(() => CommitmentDto) commitments!: CommitmentDto[];
}

export class ProposePartnershipDto extends ReviseProposalDto {
  @Optional() @Id(PartnershipId) partnershipId?: PartnershipId;
}

export class SignPartnershipDto extends Occurred {
  @Id(OrganisationId) organisationId!: OrganisationId;
  @Text(100) signatoryRole!: string;
  @OneOf(signingMethods) method!: SigningMethod;
  @Text() evidence!: string;
}

export class DeclinePartnershipDto extends Reasoned {
  @Id(OrganisationId) organisationId!: OrganisationId;
}

/** A commitment that is added by an addendum of its own; `number` is that of the addendum. */
export class AddCommitmentDto extends Occurred {
  @Optional() @Whole(1, highestNumber) number?: number;
  @Nested(() => CommitmentDto) commitment!: CommitmentDto;
}

export class AddendumDto extends Occurred {
  @Optional() @Whole(1, highestNumber) number?: number;
  @Optional() @EachNested(() => CommitmentDto) add?: CommitmentDto[];
  @Optional() @EachNested(() => ChangedCommitmentDto) change?: ChangedCommitmentDto[];
}

export class RenewalDto extends AddendumDto {
  @Nested(() => TermDto) term!: TermDto;
}

export class AgreeAddendumDto extends Occurred {
  @Id(OrganisationId) organisationId!: OrganisationId;
}

export class EvidenceDto {
  @OneOf(['placement', 'information-day', 'document'] satisfies ContributionEvidence['type'][]) type!: ContributionEvidence['type'];
  @OnlyWith('type', 'placement') @Id(PlacementId) placementId?: PlacementId;
  @OnlyWith('type', 'information-day') @Id(InformationDayId) informationDayId?: InformationDayId;
  @OnlyWith('type', 'document') @Text() reference?: string;
}

export class ContributionDto extends Occurred {
  @Optional() @Whole(1, highestNumber) number?: number;
  @Whole(1, highestNumber) commitmentNumber!: number;
  @Id(SchoolYear) schoolYear!: SchoolYear;
  @Whole(1, highest) quantity!: number;
  @Nested(() => EvidenceDto) evidence!: EvidenceDto;
}

export class CorrectContributionDto extends Reasoned {
  @Whole(0, highest) quantity!: number;
}

export class AssessmentDto {
  @Whole(1, highestNumber) commitmentNumber!: number;
  @OneOf(judgements) judgement!: Judgement;
  @Optional() @Text(500) note?: string;
}

export class ReviewDto extends Occurred {
  @Id(SchoolYear) schoolYear!: SchoolYear;
  @EachNested(() => AssessmentDto) assessments!: AssessmentDto[];
  @Optional() @EachText(500) actions?: string[];
  @Optional() @Id(LocalDate) nextReviewOn?: LocalDate;
}

import type { DomainCommand } from '../shared/decider.ts';
import type { OrganisationId, PartnershipId } from '../shared/identifiers.ts';
import type { OrganisationKind } from '../shared/lists.ts';
import type { LocalDate, Period } from '../shared/local-date.ts';
import type { SchoolYear } from '../shared/school-year.ts';
import type { CommitmentUnit } from './commitments.ts';
import type { Assessment, Commitment, ContributionEvidence, SigningMethod } from './events.ts';

/** What the directory says of the organisations that a proposal names; one that it does not know is left out. */
export type PartyFacts = Readonly<{
  organisations: Readonly<Record<string, Readonly<{ status: 'Active' | 'Deactivated'; kind: OrganisationKind; name?: string }>>>;
}>;

/** Without a unit, the usual one of its kind is meant. */
export type NewCommitment = Omit<Commitment, 'number' | 'side' | 'unit'> & Readonly<{ unit?: CommitmentUnit }>;
/** The kind and the party of a commitment never change: that is another commitment. */
export type ChangedCommitment = Pick<Commitment, 'number' | 'quantity' | 'per' | 'level' | 'sector'>;

type Proposal = Readonly<{
  title: string;
  parties: readonly Readonly<{ organisationId: OrganisationId }>[];
  term: Period;
  commitments: readonly NewCommitment[];
  facts: PartyFacts;
}>;
type Changes = Readonly<{ number: number; add: readonly NewCommitment[]; change: readonly ChangedCommitment[] }>;

export type ProposePartnership = DomainCommand<'ProposePartnership'> & Readonly<{ partnershipId: PartnershipId }> & Proposal;
export type ReviseProposal = DomainCommand<'ReviseProposal'> & Proposal;
export type SignPartnership = DomainCommand<'SignPartnership'> &
  Readonly<{ organisationId: OrganisationId; signatoryRole: string; method: SigningMethod; evidence: string }>;
export type DeclinePartnership = DomainCommand<'DeclinePartnership'> & Readonly<{ organisationId: OrganisationId; reason: string }>;
export type WithdrawPartnership = DomainCommand<'WithdrawPartnership'> & Readonly<{ reason: string }>;
export type SuspendPartnership = DomainCommand<'SuspendPartnership'> & Readonly<{ reason: string }>;
export type ResumePartnership = DomainCommand<'ResumePartnership'>;
export type EndPartnership = DomainCommand<'EndPartnership'> & Readonly<{ reason: string }>;
export type ExpirePartnership = DomainCommand<'ExpirePartnership'>;
/** Takes the next number among the addenda, and is agreed and withdrawn as they are. */
export type RenewPartnership = DomainCommand<'RenewPartnership'> & Readonly<{ term: Period }> & Changes;
export type ProposeAddendum = DomainCommand<'ProposeAddendum'> & Changes;
export type AgreeAddendum = DomainCommand<'AgreeAddendum'> & Readonly<{ number: number; organisationId: OrganisationId }>;
export type WithdrawAddendum = DomainCommand<'WithdrawAddendum'> & Readonly<{ number: number; reason: string }>;
export type RecordContribution = DomainCommand<'RecordContribution'> &
  Readonly<{ number: number; commitmentNumber: number; schoolYear: SchoolYear; quantity: number; evidence: ContributionEvidence }>;
export type CorrectContribution = DomainCommand<'CorrectContribution'> & Readonly<{ number: number; quantity: number; reason: string }>;
export type ReviewPartnership = DomainCommand<'ReviewPartnership'> &
  Readonly<{ schoolYear: SchoolYear; assessments: readonly Assessment[]; actions: readonly string[]; nextReviewOn?: LocalDate }>;

export type PartnershipCommand =
  | ProposePartnership
  | ReviseProposal
  | SignPartnership
  | DeclinePartnership
  | WithdrawPartnership
  | SuspendPartnership
  | ResumePartnership
  | EndPartnership
  | ExpirePartnership
  | RenewPartnership
  | ProposeAddendum
  | AgreeAddendum
  | WithdrawAddendum
  | RecordContribution
  | CorrectContribution
  | ReviewPartnership;

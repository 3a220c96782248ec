import type { Evolutions } from '../shared/decider.ts';
import type { OfType } from '../shared/event.ts';
import type { OrganisationId, PartnershipId } from '../shared/identifiers.ts';
import type { LocalDate, Period } from '../shared/local-date.ts';
import type { Commitment, CommitmentChange, ContributionEvidence, PartnershipEvent, Party } from './events.ts';

type DataOf<T extends PartnershipEvent['type']> = OfType<PartnershipEvent, T>['data'];

export type Proposal = Readonly<{ title: string; parties: readonly Party[]; term: Period; commitments: readonly Commitment[] }>;
export type Signature = Omit<DataOf<'PartnershipSigned'>, 'occurredOn'>;
/** An addendum, or with a term a renewal. */
export type Addendum = Readonly<{
  number: number;
  status: 'Open' | 'Concluded' | 'Withdrawn';
  added: readonly Commitment[];
  changed: readonly CommitmentChange[];
  term?: Period;
  agreedBy: readonly OrganisationId[];
}>;
/** `quantity` as it was recorded first; `corrected` is what counts since. */
export type Contribution = Readonly<{
  number: number;
  commitmentNumber: number;
  organisationId: OrganisationId;
  schoolYear: DataOf<'ContributionRecorded'>['schoolYear'];
  quantity: number;
  corrected?: number;
  evidence: ContributionEvidence;
  recordedBy: string;
}>;
type Review = Omit<DataOf<'PartnershipReviewed'>, 'occurredOn'>;

/** `proposal` is what was proposed or revised last; title, parties and commitments are what stands today. */
type Proposed = Readonly<{ partnershipId: PartnershipId; proposal: Proposal; signatures: readonly Signature[] }>;
type Concluded = Proposed &
  Readonly<{
    /** The day of the last signature. */
    activatedOn: LocalDate;
    commitments: readonly Commitment[];
    /** Term n stands at n - 1; the last one is the present one. */
    terms: readonly [Period, ...Period[]];
    addenda: readonly Addendum[];
    contributions: readonly Contribution[];
    /** The last review of each school year. */
    reviews: Readonly<Record<string, Review>>;
  }>;

const beforeConclusion = ['Proposed', 'Signing', 'Declined', 'Withdrawn'] as const;
/** From the last signature on. */
export const sinceConclusion = ['Active', 'Suspended', 'Ended', 'Expired'] as const;
export const partnershipStatuses = [...beforeConclusion, ...sinceConclusion] as const;

type InStatus<Status extends string, Details> = Status extends Status ? Readonly<{ status: Status }> & Details : never;
export type ProposedPartnership = InStatus<(typeof beforeConclusion)[number], Proposed>;
export type ConcludedPartnership = InStatus<(typeof sinceConclusion)[number], Concluded>;
export type PartnershipState = Readonly<{ status: 'Absent' }> | ProposedPartnership | ConcludedPartnership;

export const noPartnership: PartnershipState = { status: 'Absent' };

export const isConcluded = (state: PartnershipState): state is ConcludedPartnership => (sinceConclusion as readonly string[]).includes(state.status);
/** The present term. */
export const termOf = ({ terms: [first, ...next] }: ConcludedPartnership): Period => next.at(-1) ?? first;
export const commitmentIn = ({ commitments }: ConcludedPartnership, number: number): Commitment | undefined =>
  commitments.find((commitment) => commitment.number === number);

const isProposed = (state: PartnershipState): state is ProposedPartnership => (beforeConclusion as readonly string[]).includes(state.status);

/** Events out of their place change nothing. */
const proposed = (state: PartnershipState, next: (known: ProposedPartnership) => PartnershipState): PartnershipState =>
  isProposed(state) ? next(state) : state;
const concluded = (state: PartnershipState, next: (known: ConcludedPartnership) => PartnershipState): PartnershipState =>
  isConcluded(state) ? next(state) : state;

const proposalOf = ({ title, parties, term, commitments }: Proposal): Proposal => ({ title, parties, term, commitments });
const changeAddendum = (addenda: readonly Addendum[], number: number, next: (known: Addendum) => Partial<Addendum>): readonly Addendum[] =>
  addenda.map((addendum) => (addendum.number === number ? { ...addendum, ...next(addendum) } : addendum));

export const partnershipEvolutions: Evolutions<PartnershipEvent, PartnershipState> = {
  PartnershipProposed: (_, data) => ({ status: 'Proposed', partnershipId: data.partnershipId, proposal: proposalOf(data), signatures: [] }),
  PartnershipRevised: (state, data) => proposed(state, (known) => ({ ...known, status: 'Proposed', proposal: proposalOf(data), signatures: [] })),
  PartnershipSigned: (state, { occurredOn, ...signature }) =>
    proposed(state, (known) => ({ ...known, status: 'Signing', signatures: [...known.signatures, signature] })),
  PartnershipActivated: (state, { term, commitments, occurredOn }) =>
    proposed(state, ({ partnershipId, proposal, signatures }) => ({
      status: 'Active',
      partnershipId,
      proposal,
      signatures,
      activatedOn: occurredOn,
      commitments,
      terms: [term],
      addenda: [],
      contributions: [],
      reviews: {},
    })),
  PartnershipDeclined: (state) => proposed(state, (known) => ({ ...known, status: 'Declined' })),
  PartnershipWithdrawn: (state) => proposed(state, (known) => ({ ...known, status: 'Withdrawn' })),

  PartnershipSuspended: (state) => concluded(state, (known) => ({ ...known, status: 'Suspended' })),
  PartnershipResumed: (state) => concluded(state, (known) => ({ ...known, status: 'Active' })),
  PartnershipEnded: (state) => concluded(state, (known) => ({ ...known, status: 'Ended' })),
  PartnershipExpired: (state) => concluded(state, (known) => ({ ...known, status: 'Expired' })),

  AddendumProposed: (state, { number, added, changed }) =>
    concluded(state, (known) => ({ ...known, addenda: [...known.addenda, { number, status: 'Open', added, changed, agreedBy: [] }] })),
  RenewalProposed: (state, { number, added, changed, term }) =>
    concluded(state, (known) => ({ ...known, addenda: [...known.addenda, { number, status: 'Open', added, changed, term, agreedBy: [] }] })),
  AddendumAgreed: (state, { number, organisationId }) =>
    concluded(state, (known) => ({
      ...known,
      addenda: changeAddendum(known.addenda, number, ({ agreedBy }) => ({ agreedBy: [...agreedBy, organisationId] })),
    })),
  AddendumWithdrawn: (state, { number }) =>
    concluded(state, (known) => ({ ...known, addenda: changeAddendum(known.addenda, number, () => ({ status: 'Withdrawn' })) })),
  AddendumConcluded: (state, { number, commitments }) =>
    concluded(state, (known) => ({ ...known, commitments, addenda: changeAddendum(known.addenda, number, () => ({ status: 'Concluded' })) })),
  PartnershipRenewed: (state, { number, commitments, term }) =>
    concluded(state, (known) => ({
      ...known,
      status: 'Active',
      commitments,
      terms: [...known.terms, term],
      addenda: changeAddendum(known.addenda, number, () => ({ status: 'Concluded' })),
    })),

  ContributionRecorded: (state, { occurredOn, ...contribution }) =>
    concluded(state, (known) => ({ ...known, contributions: [...known.contributions, contribution] })),
  ContributionCorrected: (state, { number, quantity }) =>
    concluded(state, (known) => ({
      ...known,
      contributions: known.contributions.map((contribution) => (contribution.number === number ? { ...contribution, corrected: quantity } : contribution)),
    })),
  PartnershipReviewed: (state, { occurredOn, ...review }) =>
    concluded(state, (known) => ({ ...known, reviews: { ...known.reviews, [review.schoolYear]: review } })),
};

import { codecOf, type EventsOf } from '../shared/codec.ts';
import { InformationDayId, OrganisationId, PartnershipId, PlacementId } from '../shared/identifiers.ts';
import { levels, sectors } from '../shared/lists.ts';
import { LocalDate } from '../shared/local-date.ts';
import { count, type Infer, id, list, object, oneOf, optional, type Schema, text } from '../shared/schema.ts';
import { SchoolYear } from '../shared/school-year.ts';
import { commitmentKinds, commitmentPeriods, commitmentUnits, partyKinds, sides } from './commitments.ts';

export const signingMethods = ['electronic', 'paper', 'external'] as const;
export type SigningMethod = (typeof signingMethods)[number];

export const judgements = ['on-track', 'behind', 'missed', 'waived'] as const;
export type Judgement = (typeof judgements)[number];

const occurredOn = id(LocalDate);
const organisationId = id(OrganisationId);
const partnershipId = id(PartnershipId);
const schoolYear = id(SchoolYear);

/** A party as its organisation was when the proposal was made. */
const party = object({ organisationId, kind: oneOf(partyKinds), name: optional(text) });
export type Party = Infer<typeof party>;

const term = object({ from: id(LocalDate), to: id(LocalDate) });

export const commitment = object({
  /** Its place in the partnership, from 1; addenda and renewals go on counting. */
  number: count,
  organisationId,
  kind: oneOf(commitmentKinds),
  side: oneOf(sides),
  quantity: count,
  unit: oneOf(commitmentUnits),
  per: oneOf(commitmentPeriods),
  level: optional(oneOf(levels)),
  sector: optional(oneOf(sectors)),
  description: optional(text),
});
export type Commitment = Infer<typeof commitment>;

const change = object({ before: commitment, after: commitment });
export type CommitmentChange = Infer<typeof change>;

const evidenceShapes = {
  placement: object({ type: oneOf(['placement']), placementId: id(PlacementId) }),
  'information-day': object({ type: oneOf(['information-day']), informationDayId: id(InformationDayId) }),
  document: object({ type: oneOf(['document']), reference: text }),
} as const;
export type ContributionEvidence = Infer<(typeof evidenceShapes)[keyof typeof evidenceShapes]>;

const evidence: Schema<ContributionEvidence> = {
  kind: 'evidence',
  shape: { is: 'either', of: Object.values(evidenceShapes) },
  check(value, path) {
    const type: unknown = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
    const shape = Object.entries(evidenceShapes).find(([known]) => known === type)?.[1];
    return shape === undefined ? `${path}/type must be one of ${Object.keys(evidenceShapes).join(', ')}` : shape.check(value, path);
  },
};

const assessment = object({ commitmentNumber: count, judgement: oneOf(judgements), note: optional(text) });
export type Assessment = Infer<typeof assessment>;

const proposal = { partnershipId, title: text, parties: list(party), term, commitments: list(commitment) };
const changes = { number: count, added: list(commitment), changed: list(change) };

export const partnershipEvents = {
  PartnershipProposed: { data: { ...proposal, occurredOn } },
  PartnershipRevised: { data: { ...proposal, voidedSignatures: list(organisationId), occurredOn } },
  PartnershipSigned: { data: { organisationId, signatoryRole: text, method: oneOf(signingMethods), evidence: text, occurredOn } },
  PartnershipActivated: { data: { ...proposal, termNumber: count, occurredOn } },
  PartnershipDeclined: { data: { organisationId, reason: text, occurredOn } },
  PartnershipWithdrawn: { data: { reason: text, occurredOn } },
  PartnershipSuspended: { data: { reason: text, occurredOn } },
  PartnershipResumed: { data: { occurredOn } },
  PartnershipEnded: { data: { reason: text, occurredOn } },
  PartnershipExpired: { data: { termNumber: count, term, occurredOn } },
  AddendumProposed: { data: { ...changes, occurredOn } },
  RenewalProposed: { data: { ...changes, term, termNumber: count, occurredOn } },
  AddendumAgreed: { data: { number: count, organisationId, occurredOn } },
  AddendumWithdrawn: { data: { number: count, reason: text, occurredOn } },
  /** `commitments` are all that stand from now on; what was promised for earlier school years stays what it was. */
  AddendumConcluded: { data: { ...changes, partnershipId, commitments: list(commitment), occurredOn } },
  /** `commitments` are all that stand from the first day of `term` on. */
  PartnershipRenewed: { data: { ...changes, ...proposal, termNumber: count, occurredOn } },
  ContributionRecorded: {
    data: { number: count, commitmentNumber: count, organisationId, schoolYear, quantity: count, evidence, recordedBy: text, occurredOn },
  },
  ContributionCorrected: {
    data: { number: count, commitmentNumber: count, organisationId, schoolYear, before: count, quantity: count, reason: text, occurredOn },
  },
  PartnershipReviewed: {
    data: { schoolYear, assessments: list(assessment), actions: list(text), nextReviewOn: optional(id(LocalDate)), occurredOn },
  },
} as const;

export type PartnershipEvent = EventsOf<typeof partnershipEvents>;
export const partnershipCodec = codecOf(partnershipEvents);

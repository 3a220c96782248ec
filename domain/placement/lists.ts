import type { OrganisationKind } from '../shared/lists.ts';

/** Who offers places: employers, and municipalities that promised to (commitment offer-places). */
export const offeringKinds: readonly OrganisationKind[] = ['employer', 'municipality'];

export const placementOrigins = ['employer', 'institution', 'information-day', 'scout', 'campaign', 'partnership'] as const;
export type PlacementOrigin = (typeof placementOrigins)[number];

export const placementParties = ['student', 'institution', 'company'] as const;
export type PlacementParty = (typeof placementParties)[number];

export const signatoryRoles = ['student', 'institution', 'company', 'guardian'] as const;
export type SignatoryRole = (typeof signatoryRoles)[number];

/** On what a candidate is chosen. A fixed list, so that a personal trait can never be the ground (objective matching). */
export const candidateCriteria = [
  'programme-fit',
  'learning-goals',
  'competences',
  'availability',
  'travel-distance',
  'order-of-application',
  'drawn-by-lot',
  'choice-of-student',
] as const;
export type CandidateCriterion = (typeof candidateCriteria)[number];

export const candidateRejectionReasons = [
  'competences-mismatch',
  'learning-goals-mismatch',
  'period-mismatch',
  'travel-distance',
  'place-filled',
  'student-declined',
  'no-response',
  'other',
] as const;
export type CandidateRejectionReason = (typeof candidateRejectionReasons)[number];

export const signatureMethods = ['electronic', 'paper', 'external'] as const;
export type SignatureMethod = (typeof signatureMethods)[number];

export const contactMomentKinds = ['introduction', 'progress', 'evaluation', 'concern'] as const;
export type ContactMomentKind = (typeof contactMomentKinds)[number];

export const interimOutcomes = ['on-track', 'needs-attention', 'at-risk'] as const;
export type InterimOutcome = (typeof interimOutcomes)[number];

export const companyOpinions = ['good', 'sufficient', 'insufficient'] as const;
export type CompanyOpinion = (typeof companyOpinions)[number];

export const assessmentResults = ['sufficient', 'insufficient'] as const;
export type AssessmentResult = (typeof assessmentResults)[number];

export const terminationReasons = [
  'mutual-consent',
  'student-left-programme',
  'student-illness',
  'no-show',
  'conduct',
  'goals-mismatch',
  'goals-achieved-early',
  'supervision-insufficient',
  'recognition-lost',
  'place-unavailable',
  'company-closed',
  'unsafe-workplace',
  'discrimination-or-harassment',
  'force-majeure',
  'other',
] as const;
export type TerminationReason = (typeof terminationReasons)[number];

/**
 * Causes for which institution and SBB see to a replacement (WEB 7.2.9, second paragraph): the place is not or not fully available,
 * guidance falls short, the recognition is lost, or other circumstances stand in the way of proper training.
 */
export const replacementCauses: readonly TerminationReason[] = [
  'supervision-insufficient',
  'recognition-lost',
  'place-unavailable',
  'company-closed',
  'unsafe-workplace',
  'discrimination-or-harassment',
  'force-majeure',
];

export const recognitionStatuses = ['recognised', 'withdrawn', 'unknown'] as const;
export type RecognitionStatus = (typeof recognitionStatuses)[number];

export const hoursWarnings = ['minor-over-45-hours'] as const;
export type HoursWarning = (typeof hoursWarnings)[number];

/** What of an ended placement may be put right afterwards. */
export const correctableFields = ['additional', 'sector', 'startedOn', 'endedOn', 'result', 'realisedHours', 'terminatedOn', 'cancelledOn', 'reason'] as const;
export type CorrectableField = (typeof correctableFields)[number];

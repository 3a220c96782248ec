import type { AssessmentResult, CompanyOpinion, PlacementOrigin, TerminationReason } from '../../domain/placement/lists.ts';
import type { PlacementStatus } from '../../domain/placement/state.ts';
import type { PlacementKind } from '../../domain/shared/lists.ts';

type Words<T extends string> = Readonly<Record<string, T>>;

/** The words of the placements file for the code values; the code values themselves are understood too. */
export const placementKindWords: Words<PlacementKind> = {
  'hbo-stage': 'hbo-internship',
  'wo-stage': 'wo-internship',
  werkervaringsplek: 'work-experience',
  duaal: 'dual',
  'praktijkplek-buiten-bpv': 'mbo-other',
};

export const originWords: Words<PlacementOrigin> = {
  werkgever: 'employer',
  instelling: 'institution',
  voorlichtingsdag: 'information-day',
  stagejager: 'scout',
  campagne: 'campaign',
  partnerschap: 'partnership',
};

export const terminationReasonWords: Words<TerminationReason> = {
  'wederzijds-goedvinden': 'mutual-consent',
  'student-gestopt': 'student-left-programme',
  'ziekte-student': 'student-illness',
  'niet-verschenen': 'no-show',
  gedrag: 'conduct',
  'doelen-passen-niet': 'goals-mismatch',
  'doelen-eerder-behaald': 'goals-achieved-early',
  'begeleiding-onvoldoende': 'supervision-insufficient',
  'erkenning-vervallen': 'recognition-lost',
  'plaats-niet-beschikbaar': 'place-unavailable',
  'bedrijf-gesloten': 'company-closed',
  'onveilige-werkplek': 'unsafe-workplace',
  'discriminatie-of-intimidatie': 'discrimination-or-harassment',
  overmacht: 'force-majeure',
};

export const opinionWords: Words<CompanyOpinion> = { goed: 'good', voldoende: 'sufficient', onvoldoende: 'insufficient' };
export const resultWords: Words<AssessmentResult> = { voldoende: 'sufficient', onvoldoende: 'insufficient' };

export const placementStatusWords: Words<PlacementStatus> = {
  aangeboden: 'Offered',
  voorgesteld: 'Proposed',
  geaccepteerd: 'Accepted',
  opgesteld: 'AgreementDrafted',
  'ter-ondertekening': 'AwaitingSignatures',
  getekend: 'Agreed',
  lopend: 'Active',
  onderbroken: 'Interrupted',
  'te-beoordelen': 'AwaitingAssessment',
  afgerond: 'Completed',
  'voortijdig-beëindigd': 'Terminated',
  ingetrokken: 'Withdrawn',
  geannuleerd: 'Cancelled',
  verlopen: 'Expired',
};

import type { ContactRole } from '../organisation/events.ts';
import { type Level, levels, type OrganisationKind, type TargetKind } from '../shared/lists.ts';

/** Who can be a party. The programme office stands on neither side: it records, and promises nothing itself. */
export const partyKinds = [
  'employer',
  'educational-institution',
  'park-association',
  'municipality',
  'intermediary',
] as const satisfies readonly OrganisationKind[];
export type PartyKind = (typeof partyKinds)[number];

export const sides = ['education', 'work'] as const;
export type Side = (typeof sides)[number];

/** The side of a commitment is that of the party that makes it. */
export const sideOf: Readonly<Record<PartyKind, Side>> = {
  employer: 'work',
  'educational-institution': 'education',
  'park-association': 'work',
  municipality: 'work',
  intermediary: 'work',
};

export const commitmentPeriods = ['school-year', 'once'] as const;
export type CommitmentPeriod = (typeof commitmentPeriods)[number];

export const commitmentUnits = ['time', 'place', 'person', 'recognition', 'euro', 'meeting', 'day', 'document', 'report', 'organisation', 'project'] as const;
export type CommitmentUnit = (typeof commitmentUnits)[number];

/**
 * What fulfilment is counted from. `contribution`: only from what people record with evidence.
 * `whose`: a place counts for the employer that gives it, or for any party that the placement names; a party that no placement can
 * name (a municipality with a focus on mbo-1 and 2, say) is credited with every place of the partnership.
 */
export type Counting =
  | Readonly<{ from: 'placement-started'; places: TargetKind; whose: 'employer' | 'party' }>
  | Readonly<{ from: 'information-day-hosted' | 'park-information-day-given' | 'fair-joined' | 'demand-reported' | 'recognition-obtained' | 'contribution' }>
  | Readonly<{ from: 'contact-named'; role: ContactRole }>;

export type CommitmentRule = Readonly<{
  by: readonly PartyKind[];
  /** The first is meant when none is named. */
  units: readonly [CommitmentUnit, ...CommitmentUnit[]];
  countedFrom: Counting;
  levels: readonly Level[];
}>;

export const commitmentKinds = [
  'offer-places',
  'name-contact-person',
  'obtain-recognition',
  'provide-trainer',
  'pay-allowance',
  'host-information-day',
  'inform-students',
  'join-fair',
  'provide-employer-ambassador',
  'objective-matching',
  'offer-work-experience',
  'name-stagecoordinator',
  'publish-requirements',
  'report-demand',
  'give-park-information-day',
  'deliver-menukaart',
  'agreement-before-start',
  'contact-moments',
  'provide-student-ambassador',
  'internal-consultation',
  'fund-stagejager',
  'facilitate-venue',
  'social-return-places',
  'campaign',
  'mobilise-members',
  'name-park-contact',
  'joint-knowledge-project',
  'share-good-practice',
  'focus-mbo-1-2',
  'other',
] as const;
export type CommitmentKind = (typeof commitmentKinds)[number];

const contribution = { from: 'contribution' } as const;
const internships = levels.filter((level) => level !== 'graduate');

/** Every kind of commitment: who may make it, in what it is expressed, and what fulfils it. */
export const commitmentRules: Readonly<Record<CommitmentKind, CommitmentRule>> = {
  'offer-places': {
    by: ['employer', 'municipality'],
    units: ['place'],
    countedFrom: { from: 'placement-started', places: 'internship', whose: 'employer' },
    levels: internships,
  },
  'name-contact-person': { by: ['employer'], units: ['person'], countedFrom: { from: 'contact-named', role: 'contact-person' }, levels },
  'obtain-recognition': { by: ['employer'], units: ['recognition'], countedFrom: { from: 'recognition-obtained' }, levels },
  'provide-trainer': { by: ['employer'], units: ['person'], countedFrom: { from: 'contact-named', role: 'trainer' }, levels },
  'pay-allowance': { by: ['employer'], units: ['place', 'euro'], countedFrom: contribution, levels },
  'host-information-day': { by: ['employer', 'park-association'], units: ['day'], countedFrom: { from: 'information-day-hosted' }, levels },
  'inform-students': { by: ['employer'], units: ['meeting'], countedFrom: contribution, levels },
  'join-fair': { by: ['employer'], units: ['day'], countedFrom: { from: 'fair-joined' }, levels },
  'provide-employer-ambassador': { by: ['employer'], units: ['person'], countedFrom: contribution, levels },
  'objective-matching': { by: ['employer'], units: ['place'], countedFrom: contribution, levels },
  'offer-work-experience': {
    by: ['employer'],
    units: ['place'],
    countedFrom: { from: 'placement-started', places: 'work-experience', whose: 'employer' },
    levels: ['graduate'],
  },
  'name-stagecoordinator': {
    by: ['educational-institution'],
    units: ['person'],
    countedFrom: { from: 'contact-named', role: 'stagecoordinator' },
    levels,
  },
  'publish-requirements': { by: ['educational-institution'], units: ['document'], countedFrom: contribution, levels },
  'report-demand': { by: ['educational-institution'], units: ['report'], countedFrom: { from: 'demand-reported' }, levels },
  'give-park-information-day': { by: ['educational-institution'], units: ['day'], countedFrom: { from: 'park-information-day-given' }, levels },
  'deliver-menukaart': { by: ['educational-institution'], units: ['document'], countedFrom: contribution, levels },
  'agreement-before-start': { by: ['educational-institution'], units: ['place'], countedFrom: contribution, levels },
  'contact-moments': { by: ['educational-institution'], units: ['meeting'], countedFrom: contribution, levels },
  'provide-student-ambassador': { by: ['educational-institution'], units: ['person'], countedFrom: contribution, levels },
  'internal-consultation': { by: ['educational-institution'], units: ['meeting'], countedFrom: contribution, levels },
  'fund-stagejager': { by: ['municipality'], units: ['euro', 'person'], countedFrom: contribution, levels },
  'facilitate-venue': { by: ['municipality'], units: ['day'], countedFrom: contribution, levels },
  'social-return-places': { by: ['municipality'], units: ['place'], countedFrom: contribution, levels },
  campaign: { by: ['municipality'], units: ['time'], countedFrom: contribution, levels },
  'mobilise-members': { by: ['park-association'], units: ['organisation'], countedFrom: contribution, levels },
  'name-park-contact': { by: ['park-association'], units: ['person'], countedFrom: { from: 'contact-named', role: 'contact-person' }, levels },
  'joint-knowledge-project': { by: partyKinds, units: ['project'], countedFrom: contribution, levels },
  'share-good-practice': { by: partyKinds, units: ['time'], countedFrom: contribution, levels },
  'focus-mbo-1-2': {
    by: partyKinds,
    units: ['place'],
    countedFrom: { from: 'placement-started', places: 'internship', whose: 'party' },
    levels: ['mbo-1', 'mbo-2'],
  },
  other: { by: partyKinds, units: commitmentUnits, countedFrom: contribution, levels },
};

import type { Level, PlacementKind } from '../shared/lists.ts';
import type { SchoolYearStart } from '../shared/school-year.ts';
import type { PlacementParty, SignatoryRole } from './lists.ts';

export type KindRules = Readonly<{
  /** Beroepspraktijkvorming: WEB 7.2.8 (what the agreement holds, who assesses) and 7.2.9 (replacement) apply. */
  bpv: boolean;
  /** Whether SBB must have recognised the company for the crebo. */
  recognitionRequired: boolean;
  /** Who accepts the candidate and signs; the student of a work-experience place is a graduate. */
  signatories: readonly PlacementParty[];
  /** Whether a parent or guardian signs too for a student under 18. */
  guardianUnder18: boolean;
  programmeCode: 'required' | 'optional' | 'none';
  schoolYearStart: SchoolYearStart;
  levels: readonly Level[];
  /** The party that decides on the final assessment. */
  assessor: PlacementParty;
}>;

const mboLevels = ['mbo-1', 'mbo-2', 'mbo-3', 'mbo-4'] as const;
const hboLevels = ['hbo-ad', 'hbo-bachelor', 'hbo-master'] as const;
const woLevels = ['wo-bachelor', 'wo-master'] as const;
const withSchool = ['student', 'institution', 'company'] as const;

const bpv: KindRules = {
  bpv: true,
  recognitionRequired: true,
  signatories: withSchool,
  guardianUnder18: true,
  programmeCode: 'required',
  schoolYearStart: '08-01',
  levels: mboLevels,
  assessor: 'institution',
};
const higher: KindRules = {
  bpv: false,
  recognitionRequired: false,
  signatories: withSchool,
  guardianUnder18: false,
  programmeCode: 'optional',
  schoolYearStart: '09-01',
  levels: [...hboLevels, ...woLevels],
  assessor: 'institution',
};

/** What a kind decides, and nothing else does. */
export const kinds: Readonly<Record<PlacementKind, KindRules>> = {
  'bpv-bol': bpv,
  'bpv-bbl': bpv,
  'mbo-other': { ...bpv, bpv: false, recognitionRequired: false, programmeCode: 'optional' },
  'hbo-internship': { ...higher, levels: hboLevels },
  'wo-internship': { ...higher, levels: woLevels },
  dual: { ...higher, programmeCode: 'required' },
  'work-experience': { ...higher, signatories: ['student', 'company'], programmeCode: 'none', levels: ['graduate'], assessor: 'company' },
};

/** Graduates have left school: a work-experience place knows no institution. */
export const hasInstitution = (kind: PlacementKind): boolean => kinds[kind].signatories.includes('institution');

export const signatoriesOf = (kind: PlacementKind, minor: boolean): readonly SignatoryRole[] =>
  minor && kinds[kind].guardianUnder18 ? [...kinds[kind].signatories, 'guardian'] : kinds[kind].signatories;

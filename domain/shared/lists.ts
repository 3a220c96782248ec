/** The fixed lists of the programme; code names in English, terms for people in the glossary. */
export const organisationKinds = ['employer', 'educational-institution', 'park-association', 'municipality', 'intermediary', 'programme-office'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const levels = ['mbo-1', 'mbo-2', 'mbo-3', 'mbo-4', 'hbo-ad', 'hbo-bachelor', 'hbo-master', 'wo-bachelor', 'wo-master', 'graduate'] as const;
export type Level = (typeof levels)[number];

/** Sectors as SBB (the national body for vocational education and business) divides them. */
export const sectors = [
  'techniek-gebouwde-omgeving',
  'mobiliteit-transport-logistiek-maritiem',
  'zorg-welzijn-sport',
  'handel',
  'ict-creatief',
  'voedsel-groen-gastvrijheid',
  'zakelijke-dienstverlening-veiligheid',
  'specialistisch-vakmanschap',
  'bovensectoraal',
] as const;
export type Sector = (typeof sectors)[number];

export const placementKinds = ['bpv-bol', 'bpv-bbl', 'mbo-other', 'hbo-internship', 'wo-internship', 'dual', 'work-experience'] as const;
export type PlacementKind = (typeof placementKinds)[number];

/** What a target cell counts: internships of every kind together, or places for graduates. */
export const targetKinds = ['internship', 'work-experience'] as const;
export type TargetKind = (typeof targetKinds)[number];

export const informationDayKinds = [
  'institution-at-park',
  'companies-at-institution',
  'regional-fair',
  'online-fair',
  'online-inspiration',
  'company-tour',
] as const;
export type InformationDayKind = (typeof informationDayKinds)[number];

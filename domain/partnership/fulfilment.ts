import type { ContactRole } from '../organisation/events.ts';
import type { ContactRef, Crebo, InformationDayId, OrganisationId, PartnershipId, PlacementId } from '../shared/identifiers.ts';
import type { InformationDayKind, Level, PlacementKind, Sector, TargetKind } from '../shared/lists.ts';
import type { LocalDate, Period } from '../shared/local-date.ts';
import { type SchoolYear, schoolYearOf, schoolYearPeriod, schoolYearsOf } from '../shared/school-year.ts';
import { type Counting, commitmentRules } from './commitments.ts';
import type { Commitment, ContributionEvidence, Party } from './events.ts';

/** What happened in other streams and may fulfil a commitment. `until`: the day on which what was named or obtained was withdrawn. */
export type Evidence =
  | Readonly<{
      type: 'placement-started';
      placementId: PlacementId;
      partnershipId: PartnershipId;
      kind: PlacementKind;
      employer: OrganisationId;
      institution?: OrganisationId;
      level: Level;
      sector: Sector;
      on: LocalDate;
    }>
  | Readonly<{
      type: 'information-day-held';
      informationDayId: InformationDayId;
      kind: InformationDayKind;
      hosts: readonly OrganisationId[];
      institutions: readonly OrganisationId[];
      companies: readonly OrganisationId[];
      on: LocalDate;
    }>
  | Readonly<{ type: 'demand-reported'; institution: OrganisationId; level: Level; sector: Sector; schoolYear: SchoolYear }>
  | Readonly<{ type: 'contact-named'; organisationId: OrganisationId; role: ContactRole; contactRef: ContactRef; on: LocalDate; until?: LocalDate }>
  | Readonly<{ type: 'recognition-obtained'; organisationId: OrganisationId; crebo: Crebo; on: LocalDate; until?: LocalDate }>;
type EvidenceOf<T extends Evidence['type']> = Extract<Evidence, { type: T }>;

/** What the counting needs to know of a partnership; its state and its read model both have it. */
export type CountedPartnership = Readonly<{
  partnershipId: PartnershipId;
  parties: readonly Party[];
  terms: readonly Period[];
  commitments: readonly Commitment[];
}>;

/** One for this commitment in this school year; the same `key` counts once for it, however often it is reported. */
export type Counted = Readonly<{ commitmentNumber: number; schoolYear: SchoolYear; key: string }>;

const placesOf = (kind: PlacementKind): TargetKind => (kind === 'work-experience' ? 'work-experience' : 'internship');
/** Days that companies join; of the others it does not count who came. */
export const fairs: readonly InformationDayKind[] = ['regional-fair', 'online-fair'];

/** Whether evidence of one type is of the kind that a counting asks for, and of the party that promised. */
const counters: {
  readonly [T in Evidence['type']]: (evidence: EvidenceOf<T>, counting: Counting, party: Party, partnershipId: PartnershipId) => boolean;
} = {
  'placement-started': (evidence, counting, { organisationId, kind }, partnershipId) => {
    if (counting.from !== 'placement-started' || counting.places !== placesOf(evidence.kind) || evidence.partnershipId !== partnershipId) return false;
    if (counting.whose === 'employer' || kind === 'employer') return evidence.employer === organisationId;
    return kind !== 'educational-institution' || evidence.institution === organisationId;
  },
  'information-day-held': ({ kind, hosts, institutions, companies }, { from }, { organisationId }) =>
    (from === 'information-day-hosted' && hosts.includes(organisationId)) ||
    (from === 'park-information-day-given' && kind === 'institution-at-park' && institutions.includes(organisationId)) ||
    (from === 'fair-joined' && fairs.includes(kind) && companies.includes(organisationId)),
  'demand-reported': ({ institution }, { from }, { organisationId }) => from === 'demand-reported' && institution === organisationId,
  'contact-named': ({ organisationId, role }, counting, party) =>
    counting.from === 'contact-named' && counting.role === role && organisationId === party.organisationId,
  'recognition-obtained': ({ organisationId }, { from }, party) => from === 'recognition-obtained' && organisationId === party.organisationId,
};

/** What counts once. All cells of a demand report for one year are one report. */
const keyOf: { readonly [T in Evidence['type']]: (evidence: EvidenceOf<T>) => string } = {
  'placement-started': ({ placementId }) => `placement:${placementId}`,
  'information-day-held': ({ informationDayId }) => `information-day:${informationDayId}`,
  'demand-reported': ({ institution, schoolYear }) => `demand:${institution}:${schoolYear}`,
  'contact-named': ({ organisationId, role, contactRef }) => `contact:${organisationId}:${role}:${contactRef}`,
  'recognition-obtained': ({ organisationId, crebo }) => `recognition:${organisationId}:${crebo}`,
};

/** What one piece of evidence is called; the same is said of it again under the same key. */
export const evidenceKey = (evidence: Evidence): string => (keyOf[evidence.type] as (evidence: Evidence) => string)(evidence);
/** A key as it is shown: of a contact person only in which role; who that is, is found at the organisation by those who need it. */
export const shownKey = (key: string): string => /^contact:[^:]+:[^:]+/.exec(key)?.[0] ?? key;

/** What happens counts in its own school year; a contact or recognition counts in every year in which it stands, also when it is older than the term. */
function schoolYearsOfEvidence(evidence: Evidence, terms: readonly Period[]): readonly SchoolYear[] {
  const years = touchedSchoolYears(terms);
  if (evidence.type === 'contact-named' || evidence.type === 'recognition-obtained') {
    const { on, until } = evidence;
    return years.filter((year) => year >= schoolYearOf(on) && (until === undefined || year <= schoolYearOf(until)));
  }
  const own = evidence.type === 'demand-reported' ? evidence.schoolYear : schoolYearOf(evidence.on);
  return years.filter((year) => year === own);
}

type Fit = Readonly<{ levels: readonly Level[]; sector: Sector | undefined }>;
const fits = (evidence: Readonly<{ level: Level; sector: Sector }>, { levels, sector = evidence.sector }: Fit): boolean =>
  levels.includes(evidence.level) && sector === evidence.sector;

/** The commitments of a partnership that the evidence counts for: those of its party and kind, at the level and in the sector that they name. */
export function countsFor(partnership: CountedPartnership, evidence: Evidence): readonly Counted[] {
  const { partnershipId, parties, terms, commitments } = partnership;
  const counts = counters[evidence.type] as (evidence: Evidence, counting: Counting, party: Party, partnershipId: PartnershipId) => boolean;
  const key = evidenceKey(evidence);
  const years = schoolYearsOfEvidence(evidence, terms);
  return commitments.flatMap(({ number: commitmentNumber, kind, organisationId, per, level, sector }) => {
    const party = parties.find((known) => known.organisationId === organisationId);
    if (party === undefined || !counts(evidence, commitmentRules[kind].countedFrom, party, partnershipId)) return [];
    if ('level' in evidence && !fits(evidence, { levels: level === undefined ? commitmentRules[kind].levels : [level], sector })) return [];
    return (per === 'once' ? years.slice(0, 1) : years).map((schoolYear) => ({ commitmentNumber, schoolYear, key }));
  });
}

const countedByItself: Partial<Record<Counting['from'], ContributionEvidence['type']>> = {
  'placement-started': 'placement',
  'information-day-hosted': 'information-day',
  'park-information-day-given': 'information-day',
  'fair-joined': 'information-day',
};

/**
 * Whether the read model counts such evidence for the commitment without anybody recording it; a contribution of it would count twice.
 * A document stays possible: for what happened outside this system.
 */
export const countsByItself = ({ kind }: Commitment, evidence: ContributionEvidence): boolean =>
  countedByItself[commitmentRules[kind].countedFrom.from] === evidence.type;

/** Every school year in which the terms have a day. */
export const touchedSchoolYears = (terms: readonly Period[]): readonly SchoolYear[] => [...new Set(terms.flatMap((term) => schoolYearsOf(term)))].sort();

const days = ({ from, to }: Period): number => Temporal.PlainDate.from(from).until(to).days + 1;
/** Of a school year in which the term has a day. */
const share = (term: Period, year: SchoolYear): number => {
  const whole = schoolYearPeriod(year);
  const both = { from: term.from > whole.from ? term.from : whole.from, to: term.to < whole.to ? term.to : whole.to };
  return days(both) / days(whole);
};

/**
 * The school years for which a "per school year" is promised: those of which at least half lies in a term, so that a term of three years has three of
 * them wherever it begins. A term too short for that has the one it lies in most.
 */
export function promisedSchoolYears(terms: readonly Period[]): readonly SchoolYear[] {
  const ofTerm = (term: Period): readonly SchoolYear[] => {
    const years = schoolYearsOf(term);
    const halves = years.filter((year) => share(term, year) >= 0.5);
    return halves.length > 0 ? halves : [...years].sort((a, b) => share(term, b) - share(term, a)).slice(0, 1);
  };
  return [...new Set(terms.flatMap(ofTerm))].sort();
}

export type FulfilmentStatus = 'Pledged' | 'Active' | 'Fulfilled' | 'PartlyFulfilled' | 'Missed' | 'Waived';

/** Of one commitment in its period: a school year, or for what is promised once all terms together. */
export function fulfilmentStatus({
  promised,
  counted,
  periodEnded,
  waived,
}: Readonly<{ promised: number; counted: number; periodEnded: boolean; waived: boolean }>): FulfilmentStatus {
  if (waived) return 'Waived';
  if (counted >= promised) return 'Fulfilled';
  if (periodEnded) return counted > 0 ? 'PartlyFulfilled' : 'Missed';
  return counted > 0 ? 'Active' : 'Pledged';
}

import type { Evidence } from '../../domain/partnership/fulfilment.ts';
import type { OrganisationId, PartnershipId } from '../../domain/shared/identifiers.ts';
import { type OrganisationDocument, organisationKey } from './document.ts';

/** Decades of an active organisation. What was recorded longest ago is forgotten first, and only for partnerships that are concluded after that. */
const remembered = 2000;

export const nothingKnown = (id: string): OrganisationDocument => ({ _id: organisationKey(id), partnerships: [], evidence: [] });

const withEvidence = (known: OrganisationDocument, evidence: readonly Evidence[]): OrganisationDocument => ({
  ...known,
  evidence: evidence.slice(-remembered),
});

/** Saying again what is known already changes nothing, also when something else was said since: the fold may meet a document that is further along. */
function adding<T extends Evidence>(known: OrganisationDocument, added: T, isKnown: (evidence: T) => boolean): OrganisationDocument {
  if (known.evidence.some((evidence) => evidence.type === added.type && isKnown(evidence as T))) return known;
  return withEvidence(known, [...known.evidence, added]);
}

type Of<T extends Evidence['type']> = Extract<Evidence, { type: T }>;
/** What stands until it is withdrawn. */
type Standing = Of<'contact-named'> | Of<'recognition-obtained'>;

const isSameSubject = (a: Standing, b: Standing): boolean =>
  a.type === 'contact-named' && b.type === 'contact-named'
    ? a.role === b.role && a.contactRef === b.contactRef
    : a.type === 'recognition-obtained' && b.type === 'recognition-obtained' && a.crebo === b.crebo;

export const isStanding = (evidence: Evidence): evidence is Standing => evidence.type === 'contact-named' || evidence.type === 'recognition-obtained';

/** Of a school's many cells of demand, each once. */
export const demandReported = (known: OrganisationDocument, added: Of<'demand-reported'>): OrganisationDocument =>
  adding(known, added, ({ schoolYear, level, sector }) => schoolYear === added.schoolYear && level === added.level && sector === added.sector);

/** A day as far as it is this organisation's: the others have it in their own documents. */
export function dayHeld(known: OrganisationDocument, day: Of<'information-day-held'>, organisationId: OrganisationId): OrganisationDocument {
  const own = (ids: readonly OrganisationId[]): readonly OrganisationId[] => ids.filter((id) => id === organisationId);
  const added = { ...day, hosts: own(day.hosts), institutions: own(day.institutions), companies: own(day.companies) };
  return adding(known, added, ({ informationDayId }) => informationDayId === day.informationDayId);
}

/** Named or obtained again while it stands, it stands since the first time. */
export const begun = (known: OrganisationDocument, added: Standing): OrganisationDocument =>
  adding<Standing>(known, added, (evidence) => isSameSubject(evidence, added) && evidence.until === undefined);

export function withdrawn(known: OrganisationDocument, subject: Standing): OrganisationDocument {
  const stands = (evidence: Evidence): boolean => isStanding(evidence) && isSameSubject(evidence, subject) && evidence.until === undefined;
  if (!known.evidence.some(stands)) return known;
  return withEvidence(
    known,
    known.evidence.map((evidence) => (stands(evidence) ? { ...evidence, until: subject.on } : evidence)),
  );
}

export const joined = (known: OrganisationDocument, id: PartnershipId): OrganisationDocument =>
  known.partnerships.includes(id) ? known : { ...known, partnerships: [...known.partnerships, id] };

import type { DomainCommand } from '../shared/decider.ts';
import type { ContactRef, InformationDayId, MunicipalityCode, NetworkId, OrganisationId, ProgrammeCode } from '../shared/identifiers.ts';
import type { InformationDayKind } from '../shared/lists.ts';
import type { LocalDate } from '../shared/local-date.ts';
import type { OrganisationFact } from '../shared/organisation-fact.ts';
import type { SchoolYear } from '../shared/school-year.ts';
import type { Activity } from './events.ts';

export type EstablishmentFacts = Readonly<{ association: OrganisationFact }>;
export type EstablishNetwork = DomainCommand<'EstablishNetwork'> &
  Readonly<{ networkId: NetworkId; name: string; municipality: MunicipalityCode; associationId: OrganisationId; facts: EstablishmentFacts }>;

export type MemberFacts = Readonly<{ organisation: OrganisationFact }>;
/** `since` is the first day of the membership, not later than the day on which it is told. */
export type JoinNetwork = DomainCommand<'JoinNetwork'> & Readonly<{ organisationId: OrganisationId; since: LocalDate; facts: MemberFacts }>;
export type LeaveNetwork = DomainCommand<'LeaveNetwork'> & Readonly<{ organisationId: OrganisationId }>;
/** Links the institution, or says with which programmes it is linked from now on; none named means all. */
export type LinkInstitution = DomainCommand<'LinkInstitution'> &
  Readonly<{ organisationId: OrganisationId; programmes?: readonly ProgrammeCode[]; facts: MemberFacts }>;
export type UnlinkInstitution = DomainCommand<'UnlinkInstitution'> & Readonly<{ organisationId: OrganisationId }>;
export type NameCoordinator = DomainCommand<'NameCoordinator'> & Readonly<{ contactRef: ContactRef }>;
export type SetRhythm = DomainCommand<'SetRhythm'> & Readonly<{ activities: readonly Activity[] }>;

/** The id of each day of `daysToPlan` (plan.ts), made from its natural key; `gone` are those of its association and institutions that are active no longer. */
export type PlanningFacts = Readonly<{
  gone: readonly OrganisationId[];
  dayIds: readonly Readonly<{ kind: InformationDayKind; institutionId: OrganisationId; informationDayId: InformationDayId }>[];
}>;
export type PlanSchoolYear = DomainCommand<'PlanSchoolYear'> & Readonly<{ schoolYear: SchoolYear; facts: PlanningFacts }>;

/** Days of this park that are planned, scheduled, open or closed: neither held nor cancelled. */
export type DissolutionFacts = Readonly<{ daysAhead: number }>;
export type DissolveNetwork = DomainCommand<'DissolveNetwork'> & Readonly<{ reason: string; facts: DissolutionFacts }>;

export type BusinessParkNetworkCommand =
  | EstablishNetwork
  | JoinNetwork
  | LeaveNetwork
  | LinkInstitution
  | UnlinkInstitution
  | NameCoordinator
  | SetRhythm
  | PlanSchoolYear
  | DissolveNetwork;

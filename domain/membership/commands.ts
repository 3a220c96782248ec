import type { DomainCommand } from '../shared/decider.ts';
import type { OrganisationId, Subject } from '../shared/identifiers.ts';
import type { LocalDate } from '../shared/local-date.ts';
import type { OrganisationFact } from '../shared/organisation-fact.ts';
import type { Role } from './roles.ts';

/** Required when the role is held for an organisation. */
export type GrantFacts = Readonly<{ organisation?: OrganisationFact }>;
/** A role for one organisation, or without one for all; from and to are its first and last day. */
export type GrantMembership = DomainCommand<'GrantMembership'> &
  Readonly<{ subject: Subject; role: Role; organisationId?: OrganisationId; from: LocalDate; to?: LocalDate; facts: GrantFacts }>;
export type RevokeMembership = DomainCommand<'RevokeMembership'> & Readonly<{ role: Role; organisationId?: OrganisationId; reason: string }>;

export type MembershipCommand = GrantMembership | RevokeMembership;

import type { OrganisationKind } from './lists.ts';

/** What a rule of another aggregate may ask about an organisation; looked up by the handler after it has loaded its own state. */
export type OrganisationFact = Readonly<{ status: 'Absent' }> | Readonly<{ status: 'Active' | 'Deactivated'; kind: OrganisationKind }>;

export const isActive = (fact: OrganisationFact, kind: OrganisationKind): boolean => fact.status === 'Active' && fact.kind === kind;

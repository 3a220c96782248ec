import type { FactSources } from '../facts.ts';
import { type Lookups, organisationFact } from './lookups.ts';

export const membershipFacts = (lookups: Lookups): FactSources<'membership'> => ({
  GrantMembership: async ({ organisationId }) => (organisationId === undefined ? {} : { organisation: await organisationFact(lookups, organisationId) }),
});

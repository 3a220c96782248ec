import type { PartyFacts, ProposePartnership } from '../../../domain/partnership/commands.ts';
import type { FactSources } from '../facts.ts';
import type { Lookups } from './lookups.ts';

/** What every organisation that is named as a party is, and is called, now. */
async function partyFacts({ stateOf }: Lookups, { parties }: Pick<ProposePartnership, 'parties'>): Promise<PartyFacts> {
  const known = await Promise.all(parties.map(async ({ organisationId }) => [organisationId, await stateOf('organisation', organisationId)] as const));
  return {
    organisations: Object.fromEntries(
      known.flatMap(([id, state]) => (state.status === 'Absent' ? [] : [[id, { status: state.status, kind: state.kind, name: state.name }]])),
    ),
  };
}

export const partnershipFacts = (lookups: Lookups): FactSources<'partnership'> => ({
  ProposePartnership: (command) => partyFacts(lookups, command),
  ReviseProposal: (command) => partyFacts(lookups, command),
});

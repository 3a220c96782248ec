import { businessParkNetworkFacts } from './business-park-network.ts';
import type { Sources } from './gathering.ts';
import { informationDayFacts } from './information-day.ts';
import type { Lookups } from './lookups.ts';
import { membershipFacts } from './membership.ts';
import { partnershipFacts } from './partnership.ts';
import { placementFacts } from './placement.ts';
import { programmeCycleFacts } from './programme-cycle.ts';

/** Where the facts of every command come from. */
export const sourcesFrom = (lookups: Lookups): Sources =>
  ({
    businessParkNetwork: businessParkNetworkFacts(lookups),
    informationDay: informationDayFacts(lookups),
    membership: membershipFacts(lookups),
    partnership: partnershipFacts(lookups),
    placement: placementFacts(lookups),
    programmeCycle: programmeCycleFacts(lookups),
  }) as unknown as Sources;

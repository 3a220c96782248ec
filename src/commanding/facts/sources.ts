import { businessParkNetworkFacts } from './business-park-network.ts';
import type { Sources } from './gathering.ts';
import { informationDayFacts } from './information-day.ts';
import { membershipFacts } from './membership.ts';
import { partnershipFacts } from './partnership.ts';
import { placementFacts } from './placement.ts';
import { programmeCycleFacts } from './programme-cycle.ts';

/** Where the facts of every command come from. */
export const sources = {
  businessParkNetwork: businessParkNetworkFacts,
  informationDay: informationDayFacts,
  membership: membershipFacts,
  partnership: partnershipFacts,
  placement: placementFacts,
  programmeCycle: programmeCycleFacts,
} as unknown as Sources;

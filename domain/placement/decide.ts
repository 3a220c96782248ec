import type { Decisions } from '../shared/decider.ts';
import type { PlacementCommand } from './commands.ts';
import { activityDecisions } from './decide/activity.ts';
import { agreementDecisions } from './decide/agreement.ts';
import { amendmentDecisions } from './decide/amendment.ts';
import { candidateDecisions } from './decide/candidate.ts';
import { endingDecisions } from './decide/ending.ts';
import { offerDecisions } from './decide/offer.ts';
import { recordDecisions } from './decide/record.ts';
import type { PlacementEvent } from './events.ts';
import type { PlacementState } from './state.ts';

export const placementDecisions: Decisions<PlacementCommand, PlacementEvent, PlacementState> = {
  ...offerDecisions,
  ...candidateDecisions,
  ...agreementDecisions,
  ...amendmentDecisions,
  ...activityDecisions,
  ...endingDecisions,
  ...recordDecisions,
};

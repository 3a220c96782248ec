import type { Decisions } from '../shared/decider.ts';
import type { PartnershipCommand } from './commands.ts';
import { amending } from './decide/amending.ts';
import { fulfilling } from './decide/fulfilling.ts';
import { proposing } from './decide/proposing.ts';
import { running } from './decide/running.ts';
import type { PartnershipEvent } from './events.ts';
import type { PartnershipState } from './state.ts';

export const partnershipDecisions: Decisions<PartnershipCommand, PartnershipEvent, PartnershipState> = {
  ...proposing,
  ...running,
  ...amending,
  ...fulfilling,
};

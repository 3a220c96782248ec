import type { Decisions } from '../shared/decider.ts';
import type { InformationDayCommand } from './commands.ts';
import { lifeDecisions } from './decide/life.ts';
import { pledgeDecisions } from './decide/pledge.ts';
import { registrationDecisions } from './decide/registration.ts';
import { scheduleDecisions } from './decide/schedule.ts';
import type { InformationDayEvent } from './events.ts';
import type { InformationDayState } from './state.ts';

export const informationDayDecisions: Decisions<InformationDayCommand, InformationDayEvent, InformationDayState> = {
  ...lifeDecisions,
  ...scheduleDecisions,
  ...registrationDecisions,
  ...pledgeDecisions,
};

import { deciderOf } from '../shared/decider.ts';
import { informationDayDecisions } from './decide.ts';
import { informationDayEvolutions, noInformationDay } from './state.ts';

export const informationDay = deciderOf(noInformationDay, informationDayDecisions, informationDayEvolutions);

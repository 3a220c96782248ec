import { deciderOf } from '../shared/decider.ts';
import { programmeCycleDecisions } from './decide.ts';
import { noProgrammeCycle, programmeCycleEvolutions } from './state.ts';

export const programmeCycle = deciderOf(noProgrammeCycle, programmeCycleDecisions, programmeCycleEvolutions);

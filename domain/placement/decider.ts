import { deciderOf } from '../shared/decider.ts';
import { placementDecisions } from './decide.ts';
import { placementEvolutions } from './evolve.ts';
import { noPlacement } from './state.ts';

export const placement = deciderOf(noPlacement, placementDecisions, placementEvolutions);

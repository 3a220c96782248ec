import { deciderOf } from '../shared/decider.ts';
import { partnershipDecisions } from './decide.ts';
import { noPartnership, partnershipEvolutions } from './state.ts';

export const partnership = deciderOf(noPartnership, partnershipDecisions, partnershipEvolutions);

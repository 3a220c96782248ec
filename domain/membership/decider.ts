import { deciderOf } from '../shared/decider.ts';
import { membershipDecisions } from './decide.ts';
import { membershipEvolutions, noMembership } from './state.ts';

export const membership = deciderOf(noMembership, membershipDecisions, membershipEvolutions);

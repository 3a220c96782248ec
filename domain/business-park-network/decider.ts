import { deciderOf } from '../shared/decider.ts';
import { businessParkNetworkDecisions } from './decide.ts';
import { businessParkNetworkEvolutions, noBusinessParkNetwork } from './state.ts';

export const businessParkNetwork = deciderOf(noBusinessParkNetwork, businessParkNetworkDecisions, businessParkNetworkEvolutions);

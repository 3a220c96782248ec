import { deciderOf } from '../shared/decider.ts';
import { organisationDecisions } from './decide.ts';
import { noOrganisation, organisationEvolutions } from './state.ts';

export const organisation = deciderOf(noOrganisation, organisationDecisions, organisationEvolutions);

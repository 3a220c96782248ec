import { deciderOf } from '../shared/decider.ts';
import { accessRecordDecisions } from './decide.ts';
import { accessRecordEvolutions, noAccessRecord } from './state.ts';

export const accessRecord = deciderOf(noAccessRecord, accessRecordDecisions, accessRecordEvolutions);

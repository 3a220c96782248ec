import type { Evolutions } from '../shared/decider.ts';
import type { AccessDetails, AccessRecordEvent, DenialReason } from './events.ts';

/** One entry of the journal is one stream of one event: entries never wait for each other, and none is ever changed. */
export type AccessRecordState =
  | Readonly<{ status: 'Absent' }>
  | Readonly<{ status: 'Denied'; access: AccessDetails; why: DenialReason }>
  | Readonly<{ status: 'Refused'; access: AccessDetails; code: string }>
  | Readonly<{ status: 'Read'; access: AccessDetails }>
  | Readonly<{ status: 'Exported'; access: AccessDetails }>;

export const noAccessRecord: AccessRecordState = { status: 'Absent' };

const first = (state: AccessRecordState, entry: AccessRecordState): AccessRecordState => (state.status === 'Absent' ? entry : state);

export const accessRecordEvolutions: Evolutions<AccessRecordEvent, AccessRecordState> = {
  ActionDenied: (state, { access, why }) => first(state, { status: 'Denied', access, why }),
  CommandRefused: (state, { access, code }) => first(state, { status: 'Refused', access, code }),
  RecordRead: (state, { access }) => first(state, { status: 'Read', access }),
  DataExported: (state, { access }) => first(state, { status: 'Exported', access }),
};

import type { Decisions } from '../shared/decider.ts';
import { rejecting } from '../shared/rejection.ts';
import { same } from '../shared/same.ts';
import type { AccessRecordCommand } from './commands.ts';
import type { AccessRecordEvent } from './events.ts';
import { accessRecordRejections } from './rejections.ts';
import { type AccessRecordState, accessRecordEvolutions, noAccessRecord } from './state.ts';

const reject = rejecting(accessRecordRejections);

/** An entry is written once; the very same again is there already, another one in its place is refused. */
function entry<E extends AccessRecordEvent>(state: AccessRecordState, event: E): readonly E[] {
  if (state.status === 'Absent') return [event];
  const evolve = accessRecordEvolutions[event.type] as (state: AccessRecordState, data: E['data']) => AccessRecordState;
  return same(evolve(noAccessRecord, event.data), state) ? [] : reject('EntryStandsAlready', {});
}

export const accessRecordDecisions: Decisions<AccessRecordCommand, AccessRecordEvent, AccessRecordState> = {
  RecordDenial: ({ access, why, occurredOn }, state) => entry(state, { type: 'ActionDenied', data: { access, why, occurredOn } }),
  RecordRefusal: ({ access, code, occurredOn }, state) => entry(state, { type: 'CommandRefused', data: { access, code, occurredOn } }),
  RecordReading: ({ access, occurredOn }, state) => entry(state, { type: 'RecordRead', data: { access, occurredOn } }),
  RecordExport: ({ access, occurredOn }, state) => entry(state, { type: 'DataExported', data: { access, occurredOn } }),
};

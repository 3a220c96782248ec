import { isLive } from '../../domain/business-park-network/state.ts';
import type { NetworkDocument } from '../../projections/network-directory.ts';
import { type View, viewOf } from '../http/view.ts';

/** A network of the directory, with how many companies and which institutions belong to it today. */
export function networkView({ _id, state, revision, establishedOn, institution }: NetworkDocument): View {
  const memberCount = state.status === 'Absent' ? 0 : state.members.filter(isLive).length;
  return { ...viewOf<'businessParkNetwork'>(_id, state, revision), establishedOn, memberCount, institutionIds: institution };
}

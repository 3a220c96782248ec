import { isLive } from '../../domain/business-park-network/state.ts';
import type { NetworkDocument } from '../../projections/network-directory.ts';
import type { Call } from '../http/request.ts';
import { type View, viewOf } from '../http/view.ts';

/** A network of the directory, with how many companies and which institutions belong to it today. */
export function networkView(document: NetworkDocument, call: Call): View {
  const { state, institution } = document;
  const memberCount = state.status === 'Absent' ? 0 : state.members.filter(isLive).length;
  return { ...viewOf(document, call), memberCount, institutionIds: institution };
}

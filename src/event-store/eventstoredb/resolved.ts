import type { AllStreamResolvedEvent, ResolvedEvent } from '@eventstore/db-client';
import { type Position, positionOf, type Revision, type StoredEvent, type StreamName } from '../../../domain/ports/event-store.ts';
import type { EventMetadata } from '../../../domain/shared/event.ts';

/** Positions are commit positions of 64 bits; ordinary appends have the same prepare position. */
export const placeOf = (position: Position): { readonly commit: bigint; readonly prepare: bigint } => ({ commit: BigInt(position), prepare: BigInt(position) });

/** What the client hands out, in the words of the port. Undefined for a link to an event that is not there any more. */
export function storedFrom({ event, commitPosition }: ResolvedEvent | AllStreamResolvedEvent): StoredEvent | undefined {
  if (event === undefined) return undefined;
  return {
    id: event.id,
    type: event.type,
    data: event.data as StoredEvent['data'],
    metadata: event.metadata as unknown as EventMetadata,
    stream: event.streamId as StreamName,
    revision: Number(event.revision) as Revision,
    position: positionOf(event.position?.commit ?? commitPosition ?? 0n),
  };
}

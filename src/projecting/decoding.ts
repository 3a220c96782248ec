import { codecFor } from '../../domain/aggregates.ts';
import type { StoredEvent } from '../../domain/ports/event-store.ts';
import type { Recorded } from '../../domain/ports/projection.ts';

/** A stored event for projections: upcast and checked once for all of them, or the error that says why that failed. */
export type Decoded = Readonly<{ stored: StoredEvent; recorded: Recorded | undefined; error: unknown }>;

export function decoded(stored: StoredEvent): Decoded {
  try {
    const event = codecFor(stored.type)?.decode(stored.type, stored.data, stored.metadata.schemaVersion) ?? 'ignored';
    if (event === 'ignored') return { stored, recorded: undefined, error: undefined };
    const { id, metadata, stream, revision, position } = stored;
    return { stored, recorded: { id, event, metadata, stream, revision, position }, error: undefined };
  } catch (error) {
    return { stored, recorded: undefined, error };
  }
}

import type { DomainEvent, EventMetadata } from '../shared/event.ts';
import type { Position, Revision, StreamName } from './event-store.ts';
import type { CollectionDefinition, Document } from './read-store.ts';

/** An event as it was stored, upcast to today's version and checked. */
export type Recorded<E extends DomainEvent = DomainEvent> = Readonly<{
  id: string;
  event: E;
  metadata: EventMetadata;
  stream: StreamName;
  revision: Revision;
  position: Position;
}>;

/** The documents that a projection has in hand. */
export interface Documents<D extends Document> {
  get(id: string): D | undefined;
}

/**
 * A read model as a pure fold. Events come in position order, at least once; the runner sees to it that each is folded once.
 * `keys` names the documents an event is about; `related` those that are found in the documents of `keys`; `evolve` answers the documents that change.
 * A document that `evolve` gets or answers must be named by `keys` or `related`.
 */
export interface Projection<D extends Document = Document> extends CollectionDefinition {
  /** The event types it looks at. */
  readonly types: ReadonlySet<string>;
  keys(recorded: Recorded): readonly string[];
  related?(recorded: Recorded, documents: Documents<D>): readonly string[];
  evolve(recorded: Recorded, documents: Documents<D>): readonly D[];
}

import { type AggregateName, rulesOf, type StateOf } from '../../domain/aggregates.ts';
import { type EventStore, type Position, type Revision, type StoredEvent, type StreamName, startPosition } from '../../domain/ports/event-store.ts';

/** Where a command ended in its stream, so that its repeat can be answered as the first time. */
export type Taken = Readonly<{ fingerprint: string; revision: Revision }>;

/** An aggregate folded from its stream. */
export type Folded<S> = Readonly<{
  state: S;
  revision: Revision | 'no-stream';
  position: Position;
  /** Index of the commands in the stream. Shared by the foldings of one stream and only ever added to, so that a long stream is not copied at each append. */
  taken: Map<string, Taken>;
}>;

const pageSize = 500;

export const unfolded = <A extends AggregateName>(aggregate: A): Folded<StateOf<A>> => ({
  state: rulesOf(aggregate).decider.initial,
  revision: 'no-stream',
  position: startPosition,
  taken: new Map(),
});

export function foldOnto<A extends AggregateName>(aggregate: A, onto: Folded<StateOf<A>>, events: readonly StoredEvent[]): Folded<StateOf<A>> {
  if (events.length === 0) return onto;
  const { decider, codec } = rulesOf(aggregate);
  const { taken } = onto;
  let { state, revision, position } = onto;
  for (const stored of events) {
    const event = codec.decode(stored.type, stored.data, stored.metadata.schemaVersion);
    if (event !== 'ignored') state = decider.evolve(state, event);
    ({ revision, position } = stored);
    taken.set(stored.metadata.commandId, { fingerprint: stored.metadata.commandHash, revision: stored.revision });
  }
  return { state, revision, position, taken };
}

/** Folds what the stream holds after `onto`, up to where `until` says stop. */
export async function foldFrom<A extends AggregateName>(
  store: EventStore,
  aggregate: A,
  stream: StreamName,
  onto: Folded<StateOf<A>> = unfolded(aggregate),
  until: (event: StoredEvent) => boolean = () => false,
): Promise<Folded<StateOf<A>>> {
  let folded = onto;
  for (;;) {
    const from = (folded.revision === 'no-stream' ? 0 : folded.revision + 1) as Revision;
    const events = await store.read(stream, { from, limit: pageSize });
    const end = events.findIndex(until);
    folded = foldOnto(aggregate, folded, end === -1 ? events : events.slice(0, end));
    if (end !== -1 || events.length < pageSize) return folded;
  }
}

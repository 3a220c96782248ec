import type { Projection, Recorded } from '../../domain/ports/projection.ts';
import type { Followed } from '../projecting/track.ts';

/**
 * Something that must be done because of an event of another aggregate. `react` is called for each event of its types, in order, at least once: also after a
 * crash right behind the event's append, and again where the crash came before the checkpoint. So it gives commands whose ids come from the event.
 * A store that is away (`StoreUnavailable`), a read model that lags (`NotCaughtUp`) and a lost race (`ConcurrencyConflict`) are tried again, from that event
 * on; any other error stops the reaction there, loudly. A rejection is an answer and is not thrown.
 */
export type Reaction = Readonly<{
  name: string;
  version: number;
  types: ReadonlySet<string>;
  react(recorded: Recorded): Promise<void>;
}>;

/** A read model of nothing but a checkpoint: the feed is followed as by any other, and the checkpoint is kept in the read store. */
export const follower = ({ name, ...reaction }: Reaction): Followed =>
  ({
    ...reaction,
    name: `reaction-${name}`,
    indexes: [],
    keys: () => [],
    evolve: () => [],
  }) satisfies Projection;

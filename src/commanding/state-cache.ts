import type { StreamName } from '../../domain/ports/event-store.ts';
import { Recent } from '../recent.ts';
import type { Folded } from './loading.ts';

/** A state takes about as much memory as the memory of so many commands, some 300 bytes each. */
const stateWeight = 3;

/**
 * The recently used aggregates. Each weighs as much as its state and the commands that it remembers, so that the memory has a bound whether streams are
 * long or short. Only a hint: whether it is still true, the append decides.
 */
export class StateCache extends Recent<StreamName, Folded<unknown>> {
  constructor(capacity: number) {
    super(capacity, ({ taken }) => stateWeight + taken.size);
  }
}

import type { StreamName } from '../../domain/ports/event-store.ts';
import { Recent } from '../recent.ts';
import type { Folded } from './loading.ts';

/**
 * The recently used aggregates. Each weighs as much as the commands that it remembers, so that long streams do not take more memory than short ones.
 * Only a hint: whether it is still true, the append decides.
 */
export class StateCache extends Recent<StreamName, Folded<unknown>> {
  constructor(capacity: number) {
    super(capacity, ({ taken }) => Math.max(1, taken.size));
  }
}

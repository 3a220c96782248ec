import type { StreamName } from '../../domain/ports/event-store.ts';
import type { Folded } from '../commanding/loading.ts';
import { StateCache } from '../commanding/state-cache.ts';
import type { Metrics } from './metrics.ts';

/** A cache that counts how often it had what was looked for. */
export class WatchedStateCache extends StateCache {
  readonly #metrics: Metrics;

  constructor(capacity: number, metrics: Metrics) {
    super(capacity);
    this.#metrics = metrics;
  }

  override get(stream: StreamName): Folded<unknown> | undefined {
    const folded = super.get(stream);
    this.#metrics.cacheRequests.inc({ result: folded === undefined ? 'miss' : 'hit' });
    return folded;
  }
}

import { SpanKind } from '@opentelemetry/api';
import { under } from '../../api/http/tracing.ts';
import { ConcurrencyConflict, StoreUnavailable } from '../../domain/ports/errors.ts';
import type { Appended, EventStore, ExpectedRevision, ProposedEvent, ReadOptions, StoredEvent, StreamName } from '../../domain/ports/event-store.ts';
import type { Metrics } from './metrics.ts';
import { spanned } from './spans.ts';

/** An event store whose appends are measured and seen in the trace that they belong to. */
export class WatchedEventStore implements EventStore {
  readonly #store: EventStore;
  readonly #metrics: Metrics;

  constructor(store: EventStore, metrics: Metrics) {
    this.#store = store;
    this.#metrics = metrics;
  }

  async append(stream: StreamName, expected: ExpectedRevision, events: readonly ProposedEvent[]): Promise<Appended> {
    const [category = ''] = stream.split('-', 1);
    const options = { kind: SpanKind.CLIENT, attributes: { 'stagepact.category': category, 'stagepact.events': events.length } };
    const ended = this.#metrics.appendDuration.startTimer();
    let outcome = 'failed';
    try {
      const append = () => this.#store.append(stream, expected, events);
      const appended = await spanned(`append ${category}`, options, under(events[0]?.metadata.traceparent), append);
      outcome = 'written';
      this.#metrics.eventsAppended.inc(events.length);
      return appended;
    } catch (error) {
      if (error instanceof ConcurrencyConflict) outcome = 'conflict';
      if (error instanceof StoreUnavailable) outcome = 'unavailable';
      throw error;
    } finally {
      ended({ outcome });
    }
  }

  read(stream: StreamName, options: ReadOptions): Promise<readonly StoredEvent[]> {
    return this.#store.read(stream, options);
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}

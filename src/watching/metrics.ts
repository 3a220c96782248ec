import { Counter, Gauge, Histogram, Registry } from 'prom-client';

const fast = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const ofRequests = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Everything that is counted and measured, on a registry of its own. docs/operations.md says what each is good for. */
export class Metrics {
  readonly registry = new Registry();
  readonly #in = { registers: [this.registry] };

  readonly requestDuration = new Histogram({
    name: 'stagepact_http_request_duration_seconds',
    help: 'From the first byte of a request to the last of its answer; of a stream, to its beginning. 499: the client went first',
    labelNames: ['method', 'route', 'status'],
    buckets: ofRequests,
    ...this.#in,
  });
  readonly requestsInFlight = new Gauge({ name: 'stagepact_http_requests_in_flight', help: 'Requests that have no answer yet', ...this.#in });
  readonly turnedAway = new Counter({
    name: 'stagepact_http_requests_turned_away_total',
    help: 'Requests answered 429 or 503 before anything was done for them, by reason',
    labelNames: ['reason'],
    ...this.#in,
  });
  readonly commandDuration = new Histogram({
    name: 'stagepact_command_duration_seconds',
    help: 'Loading, deciding and appending of a command',
    labelNames: ['aggregate', 'outcome'],
    buckets: fast,
    ...this.#in,
  });
  readonly appendDuration = new Histogram({
    name: 'stagepact_append_duration_seconds',
    help: 'From an append to its being durable. conflict: somebody else was first and the command is decided again',
    labelNames: ['outcome'],
    buckets: fast,
    ...this.#in,
  });
  readonly eventsAppended = new Counter({ name: 'stagepact_events_appended_total', help: 'Events that were written', ...this.#in });
  readonly cacheRequests = new Counter({
    name: 'stagepact_state_cache_requests_total',
    help: 'Aggregates looked for among the remembered ones',
    labelNames: ['result'],
    ...this.#in,
  });
  readonly projectionBehind = new Gauge({
    name: 'stagepact_projection_behind_events',
    help: 'Events that a read model or reaction still has to take in; on EventStoreDB an upper bound',
    labelNames: ['projection'],
    ...this.#in,
  });
  readonly projectionLag = new Gauge({
    name: 'stagepact_projection_lag_seconds',
    help: 'Age of the oldest event that a read model or reaction still has to take in',
    labelNames: ['projection'],
    ...this.#in,
  });
  readonly projectionState = new Gauge({
    name: 'stagepact_projection_state',
    help: '1 for the state that a read model or reaction is in. stopped: at an event that it cannot take in',
    labelNames: ['projection', 'state'],
    ...this.#in,
  });
  readonly projectionBatch = new Histogram({
    name: 'stagepact_projection_batch_duration_seconds',
    help: 'Folding a batch of events into a read model and writing it, or reacting to it',
    labelNames: ['projection'],
    buckets: fast,
    ...this.#in,
  });
  readonly projectionEvents = new Counter({
    name: 'stagepact_projection_events_total',
    help: 'Events that were handed to a read model or reaction',
    labelNames: ['projection'],
    ...this.#in,
  });
  readonly subscribers = new Gauge({ name: 'stagepact_event_stream_subscribers', help: 'Clients that follow the events live', ...this.#in });
  readonly catchUps = new Counter({
    name: 'stagepact_event_stream_catch_ups_total',
    help: 'Pages that a client of the live events needed from the log because it was too far behind',
    ...this.#in,
  });
  readonly residentMemory = new Gauge({ name: 'process_resident_memory_bytes', help: 'Memory of the process', ...this.#in });
  readonly heapUsed = new Gauge({ name: 'nodejs_heap_size_used_bytes', help: 'JavaScript heap in use', ...this.#in });
  readonly cpu = new Counter({ name: 'process_cpu_seconds_total', help: 'Processor time that was spent', ...this.#in });
  readonly eventLoopLag = new Gauge({
    name: 'nodejs_eventloop_lag_seconds',
    help: 'How late the event loop was since the last scrape',
    labelNames: ['of'],
    ...this.#in,
  });

  constructor() {
    // Those without labels are there from the start; of the others, so that a rate is known from the first one on, what can be foreseen.
    for (const result of ['hit', 'miss']) this.cacheRequests.inc({ result }, 0);
    for (const reason of [
      'address-rate',
      'subject-rate',
      'subject-in-flight',
      'subject-bodies',
      'denials',
      'event-streams',
      'in-flight',
      'bodies',
      'event-loop',
      'memory',
    ])
      this.turnedAway.inc({ reason }, 0);
  }
}

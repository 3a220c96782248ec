import type { RequestLog } from '../../api/http/request-log.ts';
import type { Metrics } from './metrics.ts';

/** A request log that also counts. */
export const watchedRequests = (log: RequestLog, { requestDuration, requestsInFlight, turnedAway }: Metrics): RequestLog => ({
  began() {
    requestsInFlight.inc();
    log.began();
  },
  answered(entry) {
    requestsInFlight.dec();
    const { method, route, status, milliseconds } = entry;
    requestDuration.observe({ method, route, status }, milliseconds / 1000);
    log.answered(entry);
  },
  failed: (entry) => log.failed(entry),
  turnedAway(reason) {
    turnedAway.inc({ reason });
    log.turnedAway(reason);
  },
});

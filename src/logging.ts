import { type DestinationStream, type Logger, pino } from 'pino';
import type { RequestLog } from '../api/http/request-log.ts';

/** One JSON line per entry on standard error. What could say who somebody is, is taken out wherever it stands. */
export function loggerTo(destination: DestinationStream, level: string): Logger {
  return pino(
    {
      level,
      base: { service: 'stagepact' },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: ['studentRef', '*.studentRef', '*.*.studentRef', 'body', '*.body', 'headers', '*.headers', 'authorization', '*.authorization'],
        censor: '[redacted]',
      },
    },
    destination,
  );
}

export const requestLogOf = (logger: Logger): RequestLog => ({
  began: () => undefined,
  answered: (entry) => logger.info(entry, 'answered'),
  // Counted rather than told one by one: there may be thousands in a second.
  turnedAway: () => undefined,
  failed: ({ error, ...entry }) => logger.error({ ...entry, err: error }, 'request failed'),
});

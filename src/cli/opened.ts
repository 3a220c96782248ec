import type { Container } from 'inversify';
import { destination } from 'pino';
import { openApplication } from '../application.ts';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { loggerTo } from '../logging.ts';

/** Does the work on the application that the settings describe, and closes it. Warnings go to standard error: standard output is the answer. */
export async function opened<T>(config: Config, work: (container: Container) => Promise<T>): Promise<T> {
  const { container, close } = await openApplication({ config, clock: systemClock, logger: loggerTo(destination({ fd: 2, sync: true }), 'warn') });
  try {
    return await work(container);
  } finally {
    await close();
  }
}

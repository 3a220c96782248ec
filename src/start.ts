import 'reflect-metadata';
import { destination } from 'pino';
import { startApplication } from './application.ts';
import { systemClock } from './clock.ts';
import { ConfigError, configFrom } from './config.ts';
import { loggerTo } from './logging.ts';
import { UnusableData } from './sqlite.ts';

const exitCodes = { config: 2, data: 3, address: 4 } as const;

/** Runs until SIGTERM or SIGINT. */
export async function start(_args: readonly string[]): Promise<void> {
  try {
    const config = configFrom(process.env);
    const logger = loggerTo(destination({ fd: 2, sync: true }), config.logLevel);
    const application = await startApplication({ config, clock: systemClock, logger });
    console.log(`Stagepact luistert op / listens on ${application.url}   (data: ${config.dataFolder})`);
    const stop = (signal: NodeJS.Signals): void => {
      logger.info({ signal }, 'stopping');
      application.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error({ err: error }, 'stopping failed');
          process.exit(1);
        },
      );
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  } catch (error) {
    const code = exitCodeOf(error);
    if (code === undefined) throw error;
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = code;
  }
}

function exitCodeOf(error: unknown): number | undefined {
  if (error instanceof ConfigError) return exitCodes.config;
  if (error instanceof UnusableData) return exitCodes.data;
  if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')) return exitCodes.address;
  return undefined;
}

import { type ParseArgsConfig, parseArgs } from 'node:util';
import { NotCaughtUp, StoreUnavailable } from '../domain/ports/errors.ts';
import { Subject } from '../domain/shared/identifiers.ts';
import { inBothLanguages, type Sentence } from '../domain/shared/rejection.ts';
import { ConfigError } from './config.ts';
import { UnusableAddress } from './listening.ts';
import { Overtaken } from './read-store/generations.ts';
import { UnusableData } from './sqlite.ts';

/** What the process ends with: 1 something went wrong, 2 settings or arguments, 3 the data, 4 the address. */
export const exitCodes = { failed: 1, config: 2, data: 3, address: 4 } as const;

/** The user's words or files are not right; told in one sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The exit code of an error that was foreseen and says enough by itself; undefined for any other. */
export function exitCodeOf(error: unknown): number | undefined {
  if (error instanceof ConfigError || error instanceof UsageError) return exitCodes.config;
  if (error instanceof UnusableData || error instanceof StoreUnavailable) return exitCodes.data;
  if (error instanceof UnusableAddress) return exitCodes.address;
  if (error instanceof Overtaken || error instanceof NotCaughtUp) return exitCodes.failed;
  return undefined;
}

/** The arguments of a program. @throws UsageError with what is wrong with them and the usage */
export function argumentsOf<C extends ParseArgsConfig>(usage: string, config: C): ReturnType<typeof parseArgs<C>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(`Dit klopt niet / This is not right: ${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

/** The subject that an option names. @throws UsageError with what it should look like, and the usage */
export function subjectIn(text: string | undefined, usage: string): Subject {
  if (text === undefined) throw new UsageError(usage);
  if (!Subject.is(text)) throw new UsageError(`${notRight(`"${text}"`, Subject.expected)}\n${usage}`);
  return text;
}

/** What an argument should have been. */
export const notRight = (what: string, { nl, en }: Sentence): string =>
  inBothLanguages({ nl: `${what} klopt niet: verwacht wordt ${nl}`, en: `${what} is not right: expected is ${en}` });

/** Runs a program to its end; what was foreseen is one sentence on standard error, anything else a stack. */
export async function ending(work: () => Promise<number | undefined>): Promise<void> {
  // Events refer to students: what is made is for the user alone whom this runs as.
  process.umask(0o077);
  try {
    const code = await work();
    if (code !== undefined) process.exitCode = code;
  } catch (error) {
    const code = exitCodeOf(error);
    console.error(code === undefined ? error : (error as Error).message);
    process.exitCode = code ?? exitCodes.failed;
  }
}

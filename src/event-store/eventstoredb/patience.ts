import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailable } from '../../../domain/ports/errors.ts';
import { inBothLanguages } from '../../../domain/shared/rejection.ts';

/** How long the server is waited for. */
export type Patience = Readonly<{
  /** One sending. Also what the server is told: it does not begin an append later than this. */
  attemptMs: number;
  /** No further attempt is begun after this. */
  totalMs: number;
}>;
export const usualPatience: Patience = { attemptMs: 10_000, totalMs: 10_000 };

const firstPauseMs = 25;
const longestPauseMs = 1000;

/** Pauses between attempts: longer and longer, up to a bound. */
export const pauseAfter = (failures: number): number => Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures, 10));

/** The server's own no: the same again would be answered the same. */
export class Refused extends Error {
  override readonly name: string = 'Refused';
}

/** An answer that did not come in time. What was asked may have been done, or may yet be. */
class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

/** The client has no deadline for batch appends, reads and subscriptions: this is it. `late` is called before the rejection is seen. */
export async function answeredWithin<T>(milliseconds: number, work: Promise<T>, late: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      late();
      reject(new Unanswered(`no answer within ${milliseconds} ms`));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** Tries until there is an answer or a refusal. @throws StoreUnavailable when the patience is at its end or `signal` says stop */
export async function persistently<T>({ totalMs }: Patience, signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
  const until = performance.now() + totalMs;
  if (signal.aborted) throw new StoreUnavailable('the event store is closed');
  for (let failures = 0; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof Refused) throw error;
      const pause = pauseAfter(failures);
      if (signal.aborted || performance.now() + pause > until) throw unavailable(error);
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** The one place where what the client reports becomes an error of the port. Its messages may be empty, its types missing. */
export function unavailable(cause: unknown): StoreUnavailable {
  const { type, code, message } = cause as { type?: unknown; code?: unknown; message?: unknown };
  const told = [type, code === undefined ? undefined : `code ${code}`, message].filter((part) => part !== undefined && part !== '').join(', ');
  return new StoreUnavailable(inBothLanguages({ nl: `EventStoreDB antwoordt niet (${told})`, en: `EventStoreDB does not answer (${told})` }), { cause });
}

import { inBothLanguages, Rejection, type Sentence } from '../shared/rejection.ts';
import type { ExpectedRevision, Revision, StreamName } from './event-store.ts';

/** The stream is not where the writer thought. `actual` is 'no-stream' when there is none. */
export class ConcurrencyConflict extends Error {
  override readonly name = 'ConcurrencyConflict';
  readonly stream: StreamName;
  readonly expected: ExpectedRevision;
  readonly actual: Revision | 'no-stream';

  constructor(stream: StreamName, expected: ExpectedRevision, actual: Revision | 'no-stream') {
    super(`${stream} is at ${actual}, not at ${expected}`);
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }
}

/** A store that is away, full, locked or too slow. Worth trying again after `retryAfterSeconds`. What a command can end with is said in both languages. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly retryAfterSeconds: number;

  constructor(message: string, options: { cause?: unknown; retryAfterSeconds?: number } = {}) {
    super(message, { cause: options.cause });
    this.retryAfterSeconds = options.retryAfterSeconds ?? 2;
  }
}

/** A command id that was used before for another command. */
export class CommandIdReused extends Error {
  override readonly name = 'CommandIdReused';
  readonly commandId: string;

  constructor(commandId: string) {
    super(commandId);
    this.commandId = commandId;
  }
}

const behind: Sentence = {
  nl: 'De leesmodellen worden nog bijgewerkt; probeer het straks opnieuw',
  en: 'The read models are still being brought up to date; try again shortly',
};

/** A read model that did not reach the asked position in time; `detail` says which, for the operator. */
export class NotCaughtUp extends Error {
  override readonly name = 'NotCaughtUp';

  constructor(detail: string) {
    super(`${inBothLanguages(behind)} (${detail})`);
  }
}

/** A query that no declared index serves. */
export class NoSuchIndex extends Error {
  override readonly name = 'NoSuchIndex';
}

/** A cursor that no page has given out. */
export class NoSuchCursor extends Error {
  override readonly name = 'NoSuchCursor';
}

/** A rejection that also says which aggregate refused, and at which of several steps, from 0. */
export class StepRejection extends Rejection {
  readonly step: number;
  /** The aggregate that refused: states are called differently from one to another. */
  readonly aggregate: string;

  constructor({ code, facts }: Rejection, aggregate: string, step: number) {
    super(code, facts);
    this.aggregate = aggregate;
    this.step = step;
  }
}

/** How people are told of one. */
export const tooLargeSentence: Sentence = {
  nl: 'Dit is te veel om in één keer vast te leggen; hooguit {limit} bytes.',
  en: 'This is too much to be recorded at once; at most {limit} bytes.',
};

/** An append that no store takes, because it could never be moved to EventStoreDB. */
export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';
  readonly limit: number;

  constructor(stream: StreamName, size: number, limit: number) {
    super(`the append to ${stream} has ${size} bytes; one append has at most ${limit}`);
    this.limit = limit;
  }
}

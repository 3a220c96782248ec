import { type Db, MongoBulkWriteError, MongoClient, MongoError, MongoNetworkError, MongoServerError, MongoSystemError } from 'mongodb';
import { StoreUnavailable } from '../../../domain/ports/errors.ts';
import { inBothLanguages } from '../../../domain/shared/rejection.ts';

/** How long the server is waited for: `selectionMs` to find one, `answerMs` for everything together. */
export type Patience = Readonly<{ selectionMs: number; answerMs: number }>;
export const usualPatience: Patience = { selectionMs: 5000, answerMs: 15_000 };

const usualDatabase = 'stagepact';

/**
 * The way to the server. The driver can lose itself: a write to a socket that is being closed by the other side waits for ever, an operation as well as
 * the look whether the server is there. So every operation has a time of its own, and a client that finds no server or does not answer is thrown away.
 */
export class Connection {
  readonly #url: string;
  readonly #patience: Patience;
  #client: MongoClient | undefined;
  /** How many operations are under way on each client. */
  readonly #underWay = new Map<MongoClient, number>();
  #closed = false;

  constructor(url: string, patience: Patience) {
    this.#url = url;
    this.#patience = patience;
  }

  /** Works on the database that the address names, otherwise `stagepact`. @throws StoreUnavailable when it is not answered in time */
  async reaching<T>(work: (database: Db) => Promise<T>): Promise<T> {
    if (this.#closed) throw new StoreUnavailable('the read store is closed');
    this.#client ??= this.#fresh();
    const client = this.#client;
    this.#underWay.set(client, (this.#underWay.get(client) ?? 0) + 1);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new MongoNetworkError(`no answer within ${this.#patience.answerMs} ms`)), this.#patience.answerMs);
    });
    try {
      return await Promise.race([work(client.db(databaseNamed(this.#url))), late]);
    } catch (error) {
      if (!isAway(error)) throw error;
      if (!(error instanceof MongoServerError)) this.#discard(client);
      const words = { nl: `MongoDB antwoordt niet (${error.message})`, en: `MongoDB does not answer (${error.message})` };
      throw new StoreUnavailable(inBothLanguages(words), { cause: error });
    } finally {
      clearTimeout(timer);
      this.#leave(client);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#underWay.keys()].map((client) => client.close()));
  }

  /** What comes from now on gets another client; what is under way on this one may yet be answered. */
  #discard(client: MongoClient): void {
    if (this.#client === client) this.#client = undefined;
  }

  #leave(client: MongoClient): void {
    const left = (this.#underWay.get(client) ?? 1) - 1;
    this.#underWay.set(client, left);
    if (left > 0 || client === this.#client) return;
    this.#underWay.delete(client);
    client.close().catch(() => undefined);
  }

  #fresh(): MongoClient {
    const { selectionMs, answerMs } = this.#patience;
    return new MongoClient(this.#url, {
      appName: 'stagepact',
      writeConcern: { w: 'majority' },
      ignoreUndefined: true,
      serverSelectionTimeoutMS: selectionMs,
      connectTimeoutMS: selectionMs,
      socketTimeoutMS: answerMs,
      waitQueueTimeoutMS: answerMs,
    });
  }
}

/** The part of the address after the hosts, if there is one. */
const databaseNamed = (url: string): string => /^[a-z+]+:\/\/[^/]+\/([^?]+)/.exec(url)?.[1] ?? usualDatabase;

/** Server errors that pass by themselves: no primary, stepping down, shutting down, exceeded time, a write that the majority has not got yet. */
const passing: readonly number[] = [6, 7, 50, 64, 89, 91, 189, 262, 9001, 10_107, 11_600, 11_602, 13_435, 13_436];
/** That pass when the same is asked again: a cursor that is gone, a write that met another, a collection that was removed amid a read. */
const crossed: readonly number[] = [24, 43, 112, 175, 237];
/** That the operator of the server has to put right: not allowed, a wrong password, a quota used up, a full disk. None of them is about what was asked. */
const ofTheOperator: readonly number[] = [13, 18, 8000, 14_031];
const away: ReadonlySet<unknown> = new Set([...passing, ...crossed, ...ofTheOperator]);

/** What the driver says of itself when it has no connection to give. */
const withoutConnection: ReadonlySet<string> = new Set([
  'MongoNotConnectedError',
  'MongoClientClosedError',
  'MongoTopologyClosedError',
  'MongoServerClosedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
]);

/** What Node says of a socket; the driver passes it on as it is when it was waiting to write. */
const brokenSocket: ReadonlySet<unknown> = new Set([
  'EPIPE',
  'ECONNRESET',
  'ECONNABORTED',
  'ERR_SOCKET_CLOSED',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
]);

function isAway(error: unknown): error is Error {
  if (!(error instanceof MongoError)) return brokenSocket.has(codeOf(error));
  // A bulk write that got no answer is told by the same class as one that was refused, and without a code.
  if (error instanceof MongoBulkWriteError && error.code === undefined) return true;
  if (error instanceof MongoServerError) return away.has(error.code) || error.hasErrorLabel('RetryableWriteError');
  return error instanceof MongoNetworkError || error instanceof MongoSystemError || withoutConnection.has(error.name);
}

/** Asked of anything: Node's own errors are of another `Error` where modules run in a context of their own, as in tests. */
const codeOf = (error: unknown): unknown => (typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined);
export const isDuplicateKey = (error: unknown): boolean => codeOf(error) === 11_000;
export const isThereAlready = (error: unknown): boolean => codeOf(error) === 48;

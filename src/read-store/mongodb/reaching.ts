import { MongoBulkWriteError, MongoError, MongoNetworkError, MongoServerError, MongoSystemError } from 'mongodb';
import { StoreUnavailable } from '../../../domain/ports/errors.ts';

/** The one place where what the driver reports becomes an error of the port. What is not about reaching the server is passed on as it is. */
export async function reaching<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isAway(error)) throw new StoreUnavailable(`MongoDB does not answer (${error.message})`, { cause: error });
    throw error;
  }
}

/** Server errors that pass by themselves: no primary, stepping down, shutting down, exceeded time, a write that the majority has not got yet. */
const passing: ReadonlySet<unknown> = new Set([6, 7, 50, 64, 89, 91, 189, 262, 9001, 10_107, 11_600, 11_602, 13_435, 13_436]);

/** What the driver says of itself when it has no connection to give. */
const withoutConnection: ReadonlySet<string> = new Set([
  'MongoNotConnectedError',
  'MongoClientClosedError',
  'MongoTopologyClosedError',
  'MongoServerClosedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
]);

function isAway(error: unknown): error is MongoError {
  if (!(error instanceof MongoError)) return false;
  // A bulk write that got no answer is told by the same class as one that was refused, and without a code.
  if (error instanceof MongoBulkWriteError && error.code === undefined) return true;
  if (error instanceof MongoServerError) return passing.has(error.code) || error.hasErrorLabel('RetryableWriteError');
  return error instanceof MongoNetworkError || error instanceof MongoSystemError || withoutConnection.has(error.name);
}

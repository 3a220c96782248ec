import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { type ServerReadableStream, type ServerUnaryCall, type ServiceError, type sendUnaryData, status } from '@grpc/grpc-js';
import { append, type ExpectedRevision, MAX_APPEND_SIZE, type Outcome, softDelete, tombstone } from './commit-rules.ts';
import { commit, type Refusal } from './committing.ts';
import type { NodeState } from './node-state.ts';
import { callError, commitTimeout, expectedFrom, handlerException, notReady, proposedFrom, streamDeleted, streamNameFrom } from './wire.ts';

/** The append that is a call of its own, which the client makes when credentials are given. */
export async function plainAppend(
  state: NodeState,
  call: ServerReadableStream<streams.AppendReq, streams.AppendResp>,
  answer: sendUnaryData<streams.AppendResp>,
): Promise<void> {
  const requests: streams.AppendReq[] | undefined = await call.toArray().catch(() => undefined);
  // The client went away in the middle: there is nothing to do and nobody to tell.
  if (requests === undefined) return;
  const options = requests[0]?.getOptions();
  const stream = streamNameFrom(options?.getStreamIdentifier());
  const expected = options ? expectedFrom(options, options.getRevision()) : 'any';
  const events = requests.flatMap((request) => request.getProposedMessage() ?? []).map(proposedFrom);
  const told = await commit(state, call, {
    operation: 'append',
    key: JSON.stringify([stream, events.map(({ id }) => id)]),
    deadline: Number.POSITIVE_INFINITY,
    work: () => append(state.log, stream, expected, events),
  });
  if (told === 'nothing') return;
  if (typeof told === 'object' && told.kind === 'written') return answer(null, new streams.AppendResp().setSuccess(successOf(told)));
  if (typeof told === 'object' && told.kind === 'wrong-expected') {
    return answer(null, new streams.AppendResp().setWrongExpectedVersion(wrongExpectedVersion(expected, told.actual)));
  }
  answer(errorOf(told, stream, expected));
}

type RemoveCall = ServerUnaryCall<streams.DeleteReq, streams.DeleteResp> | ServerUnaryCall<streams.TombstoneReq, streams.TombstoneResp>;

/** Soft delete and tombstone, alike but for the message that the answer is. */
async function remove(
  state: NodeState,
  call: RemoveCall,
  work: (stream: string, expected: ExpectedRevision) => Outcome,
): Promise<ServiceError | number | undefined> {
  const options = call.request.getOptions();
  const stream = streamNameFrom(options?.getStreamIdentifier());
  const expected = options ? expectedFrom(options, options.getRevision()) : 'any';
  const told = await commit(state, call, {
    operation: 'delete',
    key: call.getPath() + stream,
    deadline: Number.POSITIVE_INFINITY,
    work: () => work(stream, expected),
  });
  if (told === 'nothing') return undefined;
  return typeof told === 'object' && told.kind === 'written' ? told.position : errorOf(told, stream, expected);
}

export async function deleteStream(
  state: NodeState,
  call: ServerUnaryCall<streams.DeleteReq, streams.DeleteResp>,
  answer: sendUnaryData<streams.DeleteResp>,
): Promise<void> {
  const told = await remove(state, call, (stream, expected) => softDelete(state.log, stream, expected));
  if (typeof told === 'number') {
    const position = new streams.DeleteResp.Position().setCommitPosition(String(told)).setPreparePosition(String(told));
    answer(null, new streams.DeleteResp().setPosition(position));
  } else if (told) answer(told);
}

export async function tombstoneStream(
  state: NodeState,
  call: ServerUnaryCall<streams.TombstoneReq, streams.TombstoneResp>,
  answer: sendUnaryData<streams.TombstoneResp>,
): Promise<void> {
  const told = await remove(state, call, (stream, expected) => tombstone(state.log, stream, expected));
  if (typeof told === 'number') {
    const position = new streams.TombstoneResp.Position().setCommitPosition(String(told)).setPreparePosition(String(told));
    answer(null, new streams.TombstoneResp().setPosition(position));
  } else if (told) answer(told);
}

function successOf({ revision, position }: Outcome & { kind: 'written' }): streams.AppendResp.Success {
  const success = new streams.AppendResp.Success().setCurrentRevision(String(revision));
  if (position === undefined) return success.setNoPosition(new shared.Empty());
  return success.setPosition(new streams.AppendResp.Position().setCommitPosition(String(position)).setPreparePosition(String(position)));
}

function wrongExpectedVersion(expected: ExpectedRevision, actual: bigint | undefined): streams.AppendResp.WrongExpectedVersion {
  const empty = new shared.Empty();
  const details = new streams.AppendResp.WrongExpectedVersion();
  if (actual === undefined) details.setCurrentNoStream(empty);
  else details.setCurrentRevision(String(actual));
  if (expected === 'any') return details.setExpectedAny(empty);
  if (expected === 'no_stream') return details.setExpectedNoStream(empty);
  return expected === 'stream_exists' ? details.setExpectedStreamExists(empty) : details.setExpectedRevision(String(expected));
}

const numberOfExpected = { any: -2n, no_stream: -1n, stream_exists: -4n };

function errorOf(told: Outcome | Exclude<Refusal, 'nothing'>, stream: string, expected: ExpectedRevision): ServiceError {
  if (told === 'not-ready') return notReady();
  if (told === 'expired') return commitTimeout();
  switch (told.kind) {
    case 'deleted':
      return streamDeleted(stream);
    case 'wrong-expected':
      return callError(status.FAILED_PRECONDITION, `Append failed due to WrongExpectedVersion. Stream: ${stream}`, 'wrong-expected-version', {
        'stream-name': stream,
        'expected-version': String(typeof expected === 'bigint' ? expected : numberOfExpected[expected]),
        'actual-version': String(told.actual ?? -1n),
      });
    case 'too-large':
      return callError(status.INVALID_ARGUMENT, 'Maximum Append Size Exceeded.', 'maximum-append-size-exceeded', {
        'maximum-append-size': String(MAX_APPEND_SIZE),
      });
    default:
      return handlerException();
  }
}

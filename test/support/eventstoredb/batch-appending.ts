import codes from '@eventstore/db-client/generated/code_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import statusMessages from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import anyMessages from 'google-protobuf/google/protobuf/any_pb.js';
import emptyMessages from 'google-protobuf/google/protobuf/empty_pb.js';
import { append, type ExpectedRevision, MAX_APPEND_SIZE, type Outcome } from './commit-rules.ts';
import { commit, type Refusal } from './committing.ts';
import type { ProposedEvent } from './events.ts';
import type { NodeState } from './node-state.ts';
import { expectedFrom, identifierOf, proposedFrom, resetByServer, streamNameFrom } from './wire.ts';

type Call = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

interface Batch {
  readonly correlation: shared.UUID | undefined;
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly deadline: number;
  readonly events: ProposedEvent[];
}

const ZERO_UUID = '00000000-0000-0000-0000-000000000000';

/** All appends of a client share one call; each may come in several messages and is answered by itself, in whatever order. */
export function batchAppend(state: NodeState, call: Call): void {
  const open = new Map<string, Batch>();
  call.on('data', (request: streams.BatchAppendReq) => {
    const id = request.getCorrelationId()?.getString() ?? '';
    const batch = open.get(id) ?? batchFrom(request);
    batch.events.push(...request.getProposedMessagesList().map(proposedFrom));
    open.set(id, batch);
    if (!request.getIsFinal()) return;
    open.delete(id);
    void settle(state, call, batch);
  });
  const end = () => call.emit('error', resetByServer());
  state.resets.add(end);
  call.on('end', () => call.end());
  for (const over of ['end', 'cancelled', 'error', 'close']) call.once(over, () => state.resets.delete(end));
}

async function settle(state: NodeState, call: Call, batch: Batch): Promise<void> {
  const { stream, expected, events, deadline } = batch;
  const key = JSON.stringify([stream, events.map(({ id }) => id)]);
  const work = (): Outcome => (events.some(({ id }) => id === ZERO_UUID) ? { kind: 'bad-request' } : append(state.log, stream, expected, events));
  const told = await commit(state, call, { operation: 'append', key, deadline, work });
  if (told !== 'nothing' && !call.cancelled) call.write(answerTo(batch, told));
}

function batchFrom(request: streams.BatchAppendReq): Batch {
  const options = request.getOptions();
  return {
    correlation: request.getCorrelationId(),
    stream: streamNameFrom(options?.getStreamIdentifier()),
    expected: options ? expectedFrom(options, options.getStreamPosition()) : 'any',
    deadline: options?.getDeadline()?.toDate().getTime() ?? Number.POSITIVE_INFINITY,
    events: [],
  };
}

function answerTo({ correlation, stream, expected }: Batch, told: Outcome | Exclude<Refusal, 'nothing'>): streams.BatchAppendResp {
  const answer = new streams.BatchAppendResp().setCorrelationId(correlation).setStreamIdentifier(identifierOf(stream));
  if (told === 'not-ready') return answer.setError(failure(codes.Code.UNAVAILABLE, 'Server Is Not Ready', 'google.protobuf.Empty', new emptyMessages.Empty()));
  if (told === 'expired') return answer.setError(failure(codes.Code.DEADLINE_EXCEEDED, 'Timeout', 'event_store.client.Timeout', new shared.Timeout()));
  switch (told.kind) {
    case 'written':
      return answer.setSuccess(successOf(told));
    case 'wrong-expected':
      return answer.setError(
        failure(codes.Code.FAILED_PRECONDITION, 'WrongExpectedVersion', 'event_store.client.WrongExpectedVersion', wrongExpectedVersion(expected, told.actual)),
      );
    case 'deleted': {
      const details = new shared.StreamDeleted().setStreamIdentifier(identifierOf(stream));
      return answer.setError(failure(codes.Code.FAILED_PRECONDITION, 'StreamDeleted', 'event_store.client.StreamDeleted', details));
    }
    case 'too-large': {
      const details = new shared.MaximumAppendSizeExceeded().setMaxappendsize(MAX_APPEND_SIZE);
      return answer.setError(failure(codes.Code.INVALID_ARGUMENT, 'MaximumAppendSizeExceeded', 'event_store.client.MaximumAppendSizeExceeded', details));
    }
    case 'bad-request':
      return answer.setError(failure(codes.Code.INVALID_ARGUMENT, 'BadRequest', 'event_store.client.BadRequest', new shared.BadRequest()));
  }
}

function successOf({ revision, position }: Outcome & { kind: 'written' }): streams.BatchAppendResp.Success {
  const success = new streams.BatchAppendResp.Success().setCurrentRevision(String(revision));
  if (position === undefined) return success.setNoPosition(new emptyMessages.Empty());
  return success.setPosition(new shared.AllStreamPosition().setCommitPosition(String(position)).setPreparePosition(String(position)));
}

function wrongExpectedVersion(expected: ExpectedRevision, actual: bigint | undefined): shared.WrongExpectedVersion {
  const empty = new emptyMessages.Empty();
  const details = new shared.WrongExpectedVersion();
  if (actual === undefined) details.setCurrentNoStream(empty);
  else details.setCurrentStreamRevision(String(actual));
  if (expected === 'any') return details.setExpectedAny(empty);
  if (expected === 'no_stream') return details.setExpectedNoStream(empty);
  return expected === 'stream_exists' ? details.setExpectedStreamExists(empty) : details.setExpectedStreamPosition(String(expected));
}

function failure(code: codes.Code, message: string, type: string, details: { serializeBinary(): Uint8Array }): statusMessages.Status {
  const packed = new anyMessages.Any();
  packed.pack(details.serializeBinary(), type);
  return new statusMessages.Status().setCode(code).setMessage(message).setDetails(packed);
}

import { randomUUID } from 'node:crypto';
import type { EventStoreDBClient } from '@eventstore/db-client';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type status from '@eventstore/db-client/generated/status_pb.js';
import service from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import timestamps from 'google-protobuf/google/protobuf/timestamp_pb.js';
import type { ExpectedRevision, StreamName } from '../../../domain/ports/event-store.ts';
import { partsOf } from './connection.ts';
import { Refused } from './patience.ts';

export type Batch = Readonly<{
  stream: StreamName;
  expected: ExpectedRevision;
  events: readonly Readonly<{ id: string; type: string; data: string; metadata: string }>[];
  /** When the server is to give up, in milliseconds since the epoch. */
  deadline: number;
}>;

/** The server's "wrong expected version": where the stream is instead. */
export class WrongExpectedRevision extends Refused {
  readonly actual: bigint | undefined;

  constructor(actual: bigint | undefined) {
    super('wrong expected version');
    this.actual = actual;
  }
}

type Waiting = Readonly<{ resolve(position: bigint | undefined): void; reject(error: unknown): void }>;
type Call = ReturnType<service.StreamsClient['batchAppend']>;

/**
 * The call that all appends of one client share. The client has such a call too, but keeps its answers for all calls of the process in one place:
 * one that breaks fails the others' appends, and an answer that comes after that ends the process. So the call is made here, of the client's parts.
 */
export class BatchAppends {
  readonly #open: () => Promise<Call>;
  #shared: Promise<SharedCall> | undefined;

  constructor(client: EventStoreDBClient) {
    const parts = partsOf(client);
    this.#open = parts.GRPCStreamCreator(service.StreamsClient, 'batchAppend', (streamsClient: service.StreamsClient) =>
      streamsClient.batchAppend(...parts.callArguments({}, { deadline: Number.POSITIVE_INFINITY })),
    );
  }

  /** The position of the last event; undefined for the repeat of an append to a stream that was deleted since. */
  async send(batch: Batch): Promise<bigint | undefined> {
    this.#shared ??= this.#open().then((call) => new SharedCall(call));
    const shared = this.#shared;
    const call = await shared.catch(() => undefined);
    if (call?.over === false) return call.send(batch);
    if (this.#shared === shared) this.#shared = undefined;
    return call === undefined ? shared.then(() => undefined) : this.send(batch);
  }
}

class SharedCall {
  readonly #call: Call;
  readonly #waiting = new Map<string, Waiting>();
  over = false;

  constructor(call: Call) {
    this.#call = call;
    const end = (error: unknown): void => {
      this.over = true;
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    };
    call.on('data', (answer: streams.BatchAppendResp) => this.#settle(answer));
    call.on('error', end);
    call.on('end', () => end(new Error('the server has ended the call')));
  }

  send(batch: Batch): Promise<bigint | undefined> {
    return new Promise((resolve, reject) => {
      const id = randomUUID();
      this.#waiting.set(id, { resolve, reject });
      this.#call.write(requestOf(id, batch));
    });
  }

  #settle(answer: streams.BatchAppendResp): void {
    const id = uuidText(answer.getCorrelationId());
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    this.#waiting.delete(id);
    const failure = answer.getError();
    const position = answer.getSuccess()?.getPosition();
    if (failure !== undefined) waiting.reject(errorOf(failure));
    else waiting.resolve(position === undefined ? undefined : BigInt(position.getCommitPosition()));
  }
}

function requestOf(id: string, { stream, expected, events, deadline }: Batch): streams.BatchAppendReq {
  const options = new streams.BatchAppendReq.Options()
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stream)))
    .setDeadline(timestamps.Timestamp.fromDate(new Date(deadline)));
  if (expected === 'no-stream') options.setNoStream(new shared.Empty() as never);
  else options.setStreamPosition(String(expected));
  return new streams.BatchAppendReq()
    .setCorrelationId(new shared.UUID().setString(id))
    .setOptions(options)
    .setIsFinal(true)
    .setProposedMessagesList(
      events.map((event) => {
        const message = new streams.BatchAppendReq.ProposedMessage()
          .setId(new shared.UUID().setString(event.id))
          .setData(Buffer.from(event.data))
          .setCustomMetadata(Buffer.from(event.metadata));
        message.getMetadataMap().set('type', event.type).set('content-type', 'application/json');
        return message;
      }),
    );
}

/** The server gives ids back as text or as two numbers. */
export function uuidText(id: shared.UUID | undefined): string {
  const halves = id?.getStructured();
  if (halves === undefined) return id?.getString() ?? '';
  const hex = [halves.getMostSignificantBits(), halves.getLeastSignificantBits()]
    .map((half) => BigInt.asUintN(64, BigInt(half)).toString(16).padStart(16, '0'))
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const refusals = ['StreamDeleted', 'MaximumAppendSizeExceeded', 'BadRequest', 'InvalidTransaction'];

/** A refusal where the server says no for good; otherwise an error whose append may have been stored. */
function errorOf(failure: status.Status): Error {
  const details = failure.getDetails();
  const kind = details?.getTypeName().replace('event_store.client.', '') ?? '';
  if (kind === 'WrongExpectedVersion') {
    const found = details?.unpack(shared.WrongExpectedVersion.deserializeBinary, details.getTypeName());
    return new WrongExpectedRevision(found?.hasCurrentStreamRevision() ? BigInt(found.getCurrentStreamRevision()) : undefined);
  }
  const text = `${kind}: ${failure.getMessage()}`;
  return refusals.includes(kind) ? new Refused(text) : new Error(text);
}

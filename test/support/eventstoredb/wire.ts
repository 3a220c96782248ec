import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import type { ExpectedRevision } from './commit-rules.ts';
import type { ProposedEvent, StoredEvent } from './events.ts';

/** Between the messages of the generated code and the stand-in's own words. */

export function streamNameFrom(identifier: shared.StreamIdentifier | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
}

export function identifierOf(stream: string): shared.StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8'));
}

interface ExpectationMessage {
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
  hasAny(): boolean;
}

export function expectedFrom(message: ExpectationMessage, revision: string): ExpectedRevision {
  if (message.hasNoStream()) return 'no_stream';
  if (message.hasStreamExists()) return 'stream_exists';
  return message.hasAny() ? 'any' : BigInt(revision);
}

type ProposedMessage = streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage;

export function proposedFrom(message: ProposedMessage): ProposedEvent {
  const metadata = message.getMetadataMap();
  return {
    id: message.getId()?.getString().toLowerCase() ?? '',
    type: metadata.get('type') ?? '',
    isJson: metadata.get('content-type') === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** An event as a whole answer to a read or a subscription, encoded once and kept. */
export function eventAnswer(event: StoredEvent): Buffer {
  event.wire ??= Buffer.from(new streams.ReadResp().setEvent(readEventOf(event)).serializeBinary());
  return event.wire;
}

function readEventOf(event: StoredEvent): streams.ReadResp.ReadEvent {
  const position = String(event.position);
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(event.id))
    .setStreamIdentifier(identifierOf(event.stream))
    .setStreamRevision(String(event.revision))
    .setCommitPosition(position)
    .setPreparePosition(position)
    .setCustomMetadata(event.metadata)
    .setData(event.data);
  recorded
    .getMetadataMap()
    .set('type', event.type)
    .set('content-type', event.isJson ? 'application/json' : 'application/octet-stream')
    // In units of 100 nanoseconds.
    .set('created', `${event.createdMs}0000`);
  return new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(position);
}

/** A call's end that the client turns into the typed error named by `exception`, if there is one. */
export function callError(code: status, details: string, exception?: string, fields: Readonly<Record<string, string>> = {}): ServiceError {
  const metadata = new Metadata();
  if (exception !== undefined) metadata.set('exception', exception);
  // Trailers are ASCII.
  for (const [name, value] of Object.entries(fields)) metadata.set(name, value.replace(/[^ -~]/g, '?'));
  return Object.assign(new Error(details), { code, details, metadata });
}

export const handlerException = () => callError(status.UNKNOWN, 'Exception was thrown by handler.');
export const notReady = () => callError(status.UNAVAILABLE, 'Server Is Not Ready');
export const commitTimeout = () => callError(status.ABORTED, 'Operation timed out: Commit phase timeout');
export const resetByServer = () => callError(status.INTERNAL, 'Received RST_STREAM with code 0');
export const dropped = () => callError(status.UNAVAILABLE, 'Connection dropped');
export const streamDeleted = (stream: string) =>
  callError(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, 'stream-deleted', { 'stream-name': stream });

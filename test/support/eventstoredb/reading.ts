import streams from '@eventstore/db-client/generated/streams_pb.js';
import { status } from '@grpc/grpc-js';
import type { EventLog } from './event-log.ts';
import type { StoredEvent } from './events.ts';
import type { NodeState } from './node-state.ts';
import { Outlet, type ReadCall } from './outlet.ts';
import { subscribe } from './subscribing.ts';
import { callError, eventAnswer, handlerException, identifierOf, streamDeleted, streamNameFrom } from './wire.ts';

/** Reads and subscriptions are one and the same call to the server. */
export async function read(state: NodeState, call: ReadCall): Promise<void> {
  const options = call.request.getOptions();
  if (options === undefined) return void call.emit('error', handlerException());
  const isSubscription = options.hasSubscription();
  const outlet = new Outlet(state, call, isSubscription ? 'subscribe' : 'read');
  await outlet.open();
  if (outlet.isOver) return;
  const stream = options.hasStream() ? streamNameFrom(options.getStream()?.getStreamIdentifier()) : undefined;
  if (stream === '') return outlet.fail(handlerException());
  if (stream !== undefined && state.log.isTombstoned(stream)) return outlet.fail(streamDeleted(stream));
  if (isSubscription) return subscribe(state, outlet, options);

  const count = Number(options.getCount());
  const forwardsFromEnd = options.getReadDirection() === 0 && options.getStream()?.hasEnd() === true;
  if (count === 0 || forwardsFromEnd)
    return outlet.fail(callError(status.UNKNOWN, `Unexpected ${stream === undefined ? 'ReadAllResult' : 'ReadStreamResult'}: Error`));
  if (stream !== undefined && !isReadable(state.log, stream)) {
    const missing = new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(stream));
    await outlet.send(Buffer.from(new streams.ReadResp().setStreamNotFound(missing).serializeBinary()));
    return outlet.end();
  }
  const events = stream === undefined ? eventsOfAll(state.log, options) : eventsOfStream(state.log, stream, options);
  let left = count;
  for (const event of events) {
    if (left === 0 || outlet.isOver) break;
    left -= 1;
    await outlet.event(eventAnswer(event));
  }
  outlet.end();
}

function isReadable(log: EventLog, name: string): boolean {
  const stream = log.stream(name);
  return stream !== undefined && stream.events.length > 0 && !stream.softDeleted;
}

/** What is visible of a stream. A read forwards from a hidden revision begins at the first one shown; backwards there is nothing before that. */
function* eventsOfStream(log: EventLog, name: string, options: streams.ReadReq.Options): Generator<StoredEvent> {
  const { events, firstVisible } = log.stream(name) ?? { events: [], firstVisible: 0 };
  const from = options.getStream();
  const last = events.length - 1;
  const revision = from?.hasStart() ? 0 : from?.hasEnd() ? last : Number(from?.getRevision());
  yield* options.getReadDirection() === 0
    ? slice(events, Math.max(revision, firstVisible), last, 1)
    : slice(events, Math.min(revision, last), firstVisible, -1);
}

/** The log: forwards a position is inclusive, backwards exclusive. */
function* eventsOfAll(log: EventLog, options: streams.ReadReq.Options): Generator<StoredEvent> {
  const from = options.getAll();
  const { length } = log.all;
  const index = from?.hasStart() ? 0 : from?.hasEnd() ? length : log.indexAt(Number(from?.getPosition()?.getCommitPosition()));
  yield* options.getReadDirection() === 0 ? slice(log.all, index, length - 1, 1) : slice(log.all, index - 1, 0, -1);
}

function* slice(events: readonly StoredEvent[], from: number, to: number, step: 1 | -1): Generator<StoredEvent> {
  for (let index = from; step * index <= step * to; index += step) {
    const event = events[index];
    if (event) yield event;
  }
}

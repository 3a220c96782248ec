import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { StoredEvent } from './events.ts';
import type { NodeState } from './node-state.ts';
import type { Outlet } from './outlet.ts';
import { dropped, eventAnswer, resetByServer, streamDeleted, streamNameFrom } from './wire.ts';

/** Sends everything that is there to be sent and has not been; returns when there is no more for now. */
type Pump = (outlet: Outlet) => Promise<void>;

/** A confirmation, the history after the start, word that it has caught up, then every event as it is written, until the client goes away. */
export async function subscribe(state: NodeState, outlet: Outlet, options: streams.ReadReq.Options): Promise<void> {
  const pump = options.hasStream() ? streamPump(state, options) : allPump(state, options);
  const wake = wakeUp();
  const unlisten = state.log.onWrite(wake.now);
  const drop = () => outlet.fail(dropped());
  const end = () => outlet.fail(resetByServer());
  state.subscriptions.add(drop);
  state.resets.add(end);
  outlet.onOver(wake.now);
  try {
    const confirmation = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(crypto.randomUUID());
    await outlet.send(Buffer.from(new streams.ReadResp().setConfirmation(confirmation).serializeBinary()));
    await pump(outlet);
    await outlet.send(Buffer.from(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()).serializeBinary()));
    while (!outlet.isOver) {
      await pump(outlet);
      await wake.next();
    }
  } finally {
    state.subscriptions.delete(drop);
    state.resets.delete(end);
    unlisten();
  }
}

function streamPump(state: NodeState, options: streams.ReadReq.Options): Pump {
  const from = options.getStream();
  const name = streamNameFrom(from?.getStreamIdentifier());
  const length = () => state.log.stream(name)?.events.length ?? 0;
  let next = from?.hasStart() ? 0 : from?.hasEnd() ? length() : Number(from?.getRevision()) + 1;
  return async (outlet) => {
    const stream = state.log.stream(name);
    if (stream === undefined) return;
    if (stream.tombstoned) return outlet.fail(streamDeleted(name));
    for (; next < stream.events.length && !outlet.isOver; next += 1) {
      const event = stream.events[next];
      if (event && next >= stream.firstVisible) await outlet.event(eventAnswer(event));
    }
  };
}

function allPump(state: NodeState, options: streams.ReadReq.Options): Pump {
  const { all } = state.log;
  const from = options.getAll();
  const position = Number(from?.getPosition()?.getCommitPosition());
  let next = from?.hasStart() ? 0 : from?.hasEnd() ? all.length : state.log.indexAt(position + 1);
  const filter = options.getFilter();
  const matches = filter ? matcherOf(filter) : () => true;
  const window = filter ? (filter.getMax() || 32) * (filter.getCheckpointintervalmultiplier() || 1) : Number.POSITIVE_INFINITY;
  let sinceCheckpoint = 0;
  return async (outlet) => {
    for (; next < all.length && !outlet.isOver; next += 1) {
      const event = all[next];
      if (event === undefined) continue;
      if (matches(event)) await outlet.event(eventAnswer(event));
      sinceCheckpoint += 1;
      if (sinceCheckpoint < window) continue;
      sinceCheckpoint = 0;
      await outlet.send(checkpointAt(event));
    }
  };
}

function matcherOf(filter: streams.ReadReq.Options.FilterOptions): (event: StoredEvent) => boolean {
  const byStream = filter.hasStreamIdentifier();
  const expression = byStream ? filter.getStreamIdentifier() : filter.getEventType();
  const prefixes = expression?.getPrefixList() ?? [];
  const regex = new RegExp(expression?.getRegex() ?? '');
  const fits = prefixes.length > 0 ? (text: string) => prefixes.some((prefix) => text.startsWith(prefix)) : (text: string) => regex.test(text);
  return byStream ? ({ stream }) => fits(stream) : ({ type }) => fits(type);
}

function checkpointAt({ position }: StoredEvent): Buffer {
  const checkpoint = new streams.ReadResp.Checkpoint().setCommitPosition(String(position)).setPreparePosition(String(position));
  return Buffer.from(new streams.ReadResp().setCheckpoint(checkpoint).serializeBinary());
}

/** `next` settles at the first `now` since the last `next`: a wake-up that comes while nobody waits is not lost. */
function wakeUp(): { readonly now: () => void; readonly next: () => Promise<void> } {
  let bell = Promise.withResolvers<void>();
  return {
    now: () => bell.resolve(),
    next: async () => {
      await bell.promise;
      bell = Promise.withResolvers<void>();
    },
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { batchAppend } from './batch-appending.ts';
import { Connections } from './connections.ts';
import { EventLog } from './event-log.ts';
import type { Faults } from './faults.ts';
import { LogFile } from './log-file.ts';
import { serveNodeInfo } from './node-info.ts';
import { NodeState } from './node-state.ts';
import type { ReadCall } from './outlet.ts';
import { read } from './reading.ts';
import { deleteStream, plainAppend, tombstoneStream } from './single-calls.ts';

export interface StandInOptions {
  /** The port to listen on; a free one when left out. */
  readonly port?: number;
  /** Where the events are kept as well; only in memory when left out. */
  readonly file?: string;
  /** For how long every call is answered "Server Is Not Ready" first. */
  readonly notReadyMs?: number;
}

/** From a little above 16 MB on the server does not take a message. */
const MAX_MESSAGE_BYTES = 17_000_000;

/**
 * A server that answers @eventstore/db-client as EventStoreDB 24.10 does, as far as the recording beside this file goes, and that misbehaves when told to:
 *
 *     const server = await EventStoreDbStandIn.start();
 *     const client = EventStoreDBClient.connectionString(server.url);
 *     server.faults.next('append', 'cut-after-commit');           // stored, never answered, connection reset
 *     server.faults.next('subscribe', 'hang', { afterEvents: 5 }); // silent after five events, until faults.clear()
 *     await server.kill();                                         // every connection reset, new ones refused
 *     await server.restart({ notReadyMs: 200 });                   // same port, same events
 *     await server.stop();
 */
export class EventStoreDbStandIn {
  private readonly state: NodeState;
  private readonly connections: Connections;
  private readonly grpc: Server;
  private readonly file: string | undefined;

  private constructor(state: NodeState, connections: Connections, grpc: Server, file: string | undefined) {
    this.state = state;
    this.connections = connections;
    this.grpc = grpc;
    this.file = file;
  }

  static async start({ port, file, notReadyMs = 0 }: StandInOptions = {}): Promise<EventStoreDbStandIn> {
    const state: NodeState = new NodeState(openLog(file), (peer) => connections.cut(peer));
    const grpc = new Server({ 'grpc.max_receive_message_length': MAX_MESSAGE_BYTES, 'grpc.max_send_message_length': -1, 'grpc.enable_channelz': 0 });
    serveStreams(grpc, state);
    serveNodeInfo(grpc, state, () => connections);
    const injector = grpc.createConnectionInjector(ServerCredentials.createInsecure());
    const connections: Connections = await Connections.open(port, (socket) => injector.injectConnection(socket));
    const server = new EventStoreDbStandIn(state, connections, grpc, file);
    server.becomeReady(notReadyMs);
    return server;
  }

  /** The connection string, the same for all of the stand-in's lives. */
  get url(): string {
    return `esdb://${this.connections.host}:${this.connections.port}?tls=false`;
  }

  /** What happens to the next calls, and how many there were. */
  get faults(): Faults {
    return this.state.faults;
  }

  get openSubscriptions(): number {
    return this.state.subscriptions.size;
  }

  /** Silent to every call and subscription until `thaw`, as a stopped process is; only the HTTP/2 keep-alive is still answered. */
  freeze(): void {
    this.state.freeze();
  }

  thaw(): void {
    this.state.thaw();
  }

  /** Resets every connection; new ones are accepted. */
  cutConnections(): void {
    this.connections.cut();
  }

  /** Refuses new connections and leaves those there are. */
  refuseConnections(): void {
    this.connections.refuse();
  }

  async acceptConnections(): Promise<void> {
    await this.connections.acceptAgain();
  }

  /** Ends every subscription with "unavailable" and leaves the connections. */
  dropSubscriptions(): void {
    for (const drop of this.state.subscriptions) drop();
  }

  /** As `kill -9`: connections are reset and refused, what was under way is lost, what was acknowledged is not. Faults ordered are forgotten. */
  async kill(): Promise<void> {
    this.state.die();
    await this.connections.shut();
  }

  /**
   * As SIGTERM: for a moment some of what is under way is told that its time is over, everything else that the server is not ready;
   * then the calls that are still open are reset, and the process is gone.
   */
  async terminate({ lastsMs = 500 }: { readonly lastsMs?: number } = {}): Promise<void> {
    this.faults.next('append', 'expire-before-commit', { times: 4 });
    this.faults.next('append', 'expire-after-commit', { times: 4 });
    await sleep(lastsMs / 10);
    this.state.ready = false;
    await sleep(lastsMs);
    for (const reset of this.state.resets) reset();
    await sleep(lastsMs / 10);
    await this.kill();
  }

  /** Up again on the same port with the same events; those of a `file` are read from it. */
  async restart({ notReadyMs = 0 }: Pick<StandInOptions, 'notReadyMs'> = {}): Promise<void> {
    if (this.file !== undefined) {
      this.state.log.close();
      this.state.log = openLog(this.file);
    }
    this.becomeReady(notReadyMs);
    await this.connections.acceptAgain();
  }

  /** The end: nothing is left running. */
  async stop(): Promise<void> {
    await this.kill();
    this.grpc.forceShutdown();
    this.state.log.close();
  }

  private becomeReady(afterMs: number): void {
    const { life } = this.state;
    this.state.ready = afterMs <= 0;
    if (this.state.ready) return;
    const ready = () => {
      if (this.state.life === life) this.state.ready = true;
    };
    setTimeout(ready, afterMs).unref();
  }
}

function openLog(file: string | undefined): EventLog {
  return new EventLog(file === undefined ? undefined : new LogFile(file));
}

function serveStreams(grpc: Server, state: NodeState): void {
  const { StreamsService } = streamsService;
  // Events go out as the bytes they were encoded to once, however many read them.
  const bytes = (answer: Buffer) => answer;
  const handlers = {
    read: (call: ReadCall) => void read(state, call),
    append: (call, answer) => void plainAppend(state, call, answer),
    delete: (call, answer) => void deleteStream(state, call, answer),
    tombstone: (call, answer) => void tombstoneStream(state, call, answer),
    batchAppend: (call) => batchAppend(state, call),
  } satisfies Pick<streamsService.IStreamsServer, 'append' | 'delete' | 'tombstone' | 'batchAppend'> & { read: (call: ReadCall) => void };
  grpc.addService({ ...StreamsService, read: { ...StreamsService.read, responseSerialize: bytes, responseDeserialize: bytes } }, handlers);
}

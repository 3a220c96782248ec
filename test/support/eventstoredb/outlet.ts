import { once } from 'node:events';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerWritableStream, ServiceError } from '@grpc/grpc-js';
import type { Fault } from './faults.ts';
import type { NodeState } from './node-state.ts';
import { dropped, notReady } from './wire.ts';

export type ReadCall = ServerWritableStream<streams.ReadReq, Buffer>;

/** The way out for the answers of one read or subscription: at the pace of the client, and under whatever fault is ordered for the call. */
export class Outlet {
  private readonly state: NodeState;
  private readonly call: ReadCall;
  private readonly fault: Fault<'read' | 'subscribe'> | undefined;
  private readonly over = new AbortController();
  private eventsSent = 0;

  constructor(state: NodeState, call: ReadCall, operation: 'read' | 'subscribe') {
    this.state = state;
    this.call = call;
    this.fault = state.faults.take(operation);
    call.once('cancelled', () => this.over.abort());
  }

  /** Ended from here or from the client's side. */
  get isOver(): boolean {
    return this.over.signal.aborted;
  }

  onOver(listener: () => void): void {
    this.over.signal.addEventListener('abort', listener, { once: true });
  }

  /** To be awaited before anything else goes out. */
  async open(): Promise<void> {
    await this.state.thawed();
    if (!this.state.ready || this.fault?.kind === 'not-ready') this.fail(notReady());
    else if (this.fault?.kind === 'delay') await sleep(this.fault.ms, undefined, { ref: false });
    else await this.misbehave();
  }

  async event(answer: Buffer): Promise<void> {
    if (this.isOver) return;
    await this.send(answer);
    this.eventsSent += 1;
    if (this.fault) await this.misbehave();
  }

  async send(answer: Buffer): Promise<void> {
    if (this.state.isFrozen) await this.state.thawed();
    if (this.isOver || this.call.write(answer)) return;
    // A client that goes away never drains.
    await once(this.call, 'drain', { signal: this.over.signal }).catch(() => undefined);
  }

  fail(error: ServiceError): void {
    if (this.isOver) return;
    this.over.abort();
    this.call.emit('error', error);
  }

  end(): void {
    if (this.isOver) return;
    this.over.abort();
    this.call.end();
  }

  private async misbehave(): Promise<void> {
    if (this.eventsSent !== this.fault?.afterEvents) return;
    switch (this.fault.kind) {
      case 'drop':
        return this.fail(dropped());
      case 'hang':
        return Promise.race([this.state.faults.released(), new Promise<void>((resolve) => this.onOver(resolve))]);
      case 'cut':
        // What was sent before has to be out of this process first.
        while (this.call.writableLength > 0 && !this.isOver) await turn();
        await turn();
        this.over.abort();
        this.state.cut(this.call.getPeer());
    }
  }
}

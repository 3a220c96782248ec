import type { EventLog } from './event-log.ts';
import { Faults } from './faults.ts';

/** What the parts of one stand-in share: its log, the faults ordered and what state the "process" is in. */
export class NodeState {
  log: EventLog;
  /** Cuts the connection that a call came in on. */
  readonly cut: (peer: string) => void;
  readonly faults = new Faults();
  /** Appends on their way: a second sending of one of them gets no answer in time. */
  readonly pendingAppends = new Set<string>();
  /** Ends every open subscription as a server does that drops its subscribers. */
  readonly subscriptions = new Set<() => void>();
  /** Ends every open call that goes on for long, as a server does whose process is told to end. */
  readonly resets = new Set<() => void>();
  /** Which life of the server this is; work begun in an earlier one must not be finished. */
  life = 1;
  ready = true;
  private frozen: PromiseWithResolvers<void> | undefined;

  constructor(log: EventLog, cut: (peer: string) => void) {
    this.log = log;
    this.cut = cut;
  }

  get isFrozen(): boolean {
    return this.frozen !== undefined;
  }

  freeze(): void {
    this.frozen ??= Promise.withResolvers<void>();
  }

  thaw(): void {
    this.frozen?.resolve();
    this.frozen = undefined;
  }

  async thawed(): Promise<void> {
    await this.frozen?.promise;
  }

  /** The process is gone, and with it everything that was under way. */
  die(): void {
    this.life += 1;
    this.pendingAppends.clear();
    this.faults.clear();
    this.thaw();
  }
}

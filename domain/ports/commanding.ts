import type { AggregateName, CommandOf, StateOf } from '../aggregates.ts';
import type { Actor, ImportOrigin } from '../shared/event.ts';
import type { Position, Revision } from './event-store.ts';

/** A command as somebody gives it: the facts of other aggregates are looked up by the handler. */
export type Intent<C> = C extends { readonly facts: unknown } ? Omit<C, 'facts'> : C;
export type IntentOf<A extends AggregateName> = Intent<CommandOf<A>>;

export type Step<A extends AggregateName> = Readonly<{
  /** UUID. A step whose id stands in the stream already has been taken and is passed over. */
  commandId: string;
  /** What was asked, as a digest: the same id with another fingerprint is refused. */
  fingerprint: string;
  command: IntentOf<A>;
}>;

export type CommandContext = Readonly<{
  actor: Actor;
  correlationId: string;
  causationId?: string;
  reason?: string;
  import?: ImportOrigin;
  /** Where in a trace the command was given. */
  traceparent?: string;
  /** The revision the actor has seen. When given, nothing is decided on any other. */
  expected?: Revision;
}>;

export type Outcome<A extends AggregateName> = Readonly<{
  /** The aggregate after the command; for a repeated command, as it was then. */
  state: StateOf<A>;
  revision: Revision;
  /** Position of the aggregate's last event; what a reader waits for. */
  position: Position;
  /** How many events were written now. */
  written: number;
  /** Whether the last step had been taken before, by the same command. */
  repeated: boolean;
}>;

export interface CommandHandler {
  /**
   * Decides the steps one after the other on one aggregate and appends all their events together, or none.
   * A step that was taken before (same command id) writes nothing and answers as it did then.
   * @throws Rejection the rules refuse a step · ConcurrencyConflict the aggregate is not at `expected` · CommandIdReused · StoreUnavailable
   */
  handle<A extends AggregateName>(aggregate: A, id: string, steps: readonly Step<A>[], context: CommandContext): Promise<Outcome<A>>;
  /** The aggregate as it is now, from its own stream; undefined when it does not exist. */
  load<A extends AggregateName>(aggregate: A, id: string): Promise<Loaded<A> | undefined>;
  /** The aggregate as it was after a revision or at an instant (RFC 3339, by time of recording). */
  loadAsOf<A extends AggregateName>(aggregate: A, id: string, asOf: AsOf): Promise<Loaded<A> | undefined>;
}

export type AsOf = Readonly<{ revision: Revision }> | Readonly<{ instant: string }>;
export type Loaded<A extends AggregateName> = Readonly<{ state: StateOf<A>; revision: Revision; position: Position }>;

import type { Brand } from '../shared/brand.ts';
import type { EventMetadata } from '../shared/event.ts';
import type { Json } from '../shared/json.ts';

/** `<category>-<id>`; no hyphen in the category, because EventStoreDB splits there. */
export type StreamName = Brand<string, 'StreamName'>;
export const streamName = (category: string, id: string): StreamName => `${category}-${id}` as StreamName;

/** Place of an event in its stream, from 0. */
export type Revision = Brand<number, 'Revision'>;
/** Required on every append; there is no "any", because repeats are then told apart from new appends. */
export type ExpectedRevision = Revision | 'no-stream';

/** Place of an event in the log: 20 digits, so that text order is number order in every store and in JSON. */
export type Position = Brand<string, 'Position'>;
export const positionOf = (place: number | bigint): Position => String(place).padStart(20, '0') as Position;
/** Before the first event. */
export const startPosition: Position = positionOf(0);
export const isPosition = (text: string): text is Position => /^\d{20}$/.test(text);

export type ProposedEvent = Readonly<{
  /** UUID, derived from the command: the same command proposes the same ids. */
  id: string;
  type: string;
  data: { readonly [key: string]: Json };
  metadata: EventMetadata;
}>;
export type StoredEvent = ProposedEvent & Readonly<{ stream: StreamName; revision: Revision; position: Position }>;

export type Appended = Readonly<{ revision: Revision; position: Position }>;

export interface ReadOptions {
  readonly direction?: 'forwards' | 'backwards';
  /** First revision to read, itself included. Default: the first forwards, the last backwards. */
  readonly from?: Revision;
  readonly limit: number;
}

export interface EventStore {
  /**
   * All events or none, after the expected revision. Acknowledged means durable.
   * The very same append again (same ids at the same expected revision) succeeds without writing and answers as the first time.
   * @throws ConcurrencyConflict when the stream is at another revision
   * @throws StoreUnavailable when the store cannot answer within its bounds
   */
  append(stream: StreamName, expected: ExpectedRevision, events: readonly ProposedEvent[]): Promise<Appended>;
  /** At most `limit` events of one stream. An absent stream has none. */
  read(stream: StreamName, options: ReadOptions): Promise<readonly StoredEvent[]>;
  close(): Promise<void>;
}

export type FeedPage = Readonly<{
  /** In position order, each exactly once. */
  events: readonly StoredEvent[];
  /** Everything up to here has been handed out. */
  position: Position;
  /** Whether this was the end of the log when it was read. */
  caughtUp: boolean;
}>;

/** A place in the log that moves forward as pages are taken. Nothing is read ahead beyond one buffer. */
export interface FeedReader {
  /** The next page. At the end of the log it waits, up to `waitMs`, for something to be appended; then it answers an empty page. */
  next(limit: number, waitMs: number): Promise<FeedPage>;
  close(): Promise<void>;
}

/** The whole log in one order without gaps: what was once read before something else stays before it. */
export interface EventFeed {
  /** Events strictly after the position. */
  open(after: Position): FeedReader;
  /** Position of the last event, or the start. */
  head(): Promise<Position>;
}

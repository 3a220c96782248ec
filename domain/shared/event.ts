import type { Json } from './json.ts';

/** Something that happened: a past-tense type name and JSON data. */
export type DomainEvent<T extends string = string, D = { readonly [key: string]: Json }> = Readonly<{ type: T; data: D }>;

export type OfType<U extends { readonly type: string }, T extends U['type']> = Extract<U, { readonly type: T }>;

/** Who did it: an opaque subject (never a name), the role it acted in, and for which organisation. */
export type Actor = Readonly<{ subject: string; role: string; organisation?: string }>;

/** The row of a file that an event came from; `sha256` is of the row's text. */
export type ImportOrigin = Readonly<{ file: string; row: number; sha256: string }>;

/** What stands beside every event. Stamped in one place (src/commanding), never by a decider. */
export type EventMetadata = Readonly<{
  commandId: string;
  /** Fingerprint of the command, so that a key used again for something else is noticed. */
  commandHash: string;
  correlationId: string;
  causationId: string;
  actor: Actor;
  /** Instant in UTC at which the event was recorded, RFC 3339. */
  recordedAt: string;
  schemaVersion: number;
  reason?: string;
  import?: ImportOrigin;
  /** Where in a trace (W3C Trace Context) it was asked for. */
  traceparent?: string;
}>;

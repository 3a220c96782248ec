export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface StoredEvent extends ProposedEvent {
  readonly stream: string;
  readonly revision: bigint;
  /** Commit and prepare position alike, as the server does it for ordinary appends. */
  readonly position: number;
  readonly createdMs: number;
  /** The event as it goes over the wire; made when it is first read, because most tests read what they write only once. */
  wire?: Buffer;
}

/** What one append, delete or tombstone adds to the log: all of it or nothing, in memory and in the file. */
export interface Transaction {
  readonly stream: string;
  readonly firstRevision: bigint;
  readonly position: number;
  readonly createdMs: number;
  readonly events: readonly ProposedEvent[];
}

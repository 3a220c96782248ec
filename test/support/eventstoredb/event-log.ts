import type { ProposedEvent, StoredEvent, Transaction } from './events.ts';
import type { LogFile } from './log-file.ts';

/** The revision that the server gives to the event that ends a tombstoned stream. */
const TOMBSTONE_REVISION = 9_223_372_036_854_775_807n;
const SOFT_DELETED = 2 ** 63;

class EventStream {
  readonly events: StoredEvent[] = [];
  tombstoned = false;
  /** The last content of the stream's metadata stream. */
  settings: Readonly<Record<string, unknown>> = {};

  get softDeleted(): boolean {
    return this.settings.$tb === SOFT_DELETED;
  }

  /** The first revision that reads and subscriptions show. */
  get firstVisible(): number {
    const { $tb, $maxCount } = this.settings;
    const truncated = typeof $tb === 'number' ? $tb : 0;
    return typeof $maxCount === 'number' ? Math.max(truncated, this.events.length - $maxCount) : truncated;
  }

  get lastRevision(): bigint {
    return BigInt(this.events.length) - 1n;
  }
}

const metadataStreamOf = (stream: string): string => `$$${stream}`;
const isMetadataStream = (stream: string): boolean => stream.startsWith('$$');

/** The server keeps the last event of a metadata stream only. */
const metadataStreamSettings = { $maxCount: 1 };

const noBytes = new Uint8Array();

/** The log of one node: every event in the order of its position, and the streams as views of it. */
export class EventLog {
  readonly all: StoredEvent[] = [];
  private readonly streams = new Map<string, EventStream>();
  private readonly eventsById = new Map<string, StoredEvent>();
  private readonly listeners = new Set<() => void>();
  private readonly file: LogFile | undefined;
  private nextPosition = 0;

  constructor(file?: LogFile) {
    this.file = file;
    for (const transaction of file?.read() ?? []) this.apply(transaction);
    // A real node's log begins with events of its own: whoever reads all of it has to cope with them.
    if (this.nextPosition === 0) this.write('$epoch-information', [{ ...systemEvent('$epoch-information'), isJson: true, data: Buffer.from('{}') }]);
  }

  stream(name: string): EventStream | undefined {
    return this.streams.get(name);
  }

  isTombstoned(name: string): boolean {
    return this.streams.get(name)?.tombstoned === true || (isMetadataStream(name) && this.isTombstoned(name.slice(2)));
  }

  /** The event that was last stored under an id, in whatever stream. */
  lastWithId(id: string): StoredEvent | undefined {
    return this.eventsById.get(id);
  }

  /** Appends without looking at any expectation; returns the position of the last event. A soft-deleted stream comes back with the first event written to it. */
  write(stream: string, events: readonly ProposedEvent[]): number {
    const known = this.streams.get(stream);
    const firstRevision = (known?.lastRevision ?? -1n) + 1n;
    const position = this.commit({ stream, firstRevision, position: this.nextPosition, createdMs: Date.now(), events });
    if (known?.softDeleted && events.length > 0) this.writeSettings(stream, { ...known.settings, $tb: Number(firstRevision) });
    return position;
  }

  softDelete(stream: string): number {
    return this.writeSettings(stream, { ...this.streams.get(stream)?.settings, $tb: SOFT_DELETED });
  }

  tombstone(stream: string): number {
    return this.commit({
      stream,
      firstRevision: TOMBSTONE_REVISION,
      position: this.nextPosition,
      createdMs: Date.now(),
      events: [systemEvent('$streamDeleted')],
    });
  }

  /** The index in `all` of the first event at a position or after it. */
  indexAt(position: number): number {
    let [low, high] = [0, this.all.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.all[middle]?.position ?? position) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Calls back after every write until the returned function is called. */
  onWrite(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    this.file?.close();
  }

  private writeSettings(stream: string, settings: Readonly<Record<string, unknown>>): number {
    return this.write(metadataStreamOf(stream), [{ ...systemEvent('$metadata'), isJson: true, data: Buffer.from(JSON.stringify(settings)) }]);
  }

  private commit(transaction: Transaction): number {
    this.file?.append(transaction);
    const position = this.apply(transaction);
    for (const listener of this.listeners) listener();
    return position;
  }

  private apply({ stream: name, firstRevision, position: firstPosition, createdMs, events }: Transaction): number {
    const stream = this.openStream(name, events.length > 0);
    const tombstone = firstRevision === TOMBSTONE_REVISION;
    let position = firstPosition;
    // An append of no events takes a position too.
    this.nextPosition = firstPosition + 64;
    for (const [n, event] of events.entries()) {
      position = n === 0 ? firstPosition : this.nextPosition;
      const stored: StoredEvent = { ...event, stream: name, revision: firstRevision + BigInt(n), position, createdMs };
      this.all.push(stored);
      if (!tombstone) stream.events.push(stored);
      this.eventsById.set(stored.id, stored);
      this.nextPosition = position + 64 + event.data.length + event.metadata.length;
    }
    if (tombstone) stream.tombstoned = true;
    const last = events.at(-1);
    if (isMetadataStream(name) && last?.type === '$metadata') this.openStream(name.slice(2), true).settings = settingsFrom(last);
    return position;
  }

  private openStream(name: string, keep: boolean): EventStream {
    const known = this.streams.get(name);
    if (known) return known;
    const stream = new EventStream();
    if (isMetadataStream(name)) stream.settings = metadataStreamSettings;
    if (keep) this.streams.set(name, stream);
    return stream;
  }
}

function systemEvent(type: string): ProposedEvent {
  return { id: crypto.randomUUID(), type, isJson: false, data: noBytes, metadata: noBytes };
}

function settingsFrom({ data }: ProposedEvent): Readonly<Record<string, unknown>> {
  try {
    const settings: unknown = JSON.parse(Buffer.from(data).toString('utf8'));
    return typeof settings === 'object' && settings !== null ? { ...settings } : {};
  } catch {
    return {};
  }
}

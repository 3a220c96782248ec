import type { LivePage } from '../../api/events/following.ts';
import type { EventFeed, FeedReader, Position, StoredEvent } from '../../domain/ports/event-store.ts';
import type { ReadModels } from '../../domain/ports/read-models.ts';
import { type AuditDocument, auditHistory, isEntry } from '../../projections/audit-history/projection.ts';

/** How long a page waits for the audit history to have its entries. */
const withinMs = 5000;

export type ReadPage = Readonly<{ page: LivePage; events: readonly StoredEvent[]; caughtUp: boolean }>;

/** The audit history in the order of the log: the log says what comes next, the read model what it reads like. */
export class OrderedHistory {
  readonly #feed: EventFeed;
  readonly #readModels: ReadModels;

  constructor(feed: EventFeed, readModels: ReadModels) {
    this.#feed = feed;
    this.#readModels = readModels;
  }

  open(after: Position): FeedReader {
    return this.#feed.open(after);
  }

  head(): Promise<Position> {
    return this.#feed.head();
  }

  /** @throws NotCaughtUp when the audit history is stopped, or too far behind */
  async next(reader: FeedReader, limit: number, waitMs: number): Promise<ReadPage> {
    const { events, position, caughtUp } = await reader.next(limit, waitMs);
    const ids = events.filter(({ type }) => auditHistory.types.has(type)).map((event) => event.position);
    if (ids.length === 0) return { events, caughtUp, page: { entries: [], position } };
    const documents = await (await this.#readModels.collection<AuditDocument>(auditHistory, { position, withinMs })).get(ids);
    const entries = ids.map((id) => documents.get(id)?.document).filter((document) => document !== undefined);
    return { events, caughtUp, page: { entries: entries.filter(isEntry), position } };
  }
}

import type { LivePage } from '../../api/events/following.ts';
import type { Position } from '../../domain/ports/event-store.ts';

export type Bounds = Readonly<{ entries: number; bytes: number }>;
/** A page and the size of its entries as JSON. */
type Held = Readonly<{ page: LivePage; bytes: number }>;

/** The newest pages of the history without a gap, as many as the bounds allow. */
export class RecentPages {
  readonly #bounds: Bounds;
  #held: Held[] = [];
  #entries = 0;
  #bytes = 0;
  /** What comes after this and up to `to` is held. */
  #from: Position;
  #to: Position;

  constructor(start: Position, bounds: Bounds) {
    this.#from = start;
    this.#to = start;
    this.#bounds = bounds;
  }

  get to(): Position {
    return this.#to;
  }

  add(page: LivePage): void {
    const bytes = page.entries.reduce((sum, entry) => sum + JSON.stringify(entry).length, 0);
    this.#held.push({ page, bytes });
    this.#entries += page.entries.length;
    this.#bytes += bytes;
    this.#to = page.position;
    while (this.#entries > this.#bounds.entries || this.#bytes > this.#bounds.bytes) this.#dropOldest();
  }

  /** The page that follows a position; undefined where nothing has followed yet, 'gone' where what followed is not held any more. */
  after(position: Position): LivePage | 'gone' | undefined {
    if (position < this.#from) return 'gone';
    if (position >= this.#to) return undefined;
    // Most who ask are at the end or nearly so.
    let place = this.#held.length;
    while (place > 0 && (this.#held[place - 1] as Held).page.position > position) place -= 1;
    const { page } = this.#held[place] as Held;
    const first = page.entries[0];
    if (first === undefined || first._id > position) return page;
    return { position: page.position, entries: page.entries.filter((entry) => entry._id > position) };
  }

  #dropOldest(): void {
    const oldest = this.#held.shift();
    if (oldest === undefined) return;
    this.#entries -= oldest.page.entries.length;
    this.#bytes -= oldest.bytes;
    this.#from = oldest.page.position;
  }
}

import type { AggregateName } from '../../../domain/aggregates.ts';
import type { EventFeed, Position, ProposedEvent } from '../../../domain/ports/event-store.ts';
import type { ReadModels } from '../../../domain/ports/read-models.ts';
import { placementRegister } from '../../../projections/placement-register.ts';
import { Recent } from '../../recent.ts';

/** Far more than are ever appended while the register is behind. */
const remembered = 100_000;

/**
 * Which placements a student is or was a candidate for. The register may be a moment behind, so what this process appended itself is remembered
 * beside it, and what was there before is waited for; together with deciding one after the other per student, two overlapping candidacies cannot slip through one process.
 */
export class StudentPlacements {
  readonly #readModels: ReadModels;
  readonly #feed: EventFeed;
  readonly #withinMs: number;
  /** Up to here this process has not remembered what was appended. */
  #before: Position | undefined;
  readonly #recent = new Recent<string, Set<string>>(remembered);

  constructor(readModels: ReadModels, feed: EventFeed, withinMs: number) {
    this.#readModels = readModels;
    this.#feed = feed;
    this.#withinMs = withinMs;
  }

  /** @throws NotCaughtUp when the register is being made or stopped, and does not have what was there before this process */
  async of(studentRef: string): Promise<readonly string[]> {
    this.#before ??= await this.#feed.head();
    const register = await this.#readModels.collection(placementRegister, { position: this.#before, withinMs: this.#withinMs });
    const { items } = await register.find({ index: 'byStudent', where: { studentRef }, limit: 200 });
    return [...new Set([...items.map(({ _id }) => _id), ...(this.#recent.get(studentRef) ?? [])])];
  }

  appended(aggregate: AggregateName, id: string, events: readonly ProposedEvent[]): void {
    if (aggregate !== 'placement') return;
    for (const { type, data } of events) {
      if (type !== 'CandidateProposed' || typeof data.studentRef !== 'string') continue;
      this.#recent.set(data.studentRef, (this.#recent.get(data.studentRef) ?? new Set()).add(id));
    }
  }
}

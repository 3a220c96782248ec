import type { AggregateName } from '../../../domain/aggregates.ts';
import type { ProposedEvent } from '../../../domain/ports/event-store.ts';
import type { ReadModels } from '../../../domain/ports/read-models.ts';
import { placementRegister } from '../../../projections/placement-register.ts';
import { Recent } from '../../recent.ts';

/** Far more than are ever appended while the register is behind. */
const remembered = 100_000;

/**
 * Which placements a student is or was a candidate for. The register may be a moment behind, so what this process appended itself is remembered
 * beside it; together with deciding one after the other per student, two overlapping candidacies cannot slip through one process.
 */
export class StudentPlacements {
  readonly #readModels: ReadModels;
  readonly #recent = new Recent<string, Set<string>>(remembered);

  constructor(readModels: ReadModels) {
    this.#readModels = readModels;
  }

  async of(studentRef: string): Promise<readonly string[]> {
    const register = await this.#readModels.collection(placementRegister);
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

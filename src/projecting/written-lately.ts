import type { Batch, Collection, Document, Versioned } from '../../domain/ports/read-store.ts';
import { Recent } from '../recent.ts';

/** Some megabytes for each read model. */
const mostDocuments = 1000;

/**
 * A collection for the one who writes it: what was written last is not read again. While nobody else may write it, that is what stands there;
 * after anything that leaves a doubt it is forgotten.
 */
export class WrittenLately<D extends Document> implements Pick<Collection<D>, 'get' | 'write'> {
  readonly #below: Collection<D>;
  readonly #documents = new Recent<string, Versioned<D>>(mostDocuments);

  constructor(below: Collection<D>) {
    this.#below = below;
  }

  async get(ids: readonly string[]): Promise<ReadonlyMap<string, Versioned<D>>> {
    const known = new Map<string, Versioned<D>>();
    for (const id of ids) {
      const versioned = this.#documents.get(id);
      if (versioned !== undefined) known.set(id, versioned);
    }
    const others = ids.filter((id) => !known.has(id));
    return others.length === 0 ? known : new Map([...(await this.#below.get(others)), ...known]);
  }

  async write(batch: Batch<D>): Promise<'applied' | 'stale'> {
    const result = await this.#below.write(batch).catch((error: unknown) => {
      this.#documents.clear();
      throw error;
    });
    if (result === 'stale') this.#documents.clear();
    else for (const { document, position } of batch.documents) this.#documents.set(document._id, { document, position });
    return result;
  }
}

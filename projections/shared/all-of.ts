import type { Collection, Document, Query } from '../../domain/ports/read-store.ts';

const pageSize = 500;

/** Requests get their turn between pages: a store in this process answers without leaving its own. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Every document that a query finds, page by page: for sums over what is bounded by its subject, never for lists. */
export async function allOf<D extends Document>(collection: Collection<D>, query: Omit<Query, 'limit' | 'after'>): Promise<readonly D[]> {
  const found: D[] = [];
  let after: string | undefined;
  do {
    const page = await collection.find({ ...query, limit: pageSize, ...(after !== undefined && { after }) });
    found.push(...page.items);
    after = page.next;
    if (after !== undefined) await nextTurn();
  } while (after !== undefined);
  return found;
}

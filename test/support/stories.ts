import type { PlacementEvent } from '../../domain/placement/events.ts';
import type { Language } from '../../domain/shared/rejection.ts';
import { type AuditEntry, auditHistory } from '../../projections/audit-history/projection.ts';
import { employerId, institutionId, placementId } from './builders/placement.ts';
import { placementIdOf } from './builders/places.ts';
import { foldedOnce, happened } from './projection-spec.ts';
import { registered } from './registered.ts';

const names = [...registered(employerId, 'Vliet zorggroep'), ...registered(institutionId, 'mboRijnland')];

/** What auditors read about placements, in order: of one for each history, at Vliet zorggroep and from mboRijnland. */
export async function placementEntries(...histories: readonly (readonly PlacementEvent[])[]): Promise<readonly AuditEntry[]> {
  const lives = histories.map((events, number) => happened('placement', number === 0 ? placementId : placementIdOf(number), ...events));
  const collection = await foldedOnce(auditHistory, names, ...lives);
  const entries: AuditEntry[] = [];
  for (let after: string | undefined; ; ) {
    const page = await collection.find({ index: 'byAggregate', where: { aggregate: 'placement' }, limit: 1000, ...(after !== undefined && { after }) });
    entries.push(...(page.items as readonly AuditEntry[]));
    after = page.next;
    if (after === undefined) break;
  }
  return entries.sort((a, b) => (a._id < b._id ? -1 : 1));
}
export const placementStory = async (language: Language, ...events: readonly PlacementEvent[]) =>
  (await placementEntries(events)).map(({ sentence }) => sentence[language]);

import { type Position, positionOf } from '../../domain/ports/event-store.ts';
import type { AuditEntry } from '../../projections/audit-history/projection.ts';

/** The entry of an event at a place in the log. */
export const entryAt = (place: number, change: Partial<AuditEntry> = {}): AuditEntry => {
  const position: Position = positionOf(place);
  return {
    _id: position,
    stream: 'organisation-a',
    aggregate: 'organisation',
    aggregateId: 'a',
    revision: place,
    type: 'OrganisationRenamed',
    occurredOn: '2026-11-20',
    recordedAt: '2026-11-20T12:00:00.000Z',
    when: `2026-11-20 ${position}`,
    actor: 'manager-1',
    role: 'programme-manager',
    organisations: ['a'],
    sentence: { nl: `Bericht ${place}`, en: `Message ${place}` },
    changes: [],
    ...change,
  };
};

import { aggregateNames } from '../../domain/aggregates.ts';
import { OrganisationId } from '../../domain/shared/identifiers.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { count, id, list, object, oneOf, optional, text } from '../../domain/shared/schema.ts';
import { anything, instant } from '../openapi/described.ts';

/** One event as it is read back. */
export const auditEntrySchema = object({
  id: text,
  sentence: text,
  stream: text,
  aggregate: oneOf(aggregateNames),
  aggregateId: text,
  revision: count,
  position: text,
  type: text,
  occurredOn: id(LocalDate),
  recordedAt: instant,
  actor: text,
  role: text,
  organisation: optional(id(OrganisationId)),
  organisations: list(id(OrganisationId)),
  reason: optional(text),
  import: optional(object({ file: text, row: count, sha256: text })),
  changes: list(object({ field: text, before: anything, after: anything })),
});

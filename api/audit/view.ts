import type { Language } from '../../domain/shared/rejection.ts';
import type { AuditEntry } from '../../projections/audit-history/projection.ts';

/** An entry of the audit history in the reader's language. */
export function entryView({ _id, when: _when, sentence, ...entry }: AuditEntry, language: Language): Readonly<Record<string, unknown>> {
  return { id: _id, sentence: sentence[language], ...entry };
}

import { type Guarded, type Sight, withheld, without } from '../../domain/access/disclosure.ts';
import { type Change, lastOf } from '../../projections/audit-history/changes.ts';
import type { AuditEntry } from '../../projections/audit-history/projection.ts';
import type { Call } from '../http/request.ts';

/** The guarded fields of an entry that somebody is not shown. */
export const withheldIn = ({ knowing }: AuditEntry, sight: Sight): readonly Guarded[] =>
  knowing === undefined ? [] : withheld(sight, knowing).filter((field) => knowing[field] !== undefined);

const shown = (changes: readonly Change[], hidden: readonly Guarded[]): readonly Change[] =>
  changes.filter(({ field }) => !hidden.some((name) => name === lastOf(field))).map((change) => without(change, hidden));

/** An entry of the audit history in the reader's language, as this reader may see it. */
export function entryView(entry: AuditEntry, { language, sight }: Pick<Call, 'language' | 'sight'>): Readonly<Record<string, unknown>> {
  const { _id: position, when: _when, knowing: _knowing, sentence, discreet = sentence, ...rest } = entry;
  // Stays the same when the log is moved to another store.
  const id = `${rest.stream}@${String(rest.revision).padStart(10, '0')}`;
  const hidden = withheldIn(entry, sight);
  if (hidden.length === 0) return { id, sentence: sentence[language], position, ...rest };
  return { id, sentence: discreet[language], position, ...rest, changes: shown(rest.changes, hidden) };
}

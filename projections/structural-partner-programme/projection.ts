import type { Projection, Recorded } from '../../domain/ports/projection.ts';
import { idOf } from '../shared/id-of.ts';
import type { PartnerProgrammeDocument } from './document.ts';
import { evidenceFolds } from './evidence.ts';
import type { Fold } from './folds.ts';
import { ownFolds } from './own.ts';

const folds = { ...ownFolds, ...evidenceFolds } as unknown as Readonly<Record<string, Fold<unknown>>>;
const foldOf = ({ event }: Recorded): Fold<unknown> => folds[event.type] as Fold<unknown>;

/** Each also together with `party`: by that a list is cut to what an organisation may see. */
const filters: readonly (readonly string[])[] = [
  [],
  ['state'],
  ['side'],
  ['sector'],
  ['level'],
  ['schoolYear'],
  ['state', 'side'],
  ['state', 'sector'],
  ['state', 'level'],
  ['state', 'schoolYear'],
  ['sector', 'level'],
  ['state', 'sector', 'level'],
];
const sortsOf = (fields: readonly string[]): readonly string[] => (fields.includes('side') ? ['due', 'educationDue', 'workDue'] : ['due']);
const named = (field: string): string => field.replace(/^./, (first) => first.toUpperCase());
const index = (fields: readonly string[], sort: string) => ({ name: `${sort}By${fields.map(named).join('')}`, fields, sort });

/**
 * One document per partnership: who promised what, and what came of it as far as events of any stream tell. Evidence counts in whichever order it and
 * the partnership were recorded: what an organisation did is kept in a document of its own and counted again when a partnership of it is concluded,
 * changed, renewed or ended. After that each event changes the counts under its own key.
 *
 * The same event folded again, or folded when an organisation's document is further along already, comes to the same end: the counts are sets of keys
 * under what the organisation's document says, and whatever changes that document comes by here again.
 *
 * Nothing here knows today's date. Lists are in the order of `due`, the day since which somebody is behind or will be if nothing happens; "behind" is the
 * stretch of that order up to today, so it goes together with every filter.
 */
export const structuralPartnerProgramme: Projection<PartnerProgrammeDocument> = {
  name: 'structural-partner-programme',
  version: 4,
  indexes: filters.flatMap((fields) => [fields, [...fields, 'party']]).flatMap((fields) => sortsOf(fields).map((sort) => index(fields, sort))),
  types: new Set(Object.keys(folds)),
  keys: (recorded) => foldOf(recorded).keys(recorded.event.data, idOf(recorded)),
  related: (recorded, held) => foldOf(recorded).related?.(recorded.event.data, idOf(recorded), held) ?? [],
  evolve: (recorded, held) => foldOf(recorded).evolve(recorded.event.data, idOf(recorded), held),
};

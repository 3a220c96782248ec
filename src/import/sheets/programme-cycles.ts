import type { CellKey, TargetCell } from '../../../domain/programme-cycle/events.ts';
import { keyOfCell } from '../../../domain/programme-cycle/state.ts';
import { CycleSlug } from '../../../domain/shared/identifiers.ts';
import { levels, sectors, targetKinds } from '../../../domain/shared/lists.ts';
import { Rejection } from '../../../domain/shared/rejection.ts';
import { coded, column, day, id, inColumn, oneOf, type RowOf, text, whole } from '../columns.ts';
import { type References, sheet, target } from '../sheet.ts';
import { targetKindWords } from '../words.ts';

const targetColumns = {
  programmajaar: column('programme_cycle', id(CycleSlug)),
  niveau: column('level', oneOf(levels)),
  sector: column('sector', oneOf(sectors)),
  soort: column('kind', coded(targetKindWords, targetKinds)),
  plaatsen: column('places', whole),
};

/** The target cells of the cycles: rows that belong to those of the cycles themselves. */
export const targets = sheet({
  name: 'doelen',
  english: 'targets',
  columns: targetColumns,
  owner: { column: 'programmajaar', file: 'programmajaren.csv' },
  belongsTo: ({ programmajaar }) => programmajaar,
});

/** The cells of a cycle, each once. */
function cellsOf(slug: CycleSlug, references: References): readonly TargetCell[] {
  const seen = new Set<string>();
  return references.belonging<RowOf<typeof targetColumns>, TargetCell>(targets.name, slug, ({ niveau: level, sector, soort: kind, plaatsen: places }) => {
    const cell: CellKey = { level, sector, kind };
    const key = keyOfCell(cell);
    if (seen.has(key)) inColumn('niveau', () => twice(cell));
    seen.add(key);
    return { ...cell, places };
  });
}
const twice = (cell: CellKey): never => {
  throw new Rejection('CycleCellTwice', cell);
};

/** Each target is a step of its own, so that one which is added to the file later on is set as well. */
export const programmeCycles = sheet({
  name: 'programmajaren',
  english: 'programme-cycles',
  columns: {
    slug: column('slug', id(CycleSlug)),
    naam: column('name', text),
    van: column('from', day),
    tot: column('to', day),
    doel: column('target', whole),
  },
  target: ({ slug, naam: name, van: from, tot: to, doel: totalTarget }, _identities, references) =>
    target<'programmeCycle'>({
      aggregate: 'programmeCycle',
      id: slug,
      reference: `programme-cycle ${slug}`,
      steps: [
        { key: 'open', column: 'slug', undated: true, command: { type: 'OpenCycle', slug, name, from, to, totalTarget, cells: [], occurredOn: from } },
        ...cellsOf(slug, references).map(({ places, ...cell }) => ({
          key: `target ${keyOfCell(cell)}`,
          column: 'doel',
          undated: true as const,
          command: { type: 'ReviseTarget' as const, cell, places, reason: `${targets.name}.csv`, occurredOn: from },
        })),
      ],
    }),
});

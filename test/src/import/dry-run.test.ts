import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ImportFile } from '../../../domain/ports/importing.ts';
import { testApplication } from '../../support/application.ts';
import { csv, demonstrationText, importing } from '../../support/importing.ts';

const { PROPERTY_SEED = '2026', PROPERTY_RUNS = '100' } = process.env;
const names = [
  ...['organisaties', 'netwerken', 'netwerkleden', 'programmajaren', 'doelen', 'behoefte'],
  ...['voorlichtingsdagen', 'toezeggingen', 'partnerschappen', 'afspraken', 'plaatsingen'],
] as const;
/** As a spreadsheet shows it, the header first. */
type Table = readonly (readonly string[])[];
/** Every so many of the placements, so that those of both years are there. */
const every = 14;
const most = 120;
const tables: Readonly<Record<string, Table>> = Object.fromEntries(
  names.map((name) => {
    const rows = demonstrationText(name).trim().split('\r\n');
    return [name, (name === 'plaatsingen' ? rows.filter((_, index) => index % every === 0) : rows).map((row) => row.split(';'))];
  }),
);

/** What people do to a spreadsheet, at some row and column; `other` is another row. */
type Place = Readonly<{ row: number; column: number; other: number }>;
const cellAt = (table: Table, { row, column }: Place, changed: (cell: string) => string): Table =>
  table.map((cells, index) => (index === row ? cells.map((cell, at) => (at === column ? changed(cell) : cell)) : cells));
const isDay = /^\d{4}-\d\d-\d\d$/;
const laterBy = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const mishaps: Readonly<Record<string, (table: Table, place: Place) => Table>> = {
  'a row removed': (table, { row }) => table.toSpliced(row, 1),
  'a row twice': (table, { row, other }) => table.toSpliced(other, 0, table[row] ?? []),
  'a row moved': (table, { row, other }) => table.toSpliced(row, 1).toSpliced(other, 0, table[row] ?? []),
  'upside down': ([header = [], ...rows]) => [header, ...rows.toReversed()],
  'one column turned round': ([header = [], ...rows], { row }) => {
    const column = rows[row - 1]?.findLastIndex((cell) => isDay.test(cell)) ?? -1;
    return [header, ...rows.map((cells, index) => cells.with(column, rows.at(-1 - index)?.at(column) ?? ''))];
  },
  'a cell cleared': (table, place) => cellAt(table, place, () => ''),
  'a word of nobody': (table, place) => cellAt(table, place, () => 'xx'),
  'the cell of another row': (table, place) => cellAt(table, place, () => table[place.other]?.[place.column] ?? ''),
  'other days': (table, { row, other }) =>
    table.map((cells, index) => (index === row ? cells.map((cell) => (isDay.test(cell) ? laterBy(cell, other - most) : cell)) : cells)),
};
/** Something that happens to one file. */
type Mishap = Place & Readonly<{ name: (typeof names)[number]; what: string }>;
const place = { row: fc.nat(), column: fc.nat(), other: fc.nat() };
const anything: fc.Arbitrary<Mishap> = fc.record({ ...place, name: fc.constantFrom(...names), what: fc.constantFrom(...Object.keys(mishaps)) });
/** What makes rows stand in each other's way: days on one date, placements of one student. */
const meeting = (name: Mishap['name'], cell: string): fc.Arbitrary<Mishap> =>
  fc.record({ ...place, column: fc.constant(tables[name]?.[0]?.indexOf(cell) ?? -1), name: fc.constant(name), what: fc.constant('the cell of another row') });
const mishap = fc.oneof(
  anything,
  { arbitrary: meeting('voorlichtingsdagen', 'datum'), weight: 2 },
  { arbitrary: meeting('plaatsingen', 'student'), weight: 2 },
);

/** The files after all of that, with a header still. */
function filesAfter(happened: readonly Mishap[]): readonly ImportFile[] {
  const after = { ...tables };
  for (const { name, what, row, column, other } of happened) {
    const table = after[name] ?? [];
    const within = Math.max(1, table.length - 1);
    const place = { row: 1 + (row % within), column: column % (table[0]?.length ?? 1), other: 1 + (other % within) };
    after[name] = mishaps[what]?.(table, place) ?? table;
  }
  return names.map((name) => csv(`${name}.csv`, (after[name] ?? []).map((cells) => cells.join(';')).join('\r\n')));
}

it('a dry run says of any files what the real run then does, also after an earlier import of some of them, and when they come again', async () => {
  const some = fc.array(mishap, { minLength: 10, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(some, fc.array(mishap, { maxLength: 20 }), fc.subarray([...names]), async (first, later, earlier) => {
      const application = await testApplication();
      try {
        await importing(
          application,
          filesAfter(first).filter(({ name }) => earlier.some((known) => name === `${known}.csv`)),
        );
        const files = filesAfter([...first, ...later]);
        for (let time = 1; time <= 2; time += 1) {
          const dry = await importing(application, files, true);
          const real = await importing(application, files);
          expect([dry.findings, dry.files]).toStrictEqual([real.findings, real.files]);
          expect(real.files.map(({ written, unchanged, refused }) => written + unchanged + refused)).toStrictEqual(real.files.map(({ rows }) => rows));
        }
      } finally {
        await application.stop();
      }
    }),
    { seed: Number(PROPERTY_SEED), numRuns: Math.ceil(Number(PROPERTY_RUNS) / 20), endOnFailure: true },
  );
});

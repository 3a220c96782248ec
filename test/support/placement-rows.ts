import { placements } from '../../src/import/sheets/placements.ts';
import { csv } from './importing.ts';

export const file = 'plaatsingen.csv';
export const columns = Object.keys(placements.columns);

export type Row = Readonly<Record<string, string>>;
/** S0002 of the demonstration: of a minor, from the offer to the assessment. */
export const whole: Row = {
  nummer: 'X1',
  programmajaar: '2025-2026',
  soort: 'bpv-bbl',
  niveau: 'mbo-2',
  sector: 'zorg-welzijn-sport',
  crebo: '25478',
  werkgever: 'W099',
  instelling: 'I0',
  student: 'st-99999',
  herkomst: 'stagejager',
  extra: 'nee',
  aangeboden_op: '2026-02-18',
  vervalt_op: '2026-06-18',
  voorgesteld_op: '2026-03-17',
  gematcht_op: '2026-03-22',
  overeenkomst_op: '2026-03-25',
  begin: '2026-04-07',
  eind: '2026-08-18',
  uren: '610',
  uren_per_schooljaar: '2025-2026:527|2026-2027:83',
  vergoeding: '350,50',
  minderjarig: 'ja',
  kwalificatiedelen: 'B1-K1|B1-K2',
  voorwaarden: 'Praktijkovereenkomst mboRijnland 2025',
  praktijkopleider: 'praktijkopleider zorg',
  schoolbegeleider: 'bpv-docent',
  getekend_student: '2026-03-27',
  getekend_instelling: '2026-03-28',
  getekend_werkgever: '2026-04-01',
  getekend_ouder: '2026-04-05',
  gestart_op: '2026-04-07',
  onderbroken_van: '2026-05-04',
  hervat_op: '2026-05-18',
  geeindigd_op: '2026-08-18',
  oordeel_bedrijf: 'goed',
  afgerond_op: '2026-08-28',
  resultaat: 'voldoende',
  uren_gerealiseerd: '606',
  status: 'afgerond',
};
export const without = (row: Row, ...names: readonly string[]): Row => ({ ...row, ...Object.fromEntries(names.map((name) => [name, ''])) });
/** The row as it was before the step of a column. */
export const until = (column: string, status: string): Row => ({
  ...without(whole, ...columns.slice(columns.indexOf(column)), ...(column === 'voorgesteld_op' ? ['student'] : [])),
  status,
});
export const plaatsingen = (...rows: readonly Row[]) =>
  csv(file, [columns.join(';'), ...rows.map((row) => columns.map((name) => row[name] ?? '').join(';'))].join('\r\n'));

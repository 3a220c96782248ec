import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApplication, testApplication } from '../../support/application.ts';
import { demonstration, demonstrationText, importing, places } from '../../support/importing.ts';

const rowsOf = (name: string): readonly Readonly<Record<string, string>>[] => {
  const [header = '', ...lines] = demonstrationText(name).replace('\u{feff}', '').trim().split('\r\n');
  return lines.map((line) => Object.fromEntries(line.split(';').map((value, index) => [header.split(';')[index] ?? '', value])));
};

/** How often a column is filled, among the rows of a cycle. */
const filled = (rows: readonly Readonly<Record<string, string>>[], column: string): number => rows.filter((row) => row[column] !== '').length;

describe('the two school years that Stagepact ships', () => {
  let application: TestApplication;
  let head: string;
  beforeAll(async () => {
    application = await testApplication();
    const files = ['organisaties', 'netwerken', 'netwerkleden', 'programmajaren', 'doelen', 'behoefte', 'voorlichtingsdagen', 'toezeggingen'];
    const report = await importing(application, demonstration(...files, 'partnerschappen', 'afspraken', 'plaatsingen'));
    expect(places(report)).toStrictEqual([]);
    head = await application.events.head();
    const patience = AbortSignal.timeout(240_000);
    const isBehind = async () => (await application.runner.status()).some(({ behind }) => behind > 0);
    while ((await isBehind()) && !patience.aborted) await nextTurn();
  }, 300_000);
  afterAll(() => application.stop());
  const read = async (path: string) => (await application.http.get(`/v1/programme-cycles/${path}`, { 'Consistency-Token': head })).body;

  it.each(['2025-2026', '2026-2027'])('come to the figures of the spreadsheets: %s', async (slug) => {
    const all = rowsOf('plaatsingen').filter(({ programmajaar }) => programmajaar === slug);
    const funnel = (rows: typeof all) => ({
      offered: rows.length,
      matched: filled(rows, 'gematcht_op'),
      agreed: rows.filter(({ status = '' }) => ['getekend', 'lopend', 'te-beoordelen', 'afgerond', 'voortijdig-beëindigd', 'geannuleerd'].includes(status))
        .length,
      started: filled(rows, 'gestart_op'),
      completed: filled(rows, 'afgerond_op'),
      passed: rows.filter(({ resultaat }) => resultaat === 'voldoende').length,
    });
    const counted = all.filter(({ extra }) => extra === 'ja');
    const { total, cells, parks, partners } = await read(`${slug}/progress`);
    expect(total).toMatchObject({ target: 1000, counted: funnel(counted), all: funnel(all), gap: 1000 - counted.length });
    expect(cells.reduce((sum: number, { target }: { target: number }) => sum + target, 0)).toBe(1000);
    for (const { level, sector, kind, all: found } of cells) {
      const work = kind === 'work-experience';
      const rows = all.filter((row) => row.niveau === level && row.sector === sector && (row.soort === 'werkervaringsplek') === work);
      expect([level, sector, kind, found]).toStrictEqual([level, sector, kind, funnel(rows)]);
    }
    expect(partners.reduce((sum: number, { all: found }: { all: { offered: number } }) => sum + found.offered, 0)).toBe(
      all.filter(({ herkomst }) => herkomst === 'partnerschap').length,
    );

    const members = new Map(rowsOf('netwerkleden').map(({ organisatie = '', netwerk, sinds }) => [organisatie, { netwerk, sinds }]));
    const inPark = (name: string) =>
      all.filter(
        ({ werkgever = '', aangeboden_op = '' }) => members.get(werkgever)?.netwerk === name && (members.get(werkgever)?.sinds ?? '9') <= aangeboden_op,
      );
    expect(parks).toHaveLength(16);
    for (const { name, all: found } of parks) expect([name, found]).toStrictEqual([name, funnel(inPark(name))]);
  });

  it.each(['2025-2026', '2026-2027'])('come to the shortages of the spreadsheets: %s', async (slug) => {
    const demand = rowsOf('behoefte').filter(({ programmajaar }) => programmajaar === slug);
    const open = rowsOf('plaatsingen').filter(({ programmajaar, status }) => programmajaar === slug && status === 'aangeboden');
    const students = (rows: typeof demand) => rows.reduce((sum, { studenten }) => sum + Number(studenten), 0);
    const { total, cells } = await read(`${slug}/shortages`);
    expect(total).toMatchObject({ demand: students(demand), places: open.length, gap: students(demand) - open.length });
    for (const { level, sector, demand: seeking, places: offered, programmes } of cells) {
      const here = ({ niveau, sector: of }: Readonly<Record<string, string>>) => niveau === level && of === sector;
      expect([level, sector, seeking, offered]).toStrictEqual([level, sector, students(demand.filter(here)), open.filter(here).length]);
      expect(programmes.reduce((sum: number, { gap }: { gap: number }) => sum + gap, 0)).toBe(seeking - offered);
    }
    expect(cells.map(({ gap }: { gap: number }) => gap)).toStrictEqual(cells.map(({ gap }: { gap: number }) => gap).toSorted((a: number, b: number) => b - a));
  });
});

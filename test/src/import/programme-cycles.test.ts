import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CommandHandler } from '../../../domain/ports/commanding.ts';
import { identities } from '../../../src/commanding/ids.ts';
import { CsvImporter } from '../../../src/import/importer.ts';
import { fixedClock, type TestApplication, testApplication } from '../../support/application.ts';
import { csv, demonstration, demonstrationText, importing, outcomes, places } from '../../support/importing.ts';

const names = ['organisaties', 'programmajaren', 'doelen', 'behoefte'];
const cycles = (...rows: readonly string[]) => csv('programmajaren.csv', ['slug;naam;van;tot;doel', ...rows].join('\n'));
const targets = (...rows: readonly string[]) => csv('doelen.csv', ['programmajaar;niveau;sector;soort;plaatsen', ...rows].join('\n'));
const demand = (...rows: readonly string[]) => csv('behoefte.csv', ['programmajaar;instelling;niveau;sector;crebo;gemeld_op;studenten', ...rows].join('\n'));
const cycle = '2025-2026;Stagepact071 2025-2026;2025-08-01;2026-07-31;1000';

/** A handler that takes several turns for each command, and remembers how many were under way for one aggregate at the same time. */
function slowed(handler: CommandHandler) {
  const underWay = new Map<string, number>();
  let most = 0;
  const change = (id: string, by: number): void => {
    underWay.set(id, (underWay.get(id) ?? 0) + by);
    most = Math.max(most, underWay.get(id) ?? 0);
  };
  const slow: Pick<CommandHandler, 'handle'> = {
    async handle(aggregate, id, steps, context) {
      change(id, 1);
      await nextTurn();
      return handler.handle(aggregate, id, steps, context).finally(() => change(id, -1));
    },
  };
  return { handler: slow as CommandHandler, mostAtOnce: () => most };
}

describe('the sheets of the programme cycles', () => {
  let application: TestApplication;
  beforeEach(async () => {
    application = await testApplication();
  });
  afterEach(() => application.stop());

  const cycleNow = async (slug: string) => {
    const loaded = await application.commands.load('programmeCycle', slug);
    return loaded?.state.status === 'Open' ? loaded.state : expect(loaded?.state).toMatchObject({ status: 'Open' });
  };

  it('have dates as the code has them or as a Dutch spreadsheet saves them, and both are the same', async () => {
    const asSaved = cycle.replace('2025-08-01', '1-8-2025').replace('2026-07-31', '31-07-2026');
    expect(outcomes(await importing(application, [cycles(asSaved)]))).toStrictEqual({ 'programmajaren.csv': [1, 0, 0] });
    expect(outcomes(await importing(application, [cycles(cycle)]))).toStrictEqual({ 'programmajaren.csv': [0, 1, 0] });
    expect(await cycleNow('2025-2026')).toMatchObject({ from: '2025-08-01', to: '2026-07-31' });
    const noDay = await importing(application, [cycles(cycle.replace('2025-08-01', '31-6-2025').replace('2026-07-31', '7/31/2026'))]);
    expect(places(noDay)).toStrictEqual(['programmajaren.csv:2 van CellInvalid', 'programmajaren.csv:2 tot CellInvalid']);
    expect(noDay.findings[0]?.sentence.nl).toMatch(/^"31-6-2025" klopt niet/);
  });

  it('all go in: two cycles, 112 targets, 184 demand reports', async () => {
    const report = await importing(application, demonstration(...names));
    expect(places(report)).toStrictEqual([]);
    expect(outcomes(report)).toStrictEqual({
      'organisaties.csv': [180, 0, 0],
      'programmajaren.csv': [2, 0, 0],
      'doelen.csv': [112, 0, 0],
      'behoefte.csv': [184, 0, 0],
    });
    for (const [slug, students] of [
      ['2025-2026', 1472],
      ['2026-2027', 1502],
    ] as const) {
      const state = await cycleNow(slug);
      const cells = Object.values(state?.cells ?? {});
      const reports = Object.values(state?.demand ?? {});
      expect([cells.length, cells.reduce((sum, { places: number }) => sum + number, 0), state?.totalTarget]).toStrictEqual([56, 1000, 1000]);
      expect([reports.length, reports.reduce((sum, { students: number }) => sum + number, 0)]).toStrictEqual([92, students]);
    }
  });

  it('change nothing when they come again', async () => {
    await importing(application, demonstration(...names));
    const head = await application.events.head();
    const again = await importing(application, demonstration(...names));
    expect(outcomes(again)).toStrictEqual({
      'organisaties.csv': [0, 180, 0],
      'programmajaren.csv': [0, 2, 0],
      'doelen.csv': [0, 112, 0],
      'behoefte.csv': [0, 184, 0],
    });
    expect(await application.events.head()).toBe(head);
  });

  it('write nothing in a dry run, and say what would be written', async () => {
    const head = await application.events.head();
    expect(outcomes(await importing(application, demonstration(...names), true))['behoefte.csv']).toStrictEqual([184, 0, 0]);
    expect(await application.events.head()).toBe(head);
  });

  it('say of each event which row it came from', async () => {
    await importing(application, demonstration(...names));
    const [opened] = await application.events.read('programmeCycle-2026-2027' as never, { limit: 1 });
    expect([opened?.type, opened?.metadata.import?.file, opened?.metadata.import?.row]).toStrictEqual(['CycleOpened', 'programmajaren.csv', 3]);
    expect(opened?.data.occurredOn).toBe('2026-08-01');
  });

  it('take targets that are added to the file later on', async () => {
    await importing(application, [cycles(cycle), targets('2025-2026;mbo-1;handel;stageplek;18')]);
    const more = await importing(application, [cycles(cycle), targets('2025-2026;mbo-1;handel;stageplek;18', '2025-2026;graduate;handel;werkervaringsplek;5')]);
    expect(outcomes(more)['programmajaren.csv']).toStrictEqual([1, 0, 0]);
    expect(Object.values((await cycleNow('2025-2026'))?.cells ?? {})).toStrictEqual([
      { level: 'mbo-1', sector: 'handel', kind: 'internship', places: 18 },
      { level: 'graduate', sector: 'handel', kind: 'work-experience', places: 5 },
    ]);
  });

  it('open a cycle that lies ahead on the day of the import', async () => {
    const ahead = cycles('2027-2028;Stagepact071 2027-2028;2027-08-01;2028-07-31;1200');
    expect(outcomes(await importing(application, [ahead, targets('2027-2028;mbo-1;handel;stageplek;18')]))['programmajaren.csv']).toStrictEqual([1, 0, 0]);
    const [opened] = await application.events.read('programmeCycle-2027-2028' as never, { limit: 1 });
    expect(opened?.data.occurredOn).toBe('2026-11-20');
  });

  it('understand English headers, code values and commas', async () => {
    const english = [
      csv('programme-cycles.csv', `slug,name,from,to,target\n${cycle.replaceAll(';', ',')}`),
      csv('targets.csv', 'programme_cycle,level,sector,kind,places\n2025-2026,mbo-1,handel,internship,18'),
    ];
    expect(outcomes(await importing(application, english))).toStrictEqual({ 'programme-cycles.csv': [1, 0, 0], 'targets.csv': [1, 0, 0] });
  });

  it('tell what is wrong with a target at its row, and leave its cycle for another time', async () => {
    const good = '2025-2026;mbo-1;handel;stageplek;18';
    const wrong = await importing(application, [cycles(cycle), targets(good, '2025-2026;mbo-9;handel;stage;-1', good)]);
    expect(places(wrong)).toStrictEqual([
      'programmajaren.csv:2 - PartRefused',
      'doelen.csv:2 programmajaar OwnerRefused',
      'doelen.csv:3 niveau CellInvalid',
      'doelen.csv:3 soort CellInvalid',
      'doelen.csv:3 plaatsen CellInvalid',
      'doelen.csv:4 niveau CycleCellTwice',
    ]);
    expect(outcomes(await importing(application, [cycles(cycle), targets(good)]))['doelen.csv']).toStrictEqual([1, 0, 0]);
  });

  it('tell of targets whose cycle is nowhere', async () => {
    const report = await importing(application, [cycles(cycle), targets('2024-2025;mbo-1;handel;stageplek;18')]);
    expect(places(report)).toStrictEqual(['doelen.csv:2 programmajaar OwnerRefused']);
    expect(outcomes(report)['programmajaren.csv']).toStrictEqual([1, 0, 0]);
  });

  it('tell of cycles and demand that the rules refuse, by row, column, code and sentence', async () => {
    const organisations = csv('organisaties.csv', demonstrationText('organisaties'));
    const report = await importing(application, [
      organisations,
      cycles(cycle, '2024-2025;Verkeerd om;2025-08-01;2024-07-31;1', '2023 2024;;2023-08-01;2024-02-30;veel'),
      demand(
        '2025-2026;I0;mbo-1;zorg-welzijn-sport;25655;2025-09-15;9',
        '2025-2026;W000;mbo-1;zorg-welzijn-sport;25655;2025-09-15;9',
        '2025-2026;I9;mbo-1;zorg-welzijn-sport;25655;2025-09-15;9',
        '2022-2023;I0;mbo-1;zorg-welzijn-sport;25655;2025-09-15;9',
        '2025-2026;I0;mbo-1;zorg-welzijn-sport;25655;2027-01-01;9',
      ),
    ]);
    expect(places(report)).toStrictEqual([
      'programmajaren.csv:3 slug DatesOutOfOrder',
      'programmajaren.csv:4 slug CellInvalid',
      'programmajaren.csv:4 naam CellEmpty',
      'programmajaren.csv:4 tot CellInvalid',
      'programmajaren.csv:4 doel CellInvalid',
      'behoefte.csv:3 gemeld_op DemandNotFromActiveInstitution',
      'behoefte.csv:4 instelling ReferenceUnknown',
      'behoefte.csv:5 programmajaar OwnerRefused',
      'behoefte.csv:6 gemeld_op OccurredInFuture',
    ]);
    expect(report.findings.find(({ code }) => code === 'DemandNotFromActiveInstitution')?.sentence).toStrictEqual({
      nl: 'Alleen een actieve onderwijsinstelling meldt behoefte.',
      en: 'Only an active educational institution reports demand.',
    });
    expect(outcomes(report)['behoefte.csv']).toStrictEqual([1, 0, 4]);
  });

  it('are taken row by row where they are about one cycle, however slow the store is', async () => {
    const organisations = csv('organisaties.csv', demonstrationText('organisaties'));
    const slow = slowed(application.commands);
    const files = [organisations, cycles(cycle), csv('behoefte.csv', demonstrationText('behoefte').replaceAll('2026-2027;', '2025-2026;'))];
    const importer = new CsvImporter(
      () => slow.handler,
      identities,
      fixedClock,
      async () => undefined,
    );
    const report = await importer.import({ files, dryRun: false, actor: { subject: 'manager-1', role: 'programme-manager' }, correlationId: 'import' });
    expect(outcomes(report)['organisaties.csv']).toStrictEqual([180, 0, 0]);
    expect(slow.mostAtOnce()).toBe(1);
  });

  it('refuse another number under a report that was imported before', async () => {
    const organisations = csv('organisaties.csv', demonstrationText('organisaties'));
    const row = '2025-2026;I0;mbo-1;zorg-welzijn-sport;25655;2025-09-15;9';
    await importing(application, [organisations, cycles(cycle), demand(row)]);
    const changed = await importing(application, [organisations, cycles(cycle), demand(row.replace(/9$/, '8'), row.replace('2025-09-15;9', '2025-10-15;11'))]);
    expect(places(changed)).toStrictEqual(['behoefte.csv:2 gemeld_op StepChanged']);
    expect(Object.values((await cycleNow('2025-2026'))?.demand ?? {})).toStrictEqual([{ students: 11, reportedOn: '2025-10-15' }]);
  });
});

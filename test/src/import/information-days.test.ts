import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { calendar } from '../../../projections/calendar/projection.ts';
import { type TestApplication, testApplication } from '../../support/application.ts';
import { csv, demonstration, importing, keptIn, outcomes, places } from '../../support/importing.ts';

const around = ['organisaties', 'netwerken', 'netwerkleden'];
const names = [...around, 'voorlichtingsdagen', 'toezeggingen'];
const rowsOf =
  (name: string, header: string) =>
  (...rows: readonly string[]) =>
    csv(`${name}.csv`, [header, ...rows].join('\r\n'));
const days = rowsOf('voorlichtingsdagen', 'ref;schooljaar;soort;netwerk;instellingen;datum;van;tot;locatie;capaciteit;status;aanwezigen;reden');
const pledges = rowsOf('toezeggingen', 'dag;organisatie;niveau;sector;plaatsen');
const park = 'D1;2025-2026;voorlichting-op-bedrijventerrein;De Waard;I0;2025-11-05;15:00;17:30;Bedrijfsrestaurant De Waard;60';
const held = `${park};gehouden;38;`;

describe('the sheets of information days and pledges', () => {
  let application: TestApplication;
  beforeEach(async () => {
    application = await testApplication();
  });
  afterEach(() => application.stop());

  const kept = () => keptIn(application, calendar);
  const imported = (...files: Parameters<typeof importing>[1]) => importing(application, [...demonstration('organisaties', 'netwerken'), ...files]);
  const historyOf = async (id = '') => {
    const token = { 'Consistency-Token': await application.events.head() };
    return (await application.http.get(`/v1/information-days/${id}/history`, token)).body.items as readonly Record<string, never>[];
  };

  it('give 42 days, 38 held, 3 scheduled and 1 cancelled, with 124 pledges', async () => {
    const report = await importing(application, demonstration(...names));
    expect([report.findings, outcomes(report)]).toMatchObject([[], { 'voorlichtingsdagen.csv': [42, 0, 0], 'toezeggingen.csv': [124, 0, 0] }]);
    const all = await kept();
    const byStatus = Map.groupBy(all, ({ status }) => status);
    expect(Object.fromEntries([...byStatus].map(([status, { length }]) => [status, length]))).toStrictEqual({ Held: 38, Scheduled: 3, Cancelled: 1 });
    const pledged = all.flatMap(({ state }) => ('pledges' in state ? (state.pledges ?? []) : []));
    expect([pledged.length, pledged.reduce((sum, { places }) => sum + places, 0)]).toStrictEqual([124, 334]);
    expect(new Set(pledged.map(({ kind }) => kind))).toStrictEqual(new Set(['internship']));
    expect(all.map(({ state }) => ('attendance' in state ? state.attendance.total : 0)).reduce((a, b) => a + b)).toBe(2872);
  });

  it('change nothing when they are imported again, nothing at all in a dry run, and refuse no row in one', async () => {
    const dry = await importing(application, demonstration(...names), true);
    expect([dry.findings, outcomes(dry)]).toMatchObject([[], { 'voorlichtingsdagen.csv': [42, 0, 0], 'toezeggingen.csv': [124, 0, 0] }]);
    expect(await kept()).toStrictEqual([]);
    await importing(application, demonstration(...names));
    const before = await application.events.head();
    for (const dryRun of [true, false]) {
      const again = await importing(application, demonstration(...names), dryRun);
      expect([again.findings, outcomes(again)]).toMatchObject([[], { 'voorlichtingsdagen.csv': [0, 42, 0], 'toezeggingen.csv': [0, 124, 0] }]);
    }
    expect(await application.events.head()).toBe(before);
  });

  it.each([
    ['a park day after the fair', '2025-10-06', '2025-11-05', 'ParkDayNotBeforeFair', ['D9', 'D1']],
    ['a fair before the park day', '2025-10-06', '2025-11-05', 'FairNotAfterParkDays', ['D1', 'D9']],
  ])('are judged by the other days of the same import, in a dry run too: %s', async (_, fairOn, parkOn, code, order) => {
    const rows: Readonly<Record<string, string>> = {
      D1: park.replace('2025-11-05', parkOn).concat(';gehouden;38;'),
      D9: `D9;2025-2026;regionale-stagebeurs;;I0|I1;${fairOn};13:00;16:00;Stadsgehoorzaal;300;gehouden;250;`,
    };
    const files = [...demonstration('organisaties', 'netwerken'), days(...order.map((ref) => rows[ref] ?? ''))];
    const dry = await importing(application, files, true);
    const real = await importing(application, files);
    expect(places(real)).toStrictEqual([`voorlichtingsdagen.csv:3 datum ${code}`]);
    expect([dry.findings, dry.files]).toStrictEqual([real.findings, real.files]);
  });

  it('take each day up to its status, with what the row gives no day for at the beginning of its school year', async () => {
    await imported(days(held), pledges('D1;W000;mbo-2;handel;5'));
    const [day] = await kept();
    expect((await historyOf(day?._id)).map(({ type, occurredOn }) => [type, occurredOn])).toStrictEqual([
      ['InformationDayPlanned', '2025-08-01'],
      ['InformationDayScheduled', '2025-08-01'],
      ['RegistrationOpened', '2025-11-05'],
      ['RegistrationClosed', '2025-11-05'],
      ['InformationDayHeld', '2025-11-05'],
      ['PledgeRecorded', '2025-11-05'],
    ]);
  });

  it('let the day of the import stand in where the day that was meant lies ahead', async () => {
    const next = 'D2;2027-2028;bedrijven-bij-instelling;;I1;2027-12-10;13:00;16:00;Aula;300';
    expect((await imported(days(`${next};geannuleerd;;zaal niet vrij`))).findings).toStrictEqual([]);
    expect((await historyOf((await kept())[0]?._id)).map(({ type, occurredOn }) => [type, occurredOn])).toStrictEqual([
      ['InformationDayPlanned', '2026-11-20'],
      ['InformationDayScheduled', '2026-11-20'],
      ['InformationDayCancelled', '2026-11-20'],
    ]);
  });

  it('add the steps that a row has more than before', async () => {
    await imported(days(`${park};ingepland;;`));
    expect(outcomes(await imported(days(held)))).toMatchObject({ 'voorlichtingsdagen.csv': [1, 0, 0] });
    expect(await kept()).toMatchObject([{ status: 'Held', revision: 4 }]);
  });

  it('have a day received by the association of its park, by its one institution, or by the programme office', async () => {
    const at = ';2025-12-10;13:00;16:00;';
    await imported(
      days(
        held,
        `D2;2025-2026;bedrijven-bij-instelling;;I1${at}Aula;300;ingepland;;`.replace('ingepland', 'geannuleerd').replace(/;$/, ';zaal niet vrij'),
        `D3;2025-2026;regionale-stagebeurs;;I0|I1${at}Stadsgehoorzaal;1500;gehouden;1180;`,
        `D4;2025-2026;online-inspiratiesessie;;I0${at}https://voorbeeld.example/sessie;200;gehouden;60;`,
      ),
    );
    const all = await kept();
    expect(new Map(all.map(({ kind, host }) => [kind, host.name]))).toStrictEqual(
      new Map([
        ['institution-at-park', 'Bedrijvig Leiden'],
        ['companies-at-institution', 'Hogeschool Leiden'],
        ['regional-fair', 'Economie071 programmabureau'],
        ['online-inspiration', 'mboRijnland'],
      ]),
    );
    const online = all.find(({ kind }) => kind === 'online-inspiration')?.state;
    expect(online && 'schedule' in online && online.schedule).toMatchObject({ link: 'https://voorbeeld.example/sessie' });
    expect(online && 'schedule' in online && online.schedule).not.toHaveProperty('venue');
  });

  it('see the park days of the same file when the fair comes too early', async () => {
    const fair = 'D2;2025-2026;regionale-stagebeurs;;I0|I1;2025-11-04;10:00;17:00;Stadsgehoorzaal;1500;gehouden;1180;';
    const report = await imported(days(held, fair));
    expect(places(report)).toStrictEqual(['voorlichtingsdagen.csv:3 datum FairNotAfterParkDays']);
    expect(report.findings[0]?.sentence.nl).toContain('de laatste is op 2025-11-05');
    expect(await kept()).toHaveLength(1);
  });

  it.each([
    [
      'D1;2025;picknick;;;31-13-2025;3 uur;17:30;;veel;klaar;;',
      [
        'schooljaar CellInvalid',
        'soort CellInvalid',
        'datum CellInvalid',
        'van CellInvalid',
        'locatie CellEmpty',
        'capaciteit CellInvalid',
        'status CellInvalid',
      ],
    ],
    [held.replace('De Waard;I0', 'Nergens;I0'), ['netwerk ReferenceUnknown']],
    [held.replace(';I0;', ';I9;'), ['instellingen ReferenceUnknown']],
    [held.replace(';I0;', ';;'), ['soort DayNeedsInstitution']],
    [held.replace('De Waard;I0', ';I0'), ['soort DayNeedsPark']],
    [held.replace('2025-11-05', '2025-11-09'), ['datum DayOnSunday']],
    [held.replace('2025-11-05', '2026-11-05'), ['datum DayOutsideSchoolYear']],
    [`${park};gehouden;;`, ['aanwezigen CellEmpty']],
    [`${park};geannuleerd;;`, ['reden CellEmpty']],
    [`${park};ingepland;12;`, ['aanwezigen CellInvalid']],
    [`${park};gehouden;12;te druk`, ['reden CellInvalid']],
    [held.replace('2025-2026', '2026-2027').replace('2025-11-05', '2027-01-06'), ['datum OccurredInFuture']],
  ])('refuse the day %s', async (row, findings) => {
    expect(places(await imported(days(row)))).toStrictEqual(findings.map((finding) => `voorlichtingsdagen.csv:2 ${finding}`));
    expect(await kept()).toStrictEqual([]);
  });

  it.each([
    ['2025-11-05', '5/11/2025', '"5/11/2025" klopt niet: verwacht wordt een bestaande datum als 2026-11-24 of 24-11-2026.'],
    [';I0;', ';I9;', '"I9" is niet bekend als organisatie: zet die zonder fouten in organisaties.csv, en lees dat bestand mee in.'],
    [
      ';De Waard;',
      ';De Warande;',
      '"De Warande" is niet bekend als bedrijventerreinnetwerk: zet die zonder fouten in netwerken.csv, en lees dat bestand mee in.',
    ],
  ])('say what would be right: %s as %s', async (right, wrong, sentence) => {
    const { findings } = await imported(days(held.replace(right, wrong)));
    expect(findings.map(({ sentence: { nl } }) => nl)).toStrictEqual([sentence]);
  });

  it('say of a pledge that its day was refused', async () => {
    const report = await imported(days(held.replace('2025-11-05', '2025-11-09')), pledges('D1;W000;mbo-2;handel;5'));
    expect(places(report)).toStrictEqual(['voorlichtingsdagen.csv:2 datum DayOnSunday', 'toezeggingen.csv:2 dag OwnerRefused']);
    expect(report.findings[1]?.sentence.nl).toMatch(/^De rij "D1" .* voorlichtingsdagen\.csv staat/);
  });

  it('take a pledge for graduates as work experience, and any other as an internship', async () => {
    await imported(days(held), pledges('D1;W000;mbo-2;handel;5', 'D1;W000;graduate;handel;2'));
    expect(await kept()).toMatchObject([{ state: { pledges: [{ kind: 'internship' }, { kind: 'work-experience', level: 'graduate' }] } }]);
  });

  it('refuse a pledge by itself, and take the others', async () => {
    const rows = [
      'D1;W000;mbo-2;handel;5',
      'D9;W000;mbo-2;handel;5',
      'D1;W999;mbo-2;handel;5',
      'D1;W001;mbo-9;x;',
      'D1;W001;mbo-2;handel;0',
      'D1;W000;mbo-2;handel;6',
      'D1;W001;mbo-3;handel;1',
    ];
    const report = await imported(days(held), pledges(...rows));
    expect(outcomes(report)).toMatchObject({ 'toezeggingen.csv': [2, 0, 5] });
    expect(places(report)).toStrictEqual([
      'toezeggingen.csv:3 dag ReferenceUnknown',
      'toezeggingen.csv:4 organisatie ReferenceUnknown',
      'toezeggingen.csv:5 niveau CellInvalid',
      'toezeggingen.csv:5 sector CellInvalid',
      'toezeggingen.csv:5 plaatsen CellInvalid',
      'toezeggingen.csv:6 plaatsen DayNumberNotWhole',
      'toezeggingen.csv:7 plaatsen PledgeMadeAlready',
    ]);
  });

  it('take a pledge once, also when the rows of the file have moved, and more places for it under its row', async () => {
    const [first, second] = ['D1;W000;mbo-2;handel;5', 'D1;W001;mbo-2;handel;2'];
    await imported(days(held), pledges(first, second));
    expect(outcomes(await imported(days(held), pledges(second, first)))).toMatchObject({ 'toezeggingen.csv': [0, 2, 0] });
    expect(outcomes(await imported(days(held), pledges(first, 'D1;W001;mbo-2;handel;3', 'D1;W002;mbo-2;handel;1')))).toMatchObject({
      'toezeggingen.csv': [2, 1, 0],
    });
    expect(await kept()).toMatchObject([{ placesPledged: 9, state: { pledges: [{ number: 1 }, { number: 2, places: 3 }, { number: 3 }] } }]);
  });

  it('refuse a pledge on a day that is still planned for later, or does not take place', async () => {
    const report = await imported(days(`${park};geannuleerd;;te weinig aanmeldingen`), pledges('D1;W000;mbo-2;handel;5'));
    expect(places(report)).toStrictEqual(['toezeggingen.csv:2 plaatsen WrongState']);
  });

  it('are read in English too', async () => {
    const file = csv(
      'information-days.csv',
      'ref,school_year,kind,network,institutions,date,from,to,venue,capacity,status,attendees,reason\nD1,2025-2026,institution-at-park,De Waard,I0,2025-11-05,15:00,17:30,Hall,60,Held,38,',
    );
    expect((await imported(file, csv('pledges.csv', 'day,organisation,level,sector,places\nD1,W000,mbo-2,handel,5'))).findings).toStrictEqual([]);
    expect(await kept()).toMatchObject([{ status: 'Held', placesPledged: 5 }]);
  });
});

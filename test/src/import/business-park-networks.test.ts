import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { networkDirectory } from '../../../projections/network-directory.ts';
import { type TestApplication, testApplication } from '../../support/application.ts';
import { csv, demonstration, importing, keptIn, outcomes, places } from '../../support/importing.ts';

const names = ['organisaties', 'netwerken', 'netwerkleden'];
const rowsOf =
  (name: string, header: string) =>
  (...rows: readonly string[]) =>
    csv(`${name}.csv`, [header, ...rows].join('\r\n'));
const networks = rowsOf('netwerken', 'naam;gemeente;vereniging;opgericht;activiteiten;maanden');
const members = rowsOf('netwerkleden', 'netwerk;organisatie;sinds');
const waard = 'De Waard;GM0546;V02;2022-03-12;voorlichting-op-bedrijventerrein|bedrijven-bij-instelling;10|3';

describe('the sheets of networks and their members', () => {
  let application: TestApplication;
  beforeEach(async () => {
    application = await testApplication();
  });
  afterEach(() => application.stop());

  const kept = () => keptIn(application, networkDirectory);
  const refused = async (...files: Parameters<typeof importing>[1]) => places(await importing(application, [...demonstration('organisaties'), ...files]));

  it('give 16 networks with their rhythm, 160 companies that joined and 26 institutions that were linked', async () => {
    const report = await importing(application, demonstration(...names));
    expect([report.findings, outcomes(report)]).toStrictEqual([
      [],
      { 'organisaties.csv': [180, 0, 0], 'netwerken.csv': [16, 0, 0], 'netwerkleden.csv': [186, 0, 0] },
    ]);
    const parks = await kept();
    expect(parks).toHaveLength(16);
    expect(parks.flatMap(({ member }) => member)).toHaveLength(160);
    expect(parks.flatMap(({ institution }) => institution)).toHaveLength(26);
    const park = parks.find(({ name }) => name === 'De Waard');
    expect(park).toMatchObject({
      establishedOn: '2022-03-12',
      state: {
        municipality: 'GM0546',
        rhythm: [
          { kind: 'institution-at-park', month: 10 },
          { kind: 'companies-at-institution', month: 3 },
        ],
        members: expect.arrayContaining([expect.objectContaining({ since: '2025-05-31' })]),
        links: [expect.objectContaining({ since: '2022-09-01', programmes: [] }), expect.objectContaining({ since: '2022-09-01' })],
      },
    });
  });

  it('change nothing when they are imported again, and nothing at all in a dry run', async () => {
    expect(outcomes(await importing(application, demonstration(...names), true))).toMatchObject({
      'netwerken.csv': [16, 0, 0],
      'netwerkleden.csv': [186, 0, 0],
    });
    expect(await kept()).toStrictEqual([]);
    await importing(application, demonstration(...names));
    const before = await application.events.head();
    expect(outcomes(await importing(application, demonstration(...names)))).toMatchObject({ 'netwerken.csv': [0, 16, 0], 'netwerkleden.csv': [0, 186, 0] });
    expect(await application.events.head()).toBe(before);
  });

  it('keep file and row of what they write', async () => {
    await importing(application, [...demonstration('organisaties'), networks(waard), members('De Waard;W000;2025-05-31')]);
    const id = (await kept())[0]?._id;
    const token = { 'Consistency-Token': await application.events.head() };
    const { items } = (await application.http.get(`/v1/business-park-networks/${id}/history`, token)).body;
    expect(
      items.map(({ type, occurredOn, import: { file, row } }: { type: string; occurredOn: string; import: { file: string; row: number } }) => [
        type,
        occurredOn,
        file,
        row,
      ]),
    ).toStrictEqual([
      ['NetworkEstablished', '2022-03-12', 'netwerken.csv', 2],
      ['RhythmSet', '2022-03-12', 'netwerken.csv', 2],
      ['CompanyJoinedNetwork', '2025-05-31', 'netwerkleden.csv', 2],
    ]);
  });

  it.each([
    [
      'of which a cell is not right',
      'De Waard;Leiden;;31-13-2025;picknick;10',
      ['gemeente CellInvalid', 'vereniging CellEmpty', 'opgericht CellInvalid', 'activiteiten CellInvalid'],
    ],
    ['with an association that nobody knows', 'De Waard;GM0546;V99;2022-03-12;;', ['vereniging ReferenceUnknown']],
    ['with a month too few', 'De Waard;GM0546;V02;2022-03-12;bedrijven-bij-instelling|bedrijfsbezoek;3', ['maanden CellInvalid']],
    ['with a month that there is not', 'De Waard;GM0546;V02;2022-03-12;bedrijfsbezoek;13', ['activiteiten RhythmMonthUnknown']],
    ['carried by a company', 'De Waard;GM0546;W000;2022-03-12;;', ['vereniging NetworkNeedsActiveAssociation']],
    ['established tomorrow', 'De Waard;GM0546;V02;2026-11-21;;', ['vereniging OccurredInFuture']],
  ])('refuse a network %s', async (_, row, findings) => {
    expect(await refused(networks(row))).toStrictEqual(findings.map((finding) => `netwerken.csv:2 ${finding}`));
    expect(await kept()).toStrictEqual([]);
  });

  it('refuse a member by itself, and take the others', async () => {
    const rows = [
      'De Waard;W000;2025-05-31',
      'Nergens;W000;2025-05-31',
      'De Waard;W999;2025-05-31',
      'De Waard;G0;2025-05-31',
      'De Waard;W001;2026-11-21',
      'De Waard;I1;2025-02-30',
      'De Waard;I1;2025-02-28',
    ];
    const report = await importing(application, [...demonstration('organisaties'), networks(waard), members(...rows)]);
    expect(outcomes(report)).toMatchObject({ 'netwerkleden.csv': [2, 0, 5] });
    expect(places(report)).toStrictEqual([
      'netwerkleden.csv:3 netwerk ReferenceUnknown',
      'netwerkleden.csv:4 organisatie ReferenceUnknown',
      'netwerkleden.csv:5 organisatie MemberNotActiveEmployer',
      'netwerkleden.csv:6 organisatie OccurredInFuture',
      'netwerkleden.csv:7 sinds CellInvalid',
    ]);
    expect(report.findings[2]?.sentence.nl).toBe('Alleen een actieve werkgever sluit zich aan bij een bedrijventerreinnetwerk.');
  });

  it('say of a member that its network was refused', async () => {
    const report = await importing(application, [
      ...demonstration('organisaties'),
      networks(waard.replace('V02', 'W000')),
      members('De Waard;W000;2025-05-31'),
    ]);
    expect(places(report)).toStrictEqual(['netwerken.csv:2 vereniging NetworkNeedsActiveAssociation', 'netwerkleden.csv:2 netwerk OwnerRefused']);
    expect(report.findings[1]?.sentence).toStrictEqual({
      nl: 'De rij "De Waard" waar deze rij bij hoort is er niet of is geweigerd: zorg dat die goed in netwerken.csv staat, en lees dat bestand mee in.',
      en: 'The row "De Waard" that this row belongs to is not there or was refused: see that it stands right in netwerken.csv, and import that file too.',
    });
  });

  it('say so when a member is given another day than before', async () => {
    await importing(application, [...demonstration('organisaties'), networks(waard), members('De Waard;W000;2025-05-31')]);
    expect(await refused(networks(waard), members('De Waard;W000;2025-06-01'))).toStrictEqual(['netwerkleden.csv:2 organisatie StepChanged']);
  });

  it('are read in English too', async () => {
    const file = csv('networks.csv', 'name,municipality,association,established_on,activities,months\nDe Waard,GM0546,V02,2022-03-12,institution-at-park,10');
    const belonging = csv('network-members.csv', 'network,organisation,since\nDe Waard,W000,2025-05-31');
    expect(await refused(file, belonging)).toStrictEqual([]);
    expect((await kept())[0]).toMatchObject({ name: 'De Waard', member: [expect.any(String)] });
  });
});

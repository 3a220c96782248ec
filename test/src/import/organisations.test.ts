import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ImportFile } from '../../../domain/ports/importing.ts';
import { organisationDirectory } from '../../../projections/organisation-directory.ts';
import { type TestApplication, testApplication } from '../../support/application.ts';
import { csv, demonstration, demonstrationText, importing, keptIn, outcomes, places } from '../../support/importing.ts';
import { cafe, header, organisaties } from '../../support/organisation-rows.ts';

const englishHeader = 'ref;name;kind;kvk;branch;brin;municipality;postcode;place;sectors;training_company_id;recognised_crebos;remark';
/** Every character as the one byte that it is in Latin-1. */
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.codePointAt(0) ?? 0);

describe('the sheet of organisations', () => {
  let application: TestApplication;
  beforeEach(async () => {
    application = await testApplication();
  });
  afterEach(() => application.stop());

  const kept = async () => (await keptIn(application, organisationDirectory)).map(({ state }) => state);

  it('gives 180 organisations with their recognitions', async () => {
    const report = await importing(application, demonstration('organisaties'));
    expect([report.findings, outcomes(report)]).toStrictEqual([[], { 'organisaties.csv': [180, 0, 0] }]);
    const states = await kept();
    const kinds = Map.groupBy(states, (state) => (state.status === 'Absent' ? 'none' : state.kind));
    expect(Object.fromEntries([...kinds].map(([kind, { length }]) => [kind, length]))).toStrictEqual({
      employer: 160,
      'educational-institution': 3,
      'park-association': 8,
      municipality: 6,
      intermediary: 2,
      'programme-office': 1,
    });
    const rows = demonstrationText('organisaties').trim().split('\r\n').slice(1);
    const inFile = rows.flatMap((row) => (row.split(';')[11] ?? '').split('|').filter((crebo) => crebo !== ''));
    const recognised = states.flatMap((state) => (state.status === 'Absent' ? [] : Object.values(state.recognitions)));
    expect(recognised).toHaveLength(inFile.length);
    expect(recognised.every(({ status, lastVerifiedAt }) => status === 'recognised' && lastVerifiedAt === '2025-08-01')).toBe(true);
  });

  it('takes over every cell of a row but the remark, which is nowhere kept', async () => {
    await importing(application, [organisaties(`${cafe}bellen na de zomer`)]);
    expect(await kept()).toMatchObject([
      {
        name: 'Café de Zuidpier',
        kind: 'employer',
        kvk: '99190000',
        branch: '000099190000',
        municipality: 'GM0537',
        postcode: '2225 AB',
        place: 'Katwijk',
        sectors: ['voedsel-groen-gastvrijheid', 'handel'],
        contacts: [],
        recognitions: {
          25168: { status: 'recognised', trainingCompanyId: '100079001', lastVerifiedAt: '2025-08-01', source: 'file' },
          25180: { status: 'recognised', trainingCompanyId: '100079001', lastVerifiedAt: '2025-08-01', source: 'file' },
        },
      },
    ]);
  });

  it('changes nothing when it comes again', async () => {
    await importing(application, demonstration('organisaties'));
    const head = await application.events.head();
    expect(outcomes(await importing(application, demonstration('organisaties')))).toStrictEqual({ 'organisaties.csv': [0, 180, 0] });
    expect(await application.events.head()).toBe(head);
  });

  describe.each([
    ['Dutch headers and semicolons', header, ';'],
    ['Dutch headers and commas', header, ','],
    ['English headers and semicolons', englishHeader, ';'],
    ['English headers and commas', englishHeader, ','],
  ])('%s', (_, names, separator) => {
    const text = [names, cafe].join('\n').replaceAll(';', separator);
    it.each([
      ['UTF-8', new TextEncoder().encode(text)],
      ['UTF-8 with a byte order mark', new TextEncoder().encode(`\u{feff}${text}`)],
      ['Latin-1', latin1(text)],
    ])('in %s', async (_encoding, bytes) => {
      const report = await importing(application, [csv('Organisaties.CSV', bytes)]);
      expect([report.findings, outcomes(report)]).toStrictEqual([[], { 'Organisaties.CSV': [1, 0, 0] }]);
      expect(await kept()).toMatchObject([{ name: 'Café de Zuidpier', kind: 'employer', sectors: ['voedsel-groen-gastvrijheid', 'handel'] }]);
    });
  });

  describe('comes in pieces', () => {
    async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    }
    const inPieces = (bytes: Uint8Array, size: number): ImportFile => ({ name: 'organisaties.csv', open: () => pieces(bytes, size) });
    /** An accent far behind what needs none. */
    const plain = Array.from(
      { length: 40 },
      (_, number) => `W${number};Zonder accent ${number};werkgever;991001${String(number).padStart(2, '0')};;;GM0546;2312 AB;Leiden;handel;;;`,
    );
    const late = [header, ...plain, cafe].join('\n');

    it.each([
      ['UTF-8', new TextEncoder().encode(late)],
      ['UTF-8 with a byte order mark', new TextEncoder().encode(`\u{feff}${late}`)],
      ['Latin-1', latin1(late)],
      ['Latin-1 with commas', latin1(late.replaceAll(';', ','))],
    ])('of any size, in %s', async (_encoding, bytes) => {
      for (const size of [1, 2, 3, 64]) {
        const report = await importing(application, [inPieces(bytes, size)], true);
        expect([size, report.findings, outcomes(report)]).toStrictEqual([size, [], { 'organisaties.csv': [41, 0, 0] }]);
      }
      await importing(application, [inPieces(bytes, 100)]);
      expect(await kept()).toContainEqual(expect.objectContaining({ name: 'Café de Zuidpier' }));
    });

    it('and is taken up to where what began as UTF-8 goes on otherwise', async () => {
      const bytes = Buffer.concat([new TextEncoder().encode(`${late}\n`), latin1(cafe)]);
      const report = await importing(application, [inPieces(bytes, new TextEncoder().encode(late).length)]);
      expect([places(report), outcomes(report)]).toStrictEqual([['organisaties.csv:42 - FileEncodingBroken'], { 'organisaties.csv': [40, 0, 0] }]);
    });

    it('and is taken up to where the rest of it cannot be read', async () => {
      async function* broken(): AsyncGenerator<Uint8Array> {
        yield new TextEncoder().encode(`${header}\n${cafe}\n${plain[0]}\n`);
        throw new Error('EIO: i/o error, read');
      }
      const report = await importing(application, [{ name: 'organisaties.csv', open: broken }]);
      expect([places(report), outcomes(report)]).toStrictEqual([['organisaties.csv:3 - FileUnreadable'], { 'organisaties.csv': [1, 0, 0] }]);
    });

    it.each([
      ['a quotation mark that is never closed', 'W901;"Te kort'],
      ['a row that is far too long', `W901;${'x'.repeat(70_000)}`],
      ['a quotation mark with more behind it', 'W901;"Te"kort'],
    ])('and is taken up to %s, whatever the pieces', async (_, wrong) => {
      const bytes = new TextEncoder().encode(`${header}\n${cafe}\n${wrong}\n${plain[0]}\n`);
      for (const size of [1, 100, bytes.length]) {
        const report = await importing(application, [inPieces(bytes, size)], true);
        expect([size, places(report), outcomes(report)]).toStrictEqual([size, ['organisaties.csv:3 - FileUnreadable'], { 'organisaties.csv': [1, 0, 0] }]);
      }
    });
  });

  it('goes by its English name too, and takes code values for the words', async () => {
    const report = await importing(application, [csv('organisations.csv', [englishHeader, cafe.replace('werkgever', 'employer')].join('\n'))]);
    expect(outcomes(report)).toStrictEqual({ 'organisations.csv': [1, 0, 0] });
  });

  it('tells everything that is wrong with a row at its row and columns, and takes the others', async () => {
    const report = await importing(application, [
      organisaties(
        'W901;;bedrijf;9919;0000;97x;GM1;0348 SA;Leiden;sport;12;256;',
        cafe,
        'W902;School;onderwijsinstelling;99190002;;;GM0546;2312 AB;Leiden;;;;',
        'W903;Te kort;werkgever;99190003',
        `${cafe};te lang`,
        'W904;Zelfde sleutel;werkgever;99190000;000099190000;;GM0537;2225 AB;Katwijk;handel;;;',
      ),
    ]);
    expect(places(report)).toStrictEqual([
      'organisaties.csv:2 naam CellEmpty',
      'organisaties.csv:2 soort CellInvalid',
      'organisaties.csv:2 kvk CellInvalid',
      'organisaties.csv:2 vestiging CellInvalid',
      'organisaties.csv:2 brin CellInvalid',
      'organisaties.csv:2 gemeente CellInvalid',
      'organisaties.csv:2 postcode CellInvalid',
      'organisaties.csv:2 sectoren CellInvalid',
      'organisaties.csv:2 leerbedrijf_id CellInvalid',
      'organisaties.csv:2 erkende_crebos CellInvalid',
      'organisaties.csv:4 ref InstitutionNeedsBrin',
      'organisaties.csv:5 - RowUneven',
      'organisaties.csv:6 - RowUneven',
      'organisaties.csv:7 ref StepChanged',
    ]);
    expect(outcomes(report)).toStrictEqual({ 'organisaties.csv': [1, 0, 5] });
    expect(report.findings.filter(({ row, column }) => row === 2 && column === 'kvk')[0]?.sentence).toStrictEqual({
      nl: '"9919" klopt niet: verwacht wordt een KVK-nummer van 8 cijfers.',
      en: '"9919" is not right: expected is a KVK number of 8 digits.',
    });
    expect(report.findings.filter(({ row }) => row === 5)[0]?.sentence.nl).toBe('De rij heeft 4 cellen; verwacht worden er 13.');
  });

  it('tells words in the language of the sentence', async () => {
    const { findings } = await importing(application, [organisaties(cafe.replace('werkgever', 'bedrijf'))]);
    expect(findings.map(({ sentence }) => sentence)).toStrictEqual([
      {
        nl: '"bedrijf" klopt niet: verwacht wordt een van: werkgever, onderwijsinstelling, ondernemersvereniging, gemeente, bemiddelaar, programmabureau.',
        en: '"bedrijf" is not right: expected is one of: employer, educational-institution, park-association, municipality, intermediary, programme-office.',
      },
    ]);
  });

  it.each([
    ['25180|25168|', 'erkende_crebos', 'waarden met telkens één streep (|) ertussen'],
    ['|handel', 'sectoren', 'waarden met telkens één streep (|) ertussen'],
  ])('says of a list with an empty place in it what would be right: %s', async (list, column, expected) => {
    const row = column === 'sectoren' ? cafe.replace('voedsel-groen-gastvrijheid|handel', list) : cafe.replace('25180|25168', list);
    const { findings } = await importing(application, [organisaties(row)]);
    expect(findings.map((finding) => [finding.column, finding.sentence.nl])).toStrictEqual([[column, `"${list}" klopt niet: verwacht wordt ${expected}.`]]);
  });

  it('tells of a file in UTF-16 how it is to be saved', async () => {
    const bytes = Buffer.from(`\u{feff}${header}\r\n${cafe}`, 'utf16le');
    for (const each of [bytes, Buffer.from(bytes).swap16()]) {
      const { findings } = await importing(application, [csv('organisaties.csv', each)]);
      expect(findings.map(({ row, code, sentence }) => [row, code, sentence.nl])).toStrictEqual([
        [1, 'FileInUtf16', 'Het bestand is "Unicode-tekst" (UTF-16). Sla het op als CSV UTF-8 en lees het opnieuw in.'],
      ]);
    }
  });

  it('takes a reference for one organisation only', async () => {
    const other = cafe.replaceAll('99190000', '99190001').replace('000099190001', '');
    const report = await importing(application, [organisaties(cafe, other, cafe)]);
    expect([places(report), outcomes(report)]).toStrictEqual([['organisaties.csv:3 ref ReferenceTaken'], { 'organisaties.csv': [1, 1, 1] }]);
  });

  it('counts rows as a spreadsheet does: empty ones too, and a cell of two lines as one', async () => {
    const twoLines = cafe.replace('Café de Zuidpier', '"Café\nde Zuidpier"');
    const report = await importing(application, [organisaties('', twoLines, '', cafe.replace('99190000', '9919'))]);
    expect(places(report)).toStrictEqual(['organisaties.csv:5 kvk CellInvalid']);
  });

  it('passes over rows that a spreadsheet saves as separators alone, and counts them', async () => {
    const cleared = ';'.repeat(12);
    const report = await importing(application, [organisaties(cleared, cafe, ` ${cleared};`, cafe.replace('99190000', '9919'), cleared)]);
    expect([places(report), outcomes(report)]).toStrictEqual([['organisaties.csv:5 kvk CellInvalid'], { 'organisaties.csv': [1, 0, 1] }]);
  });

  it.each([
    ['columns are missing', 'ref;naam;soort;kvk', 'ColumnMissing', /^Ontbrekende kolommen: vestiging, brin, gemeente, .*, opmerking\.$/],
    [
      'columns are not known',
      `${header};kleur;geur`,
      'ColumnUnknown',
      /^Onbekende kolommen: kleur, geur\. Bekend zijn: ref, naam, .*, opmerking, nagegaan_op\.$/,
    ],
    ['a column has no name', `${header};;kleur;`, 'ColumnUnknown', /^Onbekende kolommen: kolom 14 zonder naam, kleur, kolom 16 zonder naam\. Bekend/],
    ['a column stands there twice', `${header};naam\n${cafe};Andere`, 'ColumnTwice', 'Deze kolommen staan er meer dan eens: naam. Laat er van elk één staan.'],
    ['a column stands there in both languages', `${header};NAME\n${cafe};Andere`, 'ColumnTwice', /naam/],
    ['there is nothing in it', '', 'ColumnMissing', /^Ontbrekende kolommen: ref, naam, .*, opmerking\.$/],
    [
      'a quotation mark is never closed',
      `${header}\n"W900;Café`,
      'FileUnreadable',
      'Het bestand is niet te lezen: een aanhalingsteken (") wordt niet gesloten.',
    ],
    [
      'a quotation mark stands alone',
      `${header}\n"W"900;Café`,
      'FileUnreadable',
      /^Het bestand is niet te lezen: er staat een los aanhalingsteken \("\) in een cel/,
    ],
    ['a row goes on and on', `${header}\n${'W'.repeat(70_000)}`, 'FileUnreadable', 'Het bestand is niet te lezen: een rij is langer dan 65536 tekens.'],
  ])('is refused as a whole where %s', async (_, text, code, sentence) => {
    const report = await importing(application, [csv('organisaties.csv', text)]);
    expect(report.findings.map((finding) => finding.code)).toStrictEqual([code]);
    expect(report.findings[0]?.sentence.nl).toMatch(sentence);
    expect(outcomes(report)).toStrictEqual({ 'organisaties.csv': [0, 0, 0] });
  });

  it.each([
    ['in the header', 'ref;"naam', 1],
    ['in the header, below an empty row', '\n"ref"x;naam', 2],
    ['in the first row', `${header}\nW900;"Te"kort`, 2],
    ['in a row below empty and cleared ones', `${header}\n\n${cafe}\n${';'.repeat(12)}\n\nW900;"Te"kort`, 6],
  ])('tells the row that it cannot be read at: %s', async (_, text, row) => {
    const { findings } = await importing(application, [csv('organisaties.csv', text)]);
    expect(findings.map((finding) => [finding.row, finding.code])).toStrictEqual([[row, 'FileUnreadable']]);
  });

  it.each([';', ','])('finds the header below empty rows, with "%s" between its names', async (separator) => {
    const text = `\u{feff}\r\n  \r\n${header}\r\n${cafe}\r\n${cafe.replace('99190000', '9919')}`.replaceAll(';', separator);
    const report = await importing(application, [csv('organisaties.csv', text)]);
    expect([places(report), outcomes(report)]).toStrictEqual([['organisaties.csv:5 kvk CellInvalid'], { 'organisaties.csv': [1, 0, 1] }]);
  });

  it('reads a cell without the spaces around it, between quotation marks too', async () => {
    const spaced = cafe.replace('W900', '" W900 "').replace('Café de Zuidpier', '" Café de Zuidpier\u{a0}"').replace('werkgever', '" werkgever"');
    const report = await importing(application, [csv('organisaties.csv', `${header.replace('naam', '" naam "')}\n${spaced}`)]);
    expect([report.findings, await kept()]).toMatchObject([[], [{ name: 'Café de Zuidpier', kind: 'employer' }]]);
  });

  it('is told apart from files that are no sheet', async () => {
    const report = await importing(application, [csv('wensen.csv', 'a;b')]);
    expect([places(report), outcomes(report)]).toStrictEqual([['wensen.csv:0 - FileUnknown'], {}]);
  });
});

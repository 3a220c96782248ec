import { describe, expect, it } from '@jest/globals';
import { type Identifier, identifierRejections } from '../../../domain/shared/identifier.ts';
import * as identifiers from '../../../domain/shared/identifiers.ts';
import { LocalDate } from '../../../domain/shared/local-date.ts';
import { LocalTime } from '../../../domain/shared/local-time.ts';
import { Rejection } from '../../../domain/shared/rejection.ts';
import { SchoolYear } from '../../../domain/shared/school-year.ts';

const id = '0b0f2a50-6f2e-5b8e-9d5e-0c8a3f0d7a11';
const uuids: readonly [valid: readonly string[], invalid: readonly string[]] = [
  [id, '0b0f2a50-6f2e-1b8e-8d5e-0c8a3f0d7a11', '0b0f2a50-6f2e-8b8e-bd5e-0c8a3f0d7a11', '0b0f2a50-6f2e-4b8e-ad5e-0c8a3f0d7a11'],
  [
    id.toUpperCase(),
    id.slice(1),
    `${id}0`,
    `0${id}`,
    id.replaceAll('-', ''),
    id.replace('-', ''),
    `{${id}}`,
    id.replace('0b', '0g'),
    id.replace('7a11', '7a1g'),
    id.replace('6f2e', '6f2g'),
    '0b0f2a50-6f2e-0b8e-9d5e-0c8a3f0d7a11',
    '0b0f2a50-6f2e-9b8e-9d5e-0c8a3f0d7a11',
    '0b0f2a50-6f2e-5b8e-7d5e-0c8a3f0d7a11',
    '0b0f2a50-6f2e-5b8e-cd5e-0c8a3f0d7a11',
  ],
];

const table: Readonly<Record<string, readonly [valid: readonly string[], invalid: readonly string[]]>> = {
  KvkNumber: [
    ['00000000', '01234567', '99100000'],
    ['1234567', '123456789', '1234567a', ' 1234567', '12345678 ', '12345678\n', '١٢٣٤٥٦٧٨', '1234 5678'],
  ],
  BranchNumber: [['000099100000'], ['00009910000', '0000991000000', '00009910000a', ' 000099100000']],
  Brin: [
    ['97XA', '00AA'],
    ['97xa', '97X', '97XAA', '9XA', '997XA', 'XA97', '97X1', '97XÄ', '97XA '],
  ],
  Crebo: [
    ['25655', '00001'],
    ['2565', '256555', '2565a', ' 25655'],
  ],
  ProgrammeCode: [
    ['25655', '34139'],
    ['3413', '341399', '3413a', ' 34139'],
  ],
  ElectiveCode: [['K0072'], ['k0072', '0072', 'K072', 'K00722', 'AK0072', 'K007a']],
  TrainingCompanyId: [
    ['100070', '1000700039', '100070003'],
    ['10007', '10007000391', '10007a', ' 100070'],
  ],
  Postcode: [
    ['2312 AB', '2312AB', '1000 AA', '9999 ZZ', '2312 SB', '2312 SE', '2312 SC', '2312 AS', '2312 AA', '2312 DS', '2312 TA'],
    ['0312 AB', '2312  AB', '2312 ab', '2312 A', '2312 ABC', '231 AB', '23122 AB', 'A2312 AB', '2312-AB', '2312 A1', '2312\tAB'],
  ],
  MunicipalityCode: [['GM0546'], ['gm0546', 'GM546', 'GM05466', 'GM054a', '0546', 'XGM0546']],
  Subject: [
    ['manager-1', 'auth0|5f7c8ec7', 'a', `a${'b'.repeat(79)}`, 'urn:x:1'],
    ['', 'karin@example.nl', '-a', 'a b', `a${'b'.repeat(80)}`, 'é'],
  ],
  StudentRef: [
    ['st-175ef', 'st-A1b2', `st-${'a'.repeat(40)}`],
    ['st-175', `st-${'a'.repeat(41)}`, '175ef', 'ST-175ef', 'st-17 5ef', 'st-175_ef', 'xst-175ef', 'st-175ef '],
  ],
  ContactRef: [
    ['ct-1', 'ct-07', `ct-${'Z'.repeat(40)}`],
    ['ct-', `ct-${'Z'.repeat(41)}`, 'CT-1', 'ct-a@b.nl', 'xct-1', 'ct-1 '],
  ],
  CycleSlug: [
    ['2026-2027', 'a', 'proef', 'a-b-c-d-e-f-g-h-i-j', 'x'.repeat(60)],
    ['', '-', 'a-', '-a', 'a--b', 'A', 'a_b', 'a b', 'a-b-c-d-e-f-g-h-i-j-k', 'x'.repeat(61)],
  ],
  OrganisationId: uuids,
  NetworkId: uuids,
  InformationDayId: uuids,
  PartnershipId: uuids,
  PlacementId: uuids,
  LocalDate: [
    ['2026-11-20', '2024-02-29', '2000-02-29', '1900-01-01', '2026-01-31', '2026-04-30', '2026-12-31', '9999-12-31'],
    [
      '2026-02-29',
      '1900-02-29',
      '2100-02-29',
      '2024-02-30',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      '2026-01-00',
      '2026-01-32',
      '1899-12-31',
      '0000-01-01',
      '20-11-2026',
      '2026-1-1',
      '2026/11/20',
      '2026-11-20T00:00',
      ' 2026-11-20',
      '2026-11-20\n',
      '+02026-11-20',
    ],
  ],
  LocalTime: [
    ['00:00', '09:59', '19:30', '20:00', '23:59'],
    ['24:00', '9:00', '12:60', '12:5', '12:00:00', ' 12:00', '12.00', '12:000'],
  ],
  SchoolYear: [
    ['2026-2027', '1999-2000', '0000-0001'],
    ['2026-2026', '2026-2028', '2027-2026', '2026', '2026/2027', '26-27', ' 2026-2027', '2026-20277', '9999-10000'],
  ],
};

const known: Readonly<Record<string, Identifier<string>>> = Object.fromEntries(
  [...Object.values(identifiers), LocalDate, LocalTime, SchoolYear].map((of) => [of.name, of as Identifier<string>]),
);

describe('every value object', () => {
  it('has its valid and invalid values below', () => expect(Object.keys(table).sort()).toStrictEqual(Object.keys(known).sort()));
  it('has a name of its own', () => expect(Object.keys(known)).toHaveLength(Object.values(identifiers).length + 3));
  it.each(Object.values(known))('$name has an example that is valid, and its rule in two languages', ({ is, example, expected }) => {
    expect(is(example)).toBe(true);
    expect(expected.nl).toMatch(/\S/);
    expect(expected.en).toMatch(/\S/);
    expect(expected.nl).not.toBe(expected.en);
  });
  it.each(Object.values(known))('$name is a text', ({ is }) => {
    for (const value of [undefined, null, 12345678, true, {}, ['2026-11-20'], { toString: () => '2026-11-20' }]) expect(is(value)).toBe(false);
  });
});

describe('a postcode', () => {
  it.each(['SA', 'SD', 'SS'])('never ends in %s', (letters) => {
    expect(identifiers.Postcode.is(`2312 ${letters}`)).toBe(false);
    expect(identifiers.Postcode.is(`2312${letters}`)).toBe(false);
  });
});

describe.each(Object.entries(table))('%s', (name, [valid, invalid]) => {
  const { parse, is } = known[name] as Identifier<string>;
  it.each(valid.map((text) => [text]))('takes %j as it is', (text) => {
    expect(is(text)).toBe(true);
    expect(parse(text)).toBe(text);
  });
  it.each(['', ...invalid].map((text) => [text]))('refuses %j', (text) => {
    expect(is(text)).toBe(false);
    expect(() => parse(text)).toThrow(Rejection);
  });
});

describe('a refused value', () => {
  const refusal = (text: string): Rejection => {
    try {
      identifiers.KvkNumber.parse(text);
    } catch (error) {
      return error as Rejection;
    }
    throw new Error('was taken');
  };
  it('is named with what was expected, by a code that has its sentences', () => {
    const { code, facts } = refusal('12');
    expect(Object.keys(identifierRejections)).toStrictEqual([code]);
    expect(facts).toMatchObject({ kind: 'KvkNumber', value: '12' });
    expect(JSON.stringify(facts.expected)).toContain(identifiers.KvkNumber.expected.nl);
  });
  it('is cut off after 60 characters', () => expect(refusal('x'.repeat(61)).facts.value).toBe('x'.repeat(60)));
});

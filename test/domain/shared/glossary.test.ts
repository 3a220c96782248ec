import { describe, expect, it } from '@jest/globals';
import { factOf, glossary, listed, sentenceOf, termOf } from '../../../domain/shared/glossary.ts';
import type { Json } from '../../../domain/shared/json.ts';

describe('the word for a code', () => {
  it.each<[string, string | undefined, string, string]>([
    ['employer', undefined, 'werkgever', 'employer'],
    ['employer', 'placement', 'werkgever', 'employer'],
    ['AwaitingSignatures', undefined, 'ter ondertekening', 'awaiting signatures'],
    ['Active', undefined, 'lopend', 'active'],
    ['Active', 'placement', 'lopend', 'active'],
    ['Active', 'organisation', 'actief', 'active'],
    ['Open', 'informationDay', 'open voor aanmelding', 'open for registration'],
    ['Open', 'programmeCycle', 'open', 'open'],
    ['Closed', 'programmeCycle', 'afgesloten', 'closed'],
    ['AgreementDrafted', 'placement', 'opgesteld', 'agreement drafted'],
    ['AgreementDrafted', 'event', 'overeenkomst opgesteld', 'agreement drafted'],
    ['SignAgreement', 'command', 'overeenkomst ondertekenen', 'sign an agreement'],
    ['Vliet zorggroep', undefined, 'Vliet zorggroep', 'Vliet zorggroep'],
    ['constructor', undefined, 'constructor', 'constructor'],
    ['', undefined, '', ''],
  ])('%s (%s) is %s, %s', (code, of, nl, en) => {
    expect(termOf(code, 'nl', of)).toBe(nl);
    expect(termOf(code, 'en', of)).toBe(en);
  });
});

describe('a list is joined', () => {
  it.each([
    [[], 'geen', 'none'],
    [['a'], 'a', 'a'],
    [['a', 'b'], 'a of b', 'a or b'],
    [['a', 'b', 'c'], 'a, b of c', 'a, b or c'],
  ])('%j: %s, %s', (items, nl, en) => {
    expect(listed(items, 'nl')).toBe(nl);
    expect(listed(items, 'en')).toBe(en);
  });
  it('as one of it, or as all of it', () => {
    expect([listed(['a', 'b', 'c'], 'nl', 'and'), listed(['a', 'b', 'c'], 'en', 'and')]).toStrictEqual(['a, b en c', 'a, b and c']);
  });
});

describe('a fact is shown', () => {
  it.each<[Json, string, string]>([
    ['2026-11-20', '2026-11-20', '2026-11-20'],
    ['mbo-2', 'mbo niveau 2', 'MBO level 2'],
    [45.5, '45,5', '45.5'],
    [0, '0', '0'],
    [true, 'ja', 'yes'],
    [false, 'nee', 'no'],
    [null, 'geen', 'none'],
    [['student', 'company', 'guardian'], 'student, bedrijf of ouder of voogd', 'student, company or parent or guardian'],
    [[[1, 2], 'x'], '1 of 2 of x', '1 or 2 or x'],
    [{ nl: 'een KVK-nummer', en: 'a KVK number' }, 'een KVK-nummer', 'a KVK number'],
    [{ from: '2026-08-01', to: '2027-07-31' }, '2026-08-01 of 2027-07-31', '2026-08-01 or 2027-07-31'],
    [{ nl: 'alleen' }, 'alleen', 'alleen'],
  ])('%j: %s, %s', (fact, nl, en) => {
    expect(factOf(fact, 'nl')).toBe(nl);
    expect(factOf(fact, 'en')).toBe(en);
  });
});

describe('a sentence', () => {
  const sentence = { nl: '"{state}" kan niet; wel: {allowed}. {state}!', en: '"{state}" is not possible; it is: {allowed}. {state}!' };
  const facts = { state: 'Active', allowed: ['Planned', 'Open'] };
  it('is filled in with words, everywhere', () => {
    expect(sentenceOf(sentence, facts, 'nl')).toBe('"lopend" kan niet; wel: gepland of open. lopend!');
    expect(sentenceOf(sentence, facts, 'en', 'informationDay')).toBe('"active" is not possible; it is: planned or open for registration. active!');
  });
  it('says whether one of a list is meant, or all of it', () => {
    const lacking = { nl: 'Er ontbreekt: {missing+}.', en: 'It lacks: {missing+}.' };
    const missing = ['trainerRole', 'conditions', 'coachRole'];
    expect(sentenceOf(lacking, { missing }, 'nl')).toBe('Er ontbreekt: rol van de praktijkopleider, voorwaarden en rol van de schoolbegeleider.');
    expect(sentenceOf(lacking, { missing }, 'en')).toBe('It lacks: role of the workplace trainer, conditions and role of the school coach.');
  });
  it('keeps a place for which there is no fact', () => {
    expect(sentenceOf({ nl: '{x} {toString}', en: '' }, {}, 'nl')).toBe('{x} {toString}');
  });
  it('takes a fact as it is, also where it looks like a pattern', () => {
    expect(sentenceOf({ nl: 'Dit: {x}.', en: '' }, { x: '$& {x} $1' }, 'nl')).toBe('Dit: $& {x} $1.');
  });

  it('has one full stop where what is filled in ends with one', () => {
    const renamed = { nl: 'De naam {name} is nu {other}. Reden: {name}.', en: '' };
    expect(sentenceOf(renamed, { name: 'Bakker B.V.', other: 'Jansen N.V.' }, 'nl')).toBe('De naam Bakker B.V. is nu Jansen N.V. Reden: Bakker B.V.');
  });
});

describe('the glossary', () => {
  it('gives each code one word in one place', () => {
    const places = glossary.flatMap(({ of = '', terms }) => Object.keys(terms).map((code) => `${of} ${code}`));
    expect(places.filter((place, index) => places.indexOf(place) < index)).toStrictEqual([]);
  });
  it.each(glossary.flatMap(({ terms }) => Object.entries(terms)))('%s has a word in both languages', (_, { nl, en }) => {
    expect(nl).toMatch(/^\S(.*\S)?$/);
    expect(en).toMatch(/^\S(.*\S)?$/);
  });
});

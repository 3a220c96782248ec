import type { Json } from './json.ts';
import type { Facts, Language, Sentence } from './rejection.ts';

const terms: Readonly<Record<string, Sentence>> = {};

/** The word people use for a code value; the value itself where the glossary has none. */
export const termOf = (code: string, language: Language): string => terms[code]?.[language] ?? code;

const said = (value: Json | undefined, language: Language): string => {
  if (Array.isArray(value)) return value.map((item) => said(item, language)).join(', ');
  return typeof value === 'string' ? termOf(value, language) : value === undefined ? '' : String(value);
};

/** Fills the {facts} of a sentence in. */
export const sentenceOf = (sentence: Sentence, facts: Facts, language: Language): string =>
  sentence[language].replace(/\{(\w+)\}/g, (_, fact: string) => said(facts[fact], language));

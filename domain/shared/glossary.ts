import { accessSections } from './glossary/access.ts';
import { commandSections } from './glossary/commands.ts';
import { eventSections } from './glossary/events.ts';
import { listSections } from './glossary/lists.ts';
import { partnershipSections } from './glossary/partnership.ts';
import { placementSections } from './glossary/placement.ts';
import type { Section } from './glossary/section.ts';
import { stateSections } from './glossary/states.ts';
import { valueSections } from './glossary/values.ts';
import type { Json } from './json.ts';
import type { Facts, Language, Sentence } from './rejection.ts';

/** The words of the programme for every code that a reader can meet, in the order in which docs/glossary.md shows them. */
export const glossary: readonly Section[] = [
  ...listSections,
  ...placementSections,
  ...partnershipSections,
  ...stateSections,
  ...eventSections,
  ...commandSections,
  ...valueSections,
  ...accessSections,
];

const everywhere = new Map<string, Sentence>();
const byPlace = new Map<string, Sentence>();
for (const { of = '', terms } of glossary) {
  for (const [code, term] of Object.entries(terms)) {
    if (!everywhere.has(code)) everywhere.set(code, term);
    byPlace.set(`${of} ${code}`, term);
  }
}

/**
 * The word for a code. `of` is where it stands: an aggregate for its states, `event` or `command` for those names.
 * Total: a code without a word, or a text that is no code at all, is given back as it is.
 */
export function termOf(code: string, language: Language, of = ''): string {
  return (byPlace.get(`${of} ${code}`) ?? everywhere.get(code))?.[language] ?? code;
}

const words = {
  nl: { or: 'of', and: 'en', yes: 'ja', no: 'nee', none: 'geen' },
  en: { or: 'or', and: 'and', yes: 'yes', no: 'no', none: 'none' },
} as const;
/** Whether one of a list is meant, or all of it. */
type Joining = 'or' | 'and';

/** "a, b of c" in Dutch, "a, b or c" in English; where all of them are meant, "a, b en c" and "a, b and c". */
export function listed(items: readonly string[], language: Language, joining: Joining = 'or'): string {
  const last = items.at(-1) ?? words[language].none;
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${words[language][joining]} ${last}`;
}

const isSentence = (fact: object): fact is Sentence => 'nl' in fact && 'en' in fact;

/** A fact as a reader may see it: codes in words, lists joined, a text in two languages in the one asked for. */
export function factOf(fact: Json, language: Language, of?: string, joining?: Joining): string {
  if (typeof fact === 'string') return termOf(fact, language, of);
  if (typeof fact === 'number') return language === 'nl' ? String(fact).replace('.', ',') : String(fact);
  if (typeof fact === 'boolean') return words[language][fact ? 'yes' : 'no'];
  if (fact === null) return words[language].none;
  if (isSentence(fact)) return fact[language];
  return listed(
    Object.values(fact).map((item: Json) => factOf(item, language, of)),
    language,
    joining,
  );
}

/**
 * Fills the places of a sentence in from the facts; one that has no fact stays as it is, so that it is noticed.
 * Of a list `{fact}` says "a or b", since any of it will do, and `{fact+}` says "a and b".
 * What ends with a full stop of its own ("Jansen B.V.", a reason that somebody wrote) takes the place of the one behind it.
 */
export function sentenceOf(sentence: Sentence, facts: Facts, language: Language, of?: string): string {
  return sentence[language].replace(/\{(\w+)(\+?)\}(\.?)/g, (place, fact: string, all: string, stop: string) => {
    if (!Object.hasOwn(facts, fact)) return place;
    const said = factOf(facts[fact] as Json, language, of, all === '' ? 'or' : 'and');
    return said.endsWith('.') ? said : said + stop;
  });
}

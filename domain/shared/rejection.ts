import type { Json } from './json.ts';

export type Language = 'nl' | 'en';
/** A sentence in both languages; `{fact}` is filled in from the facts of the rejection. */
export type Sentence = Readonly<Record<Language, string>>;
export type Sentences = Readonly<Record<string, Sentence>>;
/** For where nobody says which language is wanted, as on a terminal. */
export const inBothLanguages = ({ nl, en }: Sentence): string => `${nl} / ${en}`;
export type Facts = { readonly [fact: string]: Json };

/** A command that a rule or the state refuses. Nothing is written; the facts say what led to it. */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  readonly code: string;
  readonly facts: Facts;

  constructor(code: string, facts: Facts) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}

/** A `reject` that only takes the codes of one table of sentences, so that no code is without its sentences. */
export function rejecting<Code extends string>(_sentences: Readonly<Record<Code, Sentence>>): (code: Code, facts: Facts) => never {
  return (code, facts) => {
    throw new Rejection(code, facts);
  };
}

/** Rules that hold for every aggregate. */
export const sharedRejections = {
  NotFound: { nl: 'Dit bestaat niet.', en: 'This does not exist.' },
  AlreadyExists: { nl: 'Dit bestaat al, met andere gegevens.', en: 'This exists already, with other data.' },
  WrongState: { nl: 'Dit kan niet in de toestand "{state}"; wel in: {allowed}.', en: 'This is not possible in state "{state}"; it is possible in: {allowed}.' },
  OccurredInFuture: { nl: '{occurredOn} ligt na vandaag ({today}).', en: '{occurredOn} is after today ({today}).' },
  SamePerson: { nl: 'Een ander dan wie het vastlegde moet dit doen.', en: 'Somebody other than the person who recorded it must do this.' },
  DatesOutOfOrder: {
    nl: 'De datums kloppen niet met elkaar: {to} komt niet na {from}.',
    en: 'The dates do not go together: {to} does not come after {from}.',
  },
} as const satisfies Sentences;

import type { Sentence, Sentences } from '../rejection.ts';

/** A part of the glossary: codes that stand for one kind of thing. */
export type Section = Readonly<{
  heading: Sentence;
  /** Where the codes hold, when they mean something else elsewhere: an aggregate for its states, `event` or `command`. */
  of?: string;
  terms: Sentences;
}>;

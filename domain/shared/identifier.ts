import { Rejection, type Sentence } from './rejection.ts';

/** The rule of one kind of text value: its pattern, its words for people, and a valid example. */
export interface Identifier<T extends string> {
  readonly name: string;
  readonly pattern: RegExp;
  /** Completes "… must be …" in both languages. */
  readonly expected: Sentence;
  readonly example: string;
  is(value: unknown): value is T;
  /** @throws Rejection `InvalidValue` with the expectation. */
  parse(text: string): T;
}

export const identifierRejections = {
  InvalidValue: { nl: '"{value}" is geen {kind}: verwacht wordt {expected}.', en: '"{value}" is no {kind}: expected is {expected}.' },
} as const;

export function identifier<T extends string>(
  name: string,
  pattern: RegExp,
  expected: Sentence,
  example: string,
  check: (text: string) => boolean = () => true,
): Identifier<T> {
  const is = (value: unknown): value is T => typeof value === 'string' && pattern.test(value) && check(value);
  return {
    name,
    pattern,
    expected,
    example,
    is,
    parse(text) {
      if (is(text)) return text;
      throw new Rejection('InvalidValue', { kind: name, value: text.slice(0, 60), expected });
    },
  };
}

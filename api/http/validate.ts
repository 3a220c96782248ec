import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import type { Language, Sentence } from '../../domain/shared/rejection.ts';
import { type FieldError, Problem } from './problem.ts';

export type DtoClass<T extends object> = new () => T;

const unknownField: Sentence = { nl: 'dit veld is er niet', en: 'there is no such field' };
const deepest = 12;

/** What would have been right. */
export const wanted = (expected: Sentence, language: Language): string => `${language === 'nl' ? 'verwacht wordt' : 'expected is'} ${expected[language]}`;

/** The body as it is, once it has passed the rules of its class. @throws Problem `InvalidInput` with every error at once, each with a JSON pointer */
export function validated<T extends object>(type: DtoClass<T>, body: unknown, language: Language): T {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Problem('InvalidInput', {}, [{ pointer: '', code: 'object', detail: language === 'nl' ? 'moet een object zijn' : 'must be an object' }]);
  }
  if (depthOf(body, 0) > deepest) {
    throw new Problem('InvalidInput', {}, [{ pointer: '', code: 'depth', detail: language === 'nl' ? 'is te diep genest' : 'is nested too deeply' }]);
  }
  const instance = plainToInstance(type, body);
  const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (errors.length > 0)
    throw new Problem(
      'InvalidInput',
      {},
      errors.flatMap((error) => told(error, '', language)),
    );
  // Plain objects all the way down: what is recorded must not depend on whether it came in here or was read back.
  return JSON.parse(JSON.stringify(instance));
}

/** Counts no further than it needs to know that it is too deep. */
function depthOf(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null || depth > deepest) return depth;
  return Object.values(value).reduce<number>((most, inner) => Math.max(most, depthOf(inner, depth + 1)), depth + 1);
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

function told({ property, constraints = {}, contexts = {}, children = [] }: ValidationError, path: string, language: Language): readonly FieldError[] {
  const pointer = `${path}/${escaped(property)}`;
  // Several checks of one field share one sentence; it is said once, under the first code.
  const [code] = Object.keys(constraints).sort();
  const own = code === undefined ? [] : [{ pointer, code, detail: detailOf(code, contexts, language) }];
  return [...own, ...children.flatMap((child) => told(child, pointer, language))];
}

function detailOf(code: string, contexts: Readonly<Record<string, unknown>>, language: Language): string {
  if (code === 'whitelistValidation') return unknownField[language];
  const sentence = (contexts[code] ?? Object.values(contexts)[0]) as Sentence | undefined;
  if (sentence === undefined) return language === 'nl' ? 'klopt niet' : 'is not valid';
  return wanted(sentence, language);
}

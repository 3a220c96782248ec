import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, type ValidationError, validateSync } from 'class-validator';
import type { Language, Sentence } from '../../domain/shared/rejection.ts';
import { escaped, type FieldError, Problem } from './problem.ts';

export type DtoClass<T extends object> = new () => T;

const unknownField: Sentence = { nl: 'dit veld is er niet', en: 'there is no such field' };
const thereAre: Sentence = { nl: '; wel: ', en: '; there are: ' };
const deepest = 12;
/** Names of fields that class-transformer passes over, so that no check would see them, or stumbles over. */
const unfit: readonly string[] = ['__proto__', 'constructor'];

/** The fields that an object of the class of this one has. */
function fieldsOf(object: object): string {
  const checks = getMetadataStorage().getTargetValidationMetadatas(object.constructor, '', true, false);
  return [...new Set(checks.map(({ propertyName }) => propertyName))].join(', ');
}

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
  refuse(unfitIn(body, '', language));
  const instance = plainToInstance(type, body);
  const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  refuse(errors.flatMap((error) => told(error, '', language)));
  // Plain objects all the way down: what is recorded must not depend on whether it came in here or was read back.
  return JSON.parse(JSON.stringify(instance));
}

/** Counts no further than it needs to know that it is too deep. */
function depthOf(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null || depth > deepest) return depth;
  return Object.values(value).reduce<number>((most, inner) => Math.max(most, depthOf(inner, depth + 1)), depth + 1);
}

const refuse = (errors: readonly FieldError[]): void => {
  if (errors.length > 0) throw new Problem('InvalidInput', {}, errors);
};

function unfitIn(value: unknown, path: string, language: Language): readonly FieldError[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const pointer = `${path}/${escaped(name)}`;
    return unfit.includes(name) ? [{ pointer, code: 'whitelistValidation', detail: unknownField[language] }] : unfitIn(inner, pointer, language);
  });
}

function told({ property, target, constraints = {}, contexts = {}, children = [] }: ValidationError, path: string, language: Language): readonly FieldError[] {
  const pointer = `${path}/${escaped(property)}`;
  // Several checks of one field share one sentence; it is said once, under the first code.
  const [code] = Object.keys(constraints).sort();
  const own = code === undefined ? [] : [{ pointer, code, detail: detailOf(code, contexts, target, language) }];
  return [...own, ...children.flatMap((child) => told(child, pointer, language))];
}

function detailOf(code: string, contexts: Readonly<Record<string, unknown>>, target: object | undefined, language: Language): string {
  if (code === 'whitelistValidation') return `${unknownField[language]}${thereAre[language]}${fieldsOf(target ?? {})}`;
  const sentence = (contexts[code] ?? Object.values(contexts)[0]) as Sentence | undefined;
  if (sentence === undefined) return language === 'nl' ? 'klopt niet' : 'is not valid';
  return wanted(sentence, language);
}

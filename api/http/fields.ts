import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { Identifier } from '../../domain/shared/identifier.ts';
import type { Sentence } from '../../domain/shared/rejection.ts';

/**
 * Decorators for the fields of a request. Each is one or more of class-validator's, with the sentence that a reader gets;
 * `Each` forms are for lists. A field is required unless `Optional()` stands above it.
 */
type FieldDecorator = PropertyDecorator;
type DtoClass = new () => object;

const all =
  (...decorators: FieldDecorator[]): FieldDecorator =>
  (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };
const says = (sentence: Sentence, each = false) => ({ context: sentence, each });

/** May be left out. null is not the same as left out and is refused. */
export const Optional = (): FieldDecorator => ValidateIf((_, value) => value !== undefined);

/** Text of 1 to `max` characters without control characters other than line ends and tabs. */
export const Text = (max = 200): FieldDecorator => {
  const sentence = { nl: `tekst van 1 tot ${max} tekens, zonder stuurtekens`, en: `text of 1 to ${max} characters, without control characters` };
  return all(
    IsString(says(sentence)),
    MinLength(1, says(sentence)),
    MaxLength(max, says(sentence)),
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused
    Matches(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u2028-\u202e\u2066-\u2069]*$/u, says(sentence)),
    wellFormed(sentence),
  );
};

/** Not only blanks, and no half of a surrogate pair: both would be lost or changed on their way. */
const wellFormed = (sentence: Sentence): FieldDecorator =>
  ValidateBy(
    {
      name: 'wellFormed',
      validator: { validate: (value: unknown) => typeof value === 'string' && value.trim() !== '' && value.isWellFormed(), defaultMessage: () => sentence.en },
    },
    says(sentence),
  );

const identified = (identifier: Identifier<string>, each: boolean): FieldDecorator =>
  ValidateBy(
    { name: 'identifier', constraints: [identifier], validator: { validate: (value: unknown) => identifier.is(value), defaultMessage: () => identifier.name } },
    says(identifier.expected, each),
  );
export const Id = (identifier: Identifier<string>): FieldDecorator => identified(identifier, false);

const listed = (list: readonly string[], each: boolean): FieldDecorator =>
  IsIn([...list], says({ nl: `een van: ${list.join(', ')}`, en: `one of: ${list.join(', ')}` }, each));
export const OneOf = (list: readonly string[]): FieldDecorator => listed(list, false);

export const Whole = (min: number, max: number): FieldDecorator => {
  const sentence = { nl: `een heel getal van ${min} tot en met ${max}`, en: `a whole number from ${min} to ${max}` };
  return all(IsInt(says(sentence)), Min(min, says(sentence)), Max(max, says(sentence)));
};

export const Flag = (): FieldDecorator => IsBoolean(says({ nl: 'true of false', en: 'true or false' }));

const listOf = (min: number, max: number): FieldDecorator => {
  const sentence = { nl: `een lijst van ${min} tot ${max}`, en: `a list of ${min} to ${max}` };
  return all(IsArray(says(sentence)), ArrayMinSize(min, says(sentence)), ArrayMaxSize(max, says(sentence)));
};
export const EachOneOf = (list: readonly string[], { min = 0, max = 50 } = {}): FieldDecorator => all(listOf(min, max), listed(list, true));
export const EachId = (identifier: Identifier<string>, { min = 0, max = 200 } = {}): FieldDecorator => all(listOf(min, max), identified(identifier, true));

const nested = (of: () => DtoClass, each: boolean): FieldDecorator =>
  all(ValidateNested(says({ nl: 'een object met de genoemde velden', en: 'an object with the named fields' }, each)), Type(of));
export const Nested = (of: () => DtoClass): FieldDecorator => nested(of, false);
export const EachNested = (of: () => DtoClass, { min = 0, max = 200 } = {}): FieldDecorator => all(listOf(min, max), nested(of, true));

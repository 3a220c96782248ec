import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
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

/** The condition of what may be left out; the API document knows it by this function. */
export const isGiven = (_: object, value: unknown): boolean => value !== undefined;
/** May be left out. null is not the same as left out and is refused. */
export const Optional = (): FieldDecorator => ValidateIf(isGiven);

const textual = (max: number, each: boolean): FieldDecorator => {
  const sentence = { nl: `tekst van 1 tot ${max} tekens, zonder stuurtekens`, en: `text of 1 to ${max} characters, without control characters` };
  return all(
    IsString(says(sentence, each)),
    MinLength(1, says(sentence, each)),
    MaxLength(max, says(sentence, each)),
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused
    Matches(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u2028-\u202e\u2066-\u2069]*$/u, says(sentence, each)),
    wellFormed(sentence, each),
  );
};
/** Goes with one value of another field: required there unless `Optional()` stands above it too, refused elsewhere. */
export const OnlyWith = (field: string, value: string): FieldDecorator => {
  const sentence = { nl: `dit veld alleen als ${field} "${value}" is`, en: `this field only when ${field} is "${value}"` };
  const goes = (object: object): boolean => (object as Readonly<Record<string, unknown>>)[field] === value;
  return all(
    ValidateIf((object: object, given) => given !== undefined || goes(object)),
    ValidateBy(
      { name: 'onlyWith', constraints: [field, value], validator: { validate: (_, args) => goes(args?.object ?? {}), defaultMessage: () => sentence.en } },
      says(sentence),
    ),
  );
};

/** Text of 1 to `max` characters without control characters other than line ends and tabs. */
export const Text = (max = 200): FieldDecorator => textual(max, false);

/** Not only blanks, and no half of a surrogate pair: both would be lost or changed on their way. */
const wellFormed = (sentence: Sentence, each: boolean): FieldDecorator =>
  ValidateBy(
    {
      name: 'wellFormed',
      validator: { validate: (value: unknown) => typeof value === 'string' && value.trim() !== '' && value.isWellFormed(), defaultMessage: () => sentence.en },
    },
    says(sentence, each),
  );

/** An address on the web. */
export const Link = (max = 500): FieldDecorator => {
  const sentence = {
    nl: `een webadres van hooguit ${max} tekens, als https://voorbeeld.nl`,
    en: `a web address of at most ${max} characters, such as https://example.org`,
  };
  const ok = (value: unknown): boolean =>
    typeof value === 'string' && value.length <= max && /^https?:\/\/[^\s"<>\\^`{|}]+$/.test(value) && URL.canParse(value);
  return ValidateBy({ name: 'link', constraints: [max], validator: { validate: ok, defaultMessage: () => sentence.en } }, says(sentence));
};

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

/** A number from 0, with at most two decimals. */
export const Amount = (max: number): FieldDecorator => {
  const sentence = { nl: `een getal van 0 tot en met ${max}, met hooguit twee decimalen`, en: `a number from 0 to ${max}, with at most two decimals` };
  return all(IsNumber({ maxDecimalPlaces: 2 }, says(sentence)), Min(0, says(sentence)), Max(max, says(sentence)));
};

/** Whole numbers from 0 under keys of one kind, such as hours per school year. */
export const CountsBy = (key: Identifier<string>, { most = 30, max = 100_000 } = {}): FieldDecorator => {
  const ok = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const entries = Object.entries(value);
    return entries.length <= most && entries.every(([name, count]) => key.is(name) && Number.isSafeInteger(count) && count >= 0 && count <= max);
  };
  const sentence = {
    nl: `een object met hooguit ${most} hele getallen van 0 tot en met ${max}; de naam van elk is ${key.expected.nl}`,
    en: `an object with at most ${most} whole numbers from 0 to ${max}; the name of each is ${key.expected.en}`,
  };
  return ValidateBy({ name: 'countsBy', constraints: [key, most, max], validator: { validate: ok, defaultMessage: () => sentence.en } }, says(sentence));
};

/** Any value that a single field of a record can hold. */
export const Value = (max = 200): FieldDecorator => {
  const sentence = { nl: `tekst van 1 tot ${max} tekens, een getal, of true of false`, en: `text of 1 to ${max} characters, a number, or true or false` };
  const ok = (value: unknown): boolean =>
    typeof value === 'string' ? value.length >= 1 && value.length <= max && value.isWellFormed() : typeof value === 'boolean' || Number.isFinite(value);
  return ValidateBy({ name: 'value', constraints: [max], validator: { validate: ok, defaultMessage: () => sentence.en } }, says(sentence));
};

export const Flag = (): FieldDecorator => IsBoolean(says({ nl: 'true of false', en: 'true or false' }));

const listOf = (min: number, max: number): FieldDecorator => {
  const sentence = { nl: `een lijst van ${min} tot ${max}`, en: `a list of ${min} to ${max}` };
  return all(IsArray(says(sentence)), ArrayMinSize(min, says(sentence)), ArrayMaxSize(max, says(sentence)));
};
export const EachOneOf = (list: readonly string[], { min = 0, max = 50 } = {}): FieldDecorator => all(listOf(min, max), listed(list, true));
export const EachText = (length = 200, { min = 0, max = 50 } = {}): FieldDecorator => all(listOf(min, max), textual(length, true));
export const EachId = (identifier: Identifier<string>, { min = 0, max = 200 } = {}): FieldDecorator => all(listOf(min, max), identified(identifier, true));

/** What is no object itself, the nested check lets through: a list, and null. */
const nested = (of: () => DtoClass, each: boolean): FieldDecorator => {
  const sentence = { nl: 'een object met de genoemde velden', en: 'an object with the named fields' };
  return all(IsObject(says(sentence, each)), ValidateNested(says(sentence, each)), Type(of));
};
export const Nested = (of: () => DtoClass): FieldDecorator => nested(of, false);
export const EachNested = (of: () => DtoClass, { min = 0, max = 200 } = {}): FieldDecorator => all(listOf(min, max), nested(of, true));

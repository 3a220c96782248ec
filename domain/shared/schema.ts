import type { Identifier } from './identifier.ts';
import type { Json } from './json.ts';
import type { Sentence } from './rejection.ts';

/** What a schema allows, for those who describe it to others. */
export type Shape =
  | Readonly<{ is: 'text' | 'flag' | 'number' | 'count' }>
  | Readonly<{ is: 'identifier'; of: Identifier<string> }>
  | Readonly<{ is: 'one-of'; list: readonly string[] }>
  | Readonly<{ is: 'list' | 'table'; of: Schema<unknown> }>
  | Readonly<{ is: 'object'; fields: Fields }>
  | Readonly<{ is: 'either'; of: readonly Schema<unknown>[] }>
  /** What none of these says, in the keywords of JSON Schema, with a word to the reader where that is needed. */
  | Readonly<{ is: 'described'; as: { readonly [keyword: string]: Json }; says?: Sentence }>;

/**
 * The shape of event data, said once: the TypeScript type is inferred from it, stored data is checked against it, and the API is described by it.
 * Unknown extra fields are let through unread, so that a newer writer does not stop an older reader.
 */
export interface Schema<T> {
  readonly kind: string;
  readonly shape: Shape;
  /** @returns what is wrong, with the path, or undefined. */
  check(value: unknown, path: string): string | undefined;
  /** Exists only for the compiler. */
  readonly _type?: T;
}
export interface OptionalSchema<T> extends Schema<T> {
  readonly optional: true;
}
export type Infer<S> = S extends Schema<infer T> ? T : never;
export type Fields = Readonly<Record<string, Schema<unknown>>>;
type OptionalKeys<F extends Fields> = { [K in keyof F]: F[K] extends OptionalSchema<unknown> ? K : never }[keyof F];
export type InferFields<F extends Fields> = { readonly [K in Exclude<keyof F, OptionalKeys<F>>]: Infer<F[K]> } & {
  readonly [K in OptionalKeys<F>]?: Infer<F[K]>;
};

const schema = <T>(kind: string, shape: Shape, ok: (value: unknown) => boolean): Schema<T> => ({
  kind,
  shape,
  check: (value, path) => (ok(value) ? undefined : `${path} must be ${kind}`),
});

export const text = schema<string>('text', { is: 'text' }, (value) => typeof value === 'string');
export const flag = schema<boolean>('true or false', { is: 'flag' }, (value) => typeof value === 'boolean');
export const number = schema<number>('a number', { is: 'number' }, (value) => Number.isFinite(value));
export const count = schema<number>('a whole number from 0', { is: 'count' }, (value) => Number.isSafeInteger(value) && (value as number) >= 0);

export const id = <T extends string>(of: Identifier<T>): Schema<T> => schema<T>(of.expected.en, { is: 'identifier', of }, (value) => of.is(value));

export const oneOf = <const L extends readonly string[]>(list: L): Schema<L[number]> =>
  schema<L[number]>(`one of ${list.join(', ')}`, { is: 'one-of', list }, (value) => (list as readonly unknown[]).includes(value));

export const optional = <T>(of: Schema<T>): OptionalSchema<T> => ({
  kind: of.kind,
  shape: of.shape,
  optional: true,
  check: (value, path) => (value === undefined ? undefined : of.check(value, path)),
});

export const list = <T>(of: Schema<T>): Schema<readonly T[]> => ({
  kind: `a list of ${of.kind}`,
  shape: { is: 'list', of },
  check(value, path) {
    if (!Array.isArray(value)) return `${path} must be a list`;
    for (const [index, item] of value.entries()) {
      const wrong = of.check(item, `${path}/${index}`);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  },
});

/** A table with any text as key. */
export const table = <T>(of: Schema<T>): Schema<Readonly<Record<string, T>>> => ({
  kind: `a table of ${of.kind}`,
  shape: { is: 'table', of },
  check(value, path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${path} must be a table`;
    for (const key of Object.keys(value)) {
      const wrong = of.check((value as Record<string, unknown>)[key], `${path}/${key}`);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  },
});

export function object<const F extends Fields>(fields: F): Schema<InferFields<F>> {
  const entries = Object.entries(fields);
  return {
    kind: 'an object',
    shape: { is: 'object', fields },
    check(value, path) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${path} must be an object`;
      for (const [name, field] of entries) {
        const wrong = field.check((value as Record<string, unknown>)[name], `${path}/${name}`);
        if (wrong !== undefined) return wrong;
      }
      return undefined;
    },
  };
}

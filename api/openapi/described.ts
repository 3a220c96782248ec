import type { Identifier } from '../../domain/shared/identifier.ts';
import type { Json } from '../../domain/shared/json.ts';
import { type Fields, type Infer, type InferFields, id, type OptionalSchema, object, oneOf, optional, type Schema } from '../../domain/shared/schema.ts';
import { identifierSchema } from '../http/json-schema.ts';

/** Schemas of what is answered and never recorded. */
const described = <T>(kind: string, as: { readonly [keyword: string]: Json }, ok: (value: unknown) => boolean): Schema<T> => ({
  kind,
  shape: { is: 'described', as },
  check: (value, path) => (ok(value) ? undefined : `${path} must be ${kind}`),
});

const isText = (value: unknown): value is string => typeof value === 'string';

export const uuid = described<string>('a UUID', { type: 'string', format: 'uuid' }, isText);
export const instant = described<string>('an instant in UTC', { type: 'string', format: 'date-time' }, isText);
/** A whole number, also below 0. */
export const whole = described<number>('a whole number', { type: 'integer' }, Number.isSafeInteger);
export const anything = described<Json>('anything', {}, () => true);

/** A field that is left out for those who do not need it (domain/access/disclosure.ts). */
export const guarded = <T extends string>(identifier: Identifier<T>): OptionalSchema<T> => ({
  ...optional(id(identifier)),
  shape: {
    is: 'described',
    as: identifierSchema(identifier),
    says: {
      nl: 'Verwijst naar een persoon. Staat er alleen voor wie het nodig heeft: programmamanagers, auditors, en de organisaties om wier eigen werk het gaat.',
      en: 'Refers to a person. There only for those who need it: programme managers, auditors, and the organisations whose own work it is.',
    },
  },
});

export const nullable = <T>(of: Schema<T>): Schema<T | null> =>
  either(
    of,
    described<null>('null', { type: 'null' }, (value) => value === null),
  );

export const either = <S extends readonly Schema<unknown>[]>(...of: S): Schema<Infer<S[number]>> => ({
  kind: of.map(({ kind }) => kind).join(' or '),
  shape: { is: 'either', of },
  check(value, path) {
    const wrong = of.map((one) => one.check(value, path));
    return wrong.includes(undefined) ? undefined : wrong.join('; ');
  },
});

/** An object that has these fields as well. */
export const and = <T, F extends Fields>({ shape }: Schema<T>, fields: F): Schema<T & InferFields<F>> =>
  object({ ...(shape.is === 'object' && shape.fields), ...fields }) as unknown as Schema<T & InferFields<F>>;

/** The same fields, each of which may be left out. */
export const partly = <F extends Fields>(fields: F): Schema<Partial<InferFields<F>>> =>
  object(Object.fromEntries(Object.entries(fields).map(([name, of]) => [name, optional(of)]))) as Schema<Partial<InferFields<F>>>;

type InStates<Head extends Fields, States extends Readonly<Record<string, Fields>>> = {
  [S in keyof States & string]: { readonly state: S } & InferFields<Head> & InferFields<States[S]>;
}[keyof States & string];

/** Something that has other fields in each of its states. */
export const states = <Head extends Fields, States extends Readonly<Record<string, Fields>>>(head: Head, of: States): Schema<InStates<Head, States>> =>
  either(...Object.entries(of).map(([state, fields]) => object({ ...head, state: oneOf([state]), ...fields }))) as unknown as Schema<InStates<Head, States>>;

import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { ValidationTypes } from 'class-validator';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import type { Identifier } from '../../domain/shared/identifier.ts';
import { isGiven } from '../http/fields.ts';
import { identifierSchema, type JsonSchema } from '../http/json-schema.ts';
import type { DtoClass } from '../http/validate.ts';
import { exampleOf } from './examples.ts';

type Constrained = Readonly<{ constraints: readonly unknown[] }>;

/** What class-validator-jsonschema cannot know of the decorators in `fields.ts`; keywords that begin with `x-` are worked into the schema of the class below. */
const converters: Readonly<Record<string, (of: Constrained) => JsonSchema>> = {
  [ValidationTypes.CONDITIONAL_VALIDATION]: ({ constraints: [condition] }) => (condition === isGiven ? { 'x-optional': true } : {}),
  identifier: ({ constraints: [identifier] }) => identifierSchema(identifier as Identifier<string>),
  onlyWith: ({ constraints: [field, value] }) => ({ 'x-only-with': { field: String(field), value: String(value) } }),
  wellFormed: () => ({}),
  link: ({ constraints: [max] }) => ({ type: 'string', format: 'uri', pattern: '^https?://', maxLength: Number(max) }),
  countsBy: ({ constraints: [key, most, max] }) => ({
    type: 'object',
    propertyNames: { pattern: (key as Identifier<string>).pattern.source },
    additionalProperties: { type: 'integer', minimum: 0, maximum: Number(max) },
    maxProperties: Number(most),
    examples: [{ [(key as Identifier<string>).example]: 1 }],
  }),
  // These two say "number" as well, also of what is whole.
  min: ({ constraints: [least] }) => ({ minimum: Number(least) }),
  max: ({ constraints: [most] }) => ({ maximum: Number(most) }),
  value: ({ constraints: [max] }) => ({ type: ['string', 'number', 'boolean'], minLength: 1, maxLength: Number(max) }),
};

const prefix = '#/components/schemas/';
/** The class names are of the code; in the document a body is called after what it says. */
const shown = (className: string): string => className.replace(/Dto$/, '');

const classSchemas = (): Readonly<Record<string, ClassSchema>> =>
  validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage as never,
    additionalConverters: converters as never,
    refPointerPrefix: prefix,
  }) as unknown as Readonly<Record<string, ClassSchema>>;

type Property = JsonSchema & Readonly<{ 'x-optional'?: true; 'x-only-with'?: { field: string; value: string }; items?: JsonSchema; $ref?: string }>;
type ClassSchema = Readonly<{ properties: Readonly<Record<string, Property>>; required?: readonly string[] }>;

const referenced = (schema: JsonSchema): JsonSchema => (typeof schema.$ref === 'string' ? { $ref: shown(schema.$ref) } : schema);

function propertyOf({ 'x-optional': _optional, 'x-only-with': _onlyWith, ...schema }: Property): JsonSchema {
  return referenced(schema.items === undefined ? schema : { ...schema, items: referenced(schema.items) });
}

/** A field that goes with one value of another is asked for there and refused elsewhere. */
function conditions(properties: ClassSchema['properties']): readonly JsonSchema[] {
  return Object.entries(properties).flatMap(([name, { 'x-only-with': only, 'x-optional': optional = false }]) =>
    only === undefined
      ? []
      : [
          {
            if: { properties: { [only.field]: { const: only.value } }, required: [only.field] },
            // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
            ...(!optional && { then: { properties: { [name]: true }, required: [name] } }),
            else: { properties: { [name]: false } },
          },
        ],
  );
}

function classSchema({ properties, required = [] }: ClassSchema): JsonSchema {
  const allOf = conditions(properties);
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, propertyOf(property)])),
    ...(required.length > 0 && { required: [...required] }),
    additionalProperties: false,
    ...(allOf.length > 0 && { allOf: [...allOf] }),
  };
}

export type Bodies = Readonly<{ schemas: Readonly<Record<string, JsonSchema>>; nameOf(body: DtoClass<object>): string }>;

/** The schemas of request bodies and of what stands in them, by name, each with an example. */
export function bodiesOf(bodies: ReadonlySet<DtoClass<object>>): Bodies {
  const classes = classSchemas();
  // A class that adds nothing to the one it extends is called as that one is.
  const classOf = (body: DtoClass<object>): string => (body.name in classes ? body.name : Object.getPrototypeOf(body).name);
  const schemas = new Map<string, JsonSchema>();
  const add = (name: string): void => {
    const of = classes[name];
    if (of === undefined || schemas.has(shown(name))) return;
    schemas.set(shown(name), classSchema(of));
    for (const { $ref, items } of Object.values(of.properties)) {
      const ref = $ref ?? items?.$ref;
      if (typeof ref === 'string') add(ref.slice(prefix.length));
    }
  };
  for (const body of bodies) add(classOf(body));
  const named = Object.fromEntries([...schemas].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    schemas: Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, { ...schema, examples: [exampleOf(schema, named)] }])),
    nameOf: (body) => shown(classOf(body)),
  };
}

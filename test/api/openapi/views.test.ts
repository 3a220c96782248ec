import { describe, expect, it } from '@jest/globals';
import { businessParkNetworkSchema } from '../../../api/business-park-networks/schema.ts';
import type { JsonSchema } from '../../../api/http/json-schema.ts';
import { informationDaySchema } from '../../../api/information-days/schema.ts';
import { membershipSchema } from '../../../api/memberships/schema.ts';
import { viewSchema, views } from '../../../api/openapi/views.ts';
import { organisationSchema } from '../../../api/organisations/schema.ts';
import { partnershipSchema } from '../../../api/partnerships/schema.ts';
import { placementSchema } from '../../../api/placements/schema.ts';
import { programmeCycleSchema } from '../../../api/programme-cycles/schema.ts';
import { guardedFields } from '../../../domain/access/disclosure.ts';
import type { AggregateName, StateOf } from '../../../domain/aggregates.ts';
import { glossary } from '../../../domain/shared/glossary.ts';
import { ContactRef, type CycleSlug, StudentRef } from '../../../domain/shared/identifiers.ts';
import type { Schema } from '../../../domain/shared/schema.ts';

/** What clients see of a state, as a type. */
type SeenOf<S> = S extends { readonly status: 'Absent' }
  ? never
  : S extends { readonly status: infer Status }
    ? Omit<S, 'status'> & { readonly state: Status }
    : never;
type Seen<A extends AggregateName> = SeenOf<StateOf<A>> & { readonly id: A extends 'programmeCycle' ? CycleSlug : string; readonly revision: number };
/** Compiles only when everything that can be seen is of the type of its schema. */
const described = <T>(schema: Schema<T>, _seen: (seen: never) => T): JsonSchema => viewSchema(schema, 'en');
const same = <T>(seen: T): T => seen;

/** Words of a partnership that are those of its addenda. */
const addenda: readonly string[] = ['Open', 'Concluded'];

const schemas: Readonly<Record<string, JsonSchema>> = {
  organisation: described(organisationSchema, same<Seen<'organisation'>>),
  businessParkNetwork: described(businessParkNetworkSchema, same<Seen<'businessParkNetwork'>>),
  informationDay: described(informationDaySchema, same<Seen<'informationDay'>>),
  partnership: described(partnershipSchema, same<Seen<'partnership'>>),
  placement: described(placementSchema, same<Seen<'placement'>>),
  programmeCycle: described(programmeCycleSchema, same<Seen<'programmeCycle'>>),
  membership: described(membershipSchema, same<Seen<'membership'>>),
};

type Place = Readonly<{ field: string; pattern: unknown; required: boolean }>;
/** Every text with a pattern, by the field in which it stands. */
function patternsIn({ properties = {}, required = [], items, anyOf = [], additionalProperties }: JsonSchema, place: Omit<Place, 'pattern'>): readonly Place[] {
  const inner = Object.entries(properties as Readonly<Record<string, JsonSchema>>).flatMap(([field, of]) => {
    const there = { field, required: (required as readonly string[]).includes(field) };
    return [...(of.pattern === undefined ? [] : [{ ...there, pattern: of.pattern }]), ...patternsIn(of, there)];
  });
  const parts = [items, additionalProperties, ...(anyOf as unknown as readonly JsonSchema[])].filter((part) => typeof part === 'object');
  return [...inner, ...parts.flatMap((part) => patternsIn(part as JsonSchema, place))];
}

describe('the schemas of what is answered', () => {
  it('name a student or a contact person only in fields that are guarded, and may be left out', () => {
    const persons = [StudentRef.pattern.source, ContactRef.pattern.source];
    const places = Object.values(views).flatMap((schema) => patternsIn(viewSchema(schema, 'en'), { field: '', required: false }));
    const naming = places.filter(({ pattern }) => persons.includes(String(pattern)));
    expect(new Set(naming.map(({ field }) => field))).toStrictEqual(new Set(guardedFields));
    expect(naming.filter(({ required }) => required)).toStrictEqual([]);
  });

  it.each(Object.entries(schemas))('%s has every state that there is a word for', (aggregate, { anyOf }) => {
    const states = (anyOf as readonly { properties: { state: { const: string } } }[]).map(({ properties }) => properties.state.const);
    const words = Object.keys(glossary.find(({ of }) => of === aggregate)?.terms ?? {}).filter(
      (word) => word !== 'Absent' && !(aggregate === 'partnership' && addenda.includes(word)),
    );
    expect(words.filter((word) => !states.includes(word))).toEqual([]);
  });
});

import fc from 'fast-check';
import type { JsonSchema } from '../../api/http/json-schema.ts';
import type { Json } from '../../domain/shared/json.ts';
import type { Schemas } from './operations.ts';
import type { World } from './world.ts';

/** Days around the one on which it is tested; any other now and then. */
const days = ['2026-08-01', '2026-09-01', '2026-09-14', '2026-10-01', '2026-11-01', '2026-11-19', '2026-11-20', '2027-01-31', '2027-02-28', '2027-07-31'];
const happened = days.filter((day) => day <= '2026-11-20');
/** What a text means is said by the field it stands in: ids are those that earlier answers named. */
const meant: Readonly<Record<string, readonly string[]>> = {
  occurredOn: happened,
  from: ['2026-09-01', '2026-09-14', '2026-11-01'],
  to: ['2027-01-31', '2027-02-28', '2027-07-31'],
  expiresOn: ['2026-12-31', '2027-01-31'],
  since: happened,
  verifiedAt: happened,
  date: ['2026-10-01', '2026-11-19', '2027-03-03', '2027-04-14'],
  week: ['2026-W37', '2026-W45', '2026-W46', '2026-W47'],
  schoolYear: ['2025-2026', '2026-2027'],
  start: ['09:00', '13:30'],
  end: ['16:00', '17:30'],
  programmeCode: ['25655'],
  crebo: ['25655'],
  subject: ['person-1', 'person-2'],
  studentRef: ['st-0001', 'st-0002', 'st-0003'],
};
const known: Readonly<Record<string, string>> = {
  organisationId: 'organisations',
  hostId: 'organisations',
  employerId: 'employer',
  associationId: 'park-association',
  institutionId: 'educational-institution',
  institutionIds: 'educational-institution',
  party: 'organisations',
  memberId: 'organisations',
  organisation: 'organisations',
  networkId: 'business-park-networks',
  informationDayId: 'information-days',
  partnershipId: 'partnerships',
  placementId: 'placements',
  replacementId: 'placements',
};

const anyNumber = fc.noBias(fc.nat());
/** The id of nothing, or of something that is made with it. */
const strange = (choice: number): string => `00000000-0000-4000-8000-${String(choice % 50).padStart(12, '0')}`;

/** Values that a schema allows. */
export class Values {
  readonly #schemas: Schemas;
  readonly #world: World;
  readonly #texts = new Map<string, fc.Arbitrary<string>>();

  constructor(schemas: Schemas, world: World) {
    this.#schemas = schemas;
    this.#world = world;
  }

  of(schema: JsonSchema, name = ''): fc.Arbitrary<Json> {
    if (typeof schema.$ref === 'string') return this.of(this.#schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, name);
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as Json[]));
    if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type: Json) => this.of({ ...schema, type }, name)));
    switch (schema.type) {
      case 'object':
        return this.#object(schema);
      case 'array':
        return fc.array(this.of(schema.items as JsonSchema, name), { minLength: (schema.minItems as number | undefined) ?? 0, maxLength: 3 });
      case 'integer':
        return this.#integer(schema);
      case 'number':
        return fc.oneof(fc.constantFrom(0, 8, 8.25, 40), this.#integer(schema));
      case 'boolean':
        return fc.boolean();
      default:
        return this.#text(schema, name);
    }
  }

  #integer({ minimum = 0, maximum = 1000 }: JsonSchema): fc.Arbitrary<number> {
    const [min, max] = [Number(minimum), Number(maximum)];
    return fc.oneof({ weight: 4, arbitrary: fc.integer({ min, max: Math.min(max, min + 3) }) }, { weight: 1, arbitrary: fc.integer({ min, max }) });
  }

  #text({ pattern, examples, minLength = 1, maxLength = 200, format }: JsonSchema, name: string): fc.Arbitrary<string> {
    const pool = known[name];
    // Looked up when the value is made, so that a generator can be kept while the world goes on.
    if (pool !== undefined) return anyNumber.map((choice) => (choice % 10 === 0 ? strange(choice) : (this.#world.pick(pool, choice) ?? strange(choice))));
    if (name === 'kvk') return fc.integer({ min: 0, max: 40 }).map((number) => `991000${String(number).padStart(2, '0')}`);
    const usual = meant[name] ?? (Array.isArray(examples) ? (examples as string[]) : undefined);
    const any = this.#anyText(pattern as string | undefined, format as string | undefined, Number(minLength), Math.min(Number(maxLength), 40));
    return usual === undefined ? any : fc.oneof({ weight: 29, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: any });
  }

  #anyText(pattern: string | undefined, format: string | undefined, minLength: number, maxLength: number): fc.Arbitrary<string> {
    if (format === 'uri') return fc.webUrl();
    if (format === 'date-time')
      return fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }).map((date) => date.toISOString());
    // Which characters are forbidden, that pattern says; lookarounds the generator does not know.
    const free = pattern === undefined || pattern.startsWith('^[^') || pattern.includes('(?!');
    return this.#kept(free ? `${minLength} to ${maxLength}` : pattern, () =>
      free ? fc.string({ minLength, maxLength, unit: 'grapheme' }) : fc.stringMatching(new RegExp(pattern, 'u'), { maxLength: 60 }),
    );
  }

  /** These take long to make, and are the same for many fields. */
  #kept(key: string, make: () => fc.Arbitrary<string>): fc.Arbitrary<string> {
    const known = this.#texts.get(key) ?? make();
    this.#texts.set(key, known);
    return known;
  }

  #object({ properties = {}, required = [], additionalProperties, propertyNames, allOf = [] }: JsonSchema): fc.Arbitrary<Json> {
    const fields = Object.fromEntries(Object.entries(properties as Schemas).map(([name, of]) => [name, this.of(of, name)]));
    const table =
      typeof additionalProperties === 'object' ? this.#table(additionalProperties as JsonSchema, propertyNames as JsonSchema | undefined) : fc.constant({});
    const conditions = allOf as unknown as readonly Condition[];
    // Of fields that exclude each other the fitting ones are always there.
    const needed = new Set([...(required as string[]), ...conditions.flatMap(({ else: { properties: excluded } }) => Object.keys(excluded))]);
    return fc.tuple(fc.record(fields, { requiredKeys: [...needed] }), table).map(([object, more]) => fitting({ ...object, ...more }, conditions));
  }

  #table(of: JsonSchema, names: JsonSchema | undefined): fc.Arbitrary<Record<string, Json>> {
    const name =
      typeof names?.pattern === 'string' && names.pattern.includes('{4}-') ? fc.constantFrom('2025-2026', '2026-2027') : fc.string({ maxLength: 10 });
    return fc.dictionary(name, this.of(of), { maxKeys: 3 });
  }
}

type Condition = Readonly<{ if: { properties: Readonly<Record<string, { const: Json }>> }; else: { properties: Readonly<Record<string, false>> } }>;

function fitting(object: Record<string, Json>, conditions: readonly Condition[]): Json {
  const excluded = conditions.flatMap(({ if: { properties }, else: { properties: others } }) =>
    Object.entries(properties).every(([name, { const: value }]) => object[name] === value) ? [] : Object.keys(others),
  );
  return Object.fromEntries(Object.entries(object).filter(([name]) => !excluded.includes(name)));
}

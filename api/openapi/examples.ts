import type { Json } from '../../domain/shared/json.ts';
import type { JsonSchema } from '../http/json-schema.ts';

/** Texts for which a schema knows no example, by the field they stand in. */
const texts: Readonly<Record<string, string>> = {
  name: 'Bakkerij Van Dam',
  title: 'Samen opleiden in de zorg',
  place: 'Leiden',
  venue: 'Aula',
  link: 'https://voorbeeld.nl/dag',
  reason: 'Verzoek van de school',
  why: 'Verkeerd overgenomen',
  evidence: 'Dossier 2026-114',
  reference: 'Verslag 2026-11',
  signatoryRole: 'directeur',
  trainerRole: 'praktijkopleider',
  findings: 'Veel belangstelling voor techniek.',
};
/** Where the least or the first that a schema allows would break a rule between fields. */
const values: Readonly<Record<string, Json>> = {
  to: '2027-07-31',
  expiresOn: '2027-01-31',
  end: '17:00',
  old: 'zorg-welzijn-sport',
  new: 'handel',
  field: 'sector',
  unit: 'place',
  quantity: 10,
  places: 10,
  score: 8,
  totalHours: 640,
  hoursPerSchoolYear: { '2026-2027': 640 },
};

type Named = Readonly<Record<string, JsonSchema>>;
const isNamed = (name: string, schema: JsonSchema): boolean => name !== '' && typeof schema.$ref !== 'string';

/** A value that the schema allows, the same every time; with every field, also those that may be left out, unless another field excludes it. */
export function exampleOf(schema: JsonSchema, named: Named, name = ''): Json {
  if (typeof schema.$ref === 'string') return exampleOf(named[schema.$ref.split('/').at(-1) ?? ''] ?? {}, named, name);
  const given = values[name];
  if (given !== undefined && isNamed(name, schema)) return given;
  if (Array.isArray(schema.examples)) return schema.examples[0] as Json;
  if (Array.isArray(schema.enum)) return schema.enum[0] as Json;
  switch (schema.type) {
    case 'object':
      return objectExample(schema, named);
    case 'array':
      return [exampleOf(schema.items as JsonSchema, named, name)];
    case 'integer':
    case 'number':
      return (schema.minimum as number | undefined) ?? 0;
    case 'boolean':
      return true;
    default:
      return texts[name] ?? 'Volgens afspraak';
  }
}

type Condition = Readonly<{ if: { properties: Readonly<Record<string, { const: Json }>> }; else: { properties: Readonly<Record<string, false>> } }>;

function objectExample({ properties = {}, allOf = [] }: JsonSchema, named: Named): Json {
  const example = Object.fromEntries(Object.entries(properties as Named).map(([name, of]) => [name, exampleOf(of, named, name)]));
  for (const { if: condition, else: excluded } of allOf as unknown as readonly Condition[]) {
    const holds = Object.entries(condition.properties).every(([name, { const: value }]) => example[name] === value);
    if (!holds) for (const name of Object.keys(excluded.properties)) delete example[name];
  }
  return example;
}

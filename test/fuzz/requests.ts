import fc from 'fast-check';
import type { Json } from '../../domain/shared/json.ts';
import { nastyContentTypes, nastyHeaders, nastyQueries, nastySegments, nastyValues, rawBodies, spoiled } from './nasty.ts';
import type { Operation, Parameter, Schemas } from './operations.ts';
import { sensible } from './sensible.ts';
import { Values } from './values.ts';
import type { Sent } from './wire.ts';
import type { Seen, World } from './world.ts';

/** How a request is wrong; most are not. */
export type Fault = 'none' | 'body' | 'raw-body' | 'content-type' | 'header' | 'query' | 'path';
const anyNumber = fc.noBias(fc.nat());
const latest = 'latest';
type Parts = { segments: Record<string, string>; query: string[]; headers: Record<string, string>; body: string | undefined };

const sheets = [
  'ref;naam;soort;kvk;vestiging;brin;gemeente;postcode;plaats;sectoren;leerbedrijf_id;erkende_crebos;opmerking\nW1;Bakker;werkgever;99100000;000099100000;;GM0546;2311 AB;Leiden;handel;;;\n',
  'slug;naam;van;tot;doel\n2026-2027;Een jaar;2026-08-01;2027-07-31;1000\n',
  'naam;gemeente\n"open',
  '\u0000\u0001\u0002',
  'naam,gemeente\n'.repeat(1000),
];
const files = ['organisaties.csv', 'programmajaren.csv', 'netwerken.csv', 'onbekend.csv', '../x.csv'];

/** Requests built on what is known of the world. */
export class Requests {
  readonly #world: World;
  readonly #values: Values;
  readonly #sensible: ReturnType<typeof sensible>;
  readonly #kept = new Map<string, fc.Arbitrary<Sent>>();
  /** What the next request is to be about, if it is about one thing. */
  #about: Seen | undefined;

  constructor(schemas: Schemas, world: World) {
    this.#world = world;
    this.#values = new Values(schemas, world);
    this.#sensible = sensible(world);
  }

  one(operation: Operation, about: Seen | undefined, fault: Fault, seed: number): Sent {
    this.#about = about;
    const key = `${operation.id} ${fault}`;
    const to = this.#kept.get(key) ?? this.#to(operation, fault);
    this.#kept.set(key, to);
    return fc.sample(to, { seed, numRuns: 1 })[0] as Sent;
  }

  #to(operation: Operation, fault: Fault): fc.Arbitrary<Sent> {
    return fc
      .record({ segments: this.#segments(operation), query: this.#query(operation), headers: this.#headers(operation), body: this.#body(operation) })
      .chain((parts) => this.#faulty(operation, parts as Parts, fault))
      .map(({ segments, query, headers, body }) => ({
        method: operation.method,
        path: `/v1${operation.path.replace(/\{(\w+)\}/g, (_, name: string) => segments[name] ?? '')}${query.length > 0 ? `?${query.join('&')}` : ''}`,
        headers: this.#versioned(operation, segments.id ?? '', headers),
        body,
      }));
  }

  /** Mostly the version that was seen last; of what was never seen, none. */
  #versioned({ resource }: Operation, id: string, { 'If-Match': version, ...headers }: Record<string, string>): Record<string, string> {
    const given = version === latest ? this.#world.etagOf(resource, id) : version;
    return { ...headers, ...(given !== undefined && { 'If-Match': given }) };
  }

  #segments({ parameters, resource }: Operation): fc.Arbitrary<Record<string, string>> {
    const pool = resource === 'partner-programme' ? 'partnerships' : resource;
    const ofPath = (parameter: Parameter): fc.Arbitrary<string> => {
      const value = this.#values.of(parameter.schema, parameter.name).map(String);
      if (parameter.name !== 'id') return value;
      return fc.tuple(anyNumber, value).map(([choice, other]) => this.#about?.id ?? this.#world.pick(pool, choice) ?? other);
    };
    return fc.record(Object.fromEntries(parameters.filter((parameter) => parameter.in === 'path').map((parameter) => [parameter.name, ofPath(parameter)])));
  }

  #query({ parameters, path, uploads }: Operation): fc.Arbitrary<string[]> {
    if (uploads.length > 0) return fc.constantFrom(...files).map((file) => [`file=${encodeURIComponent(file)}`]);
    const known = parameters.filter((parameter) => parameter.in === 'query');
    const of = ({ name, schema }: Parameter): fc.Arbitrary<string> =>
      this.#values
        .of(schema, name)
        .map((value) => `${name}=${encodeURIComponent(((name === 'cursor' && this.#world.cursorOf(path)) || String(value)).toWellFormed())}`);
    // Of filters only some sets are served, so few are asked at once.
    return fc.subarray(known, { maxLength: Math.min(3, known.length) }).chain((asked) => fc.tuple(...asked.map(of)));
  }

  #headers({ parameters, path }: Operation): fc.Arbitrary<Record<string, string>> {
    const asked = parameters.filter((parameter) => parameter.in === 'header');
    const of = ({ name, schema }: Parameter): fc.Arbitrary<string> => {
      if (name === 'If-Match') return anyNumber.map((choice) => (choice % 12 === 0 ? '"0"' : latest));
      if (name === 'Consistency-Token' || name === 'Last-Event-ID') return anyNumber.map((choice) => this.#world.token(choice));
      if (name === 'Prefer') return fc.constantFrom('wait=1', 'wait=2, respond-async');
      if (name === 'Accept-Language') return fc.constantFrom('nl', 'en', 'de, en;q=0.5');
      if (name === 'Idempotency-Key') return anyNumber.map((choice) => (choice % 20 === 0 ? 'key-1' : `key-${choice}`));
      return this.#values.of(schema, name).map(String);
    };
    const required = asked.filter((parameter) => parameter.required).map(({ name }) => name);
    return fc
      .tuple(fc.record(Object.fromEntries(asked.map((parameter) => [parameter.name, of(parameter)])), { requiredKeys: required }), this.#actor())
      .map(([headers, actor]) => ({ ...headers, ...actor, ...(path === '/imports' && { 'Content-Type': 'text/csv' }) }));
  }

  #actor(): fc.Arbitrary<Record<string, string>> {
    const office = fc.constantFrom('manager-1;role=programme-manager', 'manager-2;role=programme-manager', 'admin-1;role=administrator');
    const party = fc.tuple(fc.constantFrom('employer', 'institution', 'park-association', 'intermediary', 'auditor'), anyNumber).map(([role, choice]) => {
      const organisation = choice % 4 === 0 ? undefined : this.#world.pick('organisations', choice);
      return `person-1;role=${role}${organisation === undefined ? '' : `;organisation=${organisation}`}`;
    });
    return fc.oneof({ weight: 14, arbitrary: office }, { weight: 1, arbitrary: party }).map((actor) => ({ 'Stagepact-Actor': actor }));
  }

  #body({ id, method, body, uploads }: Operation): fc.Arbitrary<Json | undefined> {
    if (uploads.length > 0) return fc.constantFrom(...sheets);
    if (method !== 'post' || body === undefined) return fc.constant(undefined);
    const any = this.#values.of(body);
    const fitting = this.#sensible[id];
    return fitting === undefined ? any : fc.oneof(any, fitting);
  }

  #faulty({ body: schema, path, parameters }: Operation, { segments, query, headers, body }: Parts, fault: Fault): fc.Arbitrary<Parts> {
    const json = schema === undefined || body === undefined ? body : JSON.stringify(body);
    const typed = schema === undefined ? headers : { 'Content-Type': 'application/json', ...headers };
    const good = { segments, query, headers: typed, body: json };
    const or = <T>(arbitrary: fc.Arbitrary<T>, parts: (value: T) => Partial<Parts>) => arbitrary.map((value) => ({ ...good, ...parts(value) }));
    if (fault === 'body' && schema !== undefined) return or(spoiled(body as unknown as Json), (spoilt) => ({ body: JSON.stringify(spoilt) }));
    if (fault === 'raw-body' && body !== undefined) return or(fc.constantFrom(...rawBodies), (raw) => ({ body: raw }));
    if (fault === 'content-type' && body !== undefined)
      return or(fc.constantFrom(...nastyContentTypes), (type) => ({ headers: { ...typed, 'Content-Type': type } }));
    if (fault === 'header') return or(fc.constantFrom(...nastyHeaders), ([name, value]) => ({ headers: { ...typed, [name]: value } }));
    if (fault === 'path' && path.includes('{')) {
      const names = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      return or(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...nastySegments)), ([name, segment]) => ({
        segments: { ...segments, [name]: encodedPart(segment) },
      }));
    }
    if (fault === 'query') {
      const ofKey = fc.tuple(
        fc.constantFrom(...parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name), 'id'),
        fc.constantFrom(...nastyValues),
      );
      const named = ofKey.map(([name, value]) => `${name}=${encodeURIComponent(asText(value).slice(0, 3000).toWellFormed())}`);
      return or(fc.oneof(fc.constantFrom(...nastyQueries), named), (more) => ({ query: [...query, more] }));
    }
    return fc.constant(good);
  }
}

const encodedPart = (segment: string): string => segment.replaceAll(' ', '%20').replaceAll("'", '%27');
const asText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

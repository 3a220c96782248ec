import fc from 'fast-check';
import type { Json } from '../../domain/shared/json.ts';

const deep = (levels: number): Json => (levels === 0 ? 1 : [deep(levels - 1)]);

/** What no field expects. */
export const nastyValues: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1.005,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  '',
  ' ',
  '\u0000',
  'a\u0007b',
  '\ud800',
  '\u{1f469}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}',
  '\u202eomgekeerd',
  'שלום עולם',
  '__proto__',
  'constructor',
  'toString',
  '2026-02-30',
  '2025-02-29',
  '0000-00-00',
  '9999-12-31',
  '2026-13-45',
  '2026-03-29T02:30',
  '1e999',
  "'; drop table placements; --",
  '../../etc/passwd',
  'x'.repeat(5000),
  [],
  {},
  [null],
  { $ne: null },
  { $gt: '' },
  { __proto__: null, toString: 1 },
  [{ constructor: 1 }],
  deep(20),
  deep(200),
];

/** A path into a value, and what happens there. */
const place = (value: Json, choice: number): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Object.keys(value);
  const key = keys[choice % Math.max(1, keys.length)];
  return key === undefined || choice % 5 === 4 ? [] : [key, ...place((value as Record<string, Json>)[key] as Json, Math.floor(choice / 3))];
};

function changed(value: Json, path: readonly string[], next: (value: Json) => Json | undefined): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined || typeof value !== 'object' || value === null) return next(value);
  const inner = changed((value as Record<string, Json>)[key] as Json, rest, next);
  if (Array.isArray(value)) return value.map((item: Json, index) => (String(index) === key ? (inner ?? null) : item));
  const entries = Object.entries(value).flatMap(([name, item]) =>
    name === key ? (inner === undefined ? [] : [[name, inner] as const]) : [[name, item] as const],
  );
  return Object.fromEntries(entries);
}

const extra = (value: Json, name: string, more: Json): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, [name]: more } : value;

/** A body with something wrong in it somewhere. */
export const spoiled = (body: Json): fc.Arbitrary<Json> =>
  fc.tuple(fc.nat(1000), fc.constantFrom('replace', 'remove', 'add', 'repeat'), fc.constantFrom(...nastyValues)).map(([choice, how, value]) => {
    const path = place(body, choice);
    if (how === 'remove') return changed(body, path, () => undefined) ?? {};
    if (how === 'add') return changed(body, path.slice(0, -1), (at) => extra(at, choice % 2 === 0 ? 'unknown' : 'constructor', value)) ?? {};
    if (how === 'repeat') return changed(body, path, (at) => [at, at, at]) ?? {};
    return changed(body, path, () => value) ?? null;
  });

/** Bodies that are no JSON, or none that can be meant. */
export const rawBodies: readonly string[] = [
  '',
  '{',
  '{"a":',
  'null',
  'true',
  '1',
  '"text"',
  '[]',
  '[{}]',
  '{}',
  '{"a":1,"a":2}',
  '{"__proto__":{"name":"x"}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '{"name":1e999}',
  '{"name":"\\ud800"}',
  '\ufeff{}',
  "{'name':'x'}",
  '\u0000',
  '<?xml version="1.0"?><a/>',
  'name=x&kind=employer',
  '['.repeat(50_000),
  `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`,
  JSON.stringify({ name: 'x'.repeat(150_000) }),
];

export const nastyContentTypes: readonly string[] = [
  'text/plain',
  'application/xml',
  'application/json; charset=latin1',
  'application/json; charset=utf-16',
  'application/json; charset=none',
  'application/merge-patch+json',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'text/csv',
  'json',
  ';',
];

export const nastyHeaders: readonly (readonly [name: string, value: string])[] = [
  ['If-Match', '*'],
  ['If-Match', 'W/"1"'],
  ['If-Match', '"999"'],
  ['If-Match', '"1", "2"'],
  ['If-Match', ''],
  ['Idempotency-Key', 'with space'],
  ['Idempotency-Key', 'k'.repeat(300)],
  ['Idempotency-Key', ''],
  ['Consistency-Token', 'x'],
  ['Consistency-Token', '-1'],
  ['Consistency-Token', '1'.repeat(21)],
  ['Prefer', 'wait=-1'],
  ['Prefer', 'wait=1e9, respond-async; q="'],
  ['Last-Event-ID', 'abc'],
  ['Accept-Language', 'xx, *;q=0.1'],
  ['Accept-Language', 'en;q=banana,,,'],
  ['Accept', 'text/html'],
  ['Accept-Encoding', 'br;q=0'],
  ['Content-Encoding', 'gzip'],
  ['Content-Encoding', 'strange'],
  ['Correlation-Id', 'a b c'],
  ['Correlation-Id', 'c'.repeat(200)],
  ['traceparent', '00-xyz'],
  ['Stagepact-Actor', ''],
  ['Stagepact-Actor', ';;;'],
  ['Stagepact-Actor', 'x;role=king'],
  ['Stagepact-Actor', 'x;role=employer;organisation=nowhere'],
  ['X-Forwarded-For', '1.2.3.4, evil'],
  ['X-HTTP-Method-Override', 'DELETE'],
  ['Range', 'bytes=0-1'],
];

export const nastyQueries: readonly string[] = [
  'unknown=1',
  'limit=0',
  'limit=201',
  'limit=1e2',
  'limit=-1',
  'limit=1&limit=2',
  'cursor=x',
  'cursor=%00',
  'cursor=WyIiLCIiXQ',
  'order=sideways',
  'a[b]=c',
  'a[]=1&a[]=2',
  '__proto__=x',
  'constructor=x',
  'hasOwnProperty=x',
  '%',
  '%E0%A4%A',
  '=',
  '&&&',
  'asOf=2026-02-30T00:00:00Z',
  'asOf=+275760-09-13T00:00:00Z',
  'asOf=2026-11-20T12:00:00%2B99:99',
  'asOf=2026-11-20T12:00:00Z&revision=1',
  'revision=999999999',
  'revision=1.5',
  `from=2026-02-30`,
  'from=2027-01-01&to=2026-01-01',
  'occurredOn=2026-02-30',
  'schoolYear=2026-2028',
  `stream=${'s'.repeat(2000)}`,
  'state=Nowhere',
];

export const nastySegments: readonly string[] = [
  '%00',
  '%20',
  '%2e%2e',
  '%2f',
  '%E0%A4%A',
  '%',
  'undefined',
  'null',
  '__proto__',
  'constructor',
  '0',
  '-1',
  '99999999999999999999',
  '1e3',
  '%F0%9F%92%A5',
  'x'.repeat(3000),
  '00000000-0000-0000-0000-000000000000',
  '0B0F2A50-6F2E-5B8E-9D5E-0C8A3F0D7A11',
  'a-b@c',
  "' or 1=1",
];

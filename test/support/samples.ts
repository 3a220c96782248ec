import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type EventCodec, MalformedEvent } from '../../domain/shared/codec.ts';
import { OrganisationId, PlacementId } from '../../domain/shared/identifiers.ts';
import type { Json } from '../../domain/shared/json.ts';
import { same } from '../../domain/shared/same.ts';
import { walkables } from './builders/walkables.ts';
import { someWalks } from './walks.ts';

/** An event as it stands in a store. */
export type Sample = Readonly<{ type: string; schemaVersion: number; data: { readonly [key: string]: unknown } }>;

const folder = new URL('../samples/', import.meta.url);
const fileOf = (path: string): string => fileURLToPath(new URL(path, folder));

/** Every event type in every version that was ever written, with the file of its sample. */
export const expectedSamples = Object.entries(walkables).flatMap(([aggregate, { codec }]) =>
  codec.types.flatMap((type) =>
    Array.from({ length: codec.version(type) }, (_, older) => ({
      aggregate,
      codec,
      type,
      version: older + 1,
      path: `${aggregate}/${type}.v${older + 1}.json`,
    })),
  ),
);

export const storedSamples = (): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').slice(fileURLToPath(folder).length))
    .sort();

export const readSample = (path: string): Sample => JSON.parse(readFileSync(fileOf(path), 'utf8'));

type Data = { readonly [key: string]: Json };
const isTable = (value: Json | undefined): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Puts in what the first does not have and the second does, however deep; lists only where they are empty. */
function fill(value: Json, other: Json): Json {
  if (isTable(value) && isTable(other)) {
    return { ...other, ...Object.fromEntries(Object.entries(value).map(([key, part]) => [key, other[key] === undefined ? part : fill(part, other[key])])) };
  }
  return Array.isArray(value) && Array.isArray(other) ? (value.length === 0 ? other : value.map((item: Json) => fill(item, other[0] as Json))) : value;
}

type Path = readonly (string | number)[];
/** Every place in the data, outermost first. */
const placesIn = (value: unknown, at: Path = []): readonly Path[] =>
  typeof value !== 'object' || value === null
    ? [at]
    : [at, ...(Array.isArray(value) ? [...value.entries()] : Object.entries(value)).flatMap(([key, part]) => placesIn(part, [...at, key]))];

const spoiled = (value: unknown, [first, ...rest]: Path): unknown => {
  if (first === undefined) return null;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  return Object.assign(copy, { [first]: spoiled((value as Record<string | number, unknown>)[first], rest) });
};

const takes = (codec: EventCodec, type: string, data: unknown, version: number): boolean => {
  try {
    return codec.decode(type, data, version) !== 'ignored';
  } catch (error) {
    if (error instanceof MalformedEvent) return false;
    throw error;
  }
};

/** The places in the data that the codec does not look at: it takes the event whatever stands there. */
export const unread = (codec: EventCodec, type: string, data: unknown, version: number): readonly Path[] =>
  placesIn(data).filter((place) => takes(codec, type, spoiled(data, place), version));

/** Values of fields that the walks leave out. */
const spare: Data = {
  endedBy: 'company',
  expectedResumption: '2026-03-02',
  lastParkDay: '2025-10-31',
  otherPlacements: [{ placementId: PlacementId.example, period: { from: '2025-02-03', to: '2025-07-11' } }],
  warnings: ['minor-over-45-hours'],
  voidedSignatures: [OrganisationId.example],
};

/** An event as full as can be: with every optional field, and no empty list, of which any event has a value. The codec takes it, though no decision may give it. */
function fullest(codec: EventCodec, type: string, own: readonly Data[], fields: Data): Data | undefined {
  const isBetter = (data: Data, than: Data) =>
    !same(data, than) && takes(codec, type, data, codec.version(type)) && unread(codec, type, data, codec.version(type)).length === 0;
  const [first, ...others] = own;
  if (first === undefined) return undefined;
  const candidates = [...others, ...Object.entries(fields).map(([key, value]) => ({ [key]: value }))];
  return candidates.reduce((full, other) => {
    const filled = fill(full, other) as Data;
    return isBetter(filled, full) ? filled : full;
  }, first);
}

/** Writes samples that are not there yet, from events that the walks decide; one that is there is never touched. */
export function writeMissingSamples(): void {
  const there = new Set(storedSamples());
  const missing = expectedSamples.filter(({ codec, type, version, path }) => !there.has(path) && version === codec.version(type));
  if (missing.length === 0) return;
  const events = Object.values(walkables).flatMap((walkable) => someWalks(walkable).flatMap((steps) => steps.flatMap((taken) => taken.events)));
  const fields = events.reduce<Data>((known, { data }) => fill(known, data as Data) as Data, spare);
  for (const { codec, type, version, path } of missing) {
    const own = new Map(events.filter((event) => event.type === type).map(({ data }) => [JSON.stringify(data), data as Data]));
    const data = fullest(codec, type, [...own.values()], fields);
    if (data === undefined) continue;
    const sample: Sample = { type, schemaVersion: version, data };
    mkdirSync(dirname(fileOf(path)), { recursive: true });
    writeFileSync(fileOf(path), `${JSON.stringify(sample, null, 2)}\n`, { flag: 'wx' });
  }
}

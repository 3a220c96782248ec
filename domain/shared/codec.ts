import type { DomainEvent } from './event.ts';
import type { InferFields, Schema } from './schema.ts';
import { object } from './schema.ts';

type Fields = Readonly<Record<string, Schema<unknown>>>;
/** Turns data of version n (its place in the list + 1) into data of version n + 1. */
export type Upcast = (data: { readonly [key: string]: unknown }) => { readonly [key: string]: unknown };
export type EventDefinition = Readonly<{ data: Fields; upcasts?: readonly Upcast[] }>;
export type EventDefinitions = Readonly<Record<string, EventDefinition>>;

/** The union of events that a table of definitions describes. */
export type EventsOf<D extends EventDefinitions> = { [T in keyof D & string]: DomainEvent<T, InferFields<D[T]['data']>> }[keyof D & string];

/** A stored event whose data does not have the shape its type promises. Never skipped: the reader must stop and tell. */
export class MalformedEvent extends Error {
  override readonly name = 'MalformedEvent';
}

export interface EventCodec<E extends DomainEvent = DomainEvent> {
  readonly types: readonly E['type'][];
  /** Version with which the type is written today. */
  version(type: string): number;
  /** Upcasts step by step and checks. Unknown types are ignored. @throws MalformedEvent */
  decode(type: string, data: unknown, schemaVersion: number): E | 'ignored';
}

export function codecOf<D extends EventDefinitions>(definitions: D): EventCodec<EventsOf<D>> {
  const known = new Map(Object.entries(definitions).map(([type, { data, upcasts = [] }]) => [type, { shape: object(data), upcasts }]));
  const version = (type: string): number => (known.get(type)?.upcasts.length ?? 0) + 1;
  return {
    types: [...known.keys()] as EventsOf<D>['type'][],
    version,
    decode(type, data, schemaVersion) {
      const entry = known.get(type);
      if (entry === undefined) return 'ignored';
      if (!Number.isSafeInteger(schemaVersion) || schemaVersion < 1 || schemaVersion > version(type)) {
        throw new MalformedEvent(`${type} has schema version ${schemaVersion}; this program knows 1 to ${version(type)}`);
      }
      const upcast = upcastBy(entry.upcasts.slice(schemaVersion - 1), data, `${type} v${schemaVersion}`);
      const wrong = entry.shape.check(upcast, '');
      if (wrong !== undefined) throw new MalformedEvent(`${type} v${schemaVersion}: ${wrong}`);
      return { type, data: upcast } as unknown as EventsOf<D>;
    },
  };
}

function upcastBy(steps: readonly Upcast[], data: unknown, what: string): unknown {
  try {
    return steps.reduce((older, step) => step(older as { readonly [key: string]: unknown }), data);
  } catch (error) {
    throw new MalformedEvent(`${what} cannot be brought up to date`, { cause: error });
  }
}

import fc from 'fast-check';
import type { EventCodec } from '../../domain/shared/codec.ts';
import type { Decider, DecisionContext, DomainCommand } from '../../domain/shared/decider.ts';
import type { DomainEvent, OfType } from '../../domain/shared/event.ts';
import type { Json } from '../../domain/shared/json.ts';
import type { LocalDate } from '../../domain/shared/local-date.ts';
import { Rejection } from '../../domain/shared/rejection.ts';
import { manager } from './decider-spec.ts';

/** An aggregate and how to walk through it: everything that makes random but telling histories. */
export interface Walkable<C extends DomainCommand, E extends DomainEvent, S> {
  readonly decider: Decider<C, E, S>;
  readonly codec: EventCodec<E>;
  /** Any command, drawn from few enough ids, days and texts that commands meet each other. */
  readonly commands: fc.Arbitrary<C>;
  /** Defaults to today's, by one of two persons. */
  readonly contexts?: fc.Arbitrary<DecisionContext>;
  /** Roads: commands that lead deep into the life. Most walks follow one for a while, with commands of chance in between and after. */
  readonly scenarioBias?: readonly (readonly C[])[];
}

export type Step<C> = Readonly<{ command: C; context: DecisionContext }>;
/** One step as it was taken: `rejection` or `events`, and every state it went through. */
export type Taken<C, E, S> = Step<C> & Readonly<{ before: S; events: readonly E[]; rejection: Rejection | undefined; states: readonly S[]; after: S }>;

type Fields<C> = Omit<C, 'type' | 'occurredOn'>;
/** An arbitrary for each field; one that may be absent answers undefined for it. */
type FieldArbitraries<C> = { readonly [K in keyof Fields<C>]-?: fc.Arbitrary<undefined extends Fields<C>[K] ? Fields<C>[K] | undefined : Fields<C>[K]> };

/** Says how the commands of an aggregate are drawn: `command('RenameOrganisation', { name: fc.constantFrom('A', 'B') })`. */
export const commandsOn =
  <C extends DomainCommand>(occurredOn: fc.Arbitrary<LocalDate>) =>
  <T extends C['type']>(type: T, fields: FieldArbitraries<OfType<C, T>>): fc.Arbitrary<OfType<C, T>> =>
    fc
      .record({ type: fc.constant(type), occurredOn, ...(fields as Readonly<Record<string, fc.Arbitrary<unknown>>>) })
      .map((command) => Object.fromEntries(Object.entries(command).filter(([, value]) => value !== undefined)) as unknown as OfType<C, T>);

/** Drawn in half of the cases, absent in the others. */
export const sometimes = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined, freq: 2 });

const twoPersons: fc.Arbitrary<DecisionContext> = fc.constantFrom(manager, { ...manager, by: 'manager-2' });

/** Makes a change in place fail where it happens. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}

export function walksOf<C extends DomainCommand, E extends DomainEvent, S>({
  commands,
  contexts = twoPersons,
  scenarioBias = [],
}: Walkable<C, E, S>): fc.Arbitrary<readonly Step<C>[]> {
  const step = fc.record({ command: commands, context: contexts });
  const byChance = fc.array(step, { maxLength: 24 });
  const alongRoad = (road: readonly C[]): fc.Arbitrary<readonly Step<C>[]> =>
    fc
      .record({
        length: fc.integer({ min: 1, max: road.length }),
        persons: fc.array(contexts, { minLength: road.length, maxLength: road.length }),
        detours: fc.array(fc.record({ before: fc.nat({ max: road.length - 1 }), step }), { maxLength: 3 }),
        after: fc.array(step, { maxLength: 12 }),
      })
      .map(({ length, persons, detours, after }) => [
        ...road
          .slice(0, length)
          .flatMap((command, index) => [
            ...detours.filter(({ before }) => before === index).map((detour) => detour.step),
            { command, context: persons[index] as DecisionContext },
          ]),
        ...after,
      ]);
  const roads = scenarioBias.filter((road) => road.length > 0).map((road) => ({ arbitrary: alongRoad(road), weight: 2 }));
  return fc.oneof({ arbitrary: byChance, weight: 1 + roads.length }, ...roads);
}

/** Takes the steps one by one from the initial state; a rejected one is passed over. Whatever is given to the decider is frozen. */
export function walk<C extends DomainCommand, E extends DomainEvent, S>(decider: Decider<C, E, S>, steps: readonly Step<C>[]): readonly Taken<C, E, S>[] {
  let state = deepFreeze(decider.initial);
  return steps.map(({ command, context }) => {
    const before = state;
    const { events, rejection } = outcome(() => decider.decide(deepFreeze(command), before, context));
    const states = deepFreeze(events).map((event) => {
      state = deepFreeze(decider.evolve(state, event));
      return state;
    });
    return { command, context, before, events, rejection, states, after: state };
  });
}

function outcome<E>(decide: () => readonly E[]): { events: readonly E[]; rejection: Rejection | undefined } {
  try {
    return { events: decide(), rejection: undefined };
  } catch (error) {
    if (error instanceof Rejection) return { events: [], rejection: error };
    throw error;
  }
}

/** A number of walks that is the same in every run. */
export const someWalks = <C extends DomainCommand, E extends DomainEvent, S>(
  walkable: Walkable<C, E, S>,
  count = 400,
): readonly (readonly Taken<C, E, S>[])[] => fc.sample(walksOf(walkable), { numRuns: count, seed: 71 }).map((steps) => walk(walkable.decider, steps));

/** What chance decides when an event is varied. */
export const choices: fc.Arbitrary<readonly number[]> = fc.array(fc.nat({ max: 1000 }), { minLength: 40, maxLength: 40 });

/** Other data of the right shape: fields are exchanged, changed, emptied or left out one by one, as long as the codec still takes the event. */
export function varying<E extends DomainEvent>(codec: EventCodec<E>, pool: readonly E[]): (event: E, chosen: readonly number[]) => E {
  const seen = leavesByName(pool.map(({ data }) => data as Json));
  return (event, chosen) => {
    let taken = 0;
    const next = () => chosen[taken++ % chosen.length] as number;
    let data = event.data as Readonly<Record<string, Json>>;
    for (const name of Object.keys(data)) {
      const { [name]: value, ...others } = data;
      if (next() % 2 === 0) continue;
      const changed = next() % 5 === 0 ? others : { ...data, [name]: variation(value as Json, name, next, seen) };
      if (accepts(codec, event.type, changed)) data = changed;
    }
    return deepFreeze({ type: event.type, data } as E);
  };
}

/** Events of every type, varied. */
export function variationsOf<E extends DomainEvent>(codec: EventCodec<E>, pool: readonly E[]): fc.Arbitrary<E> {
  const ofEachType = [...new Set(pool.map(({ type }) => type))].map((wanted) => fc.constantFrom(...pool.filter(({ type }) => type === wanted)));
  const vary = varying(codec, pool);
  return fc.tuple(fc.oneof(...ofEachType), choices).map(([event, chosen]) => vary(event, chosen));
}

function accepts(codec: EventCodec, type: string, data: unknown): boolean {
  try {
    return codec.decode(type, data, codec.version(type)) !== 'ignored';
  } catch {
    return false;
  }
}

const anywhere = '';

function leavesByName(values: readonly Json[]): ReadonlyMap<string, readonly Json[]> {
  const seen = new Map<string, Set<Json>>([[anywhere, new Set()]]);
  const visit = (value: Json, name: string): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) visit(part as Json, Array.isArray(value) ? name : key);
      return;
    }
    seen.get(anywhere)?.add(value);
    seen.set(name, (seen.get(name) ?? new Set()).add(value));
  };
  for (const value of values) visit(value, '');
  return new Map([...seen].map(([name, leaves]) => [name, [...leaves]]));
}

const nextCharacter = (text: string): string => text.replace(/[0-8a-y](?=[^0-8a-y]*$)/, (last) => String.fromCharCode(last.charCodeAt(0) + 1));

function variation(value: Json, name: string, next: () => number, seen: ReadonlyMap<string, readonly Json[]>): Json {
  // Mostly what the field has elsewhere, sometimes what any field has.
  const others = seen.get(next() % 4 === 0 ? anywhere : name) ?? [];
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => (next() % 2 === 0 ? item : variation(item, name, next, seen)));
    return [items, [], [...items].reverse(), [...items, ...items]][next() % 4] as Json;
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, next() % 2 === 0 ? part : variation(part, key, next, seen)]));
  }
  if (next() % 3 === 0 && others.length > 0) return others[next() % others.length] as Json;
  if (typeof value === 'string') return [value, nextCharacter(value), '1999-12-31', '2099-01-01'][next() % 4] as string;
  if (typeof value === 'number') return [value + 1, value * 1000, 0, 0 - value][next() % 4] as number;
  return typeof value === 'boolean' ? !value : value;
}

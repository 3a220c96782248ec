import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DomainCommand } from '../../domain/shared/decider.ts';
import type { DomainEvent } from '../../domain/shared/event.ts';
import { type Sentence, type Sentences, sharedRejections } from '../../domain/shared/rejection.ts';
import { choices, someWalks, type Taken, variationsOf, varying, type Walkable, walk, walksOf } from './walks.ts';

export interface DeciderProperties<C extends DomainCommand, E extends DomainEvent, S extends { readonly status: string }> extends Walkable<C, E, S> {
  readonly name: string;
  /** The sentences of the aggregate; the shared ones are added. */
  readonly rejections: Sentences;
  /** Every status of the state; each must be reached by the walks. */
  readonly statuses: { readonly [Status in S['status']]: true };
  /** Rules that hold in every state that commands can reach. */
  readonly invariants: { readonly [rule: string]: (state: S) => boolean };
  /** Invariants that no order of events can break, because `evolve` alone keeps them. Of all others it is shown that they can be broken. */
  readonly keptByEvolve?: readonly string[];
}

/** The same in every run, so that a failure belongs to the change; `PROPERTY_SEED=1 PROPERTY_RUNS=5000 npm test -- properties` looks further. */
const { PROPERTY_SEED = '2026', PROPERTY_RUNS = '100' } = process.env;
const parameters = { seed: Number(PROPERTY_SEED), numRuns: Number(PROPERTY_RUNS) };

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
/** JSON by looks, which is quicker than there and back. */
const isPlain = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype) && Object.values(value).every(isPlain)
    : value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
const expectPlain = (value: unknown): void => {
  if (!isPlain(value)) expect(throughJson(value)).toStrictEqual(value);
};
const placeholders = ({ nl, en }: Sentence): readonly string[] => [...`${nl} ${en}`.matchAll(/\{(\w+)\+?\}/g)].map(([, fact]) => fact as string);
const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)].sort();

/** Registers the tests of what holds for every decider, shown over walks of commands; call it at the top of a test file. */
export function deciderProperties<C extends DomainCommand, E extends DomainEvent, S extends { readonly status: string }>(
  given: DeciderProperties<C, E, S>,
): void {
  describe(`${given.name}, by any commands in any order`, () => {
    for (const [name, check] of Object.entries(propertiesOf(given))) it(name, check);
  });
  describe(`the walks of ${given.name} are no empty promise`, () => {
    for (const [name, check] of Object.entries(reachOf(given))) it(name, check);
  });
}

type Checks = Readonly<Record<string, () => void>>;

export function propertiesOf<C extends DomainCommand, E extends DomainEvent, S extends { readonly status: string }>(given: DeciderProperties<C, E, S>): Checks {
  const { decider, codec, invariants, statuses } = given;
  const sentences: Sentences = { ...sharedRejections, ...given.rejections };
  const walks = walksOf(given);
  const inEveryStep = (check: (taken: Taken<C, E, S>) => void): void => {
    let checked = 0;
    fc.assert(
      fc.property(walks, (steps) => {
        for (const taken of walk(decider, steps)) {
          check(taken);
          checked += taken.events.length;
        }
      }),
      parameters,
    );
    // An aggregate may have streams of a single event, and some walks are refused from the start.
    expect(checked).toBeGreaterThan(parameters.numRuns / 2);
  };
  const keeps = ([rule, holds]: [string, (state: S) => boolean]) => [
    `keeps: ${rule}`,
    () => {
      expect(holds(decider.initial)).toBe(true);
      inEveryStep(({ states }) => {
        for (const state of states) if (!holds(state)) throw new Error(`broken: ${rule}\nin ${JSON.stringify(state)}`);
      });
    },
  ];

  return {
    ...Object.fromEntries(Object.entries(invariants).map(keeps)),

    'said twice decides nothing': () =>
      inEveryStep(({ command, context, rejection, after }) => {
        if (rejection === undefined) expect(decider.decide(command, after, context)).toStrictEqual([]);
      }),

    'refuses by Rejection only, with a code that has its sentences and the facts that they need': () =>
      inEveryStep(({ rejection, before, after }) => {
        if (rejection === undefined) return;
        const sentence = sentences[rejection.code];
        if (sentence === undefined) throw new Error(`no sentences for ${rejection.code}`);
        expect(Object.keys(rejection.facts)).toEqual(expect.arrayContaining([...placeholders(sentence)]));
        expectPlain(rejection.facts);
        expect(after).toBe(before);
      }),

    'decides events that come back from storage as they were': () =>
      inEveryStep(({ events }) => {
        for (const event of events) expect(codec.decode(event.type, throughJson(event.data), codec.version(event.type))).toStrictEqual(event);
      }),

    'keeps a state of plain JSON': () =>
      inEveryStep(({ states }) => {
        for (const state of states) expectPlain(state);
      }),

    'evolves by any event in any state, and not at all by an unknown one': () => {
      const anyEvents = fc.array(variationsOf(codec, eventsOf(someWalks(given))), { minLength: 1, maxLength: 8 });
      fc.assert(
        fc.property(walks, anyEvents, (steps, events) => {
          for (const reached of [decider.initial, ...walk(decider, steps).map(({ after }) => after)]) {
            for (const type of ['NeverHeardOf', 'constructor', '__proto__']) {
              if (decider.evolve(reached, { type, data: {} } as unknown as E) !== reached) throw new Error(`${type} changes ${JSON.stringify(reached)}`);
            }
            const state = events.reduce((before, event) => decider.evolve(before, event), reached);
            expect(Object.keys(statuses)).toContain(state.status);
            expectPlain(state);
          }
        }),
        parameters,
      );
    },
  };
}

/** What the walks must come across, or the properties above would hold for want of cases. */
export function reachOf<C extends DomainCommand, E extends DomainEvent, S extends { readonly status: string }>(given: DeciderProperties<C, E, S>): Checks {
  const { decider, codec, invariants, keptByEvolve = [], statuses } = given;
  return {
    'they reach every status': () => {
      const reached = someWalks(given).flatMap((steps) => steps.flatMap(({ states }) => states.map(({ status }) => status)));
      expect(distinct([decider.initial.status, ...reached])).toStrictEqual(distinct(Object.keys(statuses)));
    },

    'they decide every type of event': () => expect(distinct(eventsOf(someWalks(given)).map(({ type }) => type))).toStrictEqual(distinct(codec.types)),

    'they are refused by at least half of the rules': () => {
      const codes = someWalks(given).flatMap((steps) => steps.flatMap(({ rejection }) => rejection?.code ?? []));
      const never = Object.keys(given.rejections).filter((code) => !codes.includes(code));
      expect({ never: never.slice(Object.keys(given.rejections).length / 2) }).toStrictEqual({ never: [] });
    },

    'every invariant can be broken by events that decide would not give': () => {
      const pool = eventsOf(someWalks(given));
      const vary = varying(codec, pool);
      const unbroken = new Set(Object.keys(invariants));
      const look = (state: S): void => {
        for (const rule of unbroken) if (invariants[rule]?.(state) === false) unbroken.delete(rule);
      };
      const tamper = (state: S, event: E, chosen: readonly number[]): S => decider.evolve(state, vary(event, chosen));
      for (const [steps, chosen, intruder] of fc.sample(fc.tuple(walksOf(given), choices, variationsOf(codec, pool)), { numRuns: 1000, seed: 71 })) {
        let state = decider.initial;
        let strange = decider.initial;
        const events = walk(decider, steps).flatMap((taken) => taken.events);
        events.forEach((event, index) => {
          const turned = [...chosen.slice(index % chosen.length), ...chosen.slice(0, index % chosen.length)];
          const before = state;
          state = decider.evolve(before, event);
          strange = (turned[0] ?? 0) % 3 === 0 ? tamper(strange, event, turned) : decider.evolve(strange, event);
          // Another event in its place, the same with other data, the next one too early, and once more.
          look(decider.evolve(before, intruder));
          look(tamper(before, event, turned));
          look(decider.evolve(before, events[index + 1] ?? event));
          look(tamper(state, event, turned));
          look(strange);
        });
        if (unbroken.size === 0) break;
      }
      expect(distinct([...unbroken])).toStrictEqual(distinct(keptByEvolve));
    },
  };
}

const eventsOf = <C, E, S>(walked: readonly (readonly Taken<C, E, S>[])[]): readonly E[] => walked.flatMap((steps) => steps.flatMap(({ events }) => events));

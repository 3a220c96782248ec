import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codecOf, type EventsOf } from '../../domain/shared/codec.ts';
import { type Decider, type Decisions, type DomainCommand, deciderOf, type Evolutions, inStatus } from '../../domain/shared/decider.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { Rejection, rejecting } from '../../domain/shared/rejection.ts';
import { count, id, text } from '../../domain/shared/schema.ts';
import { type DeciderProperties, propertiesOf, reachOf } from './properties.ts';
import { commandsOn } from './walks.ts';

/** A till: coins by number go in while it is open, ten at most. Made only to be broken below. */
type TillCommand = DomainCommand<'OpenTill'> | (DomainCommand<'PutCoins'> & Readonly<{ key: string; coins: number }>) | DomainCommand<'CloseTill'>;
const occurredOn = id(LocalDate);
const tillEvents = {
  TillOpened: { data: { occurredOn } },
  CoinsPut: { data: { key: text, coins: count, occurredOn } },
  TillClosed: { data: { occurredOn } },
} as const;
type TillEvent = EventsOf<typeof tillEvents>;
type TillState =
  | Readonly<{ status: 'Absent' }>
  | Readonly<{ status: 'Open'; coins: Readonly<Record<string, number>> }>
  | Readonly<{ status: 'Closed'; coins: Readonly<Record<string, number>> }>;

const tillRejections = { TillFull: { nl: 'Er passen geen {coins} meer in.', en: 'There is no room for {coins}.' } } as const;
const reject = rejecting(tillRejections);
const total = (state: TillState): number => (state.status === 'Absent' ? 0 : Object.values(state.coins).reduce((sum, coins) => sum + coins, 0));

const decisions: Decisions<TillCommand, TillEvent, TillState> = {
  OpenTill: ({ occurredOn }, state) => (state.status === 'Absent' ? [{ type: 'TillOpened', data: { occurredOn } }] : []),
  PutCoins({ key, coins, occurredOn }, state) {
    const open = inStatus(state, 'Open');
    if (open.coins[key] !== undefined) return [];
    return total(state) + coins > 10 ? reject('TillFull', { coins }) : [{ type: 'CoinsPut', data: { key, coins, occurredOn } }];
  },
  CloseTill: ({ occurredOn }, state) => (state.status === 'Closed' ? [] : inStatus(state, 'Open') && [{ type: 'TillClosed', data: { occurredOn } }]),
};
const evolutions: Evolutions<TillEvent, TillState> = {
  TillOpened: () => ({ status: 'Open', coins: {} }),
  CoinsPut: (state, { key, coins }) => (state.status === 'Absent' ? state : { ...state, coins: { ...state.coins, [key]: coins } }),
  TillClosed: (state) => (state.status === 'Open' ? { ...state, status: 'Closed' } : state),
};
const initial: TillState = { status: 'Absent' };
const decider = deciderOf(initial, decisions, evolutions);

const command = commandsOn<TillCommand>(fc.constantFrom('2026-01-01', '2026-11-21').map(LocalDate.parse));
const till = (change: Partial<DeciderProperties<TillCommand, TillEvent, TillState>> = {}): DeciderProperties<TillCommand, TillEvent, TillState> => ({
  name: 'a till',
  decider,
  codec: codecOf(tillEvents),
  rejections: tillRejections,
  commands: fc.oneof(
    command('OpenTill', {}),
    command('PutCoins', { key: fc.constantFrom('a', 'b', 'c'), coins: fc.integer({ min: 1, max: 6 }) }),
    command('CloseTill', {}),
  ),
  statuses: { Absent: true, Open: true, Closed: true },
  invariants: { 'ten coins at most': (state) => total(state) <= 10 },
  ...change,
});

type Till = Decider<TillCommand, TillEvent, TillState>;
const deciding = (change: Partial<typeof decisions>): Till => deciderOf(initial, { ...decisions, ...change }, evolutions);
const evolving = (change: { readonly [T in TillEvent['type']]?: (state: TillState, data: never) => unknown }): Till =>
  deciderOf(initial, decisions, { ...evolutions, ...change } as typeof evolutions);
const put = (data: (command: Extract<TillCommand, { type: 'PutCoins' }>) => unknown): Till =>
  deciding({
    PutCoins: (given, state) =>
      decisions.PutCoins(given, state, { today: given.occurredOn, by: '' }).length === 0 ? [] : [{ type: 'CoinsPut', data: data(given) } as TillEvent],
  });

const twice = 'said twice decides nothing';
const refuses = 'refuses by Rejection only, with a code that has its sentences and the facts that they need';
const stored = 'decides events that come back from storage as they were';
const plain = 'keeps a state of plain JSON';
const evolves = 'evolves by any event in any state, and not at all by an unknown one';

describe('the properties of a decider', () => {
  it.each(Object.entries({ ...propertiesOf(till()), ...reachOf(till()) }))('hold for a sound one: %s', (_, check) => expect(check).not.toThrow());

  it.each<[property: string, defect: string, broken: Till]>([
    [
      'keeps: ten coins at most',
      'a rule left out',
      deciding({ PutCoins: ({ type: _, ...data }, state) => inStatus(state, 'Open') && [{ type: 'CoinsPut', data }] }),
    ],
    [twice, 'an event for what is true already', deciding({ OpenTill: ({ occurredOn }) => [{ type: 'TillOpened', data: { occurredOn } }] })],
    [
      twice,
      'a refusal of what is true already',
      deciding({ CloseTill: ({ occurredOn }, state) => inStatus(state, 'Open') && [{ type: 'TillClosed', data: { occurredOn } }] }),
    ],
    [
      refuses,
      'another error than Rejection',
      deciding({
        CloseTill: () => {
          throw new TypeError('no till');
        },
      }),
    ],
    [
      refuses,
      'a code without sentences',
      deciding({
        CloseTill: () => {
          throw new Rejection('TillStuck', {});
        },
      }),
    ],
    [refuses, 'a fact that the sentence misses', deciding({ PutCoins: (_, state) => inStatus(state, 'Open') && reject('TillFull', {}) })],
    [
      refuses,
      'a fact that is no JSON',
      deciding({ PutCoins: (_, state) => inStatus(state, 'Open') && reject('TillFull', { coins: undefined as unknown as number }) }),
    ],
    [
      refuses,
      'a state changed in place',
      deciding({
        OpenTill: (_, state) => {
          Object.assign(state, { status: 'Open' });
          return [];
        },
      }),
    ],
    [stored, 'undefined in an event', put(({ key, coins, occurredOn }) => ({ key, coins, occurredOn, note: undefined }))],
    [stored, 'a Date in an event', put(({ key, coins, occurredOn }) => ({ key, coins, occurredOn, at: new Date(0) }))],
    [stored, 'a bigint in an event', put(({ key, coins, occurredOn }) => ({ key, occurredOn, coins: BigInt(coins) }))],
    [stored, 'data that its codec refuses', put(({ key, occurredOn }) => ({ key, occurredOn, coins: -1 }))],
    [plain, 'undefined in a state', evolving({ TillOpened: () => ({ status: 'Open', coins: {}, closedOn: undefined }) })],
    [plain, 'a Map in a state', evolving({ TillOpened: () => ({ status: 'Open', coins: {}, seen: new Map() }) })],
    [
      evolves,
      'an event out of place that throws',
      evolving({
        CoinsPut: (state, { key, coins }: { key: string; coins: number }) => ({
          ...state,
          coins: { ...(state as { coins: object }).coins, [key]: coins },
          first: Object.keys((state as { coins: object }).coins)[0] ?? '',
        }),
      }),
    ],
    [
      evolves,
      'an event out of place that gives a status of nothing',
      evolving({ TillClosed: ({ status }) => ({ status: `Closed after ${status}`, coins: {} }) }),
    ],
    [evolves, 'an unknown event that counts', { ...decider, evolve: (state, event) => ({ ...decider.evolve(state, event) }) }],
  ])('%s: notices %s', (property, _, broken) => expect(propertiesOf(till({ decider: broken }))[property]).toThrow());

  it.each<[reach: string, defect: string, change: Parameters<typeof till>[0]]>([
    ['they reach every status', 'commands that never close', { commands: command('OpenTill', {}) }],
    [
      'they decide every type of event',
      'an event that nothing decides',
      { codec: codecOf({ ...tillEvents, TillRobbed: { data: {} } }) as unknown as ReturnType<typeof till>['codec'] },
    ],
    ['they are refused by at least half of the rules', 'commands that are never refused', { commands: command('OpenTill', {}) }],
    ['every invariant can be broken by events that decide would not give', 'an invariant that says nothing', { invariants: { 'is a till': () => true } }],
  ])('%s: notices %s', (reach, _, change) => expect(reachOf(till(change))[reach]).toThrow());

  it('a road is followed where chance would not get', () => {
    const opened: TillCommand = { type: 'OpenTill', occurredOn: LocalDate.parse('2026-01-01') };
    const onRoad = till({ commands: command('CloseTill', {}), scenarioBias: [[opened]] });
    expect(reachOf({ ...onRoad, scenarioBias: [] })['they reach every status']).toThrow();
    expect(reachOf(onRoad)['they reach every status']).not.toThrow();
  });
});

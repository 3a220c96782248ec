import { type AggregateName, aggregates, type StateOf } from '../../domain/aggregates.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { AsOf, CommandContext, CommandHandler, Loaded, Outcome, Step } from '../../domain/ports/commanding.ts';
import { CommandIdReused, ConcurrencyConflict } from '../../domain/ports/errors.ts';
import { type EventStore, type ProposedEvent, type Revision, type StreamName, streamName } from '../../domain/ports/event-store.ts';
import type { DomainCommand } from '../../domain/shared/decider.ts';
import type { DomainEvent } from '../../domain/shared/event.ts';
import { Rejection } from '../../domain/shared/rejection.ts';
import type { Facts } from './facts.ts';
import { eventId } from './ids.ts';
import { KeyedMutex } from './keyed-mutex.ts';
import { type Folded, foldFrom, foldOnto, rulesOf, type Taken } from './loading.ts';
import { stamped } from './stamping.ts';
import type { StateCache } from './state-cache.ts';

/** How often a command is decided again after somebody else wrote first. */
const attempts = 4;

type Decided<S> = Readonly<{ state: S; events: readonly ProposedEvent[]; repeated: Taken | undefined }>;

/** Load, decide, stamp, append: the one way in which anything is ever written. */
export class DecidingCommandHandler implements CommandHandler {
  readonly #store: EventStore;
  readonly #facts: Facts;
  readonly #clock: Clock;
  readonly #cache: StateCache;
  readonly #exclusive = new KeyedMutex();

  constructor(store: EventStore, facts: Facts, clock: Clock, cache: StateCache) {
    this.#store = store;
    this.#facts = facts;
    this.#clock = clock;
    this.#cache = cache;
  }

  async handle<A extends AggregateName>(aggregate: A, id: string, steps: readonly Step<A>[], context: CommandContext): Promise<Outcome<A>> {
    const stream = streamName(aggregates[aggregate].category, id);
    const known = await this.#current(aggregate, stream);
    const key = steps.map(({ command }) => this.#facts.exclusiveKey(aggregate, command, known.state)).find((found) => found !== undefined);
    const work = () => this.#attempt(aggregate, id, stream, steps, context, attempts);
    return key === undefined ? work() : this.#exclusive.run(key, work);
  }

  async load<A extends AggregateName>(aggregate: A, id: string): Promise<Loaded<A> | undefined> {
    const stream = streamName(aggregates[aggregate].category, id);
    return loaded(await this.#refreshed(aggregate, stream, await this.#current(aggregate, stream)));
  }

  async loadAsOf<A extends AggregateName>(aggregate: A, id: string, asOf: AsOf): Promise<Loaded<A> | undefined> {
    const stream = streamName(aggregates[aggregate].category, id);
    const until = (event: { revision: Revision; metadata: { recordedAt: string } }): boolean =>
      'revision' in asOf ? event.revision > asOf.revision : Date.parse(event.metadata.recordedAt) > Date.parse(asOf.instant);
    return loaded(await foldFrom(this.#store, aggregate, stream, undefined, until));
  }

  async #attempt<A extends AggregateName>(
    aggregate: A,
    id: string,
    stream: StreamName,
    steps: readonly Step<A>[],
    context: CommandContext,
    left: number,
  ): Promise<Outcome<A>> {
    const known = await this.#current(aggregate, stream);
    const again = () => this.#attempt(aggregate, id, stream, steps, context, left - 1);
    let decided: Decided<StateOf<A>>;
    try {
      decided = await this.#decide(aggregate, id, known, steps, context);
    } catch (error) {
      // Refused on a state that may be old: only a state that is still the newest may refuse.
      if (error instanceof Rejection || error instanceof ConcurrencyConflict) {
        const fresh = await this.#refreshed(aggregate, stream, known);
        if (fresh.revision !== known.revision && left > 1) return again();
      }
      throw error;
    }
    if (decided.events.length === 0) {
      const fresh = await this.#refreshed(aggregate, stream, known);
      if (fresh.revision !== known.revision && left > 1) return again();
      return this.#unchanged(aggregate, id, known, decided.repeated);
    }
    try {
      const { revision, position } = await this.#store.append(stream, known.revision, decided.events);
      const stored = decided.events.map((event, index) => ({
        ...event,
        stream,
        revision: (revision - decided.events.length + 1 + index) as Revision,
        position,
      }));
      this.#cache.set(stream, foldOnto(aggregate, known, stored));
      this.#facts.appended(aggregate, id, decided.events, position);
      return { state: decided.state, revision, position, written: decided.events.length, repeated: false };
    } catch (error) {
      this.#cache.forget(stream);
      if (error instanceof ConcurrencyConflict && context.expected === undefined && left > 1) return again();
      throw error;
    }
  }

  async #decide<A extends AggregateName>(
    aggregate: A,
    id: string,
    known: Folded<StateOf<A>>,
    steps: readonly Step<A>[],
    context: CommandContext,
  ): Promise<Decided<StateOf<A>>> {
    const { decider, codec } = rulesOf(aggregate);
    const decisionContext = { today: this.#clock.today(), by: context.actor.subject };
    let state = known.state;
    let repeated: Taken | undefined;
    const events: ProposedEvent[] = [];
    for (const { commandId, fingerprint, command } of steps) {
      const taken = known.taken.get(commandId);
      if (taken !== undefined) {
        if (taken.fingerprint !== fingerprint) throw new CommandIdReused(commandId);
        repeated = taken;
        continue;
      }
      if (context.expected !== undefined && known.revision !== context.expected) {
        throw new ConcurrencyConflict(streamName(aggregates[aggregate].category, id), context.expected, known.revision);
      }
      const facts = await this.#facts.of(aggregate, command, state, id);
      const complete = (facts === undefined ? command : { ...command, facts }) as unknown as DomainCommand;
      const decided: readonly DomainEvent[] = decider.decide(complete, state, decisionContext);
      for (const [index, event] of decided.entries()) {
        state = decider.evolve(state, event as never);
        events.push({
          id: eventId(commandId, index),
          type: event.type,
          data: event.data,
          metadata: stamped(context, { commandId, fingerprint, command, recordedAt: this.#clock.now(), schemaVersion: codec.version(event.type) }),
        });
      }
    }
    return { state, events, repeated };
  }

  /** The answer when there is nothing to write: of a repeat, the aggregate as the first time left it. */
  async #unchanged<A extends AggregateName>(aggregate: A, id: string, known: Folded<StateOf<A>>, repeated: Taken | undefined): Promise<Outcome<A>> {
    if (repeated !== undefined && repeated.revision !== known.revision) {
      const then = await this.loadAsOf(aggregate, id, { revision: repeated.revision });
      if (then !== undefined) return { ...then, written: 0, repeated: true };
    }
    const now = loaded<A>(known);
    if (now === undefined) throw new Rejection('NotFound', {});
    return { ...now, written: 0, repeated: repeated !== undefined };
  }

  async #current<A extends AggregateName>(aggregate: A, stream: StreamName): Promise<Folded<StateOf<A>>> {
    const cached = this.#cache.get(stream) as Folded<StateOf<A>> | undefined;
    if (cached !== undefined) return cached;
    const folded = await foldFrom(this.#store, aggregate, stream);
    this.#remember(stream, folded);
    return folded;
  }

  async #refreshed<A extends AggregateName>(aggregate: A, stream: StreamName, known: Folded<StateOf<A>>): Promise<Folded<StateOf<A>>> {
    const fresh = await foldFrom(this.#store, aggregate, stream, known);
    this.#remember(stream, fresh);
    return fresh;
  }

  /** An absent stream is not remembered: reads of ids that do not exist must not push out what does. */
  #remember(stream: StreamName, folded: Folded<unknown>): void {
    if (folded.revision !== 'no-stream') this.#cache.set(stream, folded);
  }
}

const loaded = <A extends AggregateName>({ state, revision, position }: Folded<StateOf<A>>): Loaded<A> | undefined =>
  revision === 'no-stream' ? undefined : { state, revision, position };

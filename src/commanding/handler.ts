import { type AggregateName, rulesOf, type StateOf, streamOf } from '../../domain/aggregates.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { AsOf, CommandContext, CommandHandler, Loaded, Outcome, Step } from '../../domain/ports/commanding.ts';
import { CommandIdReused, ConcurrencyConflict, StepRejection } from '../../domain/ports/errors.ts';
import type { EventStore, ProposedEvent, Revision, StreamName } from '../../domain/ports/event-store.ts';
import type { DomainCommand } from '../../domain/shared/decider.ts';
import type { DomainEvent } from '../../domain/shared/event.ts';
import { Rejection } from '../../domain/shared/rejection.ts';
import type { Facts } from './facts.ts';
import { eventId } from './ids.ts';
import { KeyedMutex } from './keyed-mutex.ts';
import type { AggregateLoader } from './loader.ts';
import { type Folded, foldFrom, type Taken } from './loading.ts';
import { stamped } from './stamping.ts';

/** How often a command is decided again after somebody else wrote first. */
const attempts = 4;

type Decided<S> = Readonly<{ state: S; events: readonly ProposedEvent[]; repeated: Taken | undefined }>;

/** Load, decide, stamp, append: the one way in which anything is ever written. */
export class DecidingCommandHandler implements CommandHandler {
  readonly #store: EventStore;
  readonly #facts: Facts;
  readonly #clock: Clock;
  readonly #loader: AggregateLoader;
  readonly #exclusive = new KeyedMutex();

  constructor(store: EventStore, loader: AggregateLoader, facts: Facts, clock: Clock) {
    this.#store = store;
    this.#facts = facts;
    this.#clock = clock;
    this.#loader = loader;
  }

  async handle<A extends AggregateName>(aggregate: A, id: string, steps: readonly Step<A>[], context: CommandContext): Promise<Outcome<A>> {
    const stream = streamOf(aggregate, id);
    const keyOn = ({ state }: Folded<StateOf<A>>) =>
      steps.map(({ command }) => this.#facts.exclusiveKey(aggregate, command, state)).find((found) => found !== undefined);
    for (;;) {
      const key = keyOn(await this.#loader.seen(aggregate, stream));
      // Commands on one aggregate wait for each other here rather than run into each other in the store; only other processes can still come first.
      const work = () =>
        this.#exclusive.run(stream, async () => {
          const known = await this.#loader.seen(aggregate, stream);
          // What it waited for may have made it one about something else.
          return keyOn(known) === key ? this.#settle(aggregate, id, stream, known, steps, context) : undefined;
        });
      const outcome = await (key === undefined ? work() : this.#exclusive.run(key, work));
      if (outcome !== undefined) return outcome;
    }
  }

  async load<A extends AggregateName>(aggregate: A, id: string): Promise<Loaded<A> | undefined> {
    const stream = streamOf(aggregate, id);
    return loaded(await this.#loader.now(aggregate, stream));
  }

  async loadAsOf<A extends AggregateName>(aggregate: A, id: string, asOf: AsOf): Promise<Loaded<A> | undefined> {
    const stream = streamOf(aggregate, id);
    const until = (event: { revision: Revision; metadata: { recordedAt: string } }): boolean =>
      'revision' in asOf ? event.revision > asOf.revision : Date.parse(event.metadata.recordedAt) > Date.parse(asOf.instant);
    return loaded(await foldFrom(this.#store, aggregate, stream, undefined, until));
  }

  async #settle<A extends AggregateName>(
    aggregate: A,
    id: string,
    stream: StreamName,
    seen: Folded<StateOf<A>>,
    steps: readonly Step<A>[],
    context: CommandContext,
  ): Promise<Outcome<A>> {
    let known = seen;
    for (let left = attempts; ; left -= 1) {
      let refusal: unknown;
      let repeated: Taken | undefined;
      try {
        const decided = await this.#decide(aggregate, id, known, steps, context);
        if (decided.events.length > 0) return await this.#write(aggregate, id, stream, known, decided);
        repeated = decided.repeated;
      } catch (error) {
        if (!(error instanceof Rejection || error instanceof ConcurrencyConflict)) throw error;
        refusal = error;
      }
      // Refused, or nothing to do, on a state that may be old: only the newest may say so.
      const newest = await this.#loader.now(aggregate, stream, known);
      if (newest.revision === known.revision) {
        if (refusal === undefined) return this.#unchanged(aggregate, id, known, repeated);
        this.#loader.forget(stream);
        throw refusal;
      }
      if (left === 1) throw new ConcurrencyConflict(stream, known.revision, newest.revision);
      known = newest;
    }
  }

  async #write<A extends AggregateName>(
    aggregate: A,
    id: string,
    stream: StreamName,
    known: Folded<StateOf<A>>,
    { events, state }: Decided<StateOf<A>>,
  ): Promise<Outcome<A>> {
    // Before it is done: where the answer is lost it may have been written all the same.
    this.#facts.appended(aggregate, id, events);
    const { revision, position } = await this.#store.append(stream, known.revision, events);
    for (const [index, { metadata }] of events.entries()) {
      known.taken.set(metadata.commandId, { fingerprint: metadata.commandHash, revision: (revision - events.length + 1 + index) as Revision });
    }
    this.#loader.keep(stream, { state, revision, position, taken: known.taken });
    return { state, revision, position, written: events.length, repeated: false };
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
    const recordedAt = this.#clock.now();
    const decision = {};
    let state = known.state;
    let repeated: Taken | undefined;
    const events: ProposedEvent[] = [];
    for (const [step, { commandId, fingerprint, command }] of steps.entries()) {
      const taken = known.taken.get(commandId);
      if (taken !== undefined) {
        if (taken.fingerprint !== fingerprint) throw new CommandIdReused(commandId);
        repeated = taken;
        continue;
      }
      if (context.expected !== undefined && known.revision !== context.expected) {
        throw new ConcurrencyConflict(streamOf(aggregate, id), context.expected, known.revision);
      }
      repeated = undefined;
      const facts = await this.#facts.of(aggregate, command, state, id, decision);
      const complete = (facts === undefined ? command : { ...command, facts }) as unknown as DomainCommand;
      const decided = judged(() => decider.decide(complete, state, decisionContext), aggregate, step);
      for (const [index, event] of decided.entries()) {
        state = decider.evolve(state, event as never);
        events.push({
          id: eventId(commandId, fingerprint, index, event),
          type: event.type,
          data: event.data,
          metadata: stamped(context, { commandId, fingerprint, command, recordedAt, schemaVersion: codec.version(event.type) }),
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
}

const loaded = <A extends AggregateName>({ state, revision, position }: Folded<StateOf<A>>): Loaded<A> | undefined =>
  revision === 'no-stream' ? undefined : { state, revision, position };

function judged(decide: () => readonly DomainEvent[], aggregate: AggregateName, step: number): readonly DomainEvent[] {
  try {
    return decide();
  } catch (error) {
    throw error instanceof Rejection ? new StepRejection(error, aggregate, step) : error;
  }
}

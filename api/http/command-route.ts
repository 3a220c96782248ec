import { actionOf } from '../../domain/access/actions.ts';
import type { AggregateName, StateOf } from '../../domain/aggregates.ts';
import type { IntentOf, Outcome } from '../../domain/ports/commanding.ts';
import { ConcurrencyConflict } from '../../domain/ports/errors.ts';
import type { Revision } from '../../domain/ports/event-store.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import type { ApiParts } from '../parts.ts';
import { identified } from './listing.ts';
import { Problem } from './problem.ts';
import type { Call } from './request.ts';
import type { Answer, Route } from './route.ts';
import type { DtoClass } from './validate.ts';
import { etagOf, viewOf } from './view.ts';

type Params = Call['params'];
type Said<A extends AggregateName> = Omit<IntentOf<A>, 'occurredOn'> & { readonly type: IntentOf<A>['type'] };

export type CommandRoute<A extends AggregateName, T extends object> = Readonly<{
  /** Path below the collection, e.g. `/:id/signatures`. */
  path: string;
  verb: string;
  /** A deletion has no body: its day stands in the query. */
  method?: 'post' | 'delete';
  body: DtoClass<T>;
  ifMatch?: 'required';
  /**
   * The command that the request says; `occurredOn` is filled in with today where the body leaves it out.
   * `now` answers the aggregate as it is, for a number that the client leaves to us: a repeat under the same key keeps the number of the first time,
   * because a command that was taken is not decided again.
   */
  command(body: T, params: Params, now: () => Promise<StateOf<A> | undefined>): Said<A> | Promise<Said<A>>;
}>;

export type CreateRoute<A extends AggregateName, T extends object> = Readonly<{
  path: string;
  verb: string;
  body: DtoClass<T>;
  /** The id of the new aggregate, from its natural key, the client, or `fallback`. */
  id(body: T, fallback: () => string): string;
  command(body: T, id: string): Said<A>;
}>;

/** The id of a command, and what was said under it. With a key: its name, and at which revision the same found nothing to do before, if it did. */
type Saying = Readonly<{ commandId: string; fingerprint: string; key?: string; unchangedAt?: Revision }>;

/** The routes with which one aggregate is changed. */
export class CommandRoutes<A extends AggregateName> {
  readonly #parts: ApiParts;
  readonly #aggregate: A;
  readonly #collection: string;
  readonly #idOf: (params: Params) => string;

  /** `collection` is the path of the resource, e.g. `/placements`. */
  constructor(parts: ApiParts, aggregate: A, collection: string, idOf: (params: Params) => string = ({ id = '' }) => id) {
    this.#parts = parts;
    this.#aggregate = aggregate;
    this.#collection = collection;
    this.#idOf = idOf;
  }

  create<T extends object>({ path, verb, body, id, command }: CreateRoute<A, T>): Route {
    return {
      method: 'post',
      path: `${this.#collection}${path}`,
      action: actionOf(this.#resource, verb),
      body,
      handle: async (call) => {
        const saying = await this.#saying(call);
        const target = id(call.body as T, () => this.#parts.identities.of(this.#aggregate, saying.commandId));
        const outcome = await this.#settle(call, target, saying, () => command(call.body as T, target));
        const created = outcome.written > 0 || outcome.repeated;
        return {
          ...this.#answer(call, target, outcome),
          status: created ? 201 : 200,
          headers: { ...headersOf(outcome), Location: `/v1${this.#collection}/${target}` },
        };
      },
    };
  }

  command<T extends object>({ path, verb, method = 'post', body, ifMatch, command }: CommandRoute<A, T>): Route {
    return {
      method,
      path: `${this.#collection}${path}`,
      action: actionOf(this.#resource, verb),
      body,
      ...(method === 'delete' && { query: { occurredOn: identified(LocalDate) } }),
      ...(ifMatch !== undefined && { ifMatch }),
      handle: async (call) => {
        const target = this.#idOf(call.params);
        const saying = await this.#saying(call);
        const now = async () => (await this.#parts.commands.load(this.#aggregate, target))?.state;
        return this.#answer(call, target, await this.#settle(call, target, saying, () => command(saidIn(call) as T, call.params, now)));
      },
    };
  }

  get #resource(): string {
    return this.#collection.slice(1);
  }

  #answer(call: Call, _id: string, { state, ...at }: Outcome<A>): Answer {
    return { status: 200, headers: headersOf(at), body: viewOf({ _id, aggregate: this.#aggregate, state, revision: at.revision }, call) };
  }

  /** With an Idempotency-Key the same id again, so that a repeat finds what the first time wrote. */
  async #saying(call: Call): Promise<Saying> {
    const { idempotencyKey, actor, path } = call;
    const { identities } = this.#parts;
    const fingerprint = identities.digest(`${path} ${JSON.stringify(saidIn(call))}`);
    if (idempotencyKey === undefined) return { commandId: identities.fresh(), fingerprint };
    const key = `${actor.subject} ${idempotencyKey}`;
    const claim = await this.#parts.keys.claimKey(key, fingerprint);
    if (claim === undefined) throw new Problem('IdempotencyKeyReused');
    return { commandId: identities.of('command', key), fingerprint, key, ...claim };
  }

  /** What found nothing to do has left nothing in the stream that a repeat could be known by: it is known by its key. */
  async #settle(call: Call, id: string, { key, unchangedAt, ...saying }: Saying, command: () => object | Promise<object>): Promise<Outcome<A>> {
    if (unchangedAt !== undefined) {
      const then = await this.#parts.commands.loadAsOf(this.#aggregate, id, { revision: unchangedAt });
      // Where a log was put back to an earlier moment, that revision is gone and the first answer with it.
      if (then?.revision === unchangedAt) return { ...then, written: 0, repeated: false };
    }
    const outcome = await this.#run(call, id, saying, await command());
    if (key !== undefined && outcome.written === 0 && !outcome.repeated) await this.#parts.keys.noteUnchanged(key, outcome.revision);
    return outcome;
  }

  async #run(call: Call, id: string, saying: Pick<Saying, 'commandId' | 'fingerprint'>, command: object): Promise<Outcome<A>> {
    const dated = { occurredOn: this.#parts.clock.today(), ...command } as unknown as IntentOf<A>;
    const { actor, correlationId, traceparent, ifMatch } = call;
    try {
      return await this.#parts.commands.handle(this.#aggregate, id, [{ ...saying, command: dated }], {
        actor,
        correlationId,
        ...(traceparent !== undefined && { traceparent }),
        ...(ifMatch !== undefined && { expected: ifMatch }),
      });
    } catch (error) {
      if (error instanceof ConcurrencyConflict && ifMatch !== undefined) {
        const now = await this.#parts.commands.load(this.#aggregate, id);
        throw now === undefined ? new Problem('NotFound') : new Problem('PreconditionFailed', { etag: etagOf(now.revision) });
      }
      throw error;
    }
  }
}

/** What the request says beside its address. */
const saidIn = ({ body, query }: Call): unknown => body ?? query;

const headersOf = ({ revision, position }: Pick<Outcome<AggregateName>, 'revision' | 'position'>): Readonly<Record<string, string>> => ({
  ETag: etagOf(revision),
  'Consistency-Token': position,
});

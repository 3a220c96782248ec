import { type AuditEntry, addresses, type Operations, type Page } from './api.ts';
import { eventsIn } from './events.ts';
import { type Problem, Refused } from './refused.ts';

type Name = keyof Operations;
type PathOf<N extends Name> = (typeof addresses)[N];
type ParameterIn<Path extends string> = Path extends `${string}{${infer Parameter}}${infer Rest}` ? Parameter | ParameterIn<Rest> : never;
type PathPart<N extends Name> = [ParameterIn<PathOf<N>>] extends [never]
  ? unknown
  : { readonly path: { readonly [P in ParameterIn<PathOf<N>>]: string | number } };
type QueryPart<N extends Name> = Operations[N] extends { query: infer Query } ? { readonly query?: Query } : unknown;
type BodyPart<N extends Name> = Operations[N] extends { body: infer Body } ? { readonly body: Body } : unknown;
type Versioned = {
  /** The version that was seen, as `etag` of an earlier answer: on any other nothing is changed. */
  readonly ifMatch?: string;
  /** Under the same key the same request has its effect once. Made for every request where none is given. */
  readonly idempotencyKey?: string;
};
export type Asked<N extends Name> = PathPart<N> & QueryPart<N> & BodyPart<N> & Versioned;
export type Answered<N extends Name> = { readonly body: Operations[N]['answer']; readonly status: number; readonly etag?: string };

/** The operations that answer pages, and what stands in them. */
type Listing = { [N in Name]: Operations[N]['answer'] extends Page<unknown> ? N : never }[Name];
type ItemOf<N extends Listing> = Operations[N]['answer'] extends Page<infer Item> ? Item : never;

export type ClientOptions = Readonly<{
  /** Where Stagepact listens. */
  url?: string;
  token: string;
  language?: 'nl' | 'en';
  /** How often a request is made again when there was no answer, or the server asks to come back later. */
  patience?: number;
}>;

/**
 * A client of Stagepact whose operations, questions and answers are those of the API document.
 * It reads its own writes; and what it writes has its effect once, also when an answer was lost and the request is made again.
 */
export class Stagepact {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #patience: number;
  #position: string | undefined;

  constructor({ url = 'http://127.0.0.1:7071', token, language = 'nl', patience = 3 }: ClientOptions) {
    this.#url = `${url.replace(/\/$/, '')}/v1`;
    this.#headers = { Authorization: `Bearer ${token}`, 'Accept-Language': language };
    this.#patience = patience;
  }

  /** @throws Refused with the problem that the server tells, when it does not do what was asked */
  async call<N extends Name>(operation: N, asked: Asked<N>): Promise<Answered<N>> {
    const response = await this.#fetched(operation, asked as Loose);
    const text = await response.text();
    this.#position = response.headers.get('Consistency-Token') ?? this.#position;
    const etag = response.headers.get('ETag');
    const body = /json/.test(response.headers.get('Content-Type') ?? '') ? JSON.parse(text) : text;
    return { body, status: response.status, ...(etag !== null && { etag }) };
  }

  /** Everything that a list has, page by page as it is taken. */
  async *all<N extends Listing>(operation: N, asked: Asked<N>): AsyncGenerator<ItemOf<N>> {
    let cursor: string | undefined;
    do {
      const { query } = asked as Loose;
      const { body } = await this.call(operation, { ...asked, query: { ...query, ...(cursor !== undefined && { cursor }) } });
      const { items, next } = body as Page<ItemOf<N>>;
      yield* items;
      cursor = next;
    } while (cursor !== undefined);
  }

  /**
   * What happens, as it happens, behind a position (`position` of an entry) or from now on.
   * A connection that ends is taken up where it ended, until the signal says that it is enough.
   */
  async *follow(asked: Asked<'eventsFollow'>, { signal, after }: { signal: AbortSignal; after?: string }): AsyncGenerator<AuditEntry> {
    let last = after;
    while (!signal.aborted) {
      try {
        const response = await this.#fetched('eventsFollow', asked as Loose, { ...(last !== undefined && { 'Last-Event-ID': last }) }, signal);
        for await (const { id, data } of eventsIn(response)) {
          last = id ?? last;
          if (data !== undefined) yield JSON.parse(data) as AuditEntry;
        }
      } catch (error) {
        if (error instanceof Refused) throw error;
        if (!signal.aborted) await seconds(1);
      }
    }
  }

  async #fetched(
    operation: Name,
    { path = {}, query = {}, body, ifMatch, idempotencyKey }: Loose,
    more: Headers = {},
    signal?: AbortSignal,
  ): Promise<Response> {
    const [method = 'get', template = ''] = addresses[operation].split(' ');
    const address = new URL(`${this.#url}${template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])))}`);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) address.searchParams.set(name, String(value));
    const writes = method !== 'get';
    const headers = {
      ...this.#headers,
      ...(writes && { 'Idempotency-Key': idempotencyKey ?? crypto.randomUUID() }),
      ...(!writes && this.#position !== undefined && { 'Consistency-Token': this.#position }),
      ...(ifMatch !== undefined && { 'If-Match': ifMatch }),
      ...(body !== undefined && { 'Content-Type': typeof body === 'string' ? 'text/csv' : 'application/json' }),
      ...more,
    };
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    for (let tried = 1; ; tried += 1) {
      const response = await fetch(address, { method: method.toUpperCase(), headers, ...sent, ...(signal && { signal }) }).catch((error: unknown) => error);
      if (response instanceof Response) {
        if (response.ok) return response;
        const after = Number(response.headers.get('Retry-After'));
        if (after === 0 || tried > this.#patience) throw new Refused((await response.json()) as Problem);
        await response.body?.cancel();
        await seconds(after);
      } else {
        if (tried > this.#patience || signal?.aborted) throw response;
        await seconds(1);
      }
    }
  }
}

const seconds = (count: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, count * 1000));

type Headers = Readonly<Record<string, string>>;
type Loose = Versioned &
  Readonly<{ path?: Readonly<Record<string, string | number>>; query?: Readonly<Record<string, string | number | undefined>>; body?: object | string }>;

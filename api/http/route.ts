import type { Action } from '../../domain/access/actions.ts';
import type { Sentence } from '../../domain/shared/rejection.ts';
import type { JsonSchema } from './json-schema.ts';
import type { Call } from './request.ts';
import type { Stream } from './streaming.ts';
import type { DtoClass } from './validate.ts';

export type Answer = Readonly<{
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
  contentType?: string;
  /** In the place of a body: an answer that goes on. */
  stream?: Stream;
}>;

export type Method = 'get' | 'post' | 'delete';

/**
 * One row of the route table: where, what it is called in the policy and the document, and what it does.
 * `body` is the class that the request body must be an instance of; `query` names the query keys it knows.
 */
export type Route = Readonly<{
  method: Method;
  /** Path below `/v1`, Express style. */
  path: string;
  /** What is done, as `resource:verb`: a row of the policy's table, so that no route is without one. */
  action: Action;
  body?: DtoClass<object>;
  /** The content types of the body where it is not JSON. */
  consumes?: readonly string[];
  query?: Readonly<Record<string, QueryKey>>;
  ifMatch?: 'required';
  /** What the API document tells of it beside who may. */
  about?: Sentence;
  handle(call: Call): Promise<Answer>;
}>;

/** A query key: whether a text is good for it, and what would be, in words and for the API document. */
export type QueryKey = Readonly<{ ok(text: string): boolean; expected: Sentence; schema: JsonSchema }>;

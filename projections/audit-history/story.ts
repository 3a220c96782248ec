import type { DomainEvent, OfType } from '../../domain/shared/event.ts';
import type { Sentence } from '../../domain/shared/rejection.ts';

/**
 * How an event reads, in both languages, with `{field}` from its data: code values become the glossary's terms and ids of organisations their names.
 * Where the words depend on what the event holds, a function of its data, in which the ids of organisations are their names already.
 */
export type Story = Sentence | Telling<{ readonly [field: string]: unknown }>;
/** The type of a method, so that a story may count on the fields that the events of its type have. */
type Telling<Data> = { tell(data: Data): Sentence }['tell'];
export type Stories<T extends string> = Readonly<Record<T, Story>>;
/** The stories of one aggregate with the data of each event by its type; `Background` is what its state adds to that. */
export type StoriesOf<E extends DomainEvent<string, object>, Background = unknown> = {
  readonly [T in E['type']]: Sentence | Telling<OfType<E, T>['data'] & Background>;
};

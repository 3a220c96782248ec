import type { Sentence } from '../../domain/shared/rejection.ts';

/**
 * How an event reads, in both languages, with `{field}` from its data: code values become the glossary's terms and ids of organisations their names.
 * Where the words depend on what the event holds, a function of its data.
 */
export type Story = Sentence | ((data: { readonly [field: string]: unknown }) => Sentence);
export type Stories<T extends string> = Readonly<Record<T, Story>>;

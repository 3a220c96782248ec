import type { AggregateName } from '../../../domain/aggregates.ts';
import type { Facts } from '../facts.ts';

type Source = (command: { readonly type: string }, state: unknown, id: string) => Promise<unknown>;

/** The sources of all aggregates behind one door. */
export class GatheredFacts implements Facts {
  readonly #sources: Partial<Record<AggregateName, Readonly<Record<string, Source>>>>;

  constructor(sources: Partial<Record<AggregateName, Readonly<Record<string, Source>>>>) {
    this.#sources = sources;
  }

  async of(aggregate: AggregateName, command: { readonly type: string }, state: unknown, id: string): Promise<unknown> {
    return this.#sources[aggregate]?.[command.type]?.(command, state, id);
  }

  exclusiveKey(): string | undefined {
    return undefined;
  }

  appended(): void {}
}

import type { CollectionDefinition } from '../../domain/ports/read-store.ts';
import { inBothLanguages } from '../../domain/shared/rejection.ts';

/** What a collection is called in a store: a new version of a projection never meets the documents of an older one. */
export const nameOf = ({ name, version }: CollectionDefinition): string => `${name}_v${version}`;

export const generationName = (definition: CollectionDefinition, generation: number): string => `${nameOf(definition)}_g${generation}`;

/** Whether something in a store belongs to a generation of this collection: the generation itself, or what is named after it. */
export const isOfGenerations = (definition: CollectionDefinition, name: string): boolean =>
  name.startsWith(`${nameOf(definition)}_g`) && /^\d+(__|$)/.test(name.slice(nameOf(definition).length + 2));

/** @throws Error for the generation that readers have in hand: that is no place to build something fresh */
export function mustNotServe(definition: CollectionDefinition, generation: number, serving: number): void {
  if (generation === serving) throw new Error(`${generationName(definition, generation)} serves readers; a fresh one needs another number`);
}

/** A rebuild that another one has overtaken: what it made is not used. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';

  constructor({ name }: CollectionDefinition) {
    super(
      inBothLanguages({
        nl: `Een andere vernieuwing van ${name} was eerder klaar; die is in gebruik, en deze vervalt.`,
        en: `Another rebuild of ${name} has ended before this one; that one is in use, and this one is dropped.`,
      }),
    );
  }
}

/** @throws Overtaken for a generation that is not there (any more): readers would find nothing */
export function mustBeThere(definition: CollectionDefinition, there: boolean): void {
  if (!there) throw new Overtaken(definition);
}

import type { Documents } from '../../domain/ports/projection.ts';
import type { DomainEvent, OfType } from '../../domain/shared/event.ts';
import { type Counting, isOrganisation, isPartnership, type OrganisationDocument, type PartnerProgrammeDocument, type ProgrammeDocument } from './document.ts';
import { listed } from './listed.ts';
import { nothingKnown } from './organisation.ts';

export type Held = Documents<PartnerProgrammeDocument>;

/** What one type of event with such data does to the documents; `id` is that of its stream. */
export type Fold<D> = Readonly<{
  keys(data: D, id: string): readonly string[];
  related?(data: D, id: string, held: Held): readonly string[];
  evolve(data: D, id: string, held: Held): readonly PartnerProgrammeDocument[];
}>;
export type Folds<E extends DomainEvent<string, unknown>> = { readonly [T in E['type']]: Fold<OfType<E, T>['data']> };

export const partnershipIn = (held: Held, id: string): ProgrammeDocument | undefined => {
  const known = held.get(id);
  return isPartnership(known) ? known : undefined;
};
/** `id` without the prefix of its document. */
export const organisationIn = (held: Held, key: string, id: string): OrganisationDocument => {
  const known = held.get(key);
  return isOrganisation(known) ? known : nothingKnown(id);
};

/** Changes a partnership that is known, and nothing when the change comes to nothing. */
export const changing = (held: Held, id: string, change: (known: ProgrammeDocument) => Counting): readonly PartnerProgrammeDocument[] => {
  const known = partnershipIn(held, id);
  if (known === undefined) return [];
  const next = change(known);
  return next === known ? [] : [listed(next)];
};

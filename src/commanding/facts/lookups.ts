import type { AggregateName, StateOf } from '../../../domain/aggregates.ts';
import type { Identities } from '../../../domain/ports/identities.ts';
import type { Projection } from '../../../domain/ports/projection.ts';
import type { Collection, Document } from '../../../domain/ports/read-store.ts';
import type { InformationDayId } from '../../../domain/shared/identifiers.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import type { OrganisationFact } from '../../../domain/shared/organisation-fact.ts';

/** Where facts come from. */
export interface Lookups {
  /** Another aggregate as its stream tells it now. */
  stateOf<A extends AggregateName>(aggregate: A, id: string): Promise<StateOf<A>>;
  /** A read model with everything in it that has been written so far. For facts over many aggregates. */
  upToDate<D extends Document>(projection: Projection<D>): Promise<Collection<D>>;
  /** Information days that may be otherwise than the read models know, however up to date those are: in a dry run, the ones that it appended to. */
  daysBeside(): readonly InformationDayId[];
  /** Other placements of a student, as far as anything at all is known of them, including what was appended a moment ago. */
  placementsOf(studentRef: string): Promise<readonly string[]>;
  /** The Dutch public holiday on a day, by its Dutch name. */
  publicHoliday(date: LocalDate): string | undefined;
  readonly identities: Identities;
}

/** The same lookups, each made once: all steps of one decision see the others in one state, and a row of an import reads each only once. */
export function remembering(lookups: Lookups): Lookups {
  const answers = new Map<string, Promise<unknown>>();
  const once = <T>(question: string, look: () => Promise<T>): Promise<T> => {
    const known = answers.get(question) ?? look();
    answers.set(question, known);
    return known as Promise<T>;
  };
  return {
    ...lookups,
    stateOf: (aggregate, id) => once(`${aggregate}-${id}`, () => lookups.stateOf(aggregate, id)),
    placementsOf: (studentRef) => once(studentRef, () => lookups.placementsOf(studentRef)),
  };
}

export async function organisationFact({ stateOf }: Lookups, id: string): Promise<OrganisationFact> {
  const state = await stateOf('organisation', id);
  return state.status === 'Absent' ? { status: 'Absent' } : { status: state.status, kind: state.kind };
}

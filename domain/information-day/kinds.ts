import type { NetworkId, OrganisationId } from '../shared/identifiers.ts';
import type { InformationDayKind } from '../shared/lists.ts';
import type { SchoolYear } from '../shared/school-year.ts';

/** Whether a day of the kind belongs to a business park. */
const parkOf: Readonly<Record<InformationDayKind, 'required' | 'optional' | 'none'>> = {
  'institution-at-park': 'required',
  'companies-at-institution': 'none',
  'regional-fair': 'none',
  'online-fair': 'none',
  'online-inspiration': 'none',
  'company-tour': 'optional',
};

export const needsPark = (kind: InformationDayKind): boolean => parkOf[kind] === 'required';
/** A park receives these kinds, by its association; all others are given by an institution or a host of the region. */
export const mayBeAtPark = (kind: InformationDayKind): boolean => parkOf[kind] !== 'none';

/** What makes a day this one and no other: there is one a year. */
export type DayIdentity = Readonly<{
  kind: InformationDayKind;
  schoolYear: SchoolYear;
  networkId?: NetworkId;
  hostId: OrganisationId;
  institutionIds: readonly OrganisationId[];
}>;

/** A set: the order and number of times that an institution is named say nothing. */
export const institutionSet = (ids: readonly OrganisationId[]): readonly OrganisationId[] => [...new Set(ids)].sort();

/** Kind × park or host × institution set × school year. The stream id of a day is derived from it, so that a yearly day is one stream. */
export const informationDayNaturalKey = ({ kind, schoolYear, networkId, hostId, institutionIds }: DayIdentity): string =>
  [kind, networkId === undefined ? `host:${hostId}` : `park:${networkId}`, institutionSet(institutionIds).join('+'), schoolYear].join('|');

import { describe, expect, it } from '@jest/globals';
import { type DayIdentity, informationDayNaturalKey, mayBeAtPark, needsPark } from '../../../domain/information-day/kinds.ts';
import { informationDayKinds } from '../../../domain/shared/lists.ts';
import { SchoolYear } from '../../../domain/shared/school-year.ts';
import { associationId, networkId, otherSchoolId, schoolId } from '../../support/builders/information-day.ts';

const atPark: DayIdentity = {
  kind: 'institution-at-park',
  schoolYear: SchoolYear.parse('2025-2026'),
  networkId,
  hostId: associationId,
  institutionIds: [otherSchoolId, schoolId],
};
const { networkId: _, ...atHost } = atPark;

describe('the natural key', () => {
  it('is kind × park × institution set × school year', () =>
    expect(informationDayNaturalKey(atPark)).toBe(`institution-at-park|park:${networkId}|${schoolId}+${otherSchoolId}|2025-2026`));
  it('has the host where there is no park', () =>
    expect(informationDayNaturalKey(atHost)).toBe(`institution-at-park|host:${associationId}|${schoolId}+${otherSchoolId}|2025-2026`));
  it('does not mind the order of institutions, nor one named twice', () =>
    expect(informationDayNaturalKey({ ...atPark, institutionIds: [schoolId, otherSchoolId, schoolId] })).toBe(informationDayNaturalKey(atPark)));
  it('does not mind the host of a day at a park', () =>
    expect(informationDayNaturalKey({ ...atPark, hostId: schoolId })).toBe(informationDayNaturalKey(atPark)));
});

describe('kinds', () => {
  it('that need a park', () => expect(informationDayKinds.filter(needsPark)).toStrictEqual(['institution-at-park']));
  it('that may be at a park', () => expect(informationDayKinds.filter(mayBeAtPark)).toStrictEqual(['institution-at-park', 'company-tour']));
});

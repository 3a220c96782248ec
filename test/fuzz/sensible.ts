import fc from 'fast-check';
import type { Json } from '../../domain/shared/json.ts';
import { promised } from './founding/partnerships.ts';
import { offer, terms } from './founding/placements.ts';
import type { World } from './world.ts';

const reason = 'zo afgesproken';
/** What can be put right in a record: the field, what founding said, and what it may be instead. */
const corrections: readonly (readonly [field: string, old: Json, next: Json])[] = [
  ['sector', 'handel', 'ict-creatief'],
  ['additional', true, false],
  ['reason', 'place-unavailable', 'force-majeure'],
];

/** Bodies whose parts must fit together, or fit what is recorded: the values of a schema hit upon them hardly ever. */
export const sensible = (world: World): Readonly<Record<string, fc.Arbitrary<Json>>> => {
  const parties = () => promised(world.pick('educational-institution', 0), world.pick('employer', 0)) as unknown as Record<string, Json>;
  const term = { from: '2029-08-01', to: '2032-07-31' };
  const euro = fc.integer({ min: 0, max: 500 });
  const few = fc.integer({ min: 1, max: 9 });
  const place = { municipality: 'GM0546', postcode: '2312 AB', place: 'Leiden', sectors: ['handel'] };
  return {
    organisationsRegister: fc
      .integer({ min: 100, max: 999 })
      .map((number) => ({ name: `Bedrijf ${number}`, kind: 'employer', kvk: `99101${number}`, ...place })),
    programmeCyclesOpen: few.map((number) => ({
      slug: `jaar-${number}`,
      name: 'Een jaar',
      from: '2027-08-01',
      to: '2028-07-31',
      totalTarget: number,
      cells: [],
    })),
    partnershipsPropose: few.map((number) => ({ title: `Nieuw ${number}`, term: { from: '2026-09-01', to: '2028-07-31' }, ...parties() })),
    partnershipsAddCommitment: few.map((quantity) => ({
      commitment: { organisationId: world.pick('employer', 0) ?? '', kind: 'provide-trainer', quantity, per: 'school-year' },
    })),
    partnershipsProposeAddendum: few.map((quantity) => ({ change: [{ number: 1, quantity, per: 'school-year' }] })),
    placementsOffer: fc.constantFrom('2026-12-31', '2027-01-31').map((expiresOn) => ({ ...offer, expiresOn, employerId: world.pick('employer', 0) ?? '' })),
    partnershipsRevise: fc
      .string({ minLength: 1 })
      .map((title) => ({ title: `Herzien ${title}`, term: { from: '2026-09-01', to: '2028-07-31' }, ...parties() })),
    partnershipsRenew: few.map((quantity) => ({ term, change: [{ number: 1, quantity, per: 'school-year' }] })),
    partnershipsCorrectContribution: fc.integer({ min: 0, max: 9 }).map((quantity) => ({ quantity, reason })),
    placementsReviseOffer: fc.constantFrom('2026-12-31', '2027-01-31').map((expiresOn) => ({ expiresOn })),
    placementsDraftAgreement: euro.map((allowancePerMonth) => ({ terms: { ...terms, allowancePerMonth } })),
    placementsReviseAgreement: euro.map((allowancePerMonth) => ({ terms: { ...terms, allowancePerMonth } })),
    placementsProposeAmendment: euro.map((allowancePerMonth) => ({ changes: { allowancePerMonth } })),
    placementsCancel: fc.constantFrom('place-unavailable', 'mutual-consent').map((because) => ({ reason: because })),
    placementsTerminate: fc.constantFrom('place-unavailable', 'mutual-consent').map((because) => ({ reason: because })),
    placementsComplete: fc.constantFrom('sufficient', 'insufficient').map((result) => ({ result, hours: 606, decidedBy: 'institution' })),
    placementsCorrectRecord: fc.constantFrom(...corrections).map(([field, old, next]) => ({ field, old, new: next, why: reason })),
  };
};

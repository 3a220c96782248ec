import type { OrganisationFact } from '../../shared/organisation-fact.ts';
import { rejecting, sharedRejections } from '../../shared/rejection.ts';
import { isWhole } from '../../shared/whole.ts';
import { informationDayRejections } from '../rejections.ts';

export const reject = rejecting({ ...sharedRejections, ...informationDayRejections });

export function mustBeWhole(field: string, value: number, least = 1): void {
  if (!isWhole(value, least)) reject('DayNumberNotWhole', { field, value: String(value), least });
}

/** Somebody comes, or pledges, who takes part in the programme. */
export function mustBeActive({ status }: OrganisationFact): void {
  if (status !== 'Active') reject('DayOrganisationNotActive', {});
}

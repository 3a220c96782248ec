import { rejecting, sharedRejections } from '../../shared/rejection.ts';
import { isWhole } from '../../shared/whole.ts';
import { informationDayRejections } from '../rejections.ts';

export const reject = rejecting({ ...sharedRejections, ...informationDayRejections });

export function mustBeWhole(field: string, value: number, least = 1): void {
  if (!isWhole(value, least)) reject('DayNumberNotWhole', { field, value: String(value), least });
}

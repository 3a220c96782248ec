import type { OfType } from '../../shared/event.ts';
import type { LocalDate } from '../../shared/local-date.ts';
import type { InformationDayEvent } from '../events.ts';
import type { DatedDayState, Registration } from '../state.ts';

export const seatsTaken = (registrations: readonly Registration[]): number =>
  registrations.reduce((sum, { seats, standing }) => sum + (standing === 'confirmed' ? seats : 0), 0);

/** Strictly in order: whoever stands first and does not fit yet is not passed by a smaller one behind. */
export function promotionsOf(
  { day: { informationDayId }, schedule, registrations }: Pick<DatedDayState, 'day' | 'schedule' | 'registrations'>,
  occurredOn: LocalDate,
): readonly OfType<InformationDayEvent, 'RegistrationPromoted'>[] {
  const promoted: OfType<InformationDayEvent, 'RegistrationPromoted'>[] = [];
  let free = schedule.capacity - seatsTaken(registrations);
  for (const { organisationId, seats, standing } of registrations) {
    if (standing === 'confirmed') continue;
    if (seats > free) break;
    free -= seats;
    promoted.push({ type: 'RegistrationPromoted', data: { informationDayId, organisationId, seats, occurredOn } });
  }
  return promoted;
}

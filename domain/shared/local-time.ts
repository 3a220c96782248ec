import type { Brand } from './brand.ts';
import { identifier } from './identifier.ts';
import type { LocalDate } from './local-date.ts';

/** A time on the clock in Europe/Amsterdam, `hh:mm`; text order is time order. */
export type LocalTime = Brand<string, 'LocalTime'>;
export const LocalTime = identifier<LocalTime>('LocalTime', /^(?:[01]\d|2[0-3]):[0-5]\d$/, { nl: 'een tijd als 15:00', en: 'a time such as 15:00' }, '15:00');

/**
 * The instant in UTC (RFC 3339) of a time on the clock in Europe/Amsterdam.
 * Undefined for a time that the clock skips in spring; of a time that it shows twice in autumn, the first.
 */
export function instantOf(date: LocalDate, time: LocalTime): string | undefined {
  const wanted = Temporal.PlainDateTime.from(`${date}T${time}`);
  const found = wanted.toZonedDateTime('Europe/Amsterdam', { disambiguation: 'compatible' });
  return found.toPlainDateTime().equals(wanted) ? found.toInstant().toString() : undefined;
}

import { NetworkId, OrganisationId } from '../../domain/shared/identifiers.ts';
import { informationDayKinds } from '../../domain/shared/lists.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { SchoolYear } from '../../domain/shared/school-year.ts';
import { type Filter, identified, inState, on, oneOf, type Stretch } from '../http/listing.ts';

/** Behind every time of a day, or every day of a month. */
const toTheEnd = (text: string): string => `${text}\u{10ffff}`;

const month = /^\d{4}-(0[1-9]|1[0-2])$/;
const inMonth: Stretch = {
  ok: (text) => month.test(text),
  expected: { nl: 'een maand als jjjj-mm', en: 'a month as yyyy-mm' },
  schema: { type: 'string', pattern: month.source, examples: ['2026-11'] },
  bounds: (month) => ({ from: month, to: toTheEnd(month) }),
};

/** What days can be asked by, wherever they are listed. A day without a date is in the order where its month or school year ends. */
export const calendarFilters: Readonly<Record<string, Filter>> = {
  schoolYear: identified(SchoolYear),
  networkId: identified(NetworkId),
  institutionId: on('institution', identified(OrganisationId)),
  state: inState('informationDay'),
  kind: oneOf(informationDayKinds),
};

export const calendarRange = {
  range: {
    from: identified(LocalDate),
    to: identified(LocalDate),
    bounds: (from: string | undefined, to: string | undefined) => ({ ...(from !== undefined && { from }), ...(to !== undefined && { to: toTheEnd(to) }) }),
  },
  stretches: { month: inMonth },
} as const;

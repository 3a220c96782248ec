import type { Brand } from '../shared/brand.ts';
import { identifier } from '../shared/identifier.ts';
import { addDays, isoWeek, type LocalDate, type Period } from '../shared/local-date.ts';

/** ISO 8601 week, Monday to Sunday. */
export type IsoWeek = Brand<string, 'IsoWeek'>;

const mondayOf = (week: string): LocalDate => {
  const fourthOfJanuary = Temporal.PlainDate.from(`${week.slice(0, 4)}-01-04`);
  return fourthOfJanuary.add({ days: 1 - fourthOfJanuary.dayOfWeek + 7 * (Number(week.slice(6)) - 1) }).toString() as LocalDate;
};

export const IsoWeek = identifier<IsoWeek>(
  'IsoWeek',
  /^(?:19|20|21)\d{2}-W\d{2}$/,
  { nl: 'een bestaande week als 2026-W47', en: 'an existing week such as 2026-W47' },
  '2026-W47',
  (text) => isoWeek(mondayOf(text)) === text,
);

export const weekPeriod = (week: IsoWeek): Period => ({ from: mondayOf(week), to: addDays(mondayOf(week), 6) });

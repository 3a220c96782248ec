import type { InformationDayState } from '../../domain/information-day/state.ts';
import type { InformationDayKind } from '../../domain/shared/lists.ts';

/** The words of the spreadsheets for kinds of information days. */
export const informationDayKindWords: Readonly<Record<string, InformationDayKind>> = {
  'voorlichting-op-bedrijventerrein': 'institution-at-park',
  'bedrijven-bij-instelling': 'companies-at-institution',
  'regionale-stagebeurs': 'regional-fair',
  'online-stagebeurs': 'online-fair',
  'online-inspiratiesessie': 'online-inspiration',
  bedrijfsbezoek: 'company-tour',
};

export const importedDayStatuses = ['Scheduled', 'Held', 'Cancelled'] as const satisfies readonly InformationDayState['status'][];
export type ImportedDayStatus = (typeof importedDayStatuses)[number];
export const informationDayStatusWords: Readonly<Record<string, ImportedDayStatus>> = { ingepland: 'Scheduled', gehouden: 'Held', geannuleerd: 'Cancelled' };

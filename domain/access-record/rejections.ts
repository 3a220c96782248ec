import type { Sentences } from '../shared/rejection.ts';

export const accessRecordRejections = {
  EntryStandsAlready: { nl: 'Deze regel van het logboek staat al vast.', en: 'This entry of the journal stands already.' },
} as const satisfies Sentences;

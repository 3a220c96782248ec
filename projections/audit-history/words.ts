import { listed } from '../../domain/shared/glossary.ts';
import type { Language, Sentence } from '../../domain/shared/rejection.ts';

/** "a, b en c" in Dutch, "a, b and c" in English; of nothing, nothing. */
export const enumerated = (items: readonly string[], language: Language): string => (items.length === 0 ? '' : listed(items, language, 'and'));

const months = {
  nl: ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
} as const;
export const monthName = (month: number, language: Language): string => months[language][month - 1] ?? String(month);

export const placesIn = (count: number): Sentence => ({ nl: count === 1 ? '1 plaats' : `${count} plaatsen`, en: count === 1 ? '1 place' : `${count} places` });

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

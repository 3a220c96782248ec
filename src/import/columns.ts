import { tooLargeSentence } from '../../domain/ports/errors.ts';
import type { Identifier } from '../../domain/shared/identifier.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { type Facts, Rejection, type Sentence } from '../../domain/shared/rejection.ts';

/** How the text of a cell becomes a value. Throws `Rejection` with one of the codes below. */
export type Cell<T> = (text: string) => T;
/** A column by its Dutch header (the key in a sheet's table) and its English one. A file without one that `mayBeLeftOut` is read as if all its cells were empty. */
export type Column<T> = Readonly<{ english: string; cell: Cell<T>; mayBeLeftOut?: true }>;
export type Columns = Readonly<Record<string, Column<unknown>>>;
export type RowOf<C extends Columns> = { readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never };

export const importSentences = {
  CellEmpty: { nl: 'Deze cel mag niet leeg zijn.', en: 'This cell must not be empty.' },
  CellInvalid: { nl: '"{value}" klopt niet: verwacht wordt {expected}.', en: '"{value}" is not right: expected is {expected}.' },
  ReferenceUnknown: {
    nl: '"{value}" is niet bekend als {kind}: zet die zonder fouten in {file}, en lees dat bestand mee in.',
    en: '"{value}" is no known {kind}: put it into {file} without mistakes, and import that file too.',
  },
  ReferenceTaken: {
    nl: '"{value}" staat al bij een andere rij; geef deze rij een eigen verwijzing.',
    en: '"{value}" stands at another row already; give this row a reference of its own.',
  },
  ColumnMissing: { nl: 'Ontbrekende kolommen: {columns}.', en: 'Missing columns: {columns}.' },
  ColumnUnknown: { nl: 'Onbekende kolommen: {columns}. Bekend zijn: {known}.', en: 'Unknown columns: {columns}. Known are: {known}.' },
  ColumnTwice: {
    nl: 'Deze kolommen staan er meer dan eens: {columns}. Laat er van elk één staan.',
    en: 'These columns stand there more than once: {columns}. Leave one of each.',
  },
  RowUneven: { nl: 'De rij heeft {given} cellen; verwacht worden er {expected}.', en: 'The row has {given} cells; expected are {expected}.' },
  FileUnknown: { nl: 'Dit bestand is niet bekend; wel: {known}.', en: 'This file is not known; there is: {known}.' },
  FileEncodingBroken: {
    nl: 'Het bestand begint als UTF-8 en gaat anders verder. Sla het op als UTF-8 en lees het opnieuw in.',
    en: 'The file begins as UTF-8 and goes on otherwise. Save it as UTF-8 and import it again.',
  },
  FileInUtf16: {
    nl: 'Het bestand is "Unicode-tekst" (UTF-16). Sla het op als CSV UTF-8 en lees het opnieuw in.',
    en: 'The file is "Unicode text" (UTF-16). Save it as CSV UTF-8 and import it again.',
  },
  FileUnreadable: { nl: 'Het bestand is niet te lezen: {why}.', en: 'The file cannot be read: {why}.' },
  CellWithoutStep: { nl: 'Deze cel hoort bij "{column}", en die is leeg.', en: 'This cell belongs to "{column}", and that is empty.' },
  StatusNotReached: {
    nl: 'De rij zegt "{asked}", maar de ingevulde stappen leiden tot "{reached}".',
    en: 'The row says "{asked}", but the steps that are filled in lead to "{reached}".',
  },
  StepChanged: {
    nl: 'Deze stap is al eerder ingelezen, met andere gegevens. Corrigeer hem in het systeem zelf.',
    en: 'This step was imported before, with other data. Correct it in the system itself.',
  },
  AppendTooLarge: tooLargeSentence,
  PartRefused: {
    nl: 'Rij {row} van {file} hoort bij deze rij en klopt niet.',
    en: 'Row {row} of {file} belongs to this row and is not right.',
  },
  PartsMissing: {
    nl: 'Rijen van {file} die bij deze rij horen ontbreken: lees dat bestand mee in.',
    en: 'Rows of {file} that belong to this row are missing: import that file too.',
  },
  OwnerRefused: {
    nl: 'De rij "{value}" waar deze rij bij hoort is er niet of is geweigerd: zorg dat die goed in {file} staat, en lees dat bestand mee in.',
    en: 'The row "{value}" that this row belongs to is not there or was refused: see that it stands right in {file}, and import that file too.',
  },
} as const satisfies Record<string, Sentence>;

export const refuseCell = (code: keyof typeof importSentences, facts: Facts): never => {
  throw new Rejection(code, facts);
};

/** A rejection of a row that also says in which column its cause stands. */
export class CellRejection extends Rejection {
  readonly column: string;

  constructor({ code, facts }: Rejection, column: string) {
    super(code, facts);
    this.column = column;
  }
}

/** Reads something out of a cell after the row as a whole was read, such as what a reference stands for. */
export function inColumn<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Rejection ? new CellRejection(error, name) : error;
  }
}

const invalid = (value: string, expected: Sentence): never => refuseCell('CellInvalid', { value: value.slice(0, 60), expected });

export const column = <T>(english: string, cell: Cell<T>): Column<T> => ({ english, cell });
/** A column that not every file has. */
export const extraColumn = <T>(english: string, cell: Cell<T>): Column<T | undefined> => ({ english, cell: optional(cell), mayBeLeftOut: true });

const longestText = 500;
export const text: Cell<string> = (value) => {
  if (value === '') return refuseCell('CellEmpty', {});
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused
  if (value.length > longestText || /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u2028-\u202e\u2066-\u2069]/.test(value)) {
    return invalid(value, {
      nl: `tekst van hooguit ${longestText} tekens, zonder stuurtekens`,
      en: `text of at most ${longestText} characters, without control characters`,
    });
  }
  return value;
};

/** A cell that may be empty. */
export const optional =
  <T>(cell: Cell<T>): Cell<T | undefined> =>
  (value) =>
    value === '' ? undefined : cell(value);

export const id =
  <T extends string>(identifier: Identifier<T>): Cell<T> =>
  (value) => {
    if (value === '') return refuseCell('CellEmpty', {});
    return identifier.is(value) ? value : invalid(value, identifier.expected);
  };

/** A date, also as a Dutch spreadsheet saves it: 1-8-2026. */
export const day: Cell<LocalDate> = (value) => {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(value) ?? [];
  const written = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const given = LocalDate.is(written) ? written : value;
  if (given === '') return refuseCell('CellEmpty', {});
  return LocalDate.is(given)
    ? given
    : invalid(value, { nl: 'een bestaande datum als 2026-11-24 of 24-11-2026', en: 'an existing date such as 2026-11-24 or 24-11-2026' });
};

const among = (nl: readonly string[], en: readonly string[] = nl): Sentence => ({ nl: `een van: ${nl.join(', ')}`, en: `one of: ${en.join(', ')}` });

export const oneOf =
  <const L extends readonly string[]>(list: L): Cell<L[number]> =>
  (value) =>
    list.includes(value) ? value : invalid(value, among(list));

/** A Dutch word of the spreadsheet for a code value, or the code value itself, which is its English word; some codes are both. */
export const coded = <T extends string>(words: Readonly<Record<string, T>>, codes: readonly T[] = Object.values(words)): Cell<T> => {
  const known: Readonly<Record<string, T>> = { ...words, ...Object.fromEntries(codes.map((code) => [code, code])) };
  const translated = new Set(Object.values(words));
  const dutch = [...new Set([...Object.keys(words), ...codes.filter((code) => !translated.has(code))])];
  return (value) => (Object.hasOwn(known, value) ? (known[value] as T) : invalid(value, among(dutch, codes)));
};

export const whole: Cell<number> = (value) => (/^\d{1,9}$/.test(value) ? Number(value) : invalid(value, { nl: 'een heel getal', en: 'a whole number' }));

/** Euro, with a comma or a point before the cents. */
export const euro: Cell<number> = (value) =>
  /^\d{1,6}([.,]\d{1,2})?$/.test(value)
    ? Number(value.replace(',', '.'))
    : invalid(value, { nl: 'een bedrag als 350 of 350,50', en: 'an amount such as 350 or 350.50' });

/** Whole numbers by name, as "name:number" with a bar between them, each name once. */
export const countsBy =
  <T extends string>(identifier: Identifier<T>): Cell<Readonly<Record<T, number>>> =>
  (value) => {
    const pairs = value.split('|').map((part) => part.trim().split(':') as [T, string]);
    const right = pairs.every(([name, count, ...more]) => identifier.is(name) && /^\d{1,9}$/.test(count ?? '') && more.length === 0);
    if (!right || new Set(pairs.map(([name]) => name)).size < pairs.length) {
      const example = `${identifier.example}:120`;
      return invalid(value, { nl: `${identifier.expected.nl}, dubbele punt, aantal: ${example}`, en: `${identifier.expected.en}, colon, number: ${example}` });
    }
    return Object.fromEntries(pairs.map(([name, count]) => [name, Number(count)])) as Record<T, number>;
  };

/** Several values with a bar between them; an empty cell is an empty list. */
export const several =
  <T>(cell: Cell<T>): Cell<readonly T[]> =>
  (value) => {
    const parts = value === '' ? [] : value.split('|').map((part) => part.trim());
    if (parts.includes('')) return invalid(value, { nl: 'waarden met telkens één streep (|) ertussen', en: 'values with one bar (|) between each of them' });
    return parts.map(cell);
  };

const yes: readonly string[] = ['ja', 'yes'];
const no: readonly string[] = ['nee', 'no'];
export const yesNo: Cell<boolean> = (value) => (yes.includes(value) ? true : no.includes(value) ? false : invalid(value, among(['ja', 'nee'], ['yes', 'no'])));

import type { FileReport, ImportReport } from '../../domain/ports/importing.ts';
import { inBothLanguages } from '../../domain/shared/rejection.ts';

/** A report as lines for a terminal, Dutch first. */
export const fileLine = ({ file, rows, written, unchanged, refused }: FileReport, dryRun: boolean): string =>
  `${file}: ${rows} rijen / rows, ${written} ${dryRun ? 'op te slaan / to be written' : 'opgeslagen / written'}, ${unchanged} ongewijzigd / unchanged, ${refused} geweigerd / refused`;

export const findingLines = ({ findings }: ImportReport): readonly string[] =>
  findings.map(({ file, row, column, code, sentence }) => `${file}:${row}${column === undefined ? '' : ` [${column}]`} ${code}: ${inBothLanguages(sentence)}`);

/** What to do next, where that is not plain. */
export const nextLines = ({ dryRun, findings }: ImportReport): readonly string[] => [
  ...(findings.length > 0
    ? [
        'Verbeter wat hierboven staat en lees de bestanden opnieuw in; wat al opgeslagen is verandert niet. / Correct what is listed above and import the files again; what is stored already does not change.',
      ]
    : []),
  ...(dryRun ? ['Dit was een proef: er is niets opgeslagen. / This was a dry run: nothing was stored.'] : []),
];

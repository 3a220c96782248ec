import { count, flag, list, object, optional, text } from '../../domain/shared/schema.ts';

/** What came of every file, and why rows were refused. */
export const importReportSchema = object({
  dryRun: flag,
  files: list(object({ file: text, rows: count, written: count, unchanged: count, refused: count })),
  findings: list(object({ file: text, row: count, column: optional(text), code: text, sentence: text })),
});

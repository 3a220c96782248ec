import type { Actor } from '../shared/event.ts';
import type { Sentence } from '../shared/rejection.ts';
import type { Position } from './event-store.ts';

/** Why a row was not taken: where it stands, in which column, and what would be right. */
export type Finding = Readonly<{ file: string; row: number; column?: string; code: string; sentence: Sentence }>;

/** Rows of one file: written (at least one event), unchanged (all of it was there already), refused (see the findings). */
export type FileReport = Readonly<{ file: string; rows: number; written: number; unchanged: number; refused: number }>;
/** `position`: who has read up to there sees all that was stored; not there where nothing is stored. */
export type ImportReport = Readonly<{ dryRun: boolean; files: readonly FileReport[]; findings: readonly Finding[]; position?: Position }>;

/** A CSV file as it was handed over; `name` says which of the known sheets it is. */
export type ImportFile = Readonly<{ name: string; open(): AsyncIterable<Uint8Array> }>;
export type ImportRequest = Readonly<{
  files: readonly ImportFile[];
  dryRun: boolean;
  actor: Actor;
  correlationId: string;
  /** Where in a trace the import was asked for. */
  traceparent?: string;
  onProgress?(report: FileReport): void;
}>;

export interface Importer {
  /**
   * Runs every row through the same rules as the API; each row is written whole or not at all, and a refused row does not stop the others.
   * Rows that were imported before write nothing, so an import that was broken off is simply started again. A dry run writes nothing at all.
   */
  import(request: ImportRequest): Promise<ImportReport>;
}

import { DatabaseSync } from 'node:sqlite';
import { codecFor } from '../../../domain/aggregates.ts';
import type { EventMetadata } from '../../../domain/shared/event.ts';
import type { Sentence } from '../../../domain/shared/rejection.ts';
import { mustBeOurs, told, using } from '../../sqlite.ts';
import { migrations, selectEvents } from './schema.ts';

export type Verified = Readonly<{
  events: number;
  streams: number;
  /** What is not as it must be; none when the log is whole. */
  findings: readonly Sentence[];
}>;

/** At most so many findings of one kind are told. */
const mostFindings = 10;

/** What must hold for a log, each with a query for where it does not. */
const rules: readonly (readonly [query: string, sentence: (row: Readonly<Record<string, unknown>>) => Sentence])[] = [
  [
    'SELECT position, before FROM (SELECT position, lag(position, 1, 0) OVER (ORDER BY position) AS before FROM event) WHERE position <> before + 1 LIMIT ?',
    ({ position, before }) => ({ nl: `na positie ${before} komt ${position}`, en: `after position ${before} comes ${position}` }),
  ],
  [
    `SELECT name, first, last, count FROM stream
     JOIN (SELECT stream, min(revision) AS first, max(revision) AS last, count(*) AS count FROM event GROUP BY stream) ON stream = number
     WHERE first <> 0 OR last <> count - 1 LIMIT ?`,
    ({ name, first, last, count }) => ({
      nl: `${name} heeft ${count} gebeurtenissen, van revisie ${first} tot en met ${last}`,
      en: `${name} has ${count} events, from revision ${first} to ${last}`,
    }),
  ],
  [
    `SELECT name, revision FROM (SELECT stream, revision, position, lag(position, 1, 0) OVER (PARTITION BY stream ORDER BY revision) AS before FROM event)
     JOIN stream ON number = stream WHERE position <= before LIMIT ?`,
    ({ name, revision }) => ({
      nl: `${name} revisie ${revision} staat vóór haar voorganger`,
      en: `${name} revision ${revision} stands before the one it follows`,
    }),
  ],
  [
    'SELECT position FROM event WHERE stream NOT IN (SELECT number FROM stream) LIMIT ?',
    ({ position }) => ({ nl: `de gebeurtenis op ${position} hoort bij geen stream`, en: `the event at ${position} is of no stream` }),
  ],
  [
    'SELECT name FROM stream WHERE number NOT IN (SELECT stream FROM event) LIMIT ?',
    ({ name }) => ({ nl: `${name} heeft geen gebeurtenissen`, en: `${name} has no events` }),
  ],
];

/** Looks through a log from beginning to end: the file, its order, its streams, and when `thorough` also its indexes and every event. @throws UnusableData when it is no log of this version · StoreUnavailable when it cannot be read */
export function verifyLog(file: string, { thorough, readOnly }: { readonly thorough: boolean; readonly readOnly: boolean }): Verified {
  const database = opened(file, readOnly);
  try {
    return using(file, database, () => {
      const integrity = database.prepare(`PRAGMA ${thorough ? 'integrity_check' : 'quick_check'}(${mostFindings})`).all();
      const findings = integrity
        .flatMap((row) => Object.values(row).map((finding) => String(finding).replaceAll(/\s+/g, ' ')))
        .filter((finding) => finding !== 'ok')
        .map((finding) => ({ nl: `SQLite meldt: ${finding}`, en: `SQLite reports: ${finding}` }));
      // What a broken file says of its rows is not worth telling.
      if (findings.length > 0) return { events: 0, streams: 0, findings };
      mustBeOurs(file, database, migrations.length);
      const broken = rules.flatMap(([query, sentence]) => database.prepare(query).all(mostFindings).map(sentence));
      const counts = database.prepare('SELECT count(*) AS events, count(DISTINCT stream) AS streams FROM event').get();
      return { events: Number(counts?.events), streams: Number(counts?.streams), findings: [...broken, ...(thorough ? undecodable(database) : [])] };
    });
  } finally {
    database.close();
  }
}

function opened(file: string, readOnly: boolean): DatabaseSync {
  try {
    return new DatabaseSync(file, { readOnly, timeout: 5000 });
  } catch (error) {
    throw told(file, error);
  }
}

function undecodable(database: DatabaseSync): readonly Sentence[] {
  const findings: Sentence[] = [];
  for (const { name, revision, type, data, metadata } of database.prepare(`${selectEvents} ORDER BY position`).iterate()) {
    try {
      const { schemaVersion } = JSON.parse(metadata as string) as EventMetadata;
      codecFor(type as string)?.decode(type as string, JSON.parse(data as string), schemaVersion);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      findings.push({
        nl: `${name} revisie ${revision} is niet te lezen (${text})`,
        en: `${name} revision ${revision} cannot be read (${text})`,
      });
      if (findings.length === mostFindings) return findings;
    }
  }
  return findings;
}

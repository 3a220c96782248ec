import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ProposedEvent, Revision } from '../../../domain/ports/event-store.ts';
import { inBothLanguages } from '../../../domain/shared/rejection.ts';
import { backUp } from '../../../src/event-store/sqlite/backing-up.ts';
import { migrations } from '../../../src/event-store/sqlite/schema.ts';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.ts';
import { verifyLog } from '../../../src/event-store/sqlite/verifying.ts';
import { appendAll, everything } from '../../support/log.ts';
import { organisationStream, renamed } from '../../support/naming.ts';
import { newStream, proposedEvents } from '../../support/proposed.ts';

let folder: string;
let store: SqliteEventStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stagepact-'));
  store = new SqliteEventStore(folder);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** Frames of a WAL that end a transaction (sqlite.org/fileformat.html#walformat). */
function commitsIn(wal: string): number {
  const bytes = readFileSync(wal);
  const frame = 24 + bytes.readUInt32BE(8);
  let commits = 0;
  for (let at = 32; at + frame <= bytes.length; at += frame) commits += bytes.readUInt32BE(at + 4) > 0 ? 1 : 0;
  return commits;
}

describe('the log in SQLite', () => {
  it('writes what waits together in one transaction, and a conflict among it does not harm the others', async () => {
    const streams = Array.from({ length: 50 }, newStream);
    await appendAll(store, streams[7] as never, proposedEvents(1));
    const before = commitsIn(`${join(folder, 'events.db')}-wal`);
    const results = await Promise.allSettled(streams.map((stream) => store.append(stream, 'no-stream', proposedEvents(2))));
    expect(commitsIn(`${join(folder, 'events.db')}-wal`)).toBe(before + 1);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(results[7]).toMatchObject({ status: 'rejected', reason: { name: 'ConcurrencyConflict' } });
    expect((await everything(store)).length).toBe(1 + 49 * 2);
  });

  it('can be read beside the process that writes it, and not written', async () => {
    const beside = new SqliteEventStore(folder, { readOnly: true });
    await appendAll(store, newStream(), proposedEvents(3));
    expect(await everything(beside)).toStrictEqual(await everything(store));
    await expect(beside.append(newStream(), 'no-stream', proposedEvents(1))).rejects.toThrow('is read-only');
    await beside.close();
    await appendAll(store, newStream(), proposedEvents(1));
  });

  it('reads on in a file of the first schema, in which each event named its stream', async () => {
    await appendAll(store, organisationStream('a'), [renamed('Rijn'), renamed('Vliet')]);
    await appendAll(store, organisationStream('b'), [renamed('Zijl')]);
    await appendAll(store, organisationStream('a'), [renamed('Mare')]);
    const log = await everything(store);
    await store.close();
    const file = join(folder, 'events.db');
    rmSync(file);
    const old = new DatabaseSync(file);
    old.exec(`${migrations[0]}; PRAGMA user_version = 1`);
    const insert = old.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)');
    for (const { position, stream, revision, id, type, data, metadata } of log) {
      insert.run(Number(position), stream, revision, id, type, JSON.stringify(data), JSON.stringify(metadata));
    }
    old.close();
    store = new SqliteEventStore(folder);
    expect(await everything(store)).toStrictEqual(log);
    expect(await store.append(organisationStream('a'), log[3]?.revision as Revision, [renamed('Does')])).toMatchObject({ revision: 3 });
    await expect(store.append(organisationStream('b'), 'no-stream', [renamed('Does')])).rejects.toMatchObject({ name: 'ConcurrencyConflict' });
    await appendAll(store, organisationStream('c'), [renamed('Does')]);
    expect(verifyLog(file, { thorough: true, readOnly: true })).toStrictEqual({ events: 6, streams: 3, findings: [] });
  });

  it('is not made by who only wants to read it', () => {
    const nothing = join(folder, 'nothing');
    expect(() => new SqliteEventStore(nothing, { readOnly: true })).toThrow(
      /events\.db is er niet: Stagepact heeft .+ \/ .+events\.db is not there: no Stagepact has kept its data in this folder yet\.$/,
    );
    expect(existsSync(nothing)).toBe(false);
  });
});

describe('a file whose making was cut off by a crash', () => {
  it('is taken up as it was before, whatever its own journal has to undo', async () => {
    await appendAll(store, newStream(), proposedEvents(3));
    await store.close();
    const file = join(folder, 'events.db');
    const making = new DatabaseSync(file);
    making.exec('PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN');
    making.exec('UPDATE event SET data = hex(randomblob(200000))');
    mkdirSync(join(folder, 'crashed'));
    for (const name of ['events.db', 'events.db-journal']) copyFileSync(join(folder, name), join(folder, 'crashed', name));
    making.exec('ROLLBACK');
    making.close();
    const again = new SqliteEventStore(join(folder, 'crashed'));
    expect((await everything(again)).map(({ data }) => data)).toStrictEqual([{ number: 0 }, { number: 1 }, { number: 2 }]);
    await appendAll(again, newStream(), proposedEvents(1));
    await again.close();
  });
});

describe('a backup', () => {
  const target = () => join(folder, 'backup.db');

  it('is a whole log of its own, and leaves nothing beside it', async () => {
    await appendAll(store, newStream(), proposedEvents(30));
    const { events, bytes } = await backUp(store, target());
    expect([events, bytes > 0]).toStrictEqual([30, true]);
    expect(readdirSync(folder).filter((name) => name.startsWith('backup'))).toStrictEqual(['backup.db']);
    expect(verifyLog(target(), { thorough: true, readOnly: true })).toStrictEqual({ events: 30, streams: 1, findings: [] });
  });

  it('taken while others write holds everything that was acknowledged before it, up to one moment, and verifies', async () => {
    const reader = new SqliteEventStore(folder, { readOnly: true });
    let writing = true;
    const acknowledged: string[] = [];
    const writers = Array.from({ length: 8 }, async () => {
      while (writing) acknowledged.push((await store.append(newStream(), 'no-stream', proposedEvents(3))).position);
    });
    while (acknowledged.length < 50) await new Promise(setImmediate);
    const before = acknowledged.length;
    const { events } = await backUp(reader, target());
    writing = false;
    await Promise.all(writers);
    await reader.close();
    expect(events % 3).toBe(0);
    expect(events).toBeGreaterThanOrEqual(before * 3);
    expect(events).toBeLessThanOrEqual(acknowledged.length * 3);
    expect(verifyLog(target(), { thorough: true, readOnly: false }).findings).toStrictEqual([]);

    mkdirSync(join(folder, 'restored'));
    copyFileSync(target(), join(folder, 'restored', 'events.db'));
    const restored = new SqliteEventStore(join(folder, 'restored'));
    expect(await everything(restored)).toStrictEqual((await everything(store)).slice(0, events));
    await appendAll(restored, newStream(), proposedEvents(1));
    expect((await everything(restored)).length).toBe(events + 1);
    await restored.close();
  });

  it('does not take the place of a file', async () => {
    writeFileSync(target(), 'precious');
    await expect(backUp(store, target())).rejects.toMatchObject({
      name: 'UnusableData',
      message: expect.stringMatching(/bestaat al; .+ \/ .+ exists already; /),
    });
    expect(readdirSync(folder)).not.toContain('backup.db.part');
  });

  it('makes anew what a backup that was killed has left', async () => {
    await appendAll(store, newStream(), proposedEvents(3));
    writeFileSync(`${target()}.part`, 'half a backup');
    writeFileSync(`${target()}.part-journal`, 'and its journal');
    expect((await backUp(store, target())).events).toBe(3);
    expect(readdirSync(folder).filter((name) => name.startsWith('backup'))).toStrictEqual(['backup.db']);
  });

  it('says what is wrong when it cannot be written', async () => {
    await expect(backUp(store, join(folder, 'nowhere', 'backup.db'))).rejects.toMatchObject({
      name: 'StoreUnavailable',
      message: expect.stringMatching(/backup\.db\.part kan niet worden geopend \/ .+backup\.db\.part cannot be opened$/),
    });
  });
});

describe('verifying', () => {
  const file = () => join(folder, 'events.db');
  /** Does something to the file that the program never does. */
  async function meddled(sql: string, ...events: readonly ProposedEvent[]): Promise<readonly string[]> {
    await appendAll(store, organisationStream('a'), events.length > 0 ? events : [renamed('Rijn'), renamed('Vliet'), renamed('Zijl')]);
    await appendAll(store, organisationStream('b'), [renamed('Rijn')]);
    const database = new DatabaseSync(file());
    database.exec(sql);
    database.close();
    return verifyLog(file(), { thorough: true, readOnly: true }).findings.map(inBothLanguages);
  }

  it('says so in words when the file cannot be opened', () => {
    const folderOfThatName = join(folder, 'folder.db');
    mkdirSync(folderOfThatName);
    expect(() => verifyLog(folderOfThatName, { thorough: true, readOnly: true })).toThrow(/folder\.db kan niet worden .+ \/ .*folder\.db cannot be /);
  });

  it('finds nothing in a log that is whole, with events of types that it does not know', async () => {
    await appendAll(store, newStream(), proposedEvents(3));
    expect(await meddled('')).toStrictEqual([]);
  });

  it.each([
    ['of another program', 'CREATE TABLE bookmark (url TEXT)', / is een database van een ander programma\. .+ \/ .+ is a database of another program\. /],
    [
      'of an older version',
      `${migrations[0]}; PRAGMA user_version = 1`,
      / is geschreven door een oudere versie .+ \/ .+ was written by an older Stagepact \(schema 1\)/,
    ],
    ['of a newer version', 'PRAGMA user_version = 99', / is geschreven door een nieuwere versie .+ \/ .+ was written by a newer Stagepact \(schema 99;/],
  ])('says that a file is %s, and looks no further', (_, sql, sentence) => {
    const other = join(folder, 'other.db');
    const database = new DatabaseSync(other);
    database.exec(sql);
    database.close();
    expect(() => verifyLog(other, { thorough: true, readOnly: true })).toThrow(
      expect.objectContaining({ name: 'UnusableData', message: expect.stringMatching(sentence) }),
    );
  });

  it.each([
    [
      'a gap',
      'DELETE FROM event WHERE position = 2',
      [
        'na positie 1 komt 3 / after position 1 comes 3',
        'organisation-a heeft 2 gebeurtenissen, van revisie 0 tot en met 2 / organisation-a has 2 events, from revision 0 to 2',
      ],
    ],
    [
      'a missing beginning',
      'DELETE FROM event WHERE position = 1',
      [
        'na positie 0 komt 2 / after position 0 comes 2',
        'organisation-a heeft 2 gebeurtenissen, van revisie 1 tot en met 2 / organisation-a has 2 events, from revision 1 to 2',
      ],
    ],
    [
      'an exchanged order',
      'UPDATE event SET revision = 9 WHERE position = 1; UPDATE event SET revision = 0 WHERE position = 2; UPDATE event SET revision = 1 WHERE position = 1',
      ['organisation-a revisie 1 staat vóór haar voorganger / organisation-a revision 1 stands before the one it follows'],
    ],
    [
      'an event without its stream',
      `DELETE FROM stream WHERE name = 'organisation-b'`,
      ['de gebeurtenis op 4 hoort bij geen stream / the event at 4 is of no stream'],
    ],
    ['a stream without events', 'DELETE FROM event WHERE position = 4', ['organisation-b heeft geen gebeurtenissen / organisation-b has no events']],
    [
      'data that its type cannot have',
      `UPDATE event SET data = '{"name":7}' WHERE position = 2`,
      [/^organisation-a revisie 1 is niet te lezen .+ \/ organisation-a revision 1 cannot be read \(OrganisationRenamed v1: .*name must be text.*\)$/],
    ],
    ['data that is no JSON', `UPDATE event SET data = '{"name":' WHERE position = 4`, [/ \/ organisation-b revision 0 cannot be read \(.*JSON/]],
    [
      'a version of tomorrow',
      `UPDATE event SET metadata = '{"schemaVersion":9}' WHERE position = 4`,
      [/ \/ organisation-b revision 0 cannot be read \(OrganisationRenamed has schema version 9/],
    ],
  ])('finds %s', async (_, sql, findings) => {
    expect(await meddled(sql)).toStrictEqual(findings.map((finding) => (typeof finding === 'string' ? finding : expect.stringMatching(finding))));
  });
});

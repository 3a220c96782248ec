import { closeSync, cpSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { positionOf, startPosition } from '../../domain/ports/event-store.ts';
import { organisationDirectory } from '../../projections/organisation-directory.ts';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.ts';
import { SqliteReadStore } from '../../src/read-store/sqlite/sqlite-read-store.ts';
import { Compiled, type Ended, endOf } from '../support/compiled.ts';
import { canLimitFiles, canMakeDisks, canMakeReadOnly, contentsOf, readOnlyFolder, smallDisk, withFilesUpTo } from '../support/faults.ts';
import { appendAll } from '../support/log.ts';
import { newStream, proposed } from '../support/proposed.ts';

let program: Compiled;
let folder: string;
beforeAll(() => {
  program = new Compiled();
});
afterAll(() => program.remove());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stagepact-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const settings = (data: string) => ({ STAGEPACT_DATA: data, PORT: '0', LOG_LEVEL: 'error' });
const start = (data: string, before: readonly string[] = []): Promise<Ended> => program.run('src/main.js', [], settings(data), before);

/** Starts it, and ends it as soon as it listens. */
async function startAndStop(data: string): Promise<Ended> {
  const child = program.start('src/main.js', [], settings(data));
  child.stdout.once('data', () => child.kill('SIGTERM'));
  return endOf(child);
}

/** Both files with something in them, closed as after a normal end. */
async function fill(data: string, events = 200): Promise<void> {
  const store = new SqliteEventStore(data);
  await appendAll(
    store,
    newStream(),
    Array.from({ length: events }, () => proposed({ data: { text: 'x'.repeat(500) } })),
  );
  await store.close();
  const readStore = new SqliteReadStore(data);
  const documents = Array.from({ length: events }, (_, number) => ({ document: { _id: `${number}`, name: 'x'.repeat(200) }, position: positionOf(1) }));
  await (await readStore.open(organisationDirectory)).write({ from: startPosition, to: positionOf(1), documents });
  await readStore.close();
}

function overwrite(file: string, at: number, bytes: Uint8Array): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, bytes, 0, bytes.length, at);
  closeSync(descriptor);
}

/** Code 3 and one line, first in Dutch and then in English. */
function expectTold({ err, ...ended }: Ended, nl: RegExp, en: RegExp): void {
  expect({ ...ended, err: err.split(' / ') }).toStrictEqual({
    code: 3,
    signal: null,
    out: '',
    err: [expect.stringMatching(nl), expect.stringMatching(en)],
  });
  expect(err).toMatch(/^.+\n$/);
}

/** And nothing changed. */
async function refused(data: string, nl: RegExp, en: RegExp): Promise<void> {
  const contents = contentsOf(data);
  expectTold(await start(data), nl, en);
  expect(contentsOf(data)).toStrictEqual(contents);
}

describe('a program that cannot use its data folder says so in one sentence, ends with code 3 and changes nothing', () => {
  it('when another one writes there; when that one is killed the folder is free again', async () => {
    const first = program.start('src/main.js', [], settings(folder));
    const ended = endOf(first);
    await new Promise((resolve) => first.stdout.once('data', resolve));
    expectTold(
      await start(folder),
      /^Er draait al een Stagepact op de gegevensmap .+\. Stop die eerst, .+\.$/,
      /^Another Stagepact is running on the data folder .+\. Stop it first, .+\.\n$/,
    );
    first.kill('SIGKILL');
    await ended;
    expect(await startAndStop(folder)).toMatchObject({ code: 0, err: '' });
  });

  it.each(['events.db', 'read-models.db'])('when %s is damaged in its middle', async (name) => {
    await fill(folder);
    const file = join(folder, name);
    overwrite(file, Math.floor(statSync(file).size / 2 / 4096) * 4096, new Uint8Array(8192).fill(0xa5));
    const [nl, en] =
      name === 'events.db'
        ? ['Zet er een reservekopie voor in de plaats', 'Put a backup in its place']
        : ['Verwijder het bestand: het wordt opnieuw gemaakt uit de gebeurtenissen', 'Remove it: it is made again from the events'];
    await refused(
      folder,
      new RegExp(`${name} is beschadigd .*\\. ${nl}\\. Er is niets veranderd\\.$`),
      new RegExp(`${name} is damaged .*\\. ${en}\\. Nothing was changed\\.\n$`),
    );
  });

  it('when a damaged file has a rest of a crash beside it, which stays for who repairs it', async () => {
    await fill(folder);
    const store = new SqliteEventStore(folder);
    await appendAll(store, newStream(), [proposed()]);
    const crashed = join(folder, 'crashed');
    // What is on the disk while a program runs is what its crash would leave.
    for (const name of ['events.db', 'events.db-wal']) cpSync(join(folder, name), join(crashed, name));
    await store.close();
    expect(statSync(join(crashed, 'events.db-wal')).size).toBeGreaterThan(0);
    const file = join(crashed, 'events.db');
    overwrite(file, Math.floor(statSync(file).size / 2 / 4096) * 4096, new Uint8Array(8192).fill(0xa5));
    await refused(crashed, /events\.db is beschadigd/, /events\.db is damaged/);
  });

  it('when a file is cut off', async () => {
    await fill(folder);
    const file = join(folder, 'events.db');
    writeFileSync(file, readFileSync(file).subarray(0, 10_000));
    await refused(
      folder,
      /events\.db is beschadigd.*Zet er een reservekopie voor in de plaats\. Er is niets veranderd\.$/,
      /events\.db is damaged.*Put a backup in its place\. Nothing was changed\.\n$/,
    );
  });

  it.each(['events.db', 'read-models.db'])('when %s is no database', async (name) => {
    await fill(folder);
    writeFileSync(join(folder, name), 'dear diary, '.repeat(1000));
    await refused(
      folder,
      new RegExp(`${name} is geen database\\. .+\\. Er is niets veranderd\\.$`),
      new RegExp(`${name} is not a database\\. .+\\. Nothing was changed\\.\n$`),
    );
  });

  it.each(['events.db', 'read-models.db'])('when %s is of another program', async (name) => {
    await fill(folder);
    rmSync(join(folder, name));
    const other = new DatabaseSync(join(folder, name));
    other.exec('CREATE TABLE bookmark (url TEXT)');
    other.close();
    await refused(
      folder,
      new RegExp(`${name} is een database van een ander programma\\. Kies met STAGEPACT_DATA een andere map\\. Er is niets veranderd\\.$`),
      new RegExp(`${name} is a database of another program\\. Choose another folder with STAGEPACT_DATA\\. Nothing was changed\\.\n$`),
    );
  });

  it.each(['events.db', 'read-models.db'])('when %s was written by a newer one', async (name) => {
    await fill(folder);
    const newer = new DatabaseSync(join(folder, name));
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    await refused(
      folder,
      new RegExp(
        `${name} is geschreven door een nieuwere versie van Stagepact \\(schema 99; dit programma kent \\d\\)\\. Installeer die versie\\. Er is niets veranderd\\.$`,
      ),
      new RegExp(`${name} was written by a newer Stagepact \\(schema 99; this program knows \\d\\)\\. Install that one\\. Nothing was changed\\.\n$`),
    );
  });

  it('when the read models hold more than the log, as after a backup of the log was put back', async () => {
    const store = new SqliteEventStore(folder);
    await appendAll(store, newStream(), [proposed(), proposed(), proposed()]);
    await store.close();
    await startAndStop(folder);
    const readStore = new SqliteReadStore(folder);
    const directory = await readStore.open(organisationDirectory);
    expect(await directory.write({ from: await directory.checkpoint(), to: positionOf(4), documents: [] })).toBe('applied');
    await readStore.close();
    await refused(
      folder,
      /^organisation-directory bevat meer dan de opslag van gebeurtenissen \(4 gebeurtenissen tegenover 3\).*"npm run rebuild -- --all".*er is niets veranderd\.$/,
      /^organisation-directory holds more than the event store \(4 events against 3\).*"npm run rebuild -- --all".*nothing was changed\.\n$/,
    );
  });

  it('when it is a file', async () => {
    writeFileSync(join(folder, 'data'), 'no folder');
    const data = join(folder, 'data');
    expectTold(await start(data), /^In de gegevensmap .+ kan niet worden geschreven \(.+\)\. .+\.$/, /^The data folder .+ cannot be written \(.+\)\. .+\.\n$/);
    expectTold(
      await program.run('src/main.js', [], { ...settings(data), STAGEPACT_EVENT_STORE: 'memory' }),
      /^De gegevensmap .+ kan niet worden gemaakt \(.+\)\.$/,
      /^The data folder .+ cannot be made \(.+\)\.\n$/,
    );
    expect(readFileSync(join(folder, 'data'), 'utf8')).toBe('no folder');
  });

  it('when the key of its tokens is none', async () => {
    writeFileSync(join(folder, 'access-key.json'), '{}');
    expectTold(await start(folder), /access-key\.json is geen sleutel\. Verwijder het bestand .+\.$/, /access-key\.json is not a key\. Remove it .+\.\n$/);
    expect(readFileSync(join(folder, 'access-key.json'), 'utf8')).toBe('{}');
  });

  (canMakeReadOnly ? it : it.skip).each(['with data', 'without'])(
    'when it may not write there (needs a mount or another user than root), %s',
    async (which) => {
      const kept = await readOnlyFolder((data) => (which === 'with data' ? fill(data) : Promise.resolve()));
      if (kept === undefined) throw new Error('no such folder');
      try {
        await refused(
          kept.folder,
          /^In de gegevensmap .+ kan niet worden geschreven \(.+\)\. Maak de map schrijfbaar, of kies met STAGEPACT_DATA een andere map\.$/,
          /^The data folder .+ cannot be written \(.+\)\. Make it writable, or choose another with STAGEPACT_DATA\.\n$/,
        );
      } finally {
        kept.remove();
      }
    },
  );

  (canMakeDisks ? it : it.skip)('when the disk is full (needs a mount); with room it starts', async () => {
    const disk = smallDisk(2048);
    if (disk === undefined) throw new Error('no disk');
    try {
      const data = join(disk.folder, 'data');
      await fill(data);
      const filler = join(disk.folder, 'filler');
      expect(() => writeFileSync(filler, Buffer.alloc(4096 * 1024))).toThrow('ENOSPC');
      await refused(data, /^\S+\.db kan niet .+\. Er is niets veranderd\.$/, /^\S+\.db cannot .+\. Nothing was changed\.\n$/);
      rmSync(filler);
      expect(await startAndStop(data)).toMatchObject({ code: 0, err: '' });
    } finally {
      disk.remove();
    }
  });

  (canLimitFiles ? it : it.skip)('when its files may not grow (needs ulimit); with room it starts', async () => {
    expectTold(
      await start(folder, withFilesUpTo(8)),
      /^\S+\.db kan niet (groeien|worden gelezen of geschreven).+$/,
      /^\S+\.db cannot (grow|be read or written).+\n$/,
    );
    expect(await startAndStop(folder)).toMatchObject({ code: 0, err: '' });
  });
});

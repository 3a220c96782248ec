import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.ts';
import { Compiled, type Ended, endOf } from '../../support/compiled.ts';
import { by, handlerOn, register, rename, step } from '../../support/handling.ts';

let program: Compiled;
let folder: string;
beforeAll(() => {
  program = new Compiled();
});
afterAll(() => program.remove());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stagepact-'));
  await write(3);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const settings = () => ({ STAGEPACT_DATA: folder, PORT: '0', LOG_LEVEL: 'error' });
const run = (command: string, ...args: readonly string[]): Promise<Ended> => program.run(`src/cli/${command}.js`, args, settings());

/** Organisations with a history of two events each. */
async function write(organisations: number): Promise<void> {
  const store = new SqliteEventStore(folder);
  const handler = handlerOn(store);
  for (let number = 0; number < organisations; number += 1) {
    await handler.handle('organisation', crypto.randomUUID(), [step(register()), step(rename(`Rijn techniek ${number}`))], by());
  }
  await store.close();
}

type Readiness = Readonly<{ status: string; readModels: readonly Readonly<{ name: string; state: string; behind: number }>[] }>;

/** The server while work is done beside it; it must be ready before and after. */
async function served(work: (readiness: () => Promise<Readiness>) => Promise<void>): Promise<void> {
  const server = program.start('src/main.js', [], settings());
  const ended = endOf(server);
  try {
    const [line] = await new Promise<string[]>((resolve) => server.stdout.once('data', (text: string) => resolve([text])));
    const url = /http:\/\/\S+/.exec(line as string)?.[0];
    const readiness = async () => (await fetch(`${url}/readyz`)).json() as Promise<Readiness>;
    const ready = async () => {
      while ((await readiness()).status !== 'ready') await new Promise((resolve) => setTimeout(resolve, 20));
    };
    await ready();
    await work(readiness);
    await ready();
  } finally {
    server.kill('SIGTERM');
  }
  expect(await ended).toMatchObject({ code: 0, err: '' });
}

describe('npm run rebuild', () => {
  it('makes all read models again beside the server, which goes on with the new ones', async () => {
    await served(async (readiness) => {
      const { code, out, err } = await run('rebuild', '--all');
      expect([code, err]).toStrictEqual([0, '']);
      expect(out).toMatch(/^6 gebeurtenissen \/ events, \d+\/s\n/);
      expect(out).toMatch(/\norganisation-directory v\d+: vernieuwd \/ renewed\n/);
      const { readModels } = await readiness();
      expect(readModels.filter(({ state, behind }) => state !== 'live' || behind > 0)).toStrictEqual([]);
    });
  });

  it('makes one again when the server does not run', async () => {
    expect(await run('rebuild', 'organisation-directory')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('organisation-directory') });
  });

  it('puts read models right that hold more than a log that was put back', async () => {
    expect(await run('backup', join(folder, 'backup.db'))).toMatchObject({ code: 0, err: '' });
    await write(2);
    await served(async () => undefined);
    for (const file of ['events.db', 'events.db-wal', 'events.db-shm']) rmSync(join(folder, file), { force: true });
    copyFileSync(join(folder, 'backup.db'), join(folder, 'events.db'));
    expect((await program.run('src/main.js', [], settings())).err).toMatch(/holds more than the event store \(10 events against 6\)/);
    expect(await run('rebuild', '--all')).toMatchObject({ code: 0, err: '' });
    await served(async () => undefined);
  });

  it('says at which event a read model stays as it was, and ends with 1', async () => {
    const database = new DatabaseSync(join(folder, 'events.db'));
    database.exec(`UPDATE event SET data = '{"name":7}' WHERE position = 2`);
    database.close();
    const { code, out } = await run('rebuild', 'organisation-directory');
    expect(code).toBe(1);
    expect(out).toMatch(/organisation-directory v\d+: blijft zoals het was \/ stays as it was: OrganisationRenamed .+name must be text/);
  });

  it('says which read model there is not', async () => {
    expect((await run('rebuild', 'calendar', 'calender')).err).toMatch(/^calender: dit leesmodel is er niet \/ there is no such read model\nnpm run rebuild/);
  });

  it.each([[[]], [['no-such-read-model']], [['--everything']]])('explains itself, in both languages, when asked for %j', async (args) => {
    const { code, out, err } = await run('rebuild', ...args);
    expect([code, out]).toStrictEqual([2, '']);
    expect(err).toMatch(/leesmodellen[\s\S]+read models[\s\S]+organisation-directory/);
  });

  it('has nothing to do where there is no log', async () => {
    rmSync(join(folder, 'events.db'));
    expect(await run('rebuild', '--all')).toMatchObject({
      code: 3,
      out: '',
      err: expect.stringMatching(/events\.db is er niet: .+ \/ .+events\.db is not there: .+\n$/),
    });
    expect(existsSync(join(folder, 'events.db'))).toBe(false);
  });
});

describe('npm run migrate', () => {
  it('copies nothing from under a server that writes on, and everything when it has stopped', async () => {
    const to = ['--to', `sqlite:${join(folder, 'target')}`];
    await served(async () => {
      expect(await run('migrate', ...to)).toMatchObject({
        code: 3,
        out: '',
        err: expect.stringMatching(/^Er draait al een Stagepact .+ \/ Another Stagepact is running on/),
      });
      expect(existsSync(join(folder, 'target'))).toBe(false);
    });
    expect(await run('migrate', ...to)).toMatchObject({ code: 0, err: '', out: expect.stringContaining('6 gebeurtenissen / events, 3 streams') });
  });
});

it('what is made, only the user can read whom it runs as', async () => {
  const data = join(folder, 'own');
  expect(await program.run('src/cli/administrator.js', ['--first', 'admin-1'], { ...settings(), STAGEPACT_DATA: data })).toMatchObject({ code: 0, err: '' });
  expect(await run('backup', join(data, 'backup.db'))).toMatchObject({ code: 0, err: '' });
  const made = [data, ...readdirSync(data).map((name) => join(data, name))];
  expect(made.map((path) => path.slice(folder.length))).toEqual(expect.arrayContaining(['/own', '/own/events.db', '/own/read-models.db', '/own/backup.db']));
  expect(made.filter((path) => (statSync(path).mode & 0o077) !== 0)).toStrictEqual([]);
});

describe('npm run backup and npm run verify', () => {
  it('copy the log beside the server, and find the copy in order', async () => {
    await served(async () => {
      const { code, out, err } = await run('backup', join(folder, 'backup.db'));
      expect([code, err]).toStrictEqual([0, '']);
      expect(out).toMatch(/backup\.db: 6 gebeurtenissen \/ events, \d+ bytes, nagekeken \/ verified/);
    });
    for (const place of [folder, join(folder, 'backup.db')]) {
      expect(await run('verify', place)).toMatchObject({
        code: 0,
        err: '',
        out: expect.stringMatching(/in orde \/ in order: 6 gebeurtenissen \/ events, 3 streams\n$/),
      });
    }
  });

  it('start again from the copy', async () => {
    await run('backup', join(folder, 'backup.db'));
    const from = folder;
    folder = join(from, 'restored');
    mkdirSync(folder);
    copyFileSync(join(from, 'backup.db'), join(folder, 'events.db'));
    await served(async (readiness) => expect((await readiness()).readModels.every(({ behind }) => behind === 0)).toBe(true));
    folder = from;
  });

  it('refuse a target that exists', async () => {
    const target = join(folder, 'backup.db');
    writeFileSync(target, 'precious');
    expect(await run('backup', target)).toMatchObject({
      code: 3,
      out: '',
      err: expect.stringMatching(/backup\.db bestaat al; .+ \/ .+backup\.db exists already; .+\n$/),
    });
  });

  it('make no folder of their own', async () => {
    const gone = join(folder, 'unmounted');
    expect(await run('backup', join(gone, 'backup.db'))).toMatchObject({ code: 2, out: '', err: `${gone}: deze map is er niet / there is no such folder\n` });
    expect(existsSync(gone)).toBe(false);
  });

  it('say what is wrong with a log, and end with 3', async () => {
    const database = new DatabaseSync(join(folder, 'events.db'));
    database.exec('DELETE FROM event WHERE position = 3');
    database.close();
    const { code, out } = await run('verify', folder);
    expect(code).toBe(3);
    expect(out).toMatch(/^na positie 2 komt 4 \/ after position 2 comes 4\n/);
    expect(out).toMatch(/niet in orde \/ not in order \(2\)\n$/);
    writeFileSync(join(folder, 'events.db'), 'dear diary');
    expect(await run('verify', folder)).toMatchObject({
      code: 3,
      err: expect.stringMatching(/events\.db is geen database \/ .+events\.db is not a database\n$/),
    });
  });

  it.each(['backup', 'verify'])('%s explains itself in both languages', async (command) => {
    const { code, err } = await run(command);
    expect([code, /gebeurtenissen[\s\S]+events/.test(err)]).toStrictEqual([2, true]);
  });
});

describe('npm run token, npm run administrator and npm run import', () => {
  it.each([
    ['token', '--as'],
    ['administrator', '--first'],
    ['import', '.', '--as'],
  ])('%s says what a subject looks like', async (command, ...args) => {
    const { code, out, err } = await run(command, ...args, 'jan de vries');
    expect([code, out]).toStrictEqual([2, '']);
    expect(err).toMatch(
      /^"jan de vries" klopt niet: verwacht wordt een ondoorzichtig kenmerk .* \/ "jan de vries" is not right: expected is an opaque subject .*\nnpm run/,
    );
  });

  it('token says how long it can be valid', async () => {
    expect((await run('token', '--as', 'jan', '--hours', '0')).err).toMatch(/^--hours "0" klopt niet: .* 8760.* \/ --hours "0" is not right: /);
  });
});

describe('npm run import', () => {
  beforeEach(() => writeFileSync(join(folder, 'programmajaren.csv'), 'slug;naam;van;tot;doel\n2026-2027;Stagepact071;1-8-2026;31-7-2027;1000\n'));

  it('says of a dry run what would be written, and then what was', async () => {
    const counts = (did: string) => `programmajaren.csv: 1 rijen / rows, 1 ${did}, 0 ongewijzigd / unchanged, 0 geweigerd / refused\n`;
    const trial = 'Dit was een proef: er is niets opgeslagen. / This was a dry run: nothing was stored.\n';
    expect(await run('import', folder, '--dry-run')).toMatchObject({ code: 0, err: '', out: `${counts('op te slaan / to be written')}${trial}` });
    expect(await run('import', folder)).toMatchObject({ code: 0, err: '', out: counts('opgeslagen / written') });
  });

  it('says what was refused and what to do next', async () => {
    writeFileSync(join(folder, 'programmajaren.csv'), 'slug;naam;van;tot;doel\n2026-2027;Stagepact071;1-8-2026;31-7-2027;veel\n');
    const { code, out } = await run('import', folder);
    expect([code, out.split('\n').slice(1, 3)]).toStrictEqual([
      1,
      [
        'programmajaren.csv:2 [doel] CellInvalid: "veel" klopt niet: verwacht wordt een heel getal. / "veel" is not right: expected is a whole number.',
        'Verbeter wat hierboven staat en lees de bestanden opnieuw in; wat al opgeslagen is verandert niet. / Correct what is listed above and import the files again; what is stored already does not change.',
      ],
    ]);
  });

  it('says so when there is nothing to read', async () => {
    mkdirSync(join(folder, 'empty'));
    expect(await run('import', join(folder, 'empty'))).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/empty: hier staan geen CSV-bestanden/) });
    for (const place of ['nowhere', 'programmajaren.csv']) {
      expect(await run('import', join(folder, place))).toMatchObject({
        code: 2,
        out: '',
        err: `${join(folder, place)}: deze map is er niet / there is no such folder\n`,
      });
    }
  });
});

describe('npm start', () => {
  const startedIn = async (data: string, until = /listens on/, ...args: readonly string[]): Promise<string> => {
    const server = program.start('src/main.js', args, { ...settings(), STAGEPACT_DATA: data });
    const ended = endOf(server);
    let out = '';
    server.stdout.on('data', (text: string) => {
      out += text;
      if (until.test(out)) server.kill('SIGTERM');
    });
    await ended;
    return out;
  };

  it('says of an empty store how to go on, and of one that holds something nothing', async () => {
    expect(await startedIn(join(folder, 'new'))).toMatch(
      /^Stagepact luistert op .+\nDe opslag is nog leeg\. .*npm start -- --demo.*npm run administrator -- --first .* \/ The store is still empty\. .+\n$/,
    );
    expect(await startedIn(folder)).toMatch(/^Stagepact luistert op .+ (http:\S+) {3}\(API: \1\/docs, data: .+\)\n$/);
  });

  it('says of a demonstration that it adds nothing to data of somebody else', async () => {
    expect(await startedIn(folder, /\n.+\n/, '--demo')).toMatch(/\nDe opslag bevat eigen gegevens: .+ \/ The store holds data of your own: .+ earlier .+\n$/);
  });

  it.each([['--help'], ['demo']])('explains itself, in both languages, when told %s', async (argument) => {
    const { code, out, err } = await program.run('src/main.js', [argument], settings());
    expect([code, out]).toStrictEqual([2, '']);
    expect(err).toMatch(
      /^Dit klopt niet \/ This is not right: .*'(--help|demo)'.*\nnpm start -- \[--demo\]\n.+demonstratiejaren.+\n.+demonstration years.+\n$/,
    );
  });

  it('says at which address somebody else listens, and ends with 4', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const ended = await program.run('src/main.js', [], { ...settings(), PORT: String(port) });
    other.close();
    expect(ended).toMatchObject({
      code: 4,
      out: '',
      err: expect.stringMatching(`^Op 127\\.0\\.0\\.1, poort ${port}, .+ / 127\\.0\\.0\\.1, port ${port}, .+EADDRINUSE.+\n$`),
    });
  });
});

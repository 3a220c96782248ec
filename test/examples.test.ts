import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { CommandHandler } from '../domain/ports/commanding.ts';
import type { EventFeed } from '../domain/ports/event-store.ts';
import type { Importer } from '../domain/ports/importing.ts';
import { localToken } from '../src/access/local-issuer.ts';
import { type Application, startApplication } from '../src/application.ts';
import { systemClock } from '../src/clock.ts';
import { identities } from '../src/commanding/ids.ts';
import { tokens } from '../src/composition.ts';
import { configFrom } from '../src/config.ts';
import { loadDemonstration } from '../src/import/demonstration.ts';

const root = new URL('..', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');
const files = readdirSync(new URL('examples/', root)).sort();

/** As the README has it: who runs which example. */
const printed = [
  ...readme.matchAll(/^API_TOKEN=\$\(npm run --silent token -- --as (?<subject>\S+)\) npm run --silent example -- examples\/(?<file>\S+)$/gm),
].map(({ groups }) => groups as { subject: string; file: string });

describe('the examples', () => {
  let application: Application;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stagepact-examples-'));
    const config = configFrom({ PORT: '0', STAGEPACT_DATA: folder, STAGEPACT_EVENT_STORE: 'memory', STAGEPACT_READ_STORE: 'memory' });
    application = await startApplication({ config, clock: systemClock, logger: pino({ level: 'silent' }) });
    const { container } = application;
    const [importer, commands, feed] = [
      container.get<Importer>(tokens.importer),
      container.get<CommandHandler>(tokens.commands),
      container.get<EventFeed>(tokens.events),
    ];
    await loadDemonstration({ importer, commands, feed, identities }, identities.fresh(), () => undefined);
  });
  afterAll(async () => {
    await application.stop();
    rmSync(folder, { recursive: true });
  });

  const run = async (file: string, subject: string): Promise<{ code: number | null; output: string }> => {
    const token = await localToken(folder, subject, 600);
    const child = spawn(process.execPath, [join('examples', file)], { cwd: root, env: { ...process.env, API_URL: application.url, API_TOKEN: token } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
  };

  it('all stand in the README, as they are', () => {
    const shown = [...readme.matchAll(/^\[examples\/(?<file>\S+)\]\(.*\):\n\n```ts\n(?<code>[\s\S]*?)```$/gm)].map(({ groups }) => [
      groups?.file,
      groups?.code,
    ]);
    expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(files.map((file) => [file, readFileSync(new URL(`examples/${file}`, root), 'utf8')])));
    expect(printed.map(({ file }) => file).sort()).toEqual(files);
  });

  it.each([
    ['record-partnership-agreement.ts', /the partnership is Active[\s\S]*Every party has signed/],
    ['schedule-park-days.ts', /^Scheduled \d{4}-\d{2}-\d{2} 15:00 institution-at-park with mboRijnland$/m],
    ['follow-commitments.ts', /offer-places by Vliet zorggroep \(fictief\): \d+ of 4/],
    ['replay-placement.ts', /Offered[\s\S]*Agreed[\s\S]*Active[\s\S]*Completed/],
  ])('%s runs as the README prints it', async (file, telling) => {
    const { code, output } = await run(file, printed.find((one) => one.file === file)?.subject ?? '');
    expect(output).toMatch(telling);
    expect(code).toBe(0);
  });
});

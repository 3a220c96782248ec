import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { localToken } from '../src/access/local-issuer.ts';

/** Starts the program as a newcomer does, with the demonstration, and counts through the API what data/stagepact071 must come to. */
const expected: Readonly<Record<string, number>> = {
  '/v1/organisations': 180,
  '/v1/business-park-networks': 16,
  '/v1/information-days': 42,
  '/v1/information-days?state=Held': 38,
  '/v1/information-days?state=Scheduled': 3,
  '/v1/information-days?state=Cancelled': 1,
  '/v1/partnerships': 36,
  '/v1/partner-programme?state=Active': 31,
  '/v1/partner-programme?state=Proposed': 2,
  '/v1/placements': 1700,
  '/v1/placements?state=Completed': 568,
  '/v1/placements?state=Active': 458,
  '/v1/placements?state=Offered': 159,
  '/v1/placements?state=Agreed': 157,
  '/v1/placements?state=Expired': 71,
  '/v1/placements?state=Terminated': 61,
  '/v1/placements?state=AwaitingSignatures': 57,
  '/v1/placements?state=Accepted': 56,
  '/v1/placements?state=Proposed': 50,
  '/v1/placements?state=Cancelled': 40,
  '/v1/placements?state=AwaitingAssessment': 23,
};

const folder = mkdtempSync(join(tmpdir(), 'stagepact-smoke-'));
const program = spawn('npm', ['start', '--', '--demo'], {
  env: { ...process.env, STAGEPACT_DATA: folder, PORT: '0', LOG_LEVEL: 'warn' },
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
});
const ended = new Promise((resolve) => program.once('exit', resolve));
/** The whole group: npm hands a signal on, but not always. */
const stop = (): void => {
  if (program.pid !== undefined && program.exitCode === null) process.kill(-program.pid, 'SIGTERM');
};
// What goes on below fails then, and cleans up.
process.once('SIGTERM', stop);

async function started(): Promise<string> {
  let url = '';
  for await (const line of createInterface({ input: program.stdout })) {
    console.log(line);
    url ||= /listens on (\S+)/.exec(line)?.[1] ?? '';
    if (line.includes('demonstration is ready')) return url;
  }
  throw new Error('the program ended before the demonstration was ready');
}

async function ready(url: string): Promise<void> {
  for (;;) {
    const { readModels = [] } = (await (await fetch(`${url}/readyz`)).json()) as { readModels?: readonly { state: string; behind: number }[] };
    if (readModels.length > 0 && readModels.every(({ state, behind }) => state === 'live' && behind === 0)) return;
    if (readModels.some(({ state }) => state === 'stopped')) throw new Error('a read model has stopped');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function counted(url: string, path: string, token: string): Promise<number> {
  let count = 0;
  for (let next: string | undefined = `${path}${path.includes('?') ? '&' : '?'}limit=200`; next !== undefined; ) {
    const response = await fetch(`${url}${next}`, { headers: { Authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(`${next}: ${response.status} ${await response.text()}`);
    count += ((await response.json()) as { items: readonly unknown[] }).items.length;
    next = /<([^>]+)>; rel="next"/.exec(response.headers.get('Link') ?? '')?.[1];
  }
  return count;
}

try {
  const url = await started();
  await ready(url);
  const token = await localToken(folder, 'demo-manager', 600);
  for (const [path, count] of Object.entries(expected)) {
    const found = await counted(url, path, token);
    console.log(`${found === count ? 'ok  ' : 'FAIL'} ${path}: ${found}${found === count ? '' : `, expected ${count}`}`);
    if (found !== count) process.exitCode = 1;
  }
} finally {
  stop();
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

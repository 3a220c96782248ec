// What it costs to be followed: clients of GET /v1/events while commands come in, and what becomes of the server's memory.
//   node --import ./tools/dev/register.mjs bench/event-streams.ts [--readers 200] [--stalled 20] [--rate 500] [--seconds 30] [--short]
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    readers: { type: 'string', default: '200' },
    stalled: { type: 'string', default: '20' },
    rate: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '30' },
    short: { type: 'boolean', default: false },
  },
});
const readers = Number(values.readers);
const stalled = Number(values.stalled);
const rate = Number(values.rate);
const seconds = values.short ? 10 : Number(values.seconds);

const records = 50;
const tickMs = 20;
const sampleMs = 500;
const megabyte = 1024 * 1024;
/** So that what is not needed any more is soon let go of, and memory says what is needed. */
const smallHeap = ['--max-old-space-size=192', '--max-semi-space-size=4'];
const root = fileURLToPath(new URL('..', import.meta.url));

/** A client that counts what it gets and knows what it got last; a stalled one takes nothing. */
class Reader {
  readonly socket: Socket;
  events = 0;
  last = '';
  #tail = '';

  constructor(port: number, takes: boolean, onEvents: (last: string) => void) {
    this.socket = connect(port, '127.0.0.1', () => this.socket.write('GET /v1/events HTTP/1.1\r\nHost: here\r\nStagepact-Actor: reader\r\n\r\n'));
    this.socket.on('error', () => undefined);
    if (!takes) return;
    this.socket.on('data', (chunk: Buffer) => {
      for (let at = chunk.indexOf('\ndata: '); at !== -1; at = chunk.indexOf('\ndata: ', at + 7)) this.events += 1;
      // An id may be cut in two between chunks.
      const text = this.#tail + chunk.toString('latin1', Math.max(0, chunk.length - 8192));
      const at = text.lastIndexOf('\nid: ');
      this.#tail = text.slice(-40);
      if (at === -1 || at + 25 > text.length) return;
      this.last = text.slice(at + 5, at + 25);
      onEvents(this.last);
    });
  }
}

async function startServer(folder: string): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [...smallHeap, '--import', './tools/dev/register.mjs', 'src/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: '0',
      STAGEPACT_DATA: folder,
      STAGEPACT_ACCESS: 'development',
      STAGEPACT_MAX_EVENT_STREAMS_PER_SUBJECT: '10000',
      STAGEPACT_MAX_EVENT_STREAMS: '10000',
      STAGEPACT_RATE_LIMIT_PER_SUBJECT: '10000000',
      STAGEPACT_RATE_LIMIT_PER_ADDRESS: '10000000',
      LOG_LEVEL: 'warn',
    },
  });
  for await (const line of createInterface(child.stdout as NodeJS.ReadableStream)) {
    const port = /:(?<port>\d+) /.exec(line)?.groups?.port;
    if (port !== undefined) return { child, port: Number(port) };
  }
  throw new Error('the server did not start');
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
type Answer = Readonly<{ status: number; token: string; body: string }>;
function ask(port: number, method: string, path: string, body?: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { 'Stagepact-Actor': 'manager-1', ...(body && { 'Content-Type': 'application/json' }) };
    const asking = request({ port, host: '127.0.0.1', method, path, agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, token: String(response.headers['consistency-token']), body: text }));
    });
    asking.on('error', reject);
    asking.end(body && JSON.stringify(body));
  });
}

async function memoryOf(port: number): Promise<number> {
  const { body } = await ask(port, 'GET', '/metrics');
  return Number(/^process_resident_memory_bytes (?<bytes>\S+)$/m.exec(body)?.groups?.bytes) / megabyte;
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, next) => sum + next, 0) / numbers.length;
const percentile = (numbers: readonly number[], share: number): number =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? Number.NaN;

type Phase = Readonly<{ commands: number; failed: number; latencies: readonly number[]; memory: readonly number[]; head: string }>;

/** Commands at the rate, for so long; the memory looked at meanwhile. */
async function commanding(port: number, ids: readonly string[], answered: (token: string) => void): Promise<Phase> {
  const began = performance.now();
  const latencies: number[] = [];
  const memory: number[] = [];
  const underWay = new Set<Promise<void>>();
  let [sent, failed, head, sampled] = [0, 0, '', 0];
  const send = async (number: number): Promise<void> => {
    const at = performance.now();
    const { status, token } = await ask(port, 'POST', `/v1/organisations/${ids[number % ids.length]}/names`, { name: `Naam ${number}` });
    latencies.push(performance.now() - at);
    if (status !== 200) failed += 1;
    answered(token);
    if (token > head) head = token;
  };
  for (let elapsed = 0; elapsed < seconds * 1000; elapsed = performance.now() - began) {
    for (const due = (elapsed / 1000) * rate; sent < due; sent += 1) {
      const sending = send(sent).finally(() => underWay.delete(sending));
      underWay.add(sending);
    }
    if (elapsed - sampled > sampleMs) {
      sampled = elapsed;
      memory.push(await memoryOf(port));
    }
    await sleep(tickMs);
  }
  await Promise.all(underWay);
  return { commands: sent, failed, latencies, memory, head };
}

/** By how much more memory was in use in the last quarter than in the second: the first is warming up. */
const growthOf = ({ memory }: Phase): number =>
  mean(memory.slice(Math.floor(memory.length * 0.75))) - mean(memory.slice(Math.floor(memory.length * 0.25), Math.floor(memory.length * 0.5)));

const tell = (what: string, phase: Phase): void => {
  console.log(
    `${what}: ${phase.commands} commands (${phase.failed} failed) at ${rate}/s, answered in ${percentile(phase.latencies, 0.5).toFixed(1)} ms (p99 ${percentile(phase.latencies, 0.99).toFixed(1)} ms), ` +
      `memory ${phase.memory[0]?.toFixed(0)} → ${phase.memory.at(-1)?.toFixed(0)} MiB`,
  );
};

const folder = mkdtempSync(join(tmpdir(), 'stagepact-bench-'));
const { child, port } = await startServer(folder);
const open: Reader[] = [];
try {
  const ids: string[] = [];
  for (let number = 0; number < records; number += 1) {
    const organisation = {
      name: `Naam ${number}`,
      kind: 'employer',
      kvk: String(99_500_000 + number),
      municipality: 'GM0546',
      postcode: '2333 CK',
      place: 'Leiden',
      sectors: [],
    };
    ids.push(JSON.parse((await ask(port, 'POST', '/v1/organisations', organisation)).body).id);
  }
  const alone = await commanding(port, ids, () => undefined);
  tell('followed by nobody', alone);

  const answeredAt = new Map<string, number>();
  const delays: number[] = [];
  for (let number = 0; number < readers; number += 1) {
    open.push(
      new Reader(port, number >= stalled, (last) => {
        const at = number === stalled ? answeredAt.get(last) : undefined;
        if (at !== undefined) delays.push(performance.now() - at);
      }),
    );
  }
  await sleep(1000);
  const followed = await commanding(port, ids, (token) => answeredAt.set(token, performance.now()));
  const taking = open.slice(stalled);
  for (let waited = 0; waited < 100 && taking.some(({ last }) => last < followed.head); waited += 1) await sleep(100);
  tell(`followed by ${readers}, of whom ${stalled} take nothing`, followed);
  const complete = taking.filter(({ events, last }) => last >= followed.head && events === followed.commands).length;
  console.log(
    `events that reached a reader after the command's answer: p50 ${percentile(delays, 0.5).toFixed(0)} ms, p99 ${percentile(delays, 0.99).toFixed(0)} ms`,
  );
  console.log(`readers that got every event once ratio=${(complete / taking.length).toFixed(3)} reach=1.000`);
  console.log(
    `growth of memory while followed, in MiB, beyond that of the commands alone value=${Math.max(0, growthOf(followed) - Math.max(0, growthOf(alone))).toFixed(1)} reach=16.0`,
  );
} finally {
  for (const { socket } of open) socket.destroy();
  agent.destroy();
  child.kill('SIGTERM');
  await once(child, 'exit');
  rmSync(folder, { recursive: true, force: true });
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type Readiness = Readonly<{ status: string; readModels: readonly Readonly<{ name: string; state: string; behind: number }>[] }>;

/** Stagepact as a process of its own, as an operator starts it. */
export class NodeProcess {
  readonly url: string;
  readonly log: string[];
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess, url: string, log: string[]) {
    this.child = child;
    this.url = url;
    this.log = log;
  }

  static async start(environment: Readonly<Record<string, string>>): Promise<NodeProcess> {
    const child = spawn(process.execPath, ['--import', './tools/dev/register.mjs', '--import', './test/servers/end-with-parent.mjs', 'src/main.ts'], {
      cwd: root,
      env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'warn', ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const log: string[] = [];
    createInterface(child.stderr as Readable).on('line', (line) => log.push(line));
    const lines = createInterface(child.stdout as Readable);
    const [line] = await Promise.race([
      once(lines, 'line'),
      once(child, 'exit').then(() => {
        throw new Error(`Stagepact did not start:\n${log.join('\n')}`);
      }),
    ]);
    const url = /http:\S+/.exec(String(line))?.[0];
    if (url === undefined) throw new Error(`Stagepact does not say where it listens: ${line}`);
    return new NodeProcess(child, url, log);
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  async ready(): Promise<Readiness> {
    return (await (await fetch(`${this.url}/readyz`)).json()) as Readiness;
  }

  /** Answers undefined where the connection breaks. */
  async ask(method: 'GET' | 'POST', path: string, body?: object, headers: Readonly<Record<string, string>> = {}): Promise<Response | undefined> {
    const init = {
      method,
      headers: { 'Stagepact-Actor': 'manager-1;role=programme-manager', 'Content-Type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
    return fetch(this.url + path, init).catch(() => undefined);
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (!this.running) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGCONT');
    this.child.kill(signal);
    await exited;
  }
}

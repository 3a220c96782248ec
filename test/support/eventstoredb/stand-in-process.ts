import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const serve = fileURLToPath(new URL('./serve.ts', import.meta.url));

/** The stand-in beside this process, which it ends with, also when this one is killed. */
export class StandInProcess {
  readonly url: string;
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess, url: string) {
    this.child = child;
    this.url = url;
  }

  static async start(): Promise<StandInProcess> {
    const child = fork(serve, { execArgv: [], stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    const [url] = await once(createInterface(child.stdout as Readable), 'line');
    return new StandInProcess(child, String(url));
  }

  async stop(): Promise<void> {
    const exited = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await exited;
  }
}

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from '../free-port.ts';

const launcher = fileURLToPath(new URL('./start.sh', import.meta.url));

/**
 * A MongoDB-compatible server as a process of its own (FerretDB; the launcher beside this file says of what), for tests that restart, stop or kill it:
 *
 *     const server = await MongoDbServer.start();
 *     await server.kill();      // SIGKILL; connections are cut, new ones refused
 *     await server.restart();   // same port, same documents
 *     await server.stop();
 *
 * It ends with this process, also when that is killed.
 */
export class MongoDbServer {
  readonly url: string;
  private readonly folder: string;
  private readonly port: number;
  private process: ChildProcess | undefined;

  private constructor(folder: string, port: number) {
    this.folder = folder;
    this.port = port;
    this.url = `mongodb://127.0.0.1:${port}/`;
  }

  /** Whether it can be built here: it needs Go. */
  static possible(): boolean {
    return existsSync(launcher) && spawnSync('go', ['version']).status === 0;
  }

  static async start(): Promise<MongoDbServer> {
    const server = new MongoDbServer(await mkdtemp(join(tmpdir(), 'stagepact-mongodb-')), await freePort());
    await server.restart();
    return server;
  }

  /** Up again, or for the first time; answers as soon as it listens. */
  async restart(): Promise<void> {
    const child = spawn('bash', [launcher, String(this.port), this.folder], { detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    this.process = child;
    const errors: string[] = [];
    createInterface(child.stderr).on('line', (line) => errors.push(line));
    const lines = createInterface(child.stdout);
    await Promise.race([
      once(lines, 'line'),
      once(child, 'exit').then(() => {
        throw new Error(`the MongoDB server did not start:\n${errors.slice(-20).join('\n')}`);
      }),
    ]);
  }

  /** As a crash: nothing is finished, nobody is told. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Silent until `thaw`, as a stopped process is. */
  freeze(): void {
    this.signal('SIGSTOP');
  }

  thaw(): void {
    this.signal('SIGCONT');
  }

  /** The end: nothing is left running, nothing is left on the disk. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
    // After a kill the database beneath it is still ending.
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10 });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.process;
    this.process = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    if (signal === 'SIGTERM') child.kill(signal);
    else if (child.pid !== undefined) process.kill(-child.pid, signal);
    await exited;
  }

  private signal(signal: NodeJS.Signals): void {
    if (this.process?.pid !== undefined) process.kill(-this.process.pid, signal);
  }
}

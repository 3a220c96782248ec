import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A part of a measurement that has a process to itself, and says something when it is ready or done. */
export class Process<Answer> {
  readonly #child: ChildProcess;
  readonly answer: Promise<Answer>;

  /** `name` is a file beside this folder, in `processes`; `flags` are for Node. */
  constructor(name: string, args: readonly string[], flags: readonly string[] = []) {
    this.#child = fork(fileURLToPath(new URL(`../processes/${name}${extname(import.meta.url)}`, import.meta.url)), [...args], {
      execArgv: [...process.execArgv, ...flags],
    });
    process.once('exit', this.#kill);
    this.answer = new Promise((resolve, reject) => {
      this.#child.once('message', (message) => resolve(message as Answer));
      this.#child.once('exit', (code) => reject(new Error(`${name} ended with ${code} before it answered`)));
    });
  }

  readonly #kill = (): void => {
    this.#child.kill('SIGKILL');
  };

  /** Asks it to end, and waits for that. */
  async end(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const ended = once(this.#child, 'exit');
      if (this.#child.connected) this.#child.disconnect();
      await ended;
    }
    process.off('exit', this.#kill);
  }
}

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Folders for the stores of one run, on the disk of the project: a system's folder for temporary files is often kept in memory, where a commit costs nothing.
 * All are gone when the process ends.
 */
export class Folders {
  readonly #root: string;

  constructor(parent: string) {
    mkdirSync(parent, { recursive: true });
    this.#root = mkdtempSync(join(parent, 'run-'));
    process.once('exit', () => this.removeAll());
  }

  fresh(): string {
    return mkdtempSync(join(this.#root, 'data-'));
  }

  remove(folder: string): void {
    rmSync(folder, { recursive: true, force: true });
  }

  removeAll(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { swcOptions } from '../../tools/dev/swc.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const caches = join(root, 'node_modules', '.cache', 'stagepact');

export type Ended = Readonly<{ code: number | null; signal: NodeJS.Signals | null; out: string; err: string }>;

/** The program as JavaScript in a folder of its own: a child process starts in a fraction of the time that compiling takes. */
export class Compiled {
  readonly folder: string;

  /** `more` are files outside the program, as glob patterns. */
  constructor(...more: readonly string[]) {
    mkdirSync(caches, { recursive: true });
    this.folder = mkdtempSync(join(caches, 'compiled-'));
    copyFileSync(join(root, 'package.json'), join(this.folder, 'package.json'));
    for (const file of globSync(['{domain,projections,api,src}/**/*.ts', ...more], { cwd: root })) {
      const { code } = transformSync(readFileSync(join(root, file), 'utf8'), {
        ...swcOptions,
        sourceMaps: false,
        filename: file,
        // The types of swc do not know it yet.
        jsc: Object.assign({}, swcOptions.jsc, { rewriteRelativeImportExtensions: true }),
      });
      const target = join(this.folder, file.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, code);
    }
  }

  /** Starts a module, with nothing of this process's environment but what finds programs. `before` are words in front of the command, as `setpriv …`. */
  start(
    module: string,
    args: readonly string[],
    environment: Readonly<Record<string, string>>,
    before: readonly string[] = [],
  ): ChildProcessWithoutNullStreams {
    const [command = '', ...words] = [...before, process.execPath, join(this.folder, module), ...args];
    return spawn(command, words, {
      cwd: this.folder,
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: join(caches, 'code'), ...environment },
    });
  }

  /** Runs a module to its end. */
  run(...starting: Parameters<Compiled['start']>): Promise<Ended> {
    return endOf(this.start(...starting));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function endOf(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, out, err }));
  });
}

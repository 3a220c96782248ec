import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const isRoot = process.getuid?.() === 0;
const works = (command: string, ...args: readonly string[]): boolean => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** Words in front of a command whose files may not grow beyond so many blocks of 512 bytes; it is told by an error, not by a signal. */
export const withFilesUpTo = (blocks: number): readonly string[] => ['sh', '-c', `trap '' XFSZ; ulimit -f ${blocks}; exec "$@"`, 'sh'];
export const canLimitFiles = process.platform !== 'win32' && works('sh', '-c', 'ulimit -f 8');

/** A disk of so many kibibytes, mounted at a folder; undefined where that cannot be had. */
export function smallDisk(kibibytes: number): { readonly folder: string; remove(): void } | undefined {
  if (process.platform !== 'linux' || !isRoot) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'stagepact-disk-'));
  const remove = () => {
    spawnSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  };
  if (works('mount', '-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', folder)) return { folder, remove };
  remove();
  return undefined;
}

export const canMakeDisks = (() => {
  const disk = smallDisk(64);
  disk?.remove();
  return disk !== undefined;
})();

/** A folder with what `fill` puts in it, in which nobody may write; undefined where that cannot be had. */
export async function readOnlyFolder(fill: (folder: string) => Promise<void>): Promise<{ readonly folder: string; remove(): void } | undefined> {
  const disk = isRoot ? smallDisk(4096) : ownFolder();
  if (disk === undefined) return undefined;
  await fill(disk.folder);
  // Permissions do not bind root, a disk that is mounted read-only does.
  if (isRoot) works('mount', '-o', 'remount,ro', disk.folder);
  else chmodSync(disk.folder, 0o555);
  return disk;
}
export const canMakeReadOnly = process.platform !== 'win32' && (!isRoot || canMakeDisks);

function ownFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'stagepact-'));
  const remove = () => {
    chmodSync(folder, 0o755);
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, remove };
}

/** What the files of a folder hold. Left out is what SQLite keeps beside a file while it is open, as long as no data is in it. */
export function contentsOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name))] as const)
      .filter(([name, content]) => !name.endsWith('-shm') && content.length > 0)
      .map(([name, content]) => [name, createHash('sha256').update(content).digest('hex')]),
  );
}

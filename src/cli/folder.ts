import { statSync } from 'node:fs';
import { UsageError } from '../exit-codes.ts';

/** @throws UsageError where there is no such folder */
export function mustBeFolder(path: string): void {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(`${path}: deze map is er niet / there is no such folder`);
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { MemoryReadStore } from '../../src/read-store/memory/memory-read-store.ts';
import { SqliteReadStore } from '../../src/read-store/sqlite/sqlite-read-store.ts';
import { readStoreContract } from './read-store.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

readStoreContract('in memory', async () => new MemoryReadStore());

readStoreContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stagepact-'));
  folders.push(folder);
  return new SqliteReadStore(folder);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { MemoryEventStore } from '../../src/event-store/memory/memory-event-store.ts';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.ts';
import { eventStoreContract } from './event-store.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

eventStoreContract('in memory', async () => new MemoryEventStore());

eventStoreContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stagepact-'));
  folders.push(folder);
  return new SqliteEventStore(folder);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, it } from '@jest/globals';
import type { Revision } from '../../../domain/ports/event-store.ts';
import { migrations, SqliteReadStore } from '../../../src/read-store/sqlite/sqlite-read-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'stagepact-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('keeps the keys of a file that was made before a key could say that nothing changed', async () => {
  const old = new DatabaseSync(join(folder, 'read-models.db'));
  old.exec(`${migrations.slice(0, 2).join(';')}; PRAGMA user_version = 2; INSERT INTO claimed_key VALUES ('manager-1 key', 'this')`);
  old.close();
  for (const known of [{}, { unchangedAt: 3 }]) {
    const store = new SqliteReadStore(folder);
    expect(await store.claimKey('manager-1 key', 'that')).toBeUndefined();
    expect(await store.claimKey('manager-1 key', 'this')).toStrictEqual(known);
    await store.noteUnchanged('manager-1 key', 3 as Revision);
    await store.close();
  }
});

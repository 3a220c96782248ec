import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { ReadStore } from '../../domain/ports/read-store.ts';
import { openApplication } from '../../src/application.ts';
import { systemClock } from '../../src/clock.ts';
import { tokens } from '../../src/composition.ts';
import { configFrom } from '../../src/config.ts';

it('a store that cannot be closed keeps no other open: the log can be opened again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stagepact-'));
  const given = { config: configFrom({ STAGEPACT_DATA: folder }), clock: systemClock, logger: pino({ level: 'silent' }) };
  const { container, close } = await openApplication(given);
  const readStore = container.get<ReadStore>(tokens.readStore);
  const closeReadStore = readStore.close.bind(readStore);
  readStore.close = async () => {
    await closeReadStore();
    throw new Error('the disk is gone');
  };
  await expect(close()).rejects.toThrow('the disk is gone');
  const again = await openApplication(given);
  await again.close();
  rmSync(folder, { recursive: true });
});

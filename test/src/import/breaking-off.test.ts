import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import type { CommandHandler } from '../../../domain/ports/commanding.ts';
import { StoreUnavailable } from '../../../domain/ports/errors.ts';
import { identities } from '../../../src/commanding/ids.ts';
import { CsvImporter } from '../../../src/import/importer.ts';
import { fixedClock } from '../../support/application.ts';

/** What is thrown and caught by nobody ends the process, also that of these tests. */
it('an import whose store goes away while its file is still being read ends with that, reads no further, and leaves nothing under way', async () => {
  let rowsAsked = 0;
  let underWay = 0;
  async function* slowly(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode('slug;naam;van;tot;doel\n');
    for (let year = 2020; year < 2030; year += 1) {
      rowsAsked += 1;
      yield new TextEncoder().encode(`${year}-${year + 1};Jaar;${year}-08-01;${year + 1}-07-31;100\n`);
      for (let turn = 0; turn < 10; turn += 1) await nextTurn();
    }
  }
  const handle = async (): Promise<never> => {
    underWay += 1;
    await nextTurn();
    underWay -= 1;
    throw new StoreUnavailable('away');
  };
  const importer = new CsvImporter(
    () => ({ handle }) as unknown as CommandHandler,
    identities,
    fixedClock,
    async () => undefined,
  );
  const files = [{ name: 'programmajaren.csv', open: slowly }];
  const importing = importer.import({ files, dryRun: false, actor: { subject: 'manager-1', role: 'programme-manager' }, correlationId: 'import' });
  await expect(importing).rejects.toThrow('away');
  expect(rowsAsked).toBeLessThan(10);
  expect(underWay).toBe(0);
});

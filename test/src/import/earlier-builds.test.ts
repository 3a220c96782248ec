import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CommandHandler } from '../../../domain/ports/commanding.ts';
import { identities } from '../../../src/commanding/ids.ts';
import { CsvImporter } from '../../../src/import/importer.ts';
import { fixedClock, type TestApplication, testApplication } from '../../support/application.ts';
import { csv, demonstration, importing, outcomes } from '../../support/importing.ts';

const row = 'Q1;Partnerschap Q;W000|I1;2025-08-20;2028-08-20;';
const files = (rest: string) => [
  ...demonstration('organisaties'),
  csv('partnerschappen.csv', `ref;titel;partijen;van;tot;getekend_op;status\n${row}${rest}`),
  csv(
    'afspraken.csv',
    'partnerschap;partij;soort;aantal;per;niveau;sector\nQ1;W000;stageplaatsen-aanbieden;4;schooljaar;;\nQ1;I1;behoefte-melden;1;schooljaar;;',
  ),
];
const [proposed, signed] = [files(';voorgesteld'), files('2025-07-22;lopend')];

/** A proposal as it was imported while its digest was of the day as well. */
const proposing = { commandId: identities.of('import', 'partnership Q1 propose'), fingerprint: 'of an earlier build' };

describe('what an earlier build imported', () => {
  let application: TestApplication;
  beforeEach(async () => {
    application = await testApplication();
  });
  afterEach(() => application.stop());

  async function importedEarlier(read: typeof signed): Promise<void> {
    const handler: Pick<CommandHandler, 'handle'> = {
      handle: (aggregate, id, [first, ...others], context) =>
        application.commands.handle(
          aggregate,
          id,
          first === undefined ? [] : [aggregate === 'partnership' ? { ...first, ...proposing } : first, ...others],
          context,
        ),
    };
    const importer = new CsvImporter(
      () => handler as CommandHandler,
      identities,
      fixedClock,
      async () => undefined,
    );
    await importer.import({ files: read, dryRun: false, actor: { subject: 'manager-1', role: 'programme-manager' }, correlationId: 'import' });
  }

  it('is not imported again', async () => {
    await importedEarlier(signed);
    const head = await application.events.head();
    const report = await importing(application, signed);
    expect([report.findings, outcomes(report)['partnerschappen.csv'], await application.events.head()]).toStrictEqual([[], [0, 1, 0], head]);
  });

  it('takes what a row has more since', async () => {
    await importedEarlier(proposed);
    const report = await importing(application, signed);
    expect([report.findings, outcomes(report)['partnerschappen.csv']]).toStrictEqual([[], [1, 0, 0]]);
  });
});

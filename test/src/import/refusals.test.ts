import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startPosition } from '../../../domain/ports/event-store.ts';
import type { Importer } from '../../../domain/ports/importing.ts';
import { identities } from '../../../src/commanding/ids.ts';
import { tokens } from '../../../src/composition.ts';
import { type TestApplication, testApplication } from '../../support/application.ts';
import { csv, demonstration, importing, places } from '../../support/importing.ts';
import { cafe, header } from '../../support/organisation-rows.ts';

const columns = 'ref;titel;partijen;van;tot;getekend_op;status';
const partnerships = (status: string) =>
  csv('partnerschappen.csv', `${columns}\nQ1;Partnerschap Q;W000|I1;2025-08-20;2028-08-20;2025-07-22;${status}\nQ2;Partnerschap R;W000|I1;gisteren;;;lopend`);
const commitments = csv(
  'afspraken.csv',
  ['partnerschap;partij;soort;aantal;per;niveau;sector', 'Q1;I1;behoefte-melden;1;schooljaar;;', 'Q2;I1;behoefte-melden;1;schooljaar;;'].join('\n'),
);
const oneSided = [...demonstration('organisaties'), partnerships('lopend'), commitments];

describe('what the rules refuse of an import', () => {
  let application: TestApplication;
  beforeEach(async () => {
    application = await testApplication();
  });
  afterEach(() => application.stop());

  const refusals = async () => {
    const { events } = await application.events.open(startPosition).next(10_000, 0);
    return events.filter(({ type }) => type === 'CommandRefused');
  };

  it('is on record as of any other command, with its file and row, and what is no command at all is not', async () => {
    const report = await importing(application, oneSided);
    expect(places(report)).toContain('partnerschappen.csv:2 getekend_op SideWithoutCommitment');
    expect(places(report)).toContain('partnerschappen.csv:3 van CellInvalid');
    expect(await refusals()).toMatchObject([
      {
        data: {
          code: 'SideWithoutCommitment',
          access: { subject: 'manager-1', action: 'imports:run', stream: `partnership-${identities.of('partnership', 'Q1')}` },
        },
        metadata: { actor: { subject: 'manager-1' }, correlationId: 'import', import: { file: 'partnerschappen.csv', row: 2 } },
      },
    ]);
  });

  it('is on record for those whose record it is about', async () => {
    const lookedUp = (day: string) => [csv('organisaties.csv', `${header};nagegaan_op\r\n${cafe};${day}`)];
    await importing(application, lookedUp('2026-10-01'));
    await importing(application, lookedUp('2026-09-01'));
    const organisationIds = [identities.of('organisation', 'kvk:99190000:000099190000')];
    expect(await refusals()).toMatchObject([{ data: { code: 'RecognitionOlderThanKnown', access: { organisationIds } } }]);
  });

  it('is on record once for everybody who tries it, however often the file is imported as it is', async () => {
    await importing(application, oneSided);
    await importing(application, oneSided);
    const actor = { subject: 'manager-2', role: 'programme-manager' } as const;
    await application.container.get<Importer>(tokens.importer).import({ files: oneSided, dryRun: false, actor, correlationId: 'import' });
    expect((await refusals()).map(({ metadata }) => metadata.actor.subject)).toStrictEqual(['manager-1', 'manager-2']);
  });

  it('is not on record when it was only tried', async () => {
    await importing(application, oneSided, true);
    expect(await refusals()).toStrictEqual([]);
  });
});

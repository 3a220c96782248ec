import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startPosition } from '../../../domain/ports/event-store.ts';
import { identities } from '../../../src/commanding/ids.ts';
import { type TestApplication, testApplication } from '../../support/application.ts';
import { csv, demonstration, importing, places } from '../../support/importing.ts';

const header = 'ref;titel;partijen;van;tot;getekend_op;status';
const partnerships = (status: string) =>
  csv('partnerschappen.csv', `${header}\nQ1;Partnerschap Q;W000|I1;2025-08-20;2028-08-20;2025-07-22;${status}\nQ2;Partnerschap R;W000|I1;gisteren;;;lopend`);
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

  it('is on record once, however often the file is imported as it is', async () => {
    await importing(application, oneSided);
    await importing(application, oneSided);
    expect(await refusals()).toHaveLength(1);
  });

  it('is not on record when it was only tried', async () => {
    await importing(application, oneSided, true);
    expect(await refusals()).toStrictEqual([]);
  });
});

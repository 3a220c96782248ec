import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { organisationDirectory } from '../../../projections/organisation-directory.ts';
import { type TestApplication, testApplication } from '../../support/application.ts';
import { csv, importing, keptIn, outcomes, places } from '../../support/importing.ts';
import { cafe, header, organisaties } from '../../support/organisation-rows.ts';

describe('the recognitions in the sheet of organisations', () => {
  let application: TestApplication;
  beforeEach(async () => {
    application = await testApplication();
  });
  afterEach(() => application.stop());

  const kept = async () => (await keptIn(application, organisationDirectory)).map(({ state }) => state);

  it('are added where they are new in a row', async () => {
    await importing(application, [organisaties(cafe)]);
    const more = cafe.replace('25180|25168', '25180|25168|25604');
    expect(outcomes(await importing(application, [organisaties(more)]))).toStrictEqual({ 'organisaties.csv': [1, 0, 0] });
    const [state] = await kept();
    expect(state?.status === 'Active' && Object.keys(state.recognitions).sort()).toStrictEqual(['25168', '25180', '25604']);
  });

  it('are not lost without a word: a crebo goes with a leerbedrijf-ID, and that with a crebo', async () => {
    const recognised = (id: string, crebos: string) => cafe.replace(/;[^;]*;[^;]*;[^;]*$/, `;${id};${crebos};`);
    expect(recognised('100070003', '25655|25656').split(';')).toHaveLength(13);
    const refused = await importing(application, [organisaties(recognised('', '25655'), recognised('100070003', ''))]);
    expect(places(refused)).toStrictEqual(['organisaties.csv:2 erkende_crebos CellWithoutStep', 'organisaties.csv:3 leerbedrijf_id CellWithoutStep']);
    expect(refused.findings.map(({ sentence }) => sentence.nl)).toStrictEqual([
      'Deze cel hoort bij "leerbedrijf_id", en die is leeg.',
      'Deze cel hoort bij "erkende_crebos", en die is leeg.',
    ]);
    expect((await importing(application, [organisaties(recognised('100070003', '25655|25656'))])).findings).toStrictEqual([]);
    expect(await kept()).toMatchObject([{ recognitions: { 25655: { status: 'recognised' }, 25656: { trainingCompanyId: '100070003' } } }]);
  });

  it('were looked up on the day of a column that may be left out; a later day is one more time', async () => {
    const on = (day: string) => csv('organisaties.csv', `${header};nagegaan_op\r\n${cafe};${day}`);
    const verified = async () => {
      const [state] = await kept();
      return state?.status === 'Active' && [...new Set(Object.values(state.recognitions).map(({ lastVerifiedAt }) => lastVerifiedAt))];
    };
    for (const [file, day] of [
      [organisaties(cafe), '2025-08-01'],
      [on('2-9-2026'), '2026-09-02'],
      [on('2026-10-01'), '2026-10-01'],
    ] as const) {
      const { findings } = await importing(application, [file]);
      expect([findings, await verified()]).toStrictEqual([[], [day]]);
    }
    const [later, earlier] = [await importing(application, [on('2027-01-01')]), await importing(application, [on('2025-10-01')])];
    expect([...places(later), ...places(earlier)]).toStrictEqual([
      'organisaties.csv:2 nagegaan_op OccurredInFuture',
      'organisaties.csv:2 nagegaan_op RecognitionOlderThanKnown',
    ]);
    const nothing = csv('organisaties.csv', `${header};nagegaan_op\r\n${cafe.replace('100079001;25180|25168', ';')};2026-10-01`);
    expect(places(await importing(application, [nothing]))).toStrictEqual(['organisaties.csv:2 nagegaan_op CellWithoutStep']);
  });
});

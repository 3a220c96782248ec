import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startPosition } from '../../../domain/ports/event-store.ts';
import { identities } from '../../../src/commanding/ids.ts';
import { placements } from '../../../src/import/sheets/placements.ts';
import { type TestApplication, testApplication } from '../../support/application.ts';
import { csv, demonstration, demonstrationText, importing, outcomes, places } from '../../support/importing.ts';
import { columns, file, plaatsingen, type Row, until, whole, without } from '../../support/placement-rows.ts';

const others = ['organisaties', 'netwerken', 'netwerkleden', 'voorlichtingsdagen', 'toezeggingen', 'partnerschappen', 'afspraken'];
describe('the sheet of placements', () => {
  let application: TestApplication;
  beforeEach(async () => {
    application = await testApplication();
  });
  afterEach(() => application.stop());

  const take = (...rows: readonly Row[]) => importing(application, [...demonstration('organisaties'), plaatsingen(...rows)]);
  const kept = async (reference: string) => (await application.commands.load('placement', identities.of('placement', reference)))?.state;
  const history = async () => (await application.events.open(startPosition).next(100_000, 0)).events.filter(({ stream }) => stream.startsWith('placement-'));

  it('takes all 1,700 rows of the demonstration, each up to its status', async () => {
    const report = await importing(application, demonstration(...others, 'plaatsingen'));
    expect([places(report), outcomes(report)[file]]).toStrictEqual([[], [1700, 0, 0]]);
    const rows = demonstrationText('plaatsingen')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(';'));
    const states = await Promise.all(rows.map(async (row) => [row.at(-1), (await kept(row[0] ?? ''))?.status].join(' ')));
    const counts = Object.fromEntries([...Map.groupBy(states, (state) => state)].map(([state, { length }]) => [state, length]));
    expect(counts).toStrictEqual({
      'afgerond Completed': 568,
      'lopend Active': 458,
      'aangeboden Offered': 159,
      'getekend Agreed': 157,
      'verlopen Expired': 71,
      'voortijdig-beëindigd Terminated': 61,
      'ter-ondertekening AwaitingSignatures': 57,
      'geaccepteerd Accepted': 56,
      'voorgesteld Proposed': 50,
      'geannuleerd Cancelled': 40,
      'te-beoordelen AwaitingAssessment': 23,
    });
  });

  it('changes nothing when it comes again', async () => {
    const files = demonstration(...others, 'plaatsingen');
    await importing(application, files);
    const head = await application.events.head();
    expect(outcomes(await importing(application, files))[file]).toStrictEqual([0, 1700, 0]);
    expect(await application.events.head()).toBe(head);
  });

  it('writes nothing in a dry run, and finds the same', async () => {
    const report = await importing(application, demonstration(...others, 'plaatsingen'), true);
    expect([places(report), outcomes(report)[file], await application.events.head()]).toStrictEqual([[], [1700, 0, 0], startPosition]);
  });

  it('makes a step of every date, in the order of the columns', async () => {
    expect(places(await take(whole))).toStrictEqual([]);
    expect((await history()).map(({ type, data }) => [type, data.occurredOn])).toStrictEqual([
      ['PlaceOffered', '2026-02-18'],
      ['CandidateProposed', '2026-03-17'],
      ['CandidateAccepted', '2026-03-22'],
      ['CandidateAccepted', '2026-03-22'],
      ['CandidateAccepted', '2026-03-22'],
      ['MatchMade', '2026-03-22'],
      ['AgreementDrafted', '2026-03-25'],
      ['SignaturesRequested', '2026-03-25'],
      ['AgreementSigned', '2026-03-27'],
      ['AgreementSigned', '2026-03-28'],
      ['AgreementSigned', '2026-04-01'],
      ['AgreementSigned', '2026-04-05'],
      ['AgreementConcluded', '2026-04-05'],
      ['PlacementStarted', '2026-04-07'],
      ['PlacementInterrupted', '2026-05-04'],
      ['PlacementResumed', '2026-05-18'],
      ['PeriodEnded', '2026-08-18'],
      ['CompanyOpinionRecorded', '2026-08-18'],
      ['PlacementCompleted', '2026-08-28'],
    ]);
    expect(await kept('X1')).toMatchObject({
      offer: { origin: { type: 'scout' }, additional: false, expiresOn: '2026-06-18', programmeCode: '25478' },
      candidate: { studentRef: 'st-99999', criterion: 'programme-fit' },
      agreement: {
        terms: {
          from: '2026-04-07',
          to: '2026-08-18',
          totalHours: 610,
          hoursPerSchoolYear: { '2025-2026': 527, '2026-2027': 83 },
          allowancePerMonth: 350.5,
          trainerRole: 'praktijkopleider zorg',
          coachRole: 'bpv-docent',
          minor: true,
          qualificationParts: ['B1-K1', 'B1-K2'],
          conditions: 'Praktijkovereenkomst mboRijnland 2025',
        },
        signatures: ['student', 'institution', 'company', 'guardian'].map((role) => ({ role, method: 'external', evidence: 'import plaatsingen.csv X1' })),
      },
      companyOpinion: 'good',
      result: 'sufficient',
      realisedHours: 606,
      decidedBy: 'institution',
    });
  });

  it('takes over what the company and the institution found, also where they do not agree', async () => {
    await take({ ...whole, oordeel_bedrijf: 'voldoende', resultaat: 'onvoldoende' });
    expect(await kept('X1')).toMatchObject({ status: 'Completed', companyOpinion: 'sufficient', result: 'insufficient' });
  });

  it('adds just the steps that a later file has more', async () => {
    const files: readonly Row[] = [
      until('voorgesteld_op', 'aangeboden'),
      until('gematcht_op', 'voorgesteld'),
      until('overeenkomst_op', 'geaccepteerd'),
      until('getekend_instelling', 'ter-ondertekening'),
      until('gestart_op', 'getekend'),
      until('hervat_op', 'onderbroken'),
      until('geeindigd_op', 'lopend'),
      until('afgerond_op', 'te-beoordelen'),
      whole,
    ];
    const lengths: number[] = [];
    for (const row of files) {
      expect(outcomes(await take(row))[file]).toStrictEqual([1, 0, 0]);
      lengths.push((await history()).length);
    }
    expect(lengths).toStrictEqual([1, 2, 6, 9, 13, 15, 16, 18, 19]);
  });

  it('dates what the file gives no day: an expiry on the day after the last, a cancellation on that of the last signature', async () => {
    await take(
      { ...until('voorgesteld_op', 'verlopen') },
      { ...until('gestart_op', 'geannuleerd'), nummer: 'X2', student: 'st-99998', reden: 'niet-verschenen' },
    );
    expect(await kept('X1')).toMatchObject({ status: 'Expired', expiredOn: '2026-06-19' });
    expect(await kept('X2')).toMatchObject({ status: 'Cancelled', cancelledOn: '2026-04-05', reason: 'no-show' });
  });

  it('ends early without telling by whom, and lets the company assess a graduate', async () => {
    const ended = { ...until('geeindigd_op', 'voortijdig-beëindigd'), beeindigd_op: '2026-06-01', reden: 'begeleiding-onvoldoende' };
    const graduate = {
      ...without(whole, 'crebo', 'instelling', 'getekend_instelling', 'getekend_ouder', 'oordeel_bedrijf'),
      nummer: 'X2',
      student: 'st-99998',
    };
    const report = await take(ended, { ...graduate, soort: 'werkervaringsplek', niveau: 'graduate', minderjarig: 'nee', uren_per_schooljaar: '2025-2026:610' });
    expect(places(report)).toStrictEqual([]);
    expect(await kept('X1')).toMatchObject({ status: 'Terminated', terminatedOn: '2026-06-01', reason: 'supervision-insufficient', replacementRequired: true });
    expect(await kept('X1')).not.toHaveProperty('endedBy');
    expect(await kept('X2')).toMatchObject({ status: 'Completed', decidedBy: 'company' });
  });

  it('understands the English names and the code values', async () => {
    const english = Object.values(placements.columns).map(({ english: name }) => name);
    const row = {
      ...whole,
      soort: 'bpv-bbl',
      herkomst: 'scout',
      extra: 'no',
      minderjarig: 'yes',
      oordeel_bedrijf: 'good',
      resultaat: 'sufficient',
      status: 'Completed',
    };
    const content = [english.join(','), columns.map((name) => `"${(row as Row)[name] ?? ''}"`).join(',')].join('\n');
    expect(outcomes(await importing(application, [...demonstration('organisaties'), csv('placements.csv', content)]))['placements.csv']).toStrictEqual([
      1, 0, 0,
    ]);
  });

  it('refuses a student who is placed elsewhere in the same time, in this file or an earlier one', async () => {
    const running = until('geeindigd_op', 'lopend');
    const report = await take(running, { ...running, nummer: 'X2' });
    expect(places(report)).toStrictEqual([`${file}:3 overeenkomst_op StudentPlacedElsewhere`]);
    expect(report.findings[0]?.sentence).toStrictEqual({
      nl: 'Deze student heeft in deze tijd al een andere plaatsing: X1.',
      en: 'This student has another placement at this time: X1.',
    });
    expect(places(await take({ ...running, nummer: 'X3' }))).toStrictEqual([`${file}:2 overeenkomst_op StudentPlacedElsewhere`]);
  });

  it('refuses a step that comes again with other data, and leaves the record as it is', async () => {
    await take(whole);
    const report = await take({ ...whole, uren_gerealiseerd: '600' });
    expect([places(report), await kept('X1')]).toMatchObject([[`${file}:2 afgerond_op StepChanged`], { realisedHours: 606 }]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startPosition } from '../../../domain/ports/event-store.ts';
import { identities } from '../../../src/commanding/ids.ts';
import { type TestApplication, testApplication } from '../../support/application.ts';
import { demonstration, importing, outcomes, places } from '../../support/importing.ts';
import { file, plaatsingen, type Row, until, whole, without } from '../../support/placement-rows.ts';

describe('the sheet of placements', () => {
  let application: TestApplication;
  beforeEach(async () => {
    application = await testApplication();
  });
  afterEach(() => application.stop());

  const take = (...rows: readonly Row[]) => importing(application, [...demonstration('organisaties'), plaatsingen(...rows)]);
  const history = async () => (await application.events.open(startPosition).next(100_000, 0)).events.filter(({ stream }) => stream.startsWith('placement-'));

  it.each<[what: string, row: Row, found: string]>([
    ['a status that the steps do not reach', { ...whole, status: 'lopend' }, 'status StatusNotReached'],
    [
      'a date that the status knows nothing of',
      { ...until('voorgesteld_op', 'verlopen'), voorgesteld_op: '2026-03-17', student: 'st-99999' },
      'status StatusNotReached',
    ],
    ['a state for which the file has no columns', until('voorgesteld_op', 'ingetrokken'), 'status StatusNotReached'],
    ['a candidate without a student', without(whole, 'student'), 'student CellEmpty'],
    ['an agreement without a last day', without(whole, 'eind'), 'eind CellEmpty'],
    ['a termination without a reason', { ...until('geeindigd_op', 'voortijdig-beëindigd'), beeindigd_op: '2026-06-01' }, 'reden CellEmpty'],
    ['a cancellation without a reason', until('gestart_op', 'geannuleerd'), 'reden CellEmpty'],
    ['an assessment without a result', without(whole, 'resultaat'), 'resultaat CellEmpty'],
    ['terms of no agreement', { ...until('overeenkomst_op', 'geaccepteerd'), uren: '610' }, 'uren CellWithoutStep'],
    ['parts of a qualification of no agreement', { ...until('overeenkomst_op', 'geaccepteerd'), kwalificatiedelen: 'B1' }, 'kwalificatiedelen CellWithoutStep'],
    ['a reason for nothing', { ...whole, reden: 'overmacht' }, 'reden CellWithoutStep'],
    ['a result of no assessment', { ...until('afgerond_op', 'te-beoordelen'), resultaat: 'voldoende' }, 'resultaat CellWithoutStep'],
    ['another school year than that of the offer', { ...whole, programmajaar: '2026-2027' }, 'programmajaar CellInvalid'],
    ['an employer that nobody knows', { ...whole, werkgever: 'W999' }, 'werkgever ReferenceUnknown'],
    ['an institution that nobody knows', { ...whole, instelling: 'I9' }, 'instelling ReferenceUnknown'],
    ['an information day that nobody knows', { ...whole, herkomst: 'voorlichtingsdag', herkomst_ref: 'D999' }, 'herkomst_ref ReferenceUnknown'],
    ['a partnership that is not named', { ...whole, herkomst: 'partnerschap' }, 'herkomst_ref CellEmpty'],
    ['a reference that its origin has not', { ...whole, herkomst_ref: 'D001' }, 'herkomst_ref CellInvalid'],
    ['hours that are not per school year', { ...whole, uren_per_schooljaar: '610' }, 'uren_per_schooljaar CellInvalid'],
    ['hours of one school year twice', { ...whole, uren_per_schooljaar: '2025-2026:500|2025-2026:110' }, 'uren_per_schooljaar CellInvalid'],
    ['an allowance that is no amount', { ...whole, vergoeding: '€ 350' }, 'vergoeding CellInvalid'],
    ['a date that there is not', { ...whole, gestart_op: '2026-04-31' }, 'gestart_op CellInvalid'],
    ['a kind that there is not', { ...whole, soort: 'stage' }, 'soort CellInvalid'],
    ['hours that do not add up', { ...whole, uren: '600' }, 'overeenkomst_op AgreementHoursDoNotAddUp'],
    ['a level that does not fit', { ...whole, niveau: 'wo-master' }, 'aangeboden_op LevelDoesNotFitKind'],
    ['an organisation that offers no places', { ...whole, werkgever: 'I0' }, 'aangeboden_op OrganisationOffersNoPlaces'],
    ['a crebo for which the company is not recognised', { ...whole, crebo: '25999' }, 'overeenkomst_op PlacementRecognitionNotVerified'],
    ['a start before the agreed day', { ...whole, gestart_op: '2026-04-06' }, 'gestart_op StartBeforeAgreed'],
    ['a signature before the agreement', { ...whole, getekend_student: '2026-03-24' }, 'getekend_student SignedBeforeAgreement'],
    ['a start before all have signed', without(whole, 'getekend_ouder'), 'gestart_op WrongState'],
    ['a day to come', { ...whole, afgerond_op: '2026-11-21' }, 'afgerond_op OccurredInFuture'],
    ['an offer that has not expired', { ...until('voorgesteld_op', 'verlopen'), vervalt_op: '2026-11-20' }, 'vervalt_op OccurredInFuture'],
    ['the opinion of the company that is missing', without(whole, 'oordeel_bedrijf'), 'afgerond_op CompanyOpinionFirst'],
  ])('reports %s, and writes nothing of the row', async (_, row, found) => {
    const good = { ...until('voorgesteld_op', 'aangeboden'), nummer: 'X2' };
    const report = await take(row, good);
    expect(places(report)).toStrictEqual([`${file}:2 ${found}`]);
    expect([outcomes(report)[file], (await history()).map(({ stream }) => stream)]).toStrictEqual([
      [1, 0, 1],
      [`placement-${identities.of('placement', 'X2')}`],
    ]);
  });

  it('reports everything that is wrong with the cells of a row at once', async () => {
    const row = { ...whole, nummer: '', niveau: 'x', crebo: '1', extra: 'misschien', aangeboden_op: '', uren: '1,5', reden: 'zomaar', status: 'klaar' };
    expect(places(await take(row))).toStrictEqual(
      [
        'nummer CellEmpty',
        'niveau CellInvalid',
        'crebo CellInvalid',
        'extra CellInvalid',
        'aangeboden_op CellEmpty',
        'uren CellInvalid',
        'reden CellInvalid',
        'status CellInvalid',
      ].map((found) => `${file}:2 ${found}`),
    );
  });

  it('says in Dutch and English which state the steps lead to', async () => {
    const { findings } = await take({ ...whole, status: 'lopend' });
    expect(findings.map(({ sentence }) => sentence)).toStrictEqual([
      {
        nl: 'De rij zegt "lopend", maar de ingevulde stappen leiden tot "afgerond".',
        en: 'The row says "active", but the steps that are filled in lead to "completed".',
      },
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placementRoutes } from '../../../api/placements/routes.ts';
import { type TestApplication, testApplication } from '../../support/application.ts';
import { accept, Placing, terms } from '../../support/placing.ts';

const nowhere = '/v1/placements/0b0f2a50-6f2e-5b8e-9d5e-0000000009ff';

/** The sub-resources of a placement, with a body that is right for each. */
const bodies: Readonly<Record<string, object>> = {
  'offer-revisions': { sector: 'handel' },
  withdrawal: { reason: 'x' },
  expiry: {},
  candidates: { studentRef: 'st-0001a', criterion: 'drawn-by-lot' },
  acceptances: { party: 'student' },
  rejection: { reason: 'no-response' },
  'candidate-withdrawal': { reason: 'x' },
  agreement: { terms },
  'agreement-revisions': { terms },
  'signature-requests': {},
  signatures: { role: 'student', method: 'paper', evidence: 'x' },
  'signature-refusals': { role: 'student', reason: 'x' },
  recall: { reason: 'x' },
  start: {},
  cancellation: { reason: 'no-show' },
  amendments: { changes: { goals: 'x' } },
  'amendments/1/approvals': { role: 'student' },
  'amendments/1/rejections': { role: 'student', reason: 'x' },
  interruptions: {},
  resumption: {},
  hours: { week: '2026-W20', hours: 1 },
  'hours/2026-W20/approval': {},
  'hours/2026-W20/corrections': { hours: 1, why: 'x' },
  'contact-moments': { kind: 'progress', onSite: false },
  'interim-assessments': { outcome: 'on-track' },
  'recognition-losses': {},
  'period-end': {},
  'company-opinion': { opinion: 'good' },
  completion: { result: 'sufficient', hours: 1, decidedBy: 'institution' },
  termination: { reason: 'no-show' },
  replacement: { replacementId: '0b0f2a50-6f2e-5b8e-9d5e-000000000001' },
  corrections: { field: 'additional', old: true, new: false, why: 'x' },
};
const replacing = ['offer-revisions', 'agreement-revisions', 'hours/2026-W20/corrections', 'corrections'];

describe('a request to a placement', () => {
  let application: TestApplication;
  let placing: Placing;
  beforeAll(async () => {
    application = await testApplication();
    placing = await new Placing(application.http).prepare();
  });
  afterAll(() => application.stop());
  const post = (path: string, body: object, headers = {}) => application.http.post(path, body, headers);

  it('has the sub-resources of the design, and no others', () => {
    const template = (path: string): string => `/placements/:id/${path.replace('/1/', '/:n/').replace('/2026-W20/', '/:week/')}`;
    const paths = placementRoutes({} as never).flatMap(({ method, path }) => (method === 'post' ? [path] : []));
    expect(paths.sort()).toStrictEqual(['/placements', ...Object.keys(bodies).map(template)].sort());
  });

  it.each(Object.keys(bodies))('%s answers 404 for a placement that is not there', async (path) => {
    const { status, body } = await post(`${nowhere}/${path}`, bodies[path] as object, { 'If-Match': '"0"' });
    expect([status, body.code]).toStrictEqual([404, 'NotFound']);
  });

  it.each(Object.keys(bodies))('%s takes no field that it does not know', async (path) => {
    const { status, body } = await post(`${nowhere}/${path}`, { ...bodies[path], facts: {}, colour: 'red' }, { 'If-Match': '"0"' });
    expect([status, body.code]).toStrictEqual([400, 'InvalidInput']);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toStrictEqual(['/colour', '/facts']);
  });

  it.each(replacing)('%s asks for the version that was seen', async (path) => {
    const { status, body } = await post(`${nowhere}/${path}`, bodies[path] as object);
    expect([status, body.code]).toStrictEqual([428, 'PreconditionRequired']);
  });

  it('on a version that is not the newest is refused, with the newest', async () => {
    const at = await placing.placementIn('Proposed');
    const stale = await post(`${at}/acceptances`, { party: 'student' }, { 'If-Match': '"0"' });
    expect([stale.status, stale.body.code, stale.body.currentETag]).toStrictEqual([412, 'PreconditionFailed', '"1"']);
    const fresh = await post(`${at}/acceptances`, { party: 'student' }, { 'If-Match': '"1"' });
    expect([fresh.status, fresh.get('ETag')]).toStrictEqual([200, '"2"']);
  });

  it('under an Idempotency-Key is answered again without a second effect, and the key serves nothing else', async () => {
    const headers = { 'Idempotency-Key': 'offer-1' };
    const first = await post('/v1/placements', placing.offer(), headers);
    const again = await post('/v1/placements', placing.offer(), headers);
    expect([again.status, again.body, again.get('Location')]).toStrictEqual([201, first.body, first.get('Location')]);
    const other = await post('/v1/placements', placing.offer({ sector: 'handel' }), headers);
    expect([other.status, other.body.code]).toStrictEqual([422, 'IdempotencyKeyReused']);
  });

  it('without a key makes a new placement every time', async () => {
    const [first, second] = [await post('/v1/placements', placing.offer()), await post('/v1/placements', placing.offer())];
    expect([second.status, second.body.id === first.body.id]).toStrictEqual([201, false]);
  });

  it('said twice changes nothing', async () => {
    const at = await placing.placementIn('Proposed');
    const [path, body] = accept('company');
    const first = await post(`${at}/${path}`, body);
    const again = await post(`${at}/${path}`, body);
    expect([again.status, again.get('ETag')]).toStrictEqual([200, first.get('ETag')]);
  });

  it('is of today when it does not say the day', async () => {
    const at = await placing.placementIn('Active');
    expect((await post(`${at}/period-end`, {})).body.endedOn).toBe('2026-11-20');
  });

  it.each(['hours/2026-W99/approval', 'hours/__proto__/approval', 'amendments/0/approvals', 'amendments/one/approvals', 'amendments/1e9/approvals'])(
    'to %s is about nothing',
    async (path) => {
      const at = await placing.placementIn('Active');
      const { status, body } = await post(`${at}/${path}`, path.startsWith('hours') ? {} : { role: 'student' });
      expect([status, body.code]).toStrictEqual([404, 'NotFound']);
    },
  );

  it.each<[what: string, path: string, body: object, pointers: readonly string[]]>([
    [
      'an offer of which nothing is right',
      '',
      {
        placementId: 'x',
        kind: 'stage',
        level: 1,
        sector: null,
        programmeCode: '2565',
        employerId: 'W000',
        institutionId: 1,
        origin: 'employer',
        additional: 'ja',
        partnershipId: '',
        expiresOn: '2025-02-29',
        period: { from: '2025-13-01' },
        candidate: [],
      },
      [
        '/additional',
        '/candidate',
        '/employerId',
        '/expiresOn',
        '/institutionId',
        '/kind',
        '/level',
        '/origin',
        '/partnershipId',
        '/period/from',
        '/period/to',
        '/placementId',
        '/programmeCode',
        '/sector',
      ],
    ],
    ['an offer that says nothing', '', {}, ['/additional', '/employerId', '/expiresOn', '/kind', '/level', '/origin', '/sector']],
    ['an agreement without terms', 'agreement', {}, ['/terms']],
    ['an agreement with a list of terms', 'agreement', { terms: [terms] }, ['/terms']],
    [
      'terms that are not right',
      'agreement',
      {
        terms: {
          ...terms,
          totalHours: 1.5,
          hoursPerSchoolYear: { '2025-2027': 1 },
          allowancePerMonth: -1,
          trainerRole: ' ',
          minor: 0,
          qualificationParts: ['B1', 7],
          branch: '1',
        },
      },
      [
        '/terms/allowancePerMonth',
        '/terms/branch',
        '/terms/hoursPerSchoolYear',
        '/terms/minor',
        '/terms/qualificationParts',
        '/terms/totalHours',
        '/terms/trainerRole',
      ],
    ],
    ['an amendment of the student', 'amendments', { changes: { studentRef: 'st-0001a' } }, ['/changes/studentRef']],
    ['a programme without its dossier', 'amendments', { changes: { programme: { programmeCode: '25655' } } }, ['/changes/programme/dossier']],
    ['hours of a week that is not there', 'hours', { week: '2026-W54', hours: '8' }, ['/hours', '/week']],
    ['a signature with a reversing character', 'signatures', { role: 'x', method: 'x', evidence: 'a\u202eb' }, ['/evidence', '/method', '/role']],
    ['a correction of another field', 'corrections', { field: 'studentRef', old: null, new: {}, why: 'x' }, ['/field', '/new', '/old']],
  ])('tells all that is wrong with %s', async (_, path, body, pointers) => {
    const response = await post(path === '' ? '/v1/placements' : `${nowhere}/${path}`, body, { 'If-Match': '"0"' });
    expect([response.status, response.body.code]).toStrictEqual([400, 'InvalidInput']);
    expect(response.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toStrictEqual(pointers);
  });

  it.each<[what: string, origin: object, pointers: readonly string[]]>([
    ['an information day that it does not name', { type: 'information-day' }, ['/origin/informationDayId']],
    ['a partnership that it does not name', { type: 'partnership' }, ['/origin/partnershipId']],
    [
      'an employer, with what belongs to other origins',
      { type: 'employer', pledgeNumber: 1, informationDayId: nowhere.slice(15), partnershipId: nowhere.slice(15) },
      ['/origin/informationDayId', '/origin/partnershipId', '/origin/pledgeNumber'],
    ],
  ])('tells what is wrong with an origin that is %s', async (_, origin, pointers) => {
    const { status, body } = await post('/v1/placements', placing.offer({ origin }));
    expect(status).toBe(400);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toStrictEqual(pointers);
  });
});

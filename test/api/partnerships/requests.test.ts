import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { partnershipRoutes } from '../../../api/partnerships/routes.ts';
import { type TestApplication, testApplication } from '../../support/application.ts';
import { Partnering } from '../../support/partnering.ts';

const some = '0b0f2a50-6f2e-5b8e-9d5e-000000000001';
const nowhere = '/v1/partnerships/0b0f2a50-6f2e-5b8e-9d5e-0000000009ff';
const term = { from: '2025-08-20', to: '2028-08-20' };
const commitment = { organisationId: some, kind: 'campaign', quantity: 1, per: 'once' };

/** The sub-resources of a partnership, with a body that is right for each. */
const bodies: Readonly<Record<string, object>> = {
  revisions: { title: 'x', parties: [], term, commitments: [] },
  signatures: { organisationId: some, signatoryRole: 'x', method: 'paper', evidence: 'x' },
  decline: { organisationId: some, reason: 'x' },
  withdrawal: { reason: 'x' },
  suspension: { reason: 'x' },
  resumption: {},
  ending: { reason: 'x' },
  expiry: {},
  commitments: { commitment },
  addenda: { add: [commitment] },
  'addenda/1/agreements': { organisationId: some },
  'addenda/1/withdrawal': { reason: 'x' },
  renewals: { term },
  contributions: { commitmentNumber: 1, schoolYear: '2025-2026', quantity: 1, evidence: { type: 'document', reference: 'x' } },
  'contributions/1/corrections': { quantity: 0, reason: 'x' },
  reviews: { schoolYear: '2025-2026', assessments: [] },
};
const replacing = ['revisions', 'contributions/1/corrections'];

describe('a request to a partnership', () => {
  let application: TestApplication;
  let partnering: Partnering;
  beforeAll(async () => {
    application = await testApplication();
    partnering = await new Partnering(application.http).prepare();
  });
  afterAll(() => application.stop());
  const post = (path: string, body: object, headers: Readonly<Record<string, string>> = {}) => application.http.post(path, body, headers);
  const pointers = (body: { errors: readonly { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer).sort();

  it('has the sub-resources of the design, and expiry beside them', () => {
    const template = (path: string): string => `/partnerships/:id/${path.replace('/1/', '/:n/')}`;
    const paths = partnershipRoutes({} as never).flatMap(({ method, path }) => (method === 'post' ? [path] : []));
    expect(paths.sort()).toStrictEqual(['/partnerships', ...Object.keys(bodies).map(template)].sort());
  });

  it.each(Object.keys(bodies))('%s answers 404 for a partnership that is not there', async (path) => {
    const { status, body } = await post(`${nowhere}/${path}`, bodies[path] as object, { 'If-Match': '"0"' });
    expect([status, body.code]).toStrictEqual([404, 'NotFound']);
  });

  it.each(Object.keys(bodies))('%s takes no field that it does not know', async (path) => {
    const { status, body } = await post(`${nowhere}/${path}`, { ...bodies[path], facts: {}, colour: 'red' }, { 'If-Match': '"0"' });
    expect([status, body.code]).toStrictEqual([400, 'InvalidInput']);
    expect(pointers(body)).toStrictEqual(['/colour', '/facts']);
  });

  it.each(replacing)('%s asks for the version that was seen', async (path) => {
    const { status, body } = await post(`${nowhere}/${path}`, bodies[path] as object);
    expect([status, body.code]).toStrictEqual([428, 'PreconditionRequired']);
  });

  it.each(['addenda/0/agreements', 'addenda/x/withdrawal', 'contributions/1.5/corrections'])('%s answers 404: that is no number', async (path) => {
    const [resource, , verb] = path.split('/');
    const at = await partnering.concluded();
    expect((await post(`${at}/${path}`, bodies[`${resource}/1/${verb}`] as object, { 'If-Match': '"3"' })).status).toBe(404);
  });

  it('on a version that is not the newest is refused, with the newest', async () => {
    const at = await partnering.concluded();
    const stale = await post(`${at}/suspension`, { reason: 'x' }, { 'If-Match': '"0"' });
    expect([stale.status, stale.body.code, stale.body.currentETag]).toStrictEqual([412, 'PreconditionFailed', '"3"']);
    const fresh = await post(`${at}/suspension`, { reason: 'x' }, { 'If-Match': '"3"' });
    expect([fresh.status, fresh.get('ETag')]).toStrictEqual([200, '"4"']);
  });

  it('under an Idempotency-Key is answered again without a second effect, and the key serves nothing else', async () => {
    const headers = { 'Idempotency-Key': 'partnership-1' };
    const proposal = partnering.proposal();
    const first = await post('/v1/partnerships', proposal, headers);
    const again = await post('/v1/partnerships', proposal, headers);
    expect([again.status, again.body, again.get('Location')]).toStrictEqual([201, first.body, first.get('Location')]);
    const other = await post('/v1/partnerships', { ...proposal, title: 'Anders' }, headers);
    expect([other.status, other.body.code]).toStrictEqual([422, 'IdempotencyKeyReused']);

    const at = await partnering.concluded();
    const given = { commitmentNumber: 2, schoolYear: '2025-2026', quantity: 1, evidence: { type: 'document', reference: 'x' } };
    const once = await post(`${at}/contributions`, given, { 'Idempotency-Key': 'contribution-1' });
    const twice = await post(`${at}/contributions`, given, { 'Idempotency-Key': 'contribution-1' });
    expect([twice.status, twice.body]).toStrictEqual([200, once.body]);
  });

  it('tells everything that is wrong with a proposal at once', async () => {
    const { status, body } = await post('/v1/partnerships', {
      title: ' ',
      parties: ['x', { organisationId: 'W000' }],
      term: { from: '2025-02-30' },
      commitments: [{ organisationId: some, kind: 'promise', quantity: 0, per: 'week', unit: 'pound', level: 'mbo-9', sector: 'sport', description: '' }],
      partnershipId: 'P01',
    });
    expect([status, body.code]).toStrictEqual([400, 'InvalidInput']);
    expect(pointers(body)).toStrictEqual(
      [
        '/title',
        '/parties',
        '/parties/0',
        '/parties/1/organisationId',
        '/term/from',
        '/term/to',
        ...['kind', 'quantity', 'per', 'unit', 'level', 'sector', 'description'].map((field) => `/commitments/0/${field}`),
        '/partnershipId',
      ].sort(),
    );
  });

  it.each([
    [{ type: 'placement', reference: 'x' }, ['/evidence/placementId', '/evidence/reference']],
    [{ type: 'information-day' }, ['/evidence/informationDayId']],
    [{ type: 'document', placementId: some }, ['/evidence/placementId', '/evidence/reference']],
    [{ type: 'word' }, ['/evidence/type']],
  ])('takes the evidence that goes with its type, not %j', async (evidence, expected) => {
    const { status, body } = await post(`${nowhere}/contributions`, { ...bodies.contributions, evidence });
    expect([status, pointers(body)]).toStrictEqual([400, expected]);
  });
});

describe('what the rules refuse of a partnership', () => {
  let application: TestApplication;
  let partnering: Partnering;
  beforeAll(async () => {
    application = await testApplication();
    partnering = await new Partnering(application.http).prepare();
  });
  afterAll(() => application.stop());
  const codeOf = async (path: string, body: object) => {
    const response = await application.http.post(path, body);
    expect(response.status).toBe(409);
    expect(response.body.detail).not.toBe(response.body.code);
    return response.body.code;
  };

  it.each<[code: string, change: (by: Partnering) => object]>([
    ['TooFewParties', (by) => ({ parties: [{ organisationId: by.employer }] })],
    ['PartyNamedTwice', (by) => ({ parties: [{ organisationId: by.school }, { organisationId: by.school }] })],
    ['PartyUnknown', (by) => ({ parties: [{ organisationId: by.school }, { organisationId: some }] })],
    ['PartnershipNeedsInstitution', (by) => ({ parties: [{ organisationId: by.employer }, { organisationId: by.park }] })],
    ['SideWithoutCommitment', (by) => ({ commitments: [by.places()] })],
    ['CommitmentOfNoParty', (by) => ({ commitments: [by.places({ organisationId: by.park }), by.publishing()] })],
    ['CommitmentNotForParty', (by) => ({ commitments: [by.places({ organisationId: by.school })] })],
    ['CommitmentUnitDoesNotFit', (by) => ({ commitments: [by.places({ unit: 'euro' })] })],
    ['CommitmentLevelDoesNotFit', (by) => ({ commitments: [by.places({ level: 'graduate' })] })],
    ['CommitmentNeedsDescription', (by) => ({ commitments: [by.places({ kind: 'other', unit: 'time' })] })],
    ['CommitmentMadeTwice', (by) => ({ commitments: [by.places(), by.publishing(), by.places({ quantity: 5 })] })],
    ['DatesOutOfOrder', () => ({ term: { from: '2026-08-20', to: '2026-08-20' } })],
    ['OccurredInFuture', () => ({ occurredOn: '2026-11-21' })],
  ])('%s', async (code, change) => expect(await codeOf('/v1/partnerships', partnering.proposal(change(partnering)))).toBe(code));

  it.each<[code: string, path: string, body: (by: Partnering) => object]>([
    ['NotAParty', 'signatures', (by) => ({ organisationId: by.park, signatoryRole: 'x', method: 'paper', evidence: 'x' })],
    ['WrongState', 'suspension', () => ({ reason: 'x' })],
    ['WrongState', 'contributions', () => bodies.contributions as object],
  ])('%s of a proposal, by %s', async (code, path, body) => expect(await codeOf(`${await partnering.proposed()}/${path}`, body(partnering))).toBe(code));

  it.each<[code: string, path: string, body: (by: Partnering) => object]>([
    ['WrongState', 'withdrawal', () => ({ reason: 'x' })],
    ['PartnershipTermNotOver', 'expiry', () => ({})],
    ['AddendumChangesNothing', 'addenda', () => ({})],
    ['NoSuchCommitment', 'addenda', () => ({ change: [{ number: 9, quantity: 1, per: 'once' }] })],
    ['RenewalBeforeTermEnds', 'renewals', () => ({ term })],
    ['SchoolYearOutsideTerm', 'contributions', () => ({ ...bodies.contributions, schoolYear: '2030-2031', commitmentNumber: 2 })],
    ['EvidenceCountsByItself', 'contributions', () => ({ ...bodies.contributions, evidence: { type: 'placement', placementId: some } })],
    ['ContributionNumberNotNext', 'contributions', () => ({ ...bodies.contributions, number: 7 })],
    ['CommitmentAssessedTwice', 'reviews', () => ({ schoolYear: '2025-2026', assessments: Array(2).fill({ commitmentNumber: 1, judgement: 'missed' }) })],
  ])('%s of a partnership that runs, by %s', async (code, path, body) => {
    const at = await partnering.concluded();
    const response = await partnering.say(at, [path, body(partnering)]);
    expect([response.status, response.body.code]).toStrictEqual([409, code]);
  });

  it('PartySignedAlready, in another way', async () => {
    const at = await partnering.proposed();
    const [path, said] = partnering.sign(partnering.school);
    await partnering.say(at, [path, said]);
    expect(await codeOf(`${at}/${path}`, { ...said, method: 'paper' })).toBe('PartySignedAlready');
  });
});

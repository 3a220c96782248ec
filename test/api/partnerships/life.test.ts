import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApplication, testApplication } from '../../support/application.ts';
import { Partnering, type Said } from '../../support/partnering.ts';

describe('a partnership', () => {
  let application: TestApplication;
  let partnering: Partnering;
  beforeAll(async () => {
    application = await testApplication();
    partnering = await new Partnering(application.http).prepare();
  });
  afterAll(() => application.stop());

  /** Says one thing after the other; answers the state after each. */
  async function lived(at: string, ...said: readonly Said[]): Promise<readonly string[]> {
    const states: string[] = [];
    for (const each of said) {
      const { status, body } = await partnering.say(at, each);
      states.push(status === 200 ? body.state : `${each[0]}: ${status} ${body.code}`);
    }
    return states;
  }

  it('is proposed, revised and signed, and read back in one shape, now and as it was, with its history', async () => {
    const created = await application.http.post('/v1/partnerships', partnering.proposal());
    expect([created.status, created.get('ETag'), created.get('Location')]).toStrictEqual([201, '"0"', `/v1/partnerships/${created.body.id}`]);
    expect(created.body).toMatchObject({
      state: 'Proposed',
      revision: 0,
      proposal: {
        parties: [
          { organisationId: partnering.employer, kind: 'employer', name: 'Vliet zorggroep' },
          { organisationId: partnering.school, kind: 'educational-institution', name: 'mboRijnland' },
        ],
        commitments: [
          { number: 1, side: 'work', unit: 'place' },
          { number: 2, side: 'education', unit: 'document' },
        ],
      },
      signatures: [],
    });
    const at = created.get('Location') ?? '';
    await partnering.say(at, partnering.sign(partnering.employer));
    const parties = [{ organisationId: partnering.employer }, { organisationId: partnering.school }, { organisationId: partnering.park }];
    const revised = await partnering.say(at, ['revisions', partnering.proposal({ parties })], { 'If-Match': '"1"' });
    expect([revised.status, revised.body.state, revised.body.signatures]).toStrictEqual([200, 'Proposed', []]);
    expect(await lived(at, ...[partnering.employer, partnering.school, partnering.park].map(partnering.sign))).toStrictEqual(['Signing', 'Signing', 'Active']);

    const now = await application.http.get(at);
    expect(now.body).toMatchObject({
      state: 'Active',
      revision: 6,
      terms: [{ from: '2025-08-20', to: '2028-08-20' }],
      addenda: [],
      contributions: [],
      reviews: {},
    });
    expect(now.get('ETag')).toBe('"6"');
    expect((await application.http.get(`${at}?revision=0`)).body).toStrictEqual(created.body);
    expect((await application.http.get(`${at}?asOf=2026-11-20T12:00:00Z`)).body).toStrictEqual(now.body);
    expect((await application.http.get(`${at}?asOf=2026-11-20T11:59:59Z`)).status).toBe(404);

    const { items } = (await application.http.get(`${at}/history`, { 'Accept-Language': 'nl' })).body;
    expect(items.map(({ type }: { type: string }) => type)).toStrictEqual([
      'PartnershipProposed',
      'PartnershipSigned',
      'PartnershipRevised',
      'PartnershipSigned',
      'PartnershipSigned',
      'PartnershipSigned',
      'PartnershipActivated',
    ]);
    expect(items[1].sentence).toBe(`Vliet zorggroep heeft ${created.body.proposal.title} getekend (director, elektronisch).`);
  });

  it('is declined by a party, or withdrawn', async () => {
    const reason = 'geen ruimte';
    expect(await lived(await partnering.proposed(), ['decline', { organisationId: partnering.school, reason }])).toStrictEqual(['Declined']);
    expect(await lived(await partnering.proposed(), ['withdrawal', { reason }])).toStrictEqual(['Withdrawn']);
  });

  it('is suspended, resumed and ended', async () => {
    const said: readonly Said[] = [
      ['suspension', { reason: 'x' }],
      ['resumption', {}],
      ['ending', { reason: 'x' }],
    ];
    expect(await lived(await partnering.concluded(), ...said)).toStrictEqual(['Suspended', 'Active', 'Ended']);
  });

  it('expires when its term is over, and is renewed by every party', async () => {
    const at = await partnering.concluded({ term: { from: '2025-08-20', to: '2026-08-20' } });
    const renewal = { term: { from: '2026-08-21', to: '2028-08-20' }, change: [{ number: 1, quantity: 6, per: 'school-year' }] };
    const agree = (organisationId: string): Said => ['addenda/1/agreements', { organisationId }];
    expect(await lived(at, ['expiry', {}], ['renewals', renewal], ['renewals', renewal], agree(partnering.employer), agree(partnering.school))).toStrictEqual([
      'Expired',
      'Expired',
      'Expired',
      'Expired',
      'Active',
    ]);
    const { body } = await application.http.get(at);
    expect([body.terms.length, body.commitments[0].quantity, body.addenda.length]).toStrictEqual([2, 6, 1]);
  });

  it('takes a commitment more, or another quantity, when every party agrees; the numbers are left to us or given', async () => {
    const at = await partnering.concluded();
    const informing = { organisationId: partnering.employer, kind: 'inform-students', quantity: 2, per: 'school-year' };
    const added = await partnering.say(at, ['commitments', { commitment: informing }]);
    expect(added.body.addenda).toMatchObject([{ number: 1, status: 'Open', added: [{ number: 3, kind: 'inform-students' }], changed: [] }]);
    expect((await partnering.say(at, ['commitments', { commitment: informing }])).body.revision).toBe(added.body.revision);
    const change = [{ number: 1, quantity: 6, per: 'school-year' }];
    const second = await partnering.say(at, ['addenda', { change }]);
    expect([second.status, second.body.code]).toStrictEqual([409, 'AddendumStillOpen']);
    expect(await lived(at, ['addenda/1/withdrawal', { reason: 'x' }], ['addenda', { number: 2, change, add: [informing] }])).toStrictEqual([
      'Active',
      'Active',
    ]);
    for (const organisationId of [partnering.employer, partnering.school]) await partnering.say(at, ['addenda/2/agreements', { organisationId }]);
    const { body } = await application.http.get(at);
    expect(body.commitments.map(({ kind, quantity }: { kind: string; quantity: number }) => [kind, quantity])).toStrictEqual([
      ['offer-places', 6],
      ['publish-requirements', 1],
      ['inform-students', 2],
    ]);
    expect(body.addenda.map(({ status }: { status: string }) => status)).toStrictEqual(['Withdrawn', 'Concluded']);
  });

  it('counts contributions with their evidence, corrected by somebody else, and is reviewed', async () => {
    const at = await partnering.concluded();
    const given = { commitmentNumber: 2, schoolYear: '2025-2026', quantity: 1, evidence: { type: 'document', reference: 'report-7' } };
    expect((await partnering.say(at, ['contributions', given])).body.contributions).toStrictEqual([
      { number: 1, organisationId: partnering.school, recordedBy: 'manager-1', ...given },
    ]);
    const again = await partnering.say(at, ['contributions', given]);
    expect([again.status, again.body.code]).toStrictEqual([409, 'EvidenceCountedAlready']);
    expect((await partnering.say(at, ['contributions', { number: 1, ...given }])).status).toBe(200);
    const evidence = { type: 'information-day', informationDayId: '0b0f2a50-6f2e-5b8e-9d5e-000000000001' };
    const next = await partnering.say(at, ['contributions', { ...given, evidence }]);
    expect(next.body.contributions).toHaveLength(2);

    const correction: Said = ['contributions/2/corrections', { quantity: 0, reason: 'dubbel' }];
    const etag = { 'If-Match': next.get('ETag') ?? '' };
    const same = await partnering.say(at, correction, etag);
    expect([same.status, same.body.code]).toStrictEqual([409, 'SamePerson']);
    const corrected = await application.http.as('manager-2').post(`${at}/${correction[0]}`, correction[1], etag);
    expect(corrected.body.contributions[1]).toMatchObject({ quantity: 1, corrected: 0 });

    const assessments = [{ commitmentNumber: 1, judgement: 'behind', note: 'bellen' }];
    const reviewed = await partnering.say(at, ['reviews', { schoolYear: '2025-2026', assessments, actions: ['bellen'], nextReviewOn: '2027-09-01' }]);
    expect(reviewed.body.reviews).toStrictEqual({ '2025-2026': { schoolYear: '2025-2026', assessments, actions: ['bellen'], nextReviewOn: '2027-09-01' } });
    expect((await partnering.say(at, ['reviews', { schoolYear: '2026-2027', assessments: [] }])).body.reviews['2026-2027']).toMatchObject({ actions: [] });
  });

  it('has the id that the client gives it', async () => {
    const partnershipId = '0b0f2a50-6f2e-5b8e-9d5e-000000000777';
    const proposal = partnering.proposal({ partnershipId });
    const created = await application.http.post('/v1/partnerships', proposal);
    expect([created.status, created.body.id]).toStrictEqual([201, partnershipId]);
    const again = await application.http.post('/v1/partnerships', proposal);
    expect([again.status, again.body.revision]).toStrictEqual([200, 0]);
    const other = await application.http.post('/v1/partnerships', { ...proposal, title: 'Anders' });
    expect([other.status, other.body.code]).toStrictEqual([409, 'AlreadyExists']);
  });
});

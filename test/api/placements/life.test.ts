import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApplication, testApplication } from '../../support/application.ts';
import { accept, Placing, type Said, sign, terms } from '../../support/placing.ts';

describe('a placement', () => {
  let application: TestApplication;
  let placing: Placing;
  beforeAll(async () => {
    application = await testApplication();
    placing = await new Placing(application.http).prepare();
  });
  afterAll(() => application.stop());

  /** Says one thing after the other; answers the state after each. */
  async function lived(at: string, ...said: readonly Said[]): Promise<readonly string[]> {
    const states: string[] = [];
    for (const each of said) {
      const { status, body } = await placing.say(at, each);
      states.push(status === 200 ? body.state : `${each[0]}: ${status} ${body.code}`);
    }
    return states;
  }

  it('is lived from the offer to the assessment', async () => {
    const created = await application.http.post('/v1/placements', placing.offer());
    expect(created.status).toBe(201);
    expect(created.get('ETag')).toBe('"0"');
    expect(created.get('Location')).toBe(`/v1/placements/${created.body.id}`);
    expect(created.body).toMatchObject({ state: 'Offered', revision: 0, offer: { kind: 'bpv-bol', trainingCompanyId: '100070003', offeredOn: '2025-08-27' } });
    const at = created.get('Location') ?? '';
    expect(await lived(at, ...placing.stepsTo('Completed'))).toStrictEqual([
      'Proposed',
      'Proposed',
      'Proposed',
      'Accepted',
      'AgreementDrafted',
      'AwaitingSignatures',
      'AwaitingSignatures',
      'AwaitingSignatures',
      'Agreed',
      'Active',
      'AwaitingAssessment',
      'AwaitingAssessment',
      'Completed',
    ]);
    const { body } = await application.http.get(at);
    expect(body).toMatchObject({
      state: 'Completed',
      revision: 15,
      agreement: { terms, signatories: ['student', 'institution', 'company'] },
      startedOn: '2026-02-02',
      endedOn: '2026-09-30',
      companyOpinion: 'good',
      result: 'sufficient',
      realisedHours: 606,
    });
  });

  it('begins with the candidate when a student brings it along', async () => {
    const candidate = { studentRef: placing.student(), institutionId: placing.institutionId, criterion: 'choice-of-student' };
    const created = await application.http.post('/v1/placements', { ...placing.offer(), candidate });
    expect([created.status, created.body.state, created.body.revision]).toStrictEqual([201, 'Proposed', 1]);
    expect(created.body.candidate).toStrictEqual({ ...candidate, acceptedBy: [] });
  });

  it('has the id that the client gives it', async () => {
    const placementId = '0b0f2a50-6f2e-5b8e-9d5e-000000000777';
    const created = await application.http.post('/v1/placements', placing.offer({ placementId }));
    expect([created.status, created.body.id]).toStrictEqual([201, placementId]);
    const again = await application.http.post('/v1/placements', placing.offer({ placementId }));
    expect([again.status, again.body.revision]).toStrictEqual([200, 0]);
    const other = await application.http.post('/v1/placements', placing.offer({ placementId, sector: 'handel' }));
    expect([other.status, other.body.code]).toStrictEqual([409, 'AlreadyExists']);
  });

  it('has an offer that is revised, withdrawn or left to expire', async () => {
    const revised = await placing.placementIn('Offered');
    const { body } = await placing.say(revised, [
      'offer-revisions',
      { sector: 'handel', expiresOn: '2026-01-31', period: { from: '2026-02-02', to: '2026-06-30' } },
    ]);
    expect(body.offer).toMatchObject({ sector: 'handel', expiresOn: '2026-01-31', period: { from: '2026-02-02', to: '2026-06-30' }, level: 'mbo-3' });
    expect(await lived(revised, ['withdrawal', { reason: 'geen begeleider meer' }])).toStrictEqual(['Withdrawn']);
    expect(await lived(await placing.placementIn('Offered'), ['expiry', { occurredOn: '2025-12-26' }])).toStrictEqual(['Expired']);
  });

  it('stands open again after a rejection or a withdrawal of the candidate', async () => {
    const at = await placing.placementIn('Proposed');
    const again = placing.candidate();
    expect(
      await lived(at, ['rejection', { reason: 'period-mismatch' }], again, accept('student'), ['candidate-withdrawal', { reason: 'verhuisd' }]),
    ).toStrictEqual(['Offered', 'Proposed', 'Proposed', 'Offered']);
  });

  it('has an agreement that is revised, refused and recalled before it is signed', async () => {
    const at = await placing.placementIn('AgreementDrafted');
    const revision: Said = ['agreement-revisions', { terms: { ...terms, minor: true } }];
    const request: Said = ['signature-requests', {}];
    expect(
      await lived(at, revision, request, ['signature-refusals', { role: 'guardian', reason: 'te ver' }], request, ['recall', { reason: 'typefout' }], request),
    ).toStrictEqual(['AgreementDrafted', 'AwaitingSignatures', 'AgreementDrafted', 'AwaitingSignatures', 'AgreementDrafted', 'AwaitingSignatures']);
    const { body } = await placing.say(at, ['signatures', { role: 'guardian', method: 'electronic', evidence: 'ref-7', version: 2 }]);
    expect(body.agreement).toMatchObject({ version: 2, signatures: [{ role: 'guardian', method: 'electronic', evidence: 'ref-7', signedOn: '2026-11-20' }] });
  });

  it('is called off, replaced and put right', async () => {
    const studentRef = placing.student();
    const at = await placing.placementIn('Cancelled', { studentRef });
    const replacement = await placing.placementIn('Proposed', { studentRef });
    const { body } = await placing.say(at, ['replacement', { replacementId: replacement.split('/').at(-1) }]);
    expect([body.replacementRequired, body.replacementId]).toStrictEqual([true, replacement.split('/').at(-1)]);
    const correction = { field: 'reason', old: 'place-unavailable', new: 'conduct', why: 'verkeerd gekozen' };
    const same = await placing.say(at, ['corrections', correction]);
    expect([same.status, same.body.code]).toStrictEqual([409, 'SamePerson']);
    const other = application.http.as('manager-2;role=programme-manager');
    const corrected = await other.post(`${at}/corrections`, correction, { 'If-Match': (await application.http.get(at)).get('ETag') ?? '' });
    expect([corrected.status, corrected.body.reason, corrected.body.replacementRequired]).toStrictEqual([200, 'conduct', false]);
  });

  it('ends early, by whom and why', async () => {
    const at = await placing.placementIn('Interrupted');
    const { body } = await placing.say(at, ['termination', { reason: 'other', explanation: 'verhuisd', endedBy: 'student', occurredOn: '2026-03-09' }]);
    expect(body).toMatchObject({ state: 'Terminated', reason: 'other', explanation: 'verhuisd', endedBy: 'student', terminatedOn: '2026-03-09' });
  });

  it('has hours, contact moments, assessments and interruptions on its way', async () => {
    const at = await placing.placementIn('Active', { agreed: { minor: true } });
    expect(
      await lived(
        at,
        ['hours', { week: '2026-W20', hours: 36.5 }],
        ['hours/2026-W20/approval', {}],
        ['hours/2026-W20/corrections', { hours: 46, why: 'overwerk' }],
        ['contact-moments', { kind: 'introduction', onSite: true, occurredOn: '2026-02-09' }],
        ['interim-assessments', { outcome: 'needs-attention', occurredOn: '2026-04-01' }],
        ['recognition-losses', { occurredOn: '2026-04-02' }],
        ['interruptions', { expectedResumption: '2026-05-18', occurredOn: '2026-05-04' }],
        ['resumption', { occurredOn: '2026-05-18' }],
      ),
    ).toStrictEqual([...Array(6).fill('Active'), 'Interrupted', 'Active']);
    expect((await application.http.get(at)).body).toMatchObject({
      hours: { '2026-W20': { hours: 46, approved: false } },
      contactMoments: [{ kind: 'introduction', onSite: true, on: '2026-02-09' }],
      interimAssessments: [{ outcome: 'needs-attention', on: '2026-04-01' }],
      interruptions: [{ from: '2026-05-04', expectedResumption: '2026-05-18', resumedOn: '2026-05-18' }],
      recognitionLostOn: '2026-04-02',
    });
  });

  describe('is amended', () => {
    const approve = (n: number, role: string): Said => [`amendments/${n}/approvals`, { role }];

    it('with what every signatory approves, and not with what one rejects', async () => {
      const at = await placing.placementIn('Active');
      const first = await placing.say(at, ['amendments', { changes: { to: '2026-10-31', goals: 'Ook de nachtdienst.' } }]);
      expect(first.body.amendments).toStrictEqual([{ changes: { to: '2026-10-31', goals: 'Ook de nachtdienst.' }, outcome: 'open', approvedBy: [] }]);
      const approved = await lived(at, approve(1, 'company'), approve(1, 'student'), approve(1, 'institution'));
      expect(approved).toStrictEqual(['Active', 'Active', 'Active']);
      const second = await placing.say(at, ['amendments', { changes: { programme: { programmeCode: '25655', dossier: '23180' }, branch: '000099100900' } }]);
      expect(second.body.amendments[1].outcome).toBe('open');
      const { body } = await placing.say(at, ['amendments/2/rejections', { role: 'student', reason: 'te ver' }]);
      expect(body.amendments.map(({ outcome }: { outcome: string }) => outcome)).toStrictEqual(['concluded', 'rejected']);
      expect(body.agreement.terms).toMatchObject({ to: '2026-10-31', goals: 'Ook de nachtdienst.' });
    });

    it('under a number that the client need not give: said twice it is one, and another while it is open is refused', async () => {
      const at = await placing.placementIn('Agreed');
      const longer: Said = ['amendments', { changes: { to: '2026-10-31' } }];
      const first = await placing.say(at, longer);
      const again = await placing.say(at, longer);
      expect([again.status, again.body.revision]).toStrictEqual([200, first.body.revision]);
      const other = await placing.say(at, ['amendments', { changes: { to: '2026-11-30' } }]);
      expect([other.status, other.body.code, other.body.facts]).toStrictEqual([409, 'AmendmentOpen', { amendment: 1 }]);
    });

    it('once under one Idempotency-Key, also when it is repeated after the amendment was concluded', async () => {
      const at = await placing.placementIn('Agreed');
      const longer: Said = ['amendments', { changes: { to: '2026-10-31' } }, { 'Idempotency-Key': 'longer-1' }];
      const first = await placing.say(at, longer);
      await lived(at, approve(1, 'company'), approve(1, 'student'), approve(1, 'institution'));
      const repeated = await placing.say(at, longer);
      expect(repeated.status).toBe(200);
      expect(repeated.body).toStrictEqual(first.body);
      expect((await application.http.get(at)).body.amendments).toHaveLength(1);
    });

    it('under the number that the client gives, when that is the next one', async () => {
      const at = await placing.placementIn('Agreed');
      const third = await placing.say(at, ['amendments', { amendment: 3, changes: { to: '2026-10-31' } }]);
      expect([third.status, third.body.code, third.body.facts]).toStrictEqual([409, 'AmendmentNumberTaken', { amendment: 3, next: 1 }]);
      expect((await placing.say(at, ['amendments', { amendment: 1, changes: { to: '2026-10-31' } }])).status).toBe(200);
    });
  });

  it('is signed by a guardian too when the student is a minor', async () => {
    const at = await placing.placementIn('AwaitingSignatures', { agreed: { minor: true } });
    expect(await lived(at, sign('student'), sign('institution'), sign('company'), sign('guardian'))).toStrictEqual([
      ...Array(3).fill('AwaitingSignatures'),
      'Agreed',
    ]);
  });
});

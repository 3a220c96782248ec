import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '../../../domain/ports/event-store.ts';
import { identities } from '../../../src/commanding/ids.ts';
import { type TestApplication, testApplication } from '../../support/application.ts';
import { demonstration, importing } from '../../support/importing.ts';
import { everything } from '../../support/log.ts';
import { Placing, type Said, sign, terms } from '../../support/placing.ts';

const nowhere = '0b0f2a50-6f2e-5b8e-9d5e-0000000009ff';

describe('a placement is refused', () => {
  let application: TestApplication;
  let placing: Placing;
  beforeAll(async () => {
    application = await testApplication();
    placing = await new Placing(application.http).prepare();
  });
  afterAll(() => application.stop());

  const code = async (path: string, body: object): Promise<readonly unknown[]> => {
    const { status, body: answer } = await application.http.post(path, body);
    return [status, answer.code];
  };
  const offering = (change: object) => code('/v1/placements', placing.offer(change as Record<string, unknown>));

  describe('when it is offered', () => {
    it('by an organisation that is not there, or that offers no places', async () => {
      expect(await offering({ employerId: nowhere })).toStrictEqual([409, 'OfferingOrganisationNotActive']);
      expect(await offering({ employerId: placing.institutionId })).toStrictEqual([409, 'OrganisationOffersNoPlaces']);
    });
    it('for an institution that is none', async () =>
      expect(await offering({ institutionId: placing.employerId })).toStrictEqual([409, 'PlacementInstitutionUnfit']));
    it('at a level that does not fit the kind', async () => expect(await offering({ level: 'wo-master' })).toStrictEqual([409, 'LevelDoesNotFitKind']));
    it('without the programme code that the kind asks for', async () =>
      expect(await offering({ programmeCode: undefined })).toStrictEqual([409, 'ProgrammeCodeRequired']));

    describe('from an origin', () => {
      let events: readonly StoredEvent[];
      beforeAll(async () => {
        await importing(
          application,
          demonstration('organisaties', 'netwerken', 'netwerkleden', 'voorlichtingsdagen', 'toezeggingen', 'partnerschappen', 'afspraken'),
        );
        events = await everything(application.events);
      });
      const employer = (ref: string): string => {
        const numbers: Readonly<Record<string, string>> = { W004: '99100004', W124: '99100124' };
        return identities.of('organisation', `kvk:${numbers[ref]}:0000${numbers[ref]}`);
      };
      const dayOf = ({ stream }: StoredEvent): string => stream.slice('informationDay-'.length);
      const one = (type: string): StoredEvent => events.find((event) => event.type === type) as StoredEvent;

      it('that is an information day which was cancelled, or is not there', async () => {
        expect(await offering({ origin: { type: 'information-day', informationDayId: nowhere } })).toStrictEqual([409, 'OriginDayUnusable']);
        const informationDayId = dayOf(one('InformationDayCancelled'));
        expect(await offering({ origin: { type: 'information-day', informationDayId } })).toStrictEqual([409, 'OriginDayUnusable']);
      });

      it('that is a pledge of another, or of nobody; its own pledge is right', async () => {
        const recorded = one('PledgeRecorded');
        const pledge = recorded.data.pledge as { readonly number: number; readonly organisationId: string };
        const origin = { type: 'information-day', informationDayId: dayOf(recorded), pledgeNumber: pledge.number };
        expect(await offering({ origin: { ...origin, pledgeNumber: 999 } })).toStrictEqual([409, 'OriginPledgeUnknown']);
        expect(await offering({ origin })).toStrictEqual([409, 'OriginPledgeOfAnother']);
        expect(await offering({ origin, employerId: pledge.organisationId })).toStrictEqual([201, undefined]);
      });

      it('that is a partnership which does not run, or of which the employer is no party; a party may', async () => {
        const under = (ref: string, employerId: string) => ({ origin: { type: 'partnership', partnershipId: identities.of('partnership', ref) }, employerId });
        expect(await offering(under('P00', placing.employerId))).toStrictEqual([409, 'OfferPartnershipNotActive']);
        expect(await offering(under('P32', employer('W124')))).toStrictEqual([409, 'OfferPartnershipNotActive']);
        expect(await offering(under('P02', placing.employerId))).toStrictEqual([409, 'OfferingOrganisationNotParty']);
        expect(await offering(under('P02', employer('W004')))).toStrictEqual([201, undefined]);
      });
    });
  });

  it('a candidate who has another place in the same time', async () => {
    const studentRef = placing.student();
    const first = await placing.placementIn('Agreed', { studentRef });
    const period = { from: '2026-09-30', to: '2027-01-31' };
    const second = await placing.placementIn('Offered', { offer: { period } });
    const { status, body } = await placing.say(second, placing.candidate(studentRef));
    expect([status, body.code, body.facts]).toStrictEqual([409, 'StudentPlacedElsewhere', { placementId: first.split('/').at(-1) }]);
    const later = await placing.placementIn('Offered', { offer: { period: { ...period, from: '2026-10-01' } } });
    expect((await placing.say(later, placing.candidate(studentRef))).status).toBe(200);
  });

  it('signatures while the recognition is not there, and the start once it was withdrawn', async () => {
    const employerId = await placing.organisation({ name: 'Rijn techniek', kind: 'employer', kvk: '99100901', branch: '000099100901' });
    const at = await placing.placementIn('AgreementDrafted', { offer: { employerId } });
    const unknown = await placing.say(at, ['signature-requests', {}]);
    expect([unknown.status, unknown.body.code, unknown.body.facts]).toStrictEqual([
      409,
      'PlacementRecognitionNotVerified',
      { programmeCode: '25655', status: 'unknown' },
    ]);
    await placing.recognise(employerId, '100079999');
    for (const said of [['signature-requests', {}] as const, sign('student'), sign('institution'), sign('company')]) {
      expect((await placing.say(at, said)).status).toBe(200);
    }
    await application.http.post(`/v1/organisations/${employerId}/recognitions/25655/withdrawal`, { reason: 'geen begeleider meer' });
    const lost = await placing.say(at, ['start', { occurredOn: '2026-02-02' }]);
    expect([lost.status, lost.body.code, lost.body.facts.status]).toStrictEqual([409, 'PlacementRecognitionNotVerified', 'withdrawn']);
  });

  it('a branch of another training company, a programme outside the dossier', async () => {
    const at = await placing.placementIn('Agreed');
    const branch = await placing.say(at, ['amendments', { changes: { branch: '000099100999' } }]);
    expect([branch.status, branch.body.code]).toStrictEqual([409, 'BranchOfOtherTrainingCompany']);
    const programme = await placing.say(at, ['amendments', { changes: { programme: { programmeCode: '25656', dossier: '99999' } } }]);
    expect([programme.status, programme.body.code]).toStrictEqual([409, 'AmendmentOutsideDossier']);
  });

  it('a replacement of another student', async () => {
    const at = await placing.placementIn('Terminated');
    const other = await placing.placementIn('Proposed');
    const { status, body } = await placing.say(at, ['replacement', { replacementId: other.split('/').at(-1) }]);
    expect([status, body.code]).toStrictEqual([409, 'ReplacementOfOtherStudent']);
  });

  it.each<[why: string, from: Parameters<Placing['placementIn']>[0], said: Said, code: string]>([
    ['what its state does not allow', 'Offered', ['start', {}], 'WrongState'],
    ['what lies in the future', 'Offered', ['withdrawal', { reason: 'later', occurredOn: '2026-11-21' }], 'OccurredInFuture'],
    ['an expiry before the last day of the offer', 'Offered', ['expiry', { occurredOn: '2025-12-25' }], 'OfferNotExpired'],
    ['hours that do not add up', 'Accepted', ['agreement', { terms: { ...terms, totalHours: 600 } }], 'AgreementHoursDoNotAddUp'],
    ['an agreement without what the law asks for', 'Accepted', ['agreement', { terms: { ...terms, qualificationParts: [] } }], 'AgreementTermsMissing'],
    ['a signature of who is no signatory', 'AwaitingSignatures', sign('guardian'), 'SignatoryUnknown'],
    [
      'a signature under another version',
      'AwaitingSignatures',
      ['signatures', { role: 'student', method: 'paper', evidence: 'x', version: 2 }],
      'AgreementVersionOutdated',
    ],
    ['a start before the agreed day', 'Agreed', ['start', { occurredOn: '2026-02-01' }], 'StartBeforeAgreed'],
    ['more hours than a week has', 'Active', ['hours', { week: '2026-W20', hours: 169 }], 'HoursDoNotFitWeek'],
    ['a text with another reason than "other"', 'Active', ['termination', { reason: 'student-illness', explanation: 'griep' }], 'OnlyOtherReasonHasText'],
    [
      'the assessment before the opinion of the company',
      'AwaitingAssessment',
      ['completion', { result: 'sufficient', hours: 606, decidedBy: 'institution' }],
      'CompanyOpinionFirst',
    ],
    [
      'the assessment by another than the institution',
      'AwaitingAssessment',
      ['completion', { result: 'sufficient', hours: 606, decidedBy: 'company' }],
      'NotTheAssessor',
    ],
    ['a correction of a field that it has not', 'Expired', ['corrections', { field: 'result', old: 'x', new: 'sufficient', why: 'x' }], 'RecordHasNoField'],
  ])('%s', async (_, from, said, expected) => {
    const at = await placing.placementIn(from);
    const before = (await application.http.get(at)).get('ETag');
    const { status, body } = await placing.say(at, said);
    expect([status, body.code]).toStrictEqual([409, expected]);
    expect((await application.http.get(at)).get('ETag')).toBe(before);
  });

  it('in the language of the reader, with the facts', async () => {
    const at = await placing.placementIn('Offered');
    const dutch = await placing.say(at, ['start', {}]);
    expect(dutch.body).toMatchObject({
      status: 409,
      code: 'WrongState',
      detail: 'Dit kan niet in de toestand "aangeboden"; wel in: getekend.',
      facts: { state: 'Offered', allowed: ['Agreed'] },
    });
    const english = await placing.say(at, ['start', {}, { 'Accept-Language': 'en' }]);
    expect(english.body.detail).toBe('This is not possible in state "offered"; it is possible in: agreed.');
  });

  it('what an agreement lacks is told as all of it', async () => {
    const lacking = { ...terms, qualificationParts: [], conditions: undefined, coachRole: undefined };
    const { body } = await placing.say(await placing.placementIn('Accepted'), ['agreement', { terms: lacking }]);
    expect(body.detail).toBe('In de overeenkomst ontbreekt: rol van de schoolbegeleider, kwalificatiedelen en voorwaarden.');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiParts } from '../../../api/parts.ts';
import { routesOf } from '../../../api/routes.ts';
import { type TestApplication, testApplication } from '../../support/application.ts';
import { Partnering } from '../../support/partnering.ts';
import { Placing, type Said } from '../../support/placing.ts';

/** What stands behind the id in an address: a part of the record that is numbered or named. */
describe('a part that an address names', () => {
  /** Two, because what both begin with goes by the same numbers. */
  let [partnerships, placements]: TestApplication[] = [];
  let partnering: Partnering;
  let placing: Placing;
  let [organisation, partnership, placement] = ['', '', ''];
  beforeAll(async () => {
    [partnerships, placements] = [await testApplication(), await testApplication()];
    partnering = await new Partnering(partnerships.http).prepare();
    placing = await new Placing(placements.http).prepare();
    organisation = `/v1/organisations/${partnering.employer}`;
    partnership = await partnering.concluded();
    placement = await placing.placementIn('Active');
  });
  afterAll(() => Promise.all([partnerships?.stop(), placements?.stop()]));

  const answerTo = async (at: string, [path, said]: Said) => {
    const { http } = (at === placement ? placements : partnerships) as TestApplication;
    const seen = { 'If-Match': (await http.get(at)).get('ETag') ?? '' };
    const { status, body } = await http.post(`${at}/${path}`, said, seen);
    return [status, body.code, body.detail] as const;
  };

  const absent: readonly (readonly [path: string, at: () => string, body: () => object, code: string, detail: string])[] = [
    ['recognitions/25604/withdrawal', () => organisation, () => ({ reason: 'x' }), 'NoSuchRecognition', 'Er is geen erkenning voor crebo 25604.'],
    ['addenda/7/agreements', () => partnership, () => ({ organisationId: partnering.school }), 'NoSuchAddendum', 'Er is geen aanvulling 7.'],
    ['addenda/7/withdrawal', () => partnership, () => ({ reason: 'x' }), 'NoSuchAddendum', 'Er is geen aanvulling 7.'],
    ['contributions/7/corrections', () => partnership, () => ({ quantity: 0, reason: 'x' }), 'NoSuchContribution', 'Er is geen bijdrage 7.'],
    ['amendments/7/approvals', () => placement, () => ({ role: 'student' }), 'NoSuchAmendment', 'Er is geen wijziging 7.'],
    ['amendments/7/rejections', () => placement, () => ({ role: 'student', reason: 'x' }), 'NoSuchAmendment', 'Er is geen wijziging 7.'],
    ['hours/2026-W20/approval', () => placement, () => ({}), 'NoHoursRecorded', 'Voor week 2026-W20 zijn geen uren vastgelegd.'],
    ['hours/2026-W20/corrections', () => placement, () => ({ hours: 8, why: 'x' }), 'NoHoursRecorded', 'Voor week 2026-W20 zijn geen uren vastgelegd.'],
  ];
  it.each(absent)('and that is not there is not found: %s', async (path, at, body, code, detail) => {
    expect(await answerTo(at(), [path, body() as Said[1]])).toStrictEqual([404, code, detail]);
  });

  it('is asked about here wherever there is one, but for what is deleted: that it is not there is then as it should be', () => {
    const named = routesOf({} as ApiParts).filter(({ method, path }) => method === 'post' && /:id\/.+:/.test(path));
    const asked = absent.map(([path]) => path.replace(/\/[^/]+\//, '//'));
    expect(named.map(({ path }) => path.replace(/^.+:id\//, '').replace(/\/:[^/]+\//, '//')).sort()).toStrictEqual(asked.sort());
  });

  it('and that is there is up to the rules', async () => {
    await partnering.say(partnership, ['addenda', { change: [{ number: 1, quantity: 5, per: 'school-year' }] }]);
    expect(await answerTo(partnership, ['addenda/1/agreements', { organisationId: partnering.park }])).toStrictEqual([409, 'NotAParty', expect.anything()]);
    await placing.say(placement, ['amendments', { changes: { to: '2026-10-31' } }]);
    await placing.say(placement, ['amendments/1/rejections', { role: 'company', reason: 'x' }]);
    expect(await answerTo(placement, ['amendments/1/approvals', { role: 'student' }])).toStrictEqual([409, 'AmendmentNotOpen', 'Wijziging 1 staat niet open.']);
  });
});

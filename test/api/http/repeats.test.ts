import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { type TestApplication, testApplication } from '../../support/application.ts';

/** What a client is told, without what is told of the request itself. */
const told = (response: Response) => ({
  status: response.status,
  body: response.body,
  headers: ['ETag', 'Consistency-Token', 'Location'].map((name) => response.get(name)),
});

describe('a command that found nothing to do, repeated under its Idempotency-Key after somebody else changed something', () => {
  let application: TestApplication;
  let number = 0;
  let key: Readonly<Record<string, string>>;
  let employer: object;
  let at: string;
  const post = (path: string, body: object, headers = {}) => application.http.post(path, body, headers);

  beforeAll(async () => {
    application = await testApplication();
  });
  afterAll(() => application.stop());
  beforeEach(async () => {
    number += 1;
    key = { 'Idempotency-Key': `nothing-${number}` };
    const address = { municipality: 'GM0546', postcode: '2348 LV', place: 'Leiden' };
    employer = { name: 'Een', kind: 'employer', kvk: `9910000${number}`, branch: `00009910000${number}`, ...address, sectors: ['handel'] };
    at = (await post('/v1/organisations', employer)).get('Location') ?? '';
  });

  it('is answered as the first time and changes nothing', async () => {
    const first = await post(`${at}/names`, { name: 'Een' }, key);
    expect(told(first)).toMatchObject({ status: 200, body: { name: 'Een', revision: 0 } });
    const renamed = await post(`${at}/names`, { name: 'Twee' });
    for (const _ of ['once', 'twice']) expect(told(await post(`${at}/names`, { name: 'Een' }, key))).toStrictEqual(told(first));
    expect((await application.http.get(at)).body).toStrictEqual(renamed.body);
    expect((await post(`${at}/names`, { name: 'Drie' }, key)).status).toBe(422);
  });

  it('is so too where it would make something, or is refused by now', async () => {
    const first = await post('/v1/organisations', employer, key);
    expect([first.status, first.get('Location')]).toStrictEqual([200, at]);
    await post(`${at}/names`, { name: 'Twee' });
    expect((await post('/v1/organisations', employer)).status).toBe(409);
    expect(told(await post('/v1/organisations', employer, key))).toStrictEqual(told(first));
  });

  it('is so too by who names the revision that was seen', async () => {
    const seen = { ...key, 'If-Match': '"0"' };
    const first = await post(`${at}/names`, { name: 'Een' }, seen);
    await post(`${at}/names`, { name: 'Twee' });
    expect(told(await post(`${at}/names`, { name: 'Een' }, seen))).toStrictEqual(told(first));
  });

  it('and a refused one is decided anew: it was told that nothing was done', async () => {
    const refused = await post(`${at}/recognitions/25655/withdrawal`, { reason: 'gestopt' }, key);
    expect([refused.status, refused.body.code]).toStrictEqual([404, 'NoSuchRecognition']);
    await post(`${at}/recognitions`, { trainingCompanyId: '100070003', crebo: '25655', verifiedAt: '2025-08-01', source: 'file' });
    const withdrawn = await post(`${at}/recognitions/25655/withdrawal`, { reason: 'gestopt' }, key);
    expect([withdrawn.status, withdrawn.body.recognitions['25655'].status]).toStrictEqual([200, 'withdrawn']);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApplication, testApplication } from '../support/application.ts';

const employer = {
  name: 'Vliet zorggroep',
  kind: 'employer',
  kvk: '99100000',
  branch: '000099100000',
  municipality: 'GM0546',
  postcode: '2348 LV',
  place: 'Leiden',
  sectors: ['zorg-welzijn-sport'],
};

describe('organisations', () => {
  let application: TestApplication;
  beforeAll(async () => {
    application = await testApplication();
  });
  afterAll(() => application.stop());

  it('are registered, found and read back with their history', async () => {
    const created = await application.http.post('/v1/organisations', employer);
    expect(created.status).toBe(201);
    expect(created.get('ETag')).toBe('"0"');
    expect(created.body).toMatchObject({ state: 'Active', revision: 0, name: employer.name, recognitions: {} });
    const at = created.get('Location') ?? '';
    expect(at).toBe(`/v1/organisations/${created.body.id}`);

    const recognised = await application.http.post(`${at}/recognitions`, {
      trainingCompanyId: '100070003',
      crebo: '25655',
      verifiedAt: '2025-08-01',
      source: 'file',
      occurredOn: '2025-08-01',
    });
    expect(recognised.status).toBe(200);
    expect((await application.http.get(at)).body).toStrictEqual(recognised.body);
    expect((await application.http.get('/v1/organisations?crebo=25655')).body.items).toStrictEqual([recognised.body]);
    expect((await application.http.get(`${at}?revision=0`)).body).toStrictEqual(created.body);

    const { items } = (await application.http.get(`${at}/history`, { 'Accept-Language': 'en' })).body;
    expect(items.map(({ type, occurredOn, actor }: Record<string, string>) => [type, occurredOn, actor])).toStrictEqual([
      ['OrganisationRegistered', '2026-11-20', 'manager-1'],
      ['RecognitionRecorded', '2025-08-01', 'manager-1'],
    ]);
    expect(items[1].sentence).toBe('Recognised as training company 100070003 for crebo 25655, verified on 2025-08-01.');
    expect(items[1].changes).toContainEqual({ field: 'recognitions.25655.status', before: null, after: 'recognised' });
  });

  it('are one per natural key: the same again changes nothing, other data is refused', async () => {
    await application.http.post('/v1/organisations', { ...employer, kvk: '99100001', branch: '000099100001' });
    const again = await application.http.post('/v1/organisations', { ...employer, kvk: '99100001', branch: '000099100001' });
    expect([again.status, again.body.revision]).toStrictEqual([200, 0]);
    const other = await application.http.post('/v1/organisations', { ...employer, kvk: '99100001', branch: '000099100001', name: 'Anders' });
    expect([other.status, other.body.code]).toStrictEqual([409, 'AlreadyExists']);
  });

  it('tell everything that is wrong with a request at once, in the language of the reader', async () => {
    const response = await application.http.post('/v1/organisations', { name: ' ', kvk: 99100000, colour: 'red' }, { 'Accept-Language': 'en' });
    expect(response.status).toBe(400);
    expect(response.type).toBe('application/problem+json');
    expect(response.body).toMatchObject({ code: 'InvalidInput', status: 400 });
    expect(response.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toStrictEqual(
      ['/colour', '/kind', '/kvk', '/municipality', '/name', '/place', '/postcode', '/sectors'].sort(),
    );
    expect(response.body.errors).toContainEqual({ pointer: '/kvk', code: 'identifier', detail: 'expected is a KVK number of 8 digits' });
  });
});

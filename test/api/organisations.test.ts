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
const school = { name: 'Rijn college', kind: 'educational-institution', kvk: '99200000', brin: '97XA', municipality: 'GM0546', postcode: '2348 LV' };
const recognition = { trainingCompanyId: '100070003', crebo: '25655', verifiedAt: '2025-08-01', source: 'file', occurredOn: '2025-08-01' };
const english = { 'Accept-Language': 'en' };
const pointersIn = ({ body }: { body: { errors: readonly { pointer: string }[] } }) => body.errors.map(({ pointer }) => pointer).sort();

describe('organisations', () => {
  let application: TestApplication;
  let number = 0;
  beforeAll(async () => {
    application = await testApplication();
  });
  afterAll(() => application.stop());

  /** An employer of its own for every test, by its address. */
  const registered = async (change: object = {}): Promise<string> => {
    number += 1;
    const kvk = String(99_300_000 + number);
    const created = await application.http.post('/v1/organisations', { ...employer, kvk, branch: `0000${kvk}`, occurredOn: '2025-06-01', ...change });
    expect(created.status).toBe(201);
    return created.get('Location') ?? '';
  };

  it('are registered, found and read back with their history', async () => {
    const created = await application.http.post('/v1/organisations', employer);
    expect(created.status).toBe(201);
    expect(created.get('ETag')).toBe('"0"');
    expect(created.body).toMatchObject({ state: 'Active', revision: 0, name: employer.name, recognitions: {} });
    const at = created.get('Location') ?? '';
    expect(at).toBe(`/v1/organisations/${created.body.id}`);

    const recognised = await application.http.post(`${at}/recognitions`, recognition);
    expect(recognised.status).toBe(200);
    expect((await application.http.get(at)).body).toStrictEqual(recognised.body);
    expect((await application.http.get('/v1/organisations?crebo=25655')).body.items).toStrictEqual([recognised.body]);
    expect((await application.http.get(`${at}?revision=0`)).body).toStrictEqual(created.body);

    const { items } = (await application.http.get(`${at}/history`, english)).body;
    expect(items.map(({ type, occurredOn, actor }: Record<string, string>) => [type, occurredOn, actor])).toStrictEqual([
      ['OrganisationRegistered', '2026-11-20', 'manager-1'],
      ['RecognitionRecorded', '2025-08-01', 'manager-1'],
    ]);
    expect(items[1].sentence).toBe('Recognised as training company 100070003 for crebo 25655, verified on 2025-08-01.');
    expect(items[1].changes).toContainEqual({ field: 'recognitions.25655.status', before: null, after: 'recognised' });
  });

  it('are one per natural key: the same again changes nothing, other data is refused', async () => {
    const second = { ...employer, kvk: '99100001', branch: '000099100001' };
    await application.http.post('/v1/organisations', second);
    const again = await application.http.post('/v1/organisations', second);
    expect([again.status, again.body.revision]).toStrictEqual([200, 0]);
    const other = await application.http.post('/v1/organisations', { ...second, name: 'Anders' });
    expect([other.status, other.body.code]).toStrictEqual([409, 'AlreadyExists']);
  });

  it('of one KVK number are told apart by branch, institutions by BRIN', async () => {
    const places = await Promise.all(
      [
        { ...employer, kvk: '99100009', branch: '000099100091' },
        { ...employer, kvk: '99100009', branch: '000099100092' },
        { ...school, place: 'Leiden', sectors: [] },
      ].map(async (body) => (await application.http.post('/v1/organisations', body)).get('Location')),
    );
    expect(new Set(places).size).toBe(3);
  });

  it.each([
    ['InstitutionNeedsBrin', { kind: 'educational-institution' }],
    ['OnlyInstitutionHasBrin', { brin: '97XB' }],
    ['OccurredInFuture', { occurredOn: '2026-11-21' }],
  ])('are not registered against the rules: %s', async (code, change) => {
    const refused = await application.http.post('/v1/organisations', { ...employer, kvk: '99100002', branch: '000099100002', ...change });
    expect([refused.status, refused.body.code]).toStrictEqual([409, code]);
  });

  it('tell everything that is wrong with a request at once, in the language of the reader', async () => {
    const response = await application.http.post('/v1/organisations', { name: ' ', kvk: 99100000, colour: 'red' }, english);
    expect(response.status).toBe(400);
    expect(response.type).toBe('application/problem+json');
    expect(response.body).toMatchObject({ code: 'InvalidInput', status: 400 });
    expect(pointersIn(response)).toStrictEqual(['/colour', '/kind', '/kvk', '/municipality', '/name', '/place', '/postcode', '/sectors'].sort());
    expect(response.body.errors).toContainEqual({ pointer: '/kvk', code: 'identifier', detail: 'expected is a KVK number of 8 digits' });
    const known = 'name, kind, kvk, branch, brin, municipality, postcode, place, sectors, occurredOn';
    expect(response.body.errors).toContainEqual({ pointer: '/colour', code: 'whitelistValidation', detail: `there is no such field; there are: ${known}` });
    const dutch = await application.http.post('/v1/organisations', { ...employer, kvk: '1' });
    expect(dutch.body.errors).toStrictEqual([{ pointer: '/kvk', code: 'identifier', detail: 'verwacht wordt een KVK-nummer van 8 cijfers' }]);
  });

  it.each(['constructor', '__proto__'])('have no field that is called %s, wherever it stands', async (name) => {
    const text = JSON.stringify({ ...employer, sectors: [{ x: 1 }] })
      .replace('"x"', `"${name}"`)
      .replace('{', `{"${name}":{},`);
    const { status, body } = await application.http.post('/v1/organisations', JSON.parse(text), english);
    const unknown = (pointer: string) => ({ pointer, code: 'whitelistValidation', detail: 'there is no such field' });
    expect([status, body.errors]).toStrictEqual([400, [unknown(`/${name}`), unknown(`/sectors/0/${name}`)]]);
  });

  describe('are changed', () => {
    it.each([
      ['names', { name: 'Rijn zorggroep' }, { name: 'Rijn zorggroep' }, 'De naam is gewijzigd in Rijn zorggroep.'],
      [
        'addresses',
        { municipality: 'GM0537', postcode: '2221 AB', place: 'Katwijk' },
        { municipality: 'GM0537', postcode: '2221 AB', place: 'Katwijk' },
        'Verhuisd naar 2221 AB Katwijk.',
      ],
      ['sectors', { sectors: ['handel', 'ict-creatief'] }, { sectors: ['handel', 'ict-creatief'] }, /^De sectoren zijn nu: handel/],
      ['contacts', { role: 'trainer', contactRef: 'ct-07' }, { contacts: [{ role: 'trainer', contactRef: 'ct-07' }] }, 'Er is een praktijkopleider genoemd.'],
      ['deactivation', { reason: 'gestopt' }, { state: 'Deactivated', deactivatedOn: '2026-11-20' }, 'De organisatie doet niet meer mee: gestopt.'],
    ])('by /%s, once', async (path, body, changed, sentence) => {
      const at = await registered();
      const first = await application.http.post(`${at}/${path}`, body);
      expect([first.status, first.get('ETag')]).toStrictEqual([200, '"1"']);
      expect(first.body).toMatchObject(changed);
      const again = await application.http.post(`${at}/${path}`, body);
      expect([again.status, again.body]).toStrictEqual([200, first.body]);
      const { items } = (await application.http.get(`${at}/history`)).body;
      expect(items).toHaveLength(2);
      expect(items[1].sentence).toMatch(sentence);
    });

    it('by the withdrawal of a contact and of a recognition', async () => {
      const at = await registered();
      await application.http.post(`${at}/contacts`, { role: 'trainer', contactRef: 'ct-07' });
      const without = await application.http.post(`${at}/contacts/withdrawal`, { role: 'trainer', contactRef: 'ct-07' });
      expect([without.status, without.body.contacts]).toStrictEqual([200, []]);
      await application.http.post(`${at}/recognitions`, recognition);
      const withdrawn = await application.http.post(`${at}/recognitions/25655/withdrawal`, { reason: 'geen praktijkopleider meer' });
      expect([withdrawn.status, withdrawn.body.recognitions['25655'].status]).toStrictEqual([200, 'withdrawn']);
      expect((await application.http.post(`${at}/recognitions/25655/withdrawal`, { reason: 'nog eens' })).body).toStrictEqual(withdrawn.body);
    });

    it.each([
      ['names', { name: '' }, ['/name']],
      ['addresses', { municipality: 'Leiden', postcode: '2348 SS' }, ['/municipality', '/place', '/postcode']],
      ['sectors', { sectors: ['sport'] }, ['/sectors']],
      ['contacts', { role: 'boss', contactRef: 'Jan Jansen' }, ['/contactRef', '/role']],
      ['contacts/withdrawal', {}, ['/contactRef', '/role']],
      ['recognitions', { crebo: 25655, verifiedAt: 'today', source: 'hearsay' }, ['/crebo', '/source', '/trainingCompanyId', '/verifiedAt']],
      ['recognitions/25655/withdrawal', {}, ['/reason']],
      ['deactivation', { occurredOn: '2026-02-30' }, ['/occurredOn', '/reason']],
    ])('never by a request to /%s that is not right', async (path, body, pointers) => {
      const refused = await application.http.post(`${await registered()}/${path}`, body);
      expect([refused.status, pointersIn(refused as never)]).toStrictEqual([400, pointers]);
    });

    it.each<[string, string, object]>([
      ['OtherTrainingCompanyId', 'recognitions', { ...recognition, trainingCompanyId: '100070009' }],
      ['RecognitionOlderThanKnown', 'recognitions', { ...recognition, verifiedAt: '2025-07-31' }],
      ['OccurredInFuture', 'recognitions', { ...recognition, verifiedAt: '2026-11-21' }],
    ])('never against the rules: %s', async (code, path, body) => {
      const at = await registered();
      await application.http.post(`${at}/recognitions`, recognition);
      const refused = await application.http.post(`${at}/${path}`, body);
      expect([refused.status, refused.body.code]).toStrictEqual([409, code]);
    });

    const anything: readonly (readonly [string, object])[] = [
      ['names', { name: 'Rijn zorggroep' }],
      ['addresses', { municipality: 'GM0537', postcode: '2221 AB', place: 'Katwijk' }],
      ['sectors', { sectors: [] }],
      ['contacts', { role: 'trainer', contactRef: 'ct-07' }],
      ['contacts/withdrawal', { role: 'trainer', contactRef: 'ct-07' }],
      ['recognitions', recognition],
      ['recognitions/25655/withdrawal', { reason: 'gestopt' }],
    ];
    it.each(anything)('no more after deactivation: /%s', async (path, body) => {
      const at = await registered();
      await application.http.post(`${at}/deactivation`, { reason: 'gestopt' });
      const refused = await application.http.post(`${at}/${path}`, body, english);
      expect([refused.status, refused.body.code]).toStrictEqual([409, 'WrongState']);
      expect(refused.body.detail).toBe('This is not possible in state "deactivated"; it is possible in: active.');
    });

    it.each([...anything, ['deactivation', { reason: 'gestopt' }] as const])('only when they exist: /%s', async (path, body) => {
      const refused = await application.http.post(`/v1/organisations/0b0f2a50-6f2e-5b8e-9d5e-0c8a3f0d7a99/${path}`, body);
      expect([refused.status, refused.body.code]).toStrictEqual([404, 'NotFound']);
    });

    it('only on the revision that was seen, where one is named', async () => {
      const at = await registered();
      const first = await application.http.post(`${at}/names`, { name: 'Een' }, { 'If-Match': '"0"' });
      expect(first.get('ETag')).toBe('"1"');
      const stale = await application.http.post(`${at}/names`, { name: 'Twee' }, { 'If-Match': '"0"' });
      expect([stale.status, stale.body.currentETag]).toStrictEqual([412, '"1"']);
      expect((await application.http.post(`${at}/names`, { name: 'Twee' }, { 'If-Match': 'W/"1"' })).status).toBe(400);
    });

    it('once under an Idempotency-Key, and by nothing else under the same', async () => {
      const at = await registered();
      const key = { 'Idempotency-Key': 'rename-1' };
      const first = await application.http.post(`${at}/names`, { name: 'Een' }, key);
      await application.http.post(`${at}/names`, { name: 'Twee' });
      const again = await application.http.post(`${at}/names`, { name: 'Een' }, key);
      expect([again.status, again.body]).toStrictEqual([200, first.body]);
      expect((await application.http.get(at)).body.name).toBe('Twee');
      const other = await application.http.post(`${at}/names`, { name: 'Drie' }, key);
      expect([other.status, other.body.code]).toStrictEqual([422, 'IdempotencyKeyReused']);
    });
  });

  it('are read as they were at a revision or an instant', async () => {
    const at = await registered();
    await application.http.post(`${at}/names`, { name: 'Nieuw' });
    expect((await application.http.get(`${at}?revision=0`)).body).toMatchObject({ revision: 0, name: employer.name });
    expect((await application.http.get(`${at}?asOf=2026-11-20T12:00:00Z`)).body).toMatchObject({ revision: 1, name: 'Nieuw' });
    expect((await application.http.get(`${at}?asOf=2026-11-20T11:59:59Z`)).status).toBe(404);
    expect((await application.http.get(`${at}?revision=2`)).status).toBe(404);
    expect((await application.http.get('/v1/organisations/none')).status).toBe(404);
  });

  it.each(['yesterday', '2026-02-30T12:00:00Z', '2026-11-20T24:00:00Z', '2026-11-20T23:59:60Z', '2026-11-20T12:00:00+01:00'])(
    'are not read as of %s, which is no instant',
    async (instant) => {
      const { status, body } = await application.http.get(`${await registered()}?asOf=${instant}`, english);
      expect([status, body.errors?.[0]?.detail]).toStrictEqual([
        400,
        'expected is an instant such as 2026-11-24T12:00:00Z; in an address, + is written as %2B',
      ]);
    },
  );

  it('have a history that ends, and none where there is no organisation', async () => {
    const at = await registered();
    const first = await application.http.get(`${at}/history?limit=1`);
    expect([first.status, first.body.items.length, first.body.next]).toStrictEqual([200, 1, undefined]);
    const { status, body } = await application.http.get('/v1/organisations/0b0f2a50-6f2e-5b8e-9d5e-0c8a3f0d7a11/history');
    expect([status, body.code]).toStrictEqual([404, 'NotFound']);
  });

  describe('are listed by name', () => {
    let separate: TestApplication;
    beforeAll(async () => {
      separate = await testApplication();
      for (const body of [
        { ...employer, name: 'C zorg' },
        { ...employer, name: 'A handel', kvk: '99400001', branch: '000099400001', sectors: ['handel', 'ict-creatief'], municipality: 'GM0537' },
        { ...employer, name: 'B handel', kvk: '99400002', branch: '000099400002', sectors: ['handel'] },
        { ...school, place: 'Leiden', sectors: [] },
      ]) {
        const created = await separate.http.post('/v1/organisations', body);
        if (body.name === 'B handel') await separate.http.post(`${created.get('Location')}/recognitions`, recognition);
      }
    });
    afterAll(() => separate.stop());
    const names = async (query: string) => {
      const page = await separate.http.get(`/v1/organisations${query}`);
      expect(page.status).toBe(200);
      return page.body.items.map(({ name }: { name: string }) => name);
    };

    it.each([
      ['', ['A handel', 'B handel', 'C zorg', 'Rijn college']],
      ['?order=descending', ['Rijn college', 'C zorg', 'B handel', 'A handel']],
      ['?kind=educational-institution', ['Rijn college']],
      ['?municipality=GM0537', ['A handel']],
      ['?kind=employer&municipality=GM0546', ['B handel', 'C zorg']],
      ['?kind=employer&sector=handel', ['A handel', 'B handel']],
      ['?kvk=99400002', ['B handel']],
      ['?crebo=25655', ['B handel']],
      ['?crebo=25604', []],
    ])('with the filters "%s"', async (query, expected) => {
      expect(await names(query)).toStrictEqual(expected);
    });

    it('page by page, with a link to the next', async () => {
      const first = await separate.http.get('/v1/organisations?kind=employer&limit=2');
      expect(first.body.items.map(({ name }: { name: string }) => name)).toStrictEqual(['A handel', 'B handel']);
      const next = /^<(?<path>[^>]+)>; rel="next"$/.exec(first.get('Link') ?? '')?.groups?.path ?? '';
      const second = await separate.http.get(next);
      expect(second.body.items.map(({ name }: { name: string }) => name)).toStrictEqual(['C zorg']);
      expect([second.get('Link'), second.body.next]).toStrictEqual([undefined, undefined]);
    });

    it.each([
      ['?colour=red', 'InvalidInput'],
      ['?kind=bakery', 'InvalidInput'],
      ['?limit=201', 'InvalidInput'],
      ['?kind=employer&kind=municipality', 'InvalidInput'],
      ['?sector=handel', 'NoSuchFilter'],
      ['?cursor=mine', 'InvalidCursor'],
    ])('never with "%s"', async (query, code) => {
      const refused = await separate.http.get(`/v1/organisations${query}`);
      expect([refused.status, refused.body.code]).toStrictEqual([400, code]);
    });
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApplication, testApplication } from '../support/application.ts';
import { type Region, region } from '../support/region.ts';

const english = { 'Accept-Language': 'en' };
const rhythm = {
  activities: [
    { kind: 'institution-at-park', month: 10 },
    { kind: 'companies-at-institution', month: 3 },
  ],
};

describe('business-park networks', () => {
  let application: TestApplication;
  let ids: Region;
  let number = 0;
  beforeAll(async () => {
    application = await testApplication();
    ids = await region(application);
  });
  afterAll(() => application.stop());

  const establishing = (change: object = {}) => ({
    name: `Park ${String(number).padStart(2, '0')}`,
    municipality: 'GM0546',
    associationId: ids.association,
    occurredOn: '2022-03-01',
    ...change,
  });
  /** A network of its own for every test. */
  async function established(change: object = {}): Promise<string> {
    number += 1;
    const created = await application.http.post('/v1/business-park-networks', establishing(change));
    expect(created.status).toBe(201);
    return created.get('Location') ?? '';
  }
  const joining = (change: object = {}) => ({ organisationId: ids.company, since: '2025-02-01', occurredOn: '2025-02-14', ...change });
  const linking = (change: object = {}) => ({ organisationId: ids.school, occurredOn: '2025-04-01', ...change });
  const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];

  it('are established under a number of their own and read back with their history', async () => {
    number += 1;
    const created = await application.http.post('/v1/business-park-networks', establishing({ name: 'De Waard' }));
    expect([created.status, created.get('ETag')]).toStrictEqual([201, '"0"']);
    const at = created.get('Location') ?? '';
    expect(at).toBe(`/v1/business-park-networks/${created.body.id}`);
    expect(created.body).toMatchObject({
      state: 'Active',
      revision: 0,
      name: 'De Waard',
      establishedOn: '2022-03-01',
      associationId: ids.association,
      members: [],
      links: [],
      rhythm: [],
    });
    const read = await application.http.get(at);
    expect(read.body).toStrictEqual({ ...created.body, memberCount: 0, institutionIds: [] });
    const { items } = (await application.http.get(`${at}/history`, english)).body;
    expect(items.map(({ sentence }: { sentence: string }) => sentence)).toStrictEqual(['Network De Waard was established, carried by Bedrijvig Leiden.']);
  });

  it('are established under the number that the client sends: the same again changes nothing, other data is refused', async () => {
    const networkId = randomUUID();
    const first = await application.http.post('/v1/business-park-networks', establishing({ networkId }));
    expect([first.status, first.body.id]).toStrictEqual([201, networkId]);
    expect((await application.http.post('/v1/business-park-networks', establishing({ networkId }))).status).toBe(200);
    expect(codeOf(await application.http.post('/v1/business-park-networks', establishing({ networkId, name: 'Anders' })))).toStrictEqual([
      409,
      'AlreadyExists',
    ]);
  });

  it('have members, that leave by a deletion on the day that the query says', async () => {
    const at = await established();
    const joined = await application.http.post(`${at}/members`, joining());
    expect(joined.body).toMatchObject({ revision: 1, members: [{ organisationId: ids.company, since: '2025-02-01' }] });
    await application.http.post(`${at}/members`, joining({ organisationId: ids.otherCompany }));
    expect((await application.http.get(at)).body).toMatchObject({ memberCount: 2 });
    const left = await application.http.delete(`${at}/members/${ids.company}?occurredOn=2025-10-01`);
    expect(left.status).toBe(200);
    expect(left.get('ETag')).toBe('"3"');
    expect(left.body.members).toContainEqual({ organisationId: ids.company, since: '2025-02-01', until: '2025-10-01' });
    expect((await application.http.get(at)).body).toMatchObject({ memberCount: 1 });
    const again = await application.http.delete(`${at}/members/${ids.company}`);
    expect([again.status, again.body.revision]).toStrictEqual([200, 3]);
    const { status, body } = await application.http.delete(`${at}/members/${ids.otherCompany}?occurredOn=2025-02-30`);
    expect([status, body.errors[0].pointer]).toStrictEqual([400, '/occurredOn']);
  });

  it('have institutions with their programmes, unlinked by a deletion today', async () => {
    const at = await established();
    await application.http.post(`${at}/institutions`, linking());
    const programmes = ['25604', '25655'];
    const changed = await application.http.post(`${at}/institutions`, linking({ programmes }));
    expect(changed.body).toMatchObject({ revision: 2, links: [{ organisationId: ids.school, since: '2025-04-01', programmes }] });
    expect((await application.http.get(at)).body.institutionIds).toStrictEqual([ids.school]);
    const unlinked = await application.http.delete(`${at}/institutions/${ids.school}`);
    expect(unlinked.body.links).toStrictEqual([{ organisationId: ids.school, since: '2025-04-01', programmes, until: '2026-11-20' }]);
    expect((await application.http.get(at)).body.institutionIds).toStrictEqual([]);
  });

  it('have a coordinator and a rhythm', async () => {
    const at = await established();
    await application.http.post(`${at}/coordinator`, { contactRef: 'ct-07' });
    const set = await application.http.post(`${at}/rhythm`, rhythm);
    expect(set.body).toMatchObject({ revision: 2, coordinator: 'ct-07', rhythm: rhythm.activities });
  });

  it('plan a school year, which leads to its information days, under the same causation', async () => {
    const at = await established();
    for (const organisationId of [ids.school, ids.otherSchool]) await application.http.post(`${at}/institutions`, linking({ organisationId }));
    await application.http.post(`${at}/rhythm`, rhythm);
    const plan = await application.http.post(`${at}/school-year-plans`, { schoolYear: '2026-2027' }, { 'Correlation-Id': 'plan-7' });
    expect(plan.body.planned).toHaveLength(4);
    await application.reacted();
    const token = { 'Consistency-Token': await application.events.head() };
    const { items } = (await application.http.get(`/v1/calendar?schoolYear=2026-2027&networkId=${plan.body.id}`, token)).body;
    expect(items.map(({ kind, institutions, preferredMonth, state }: Record<string, unknown>) => [kind, institutions, preferredMonth, state])).toStrictEqual(
      [[{ id: ids.school, name: 'mboRijnland' }], [{ id: ids.otherSchool, name: 'Hogeschool Leiden' }]]
        .sort((a, b) => order(items, a) - order(items, b))
        .map((institutions) => ['institution-at-park', institutions, 10, 'Planned']),
    );
    const [first] = items;
    const history = (await application.http.get(`/v1/information-days/${first.id}/history`, token)).body.items;
    expect(history).toMatchObject([{ type: 'InformationDayPlanned', actor: 'manager-1' }]);
    const again = await application.http.post(`${at}/school-year-plans`, { schoolYear: '2026-2027' });
    expect(again.body.revision).toBe(plan.body.revision);
  });
  /** Days of one month have no order among themselves but that of their ids. */
  const order = (items: readonly { institutions: readonly { id: string }[] }[], [institution]: readonly { id: string }[]): number =>
    items.findIndex(({ institutions }) => institutions[0]?.id === institution?.id);

  it('plan nothing with an institution, or under an association, that is active no longer', async () => {
    const at = await established();
    const gone = await application.http.post('/v1/organisations', {
      name: 'Opgeheven school',
      kind: 'educational-institution',
      kvk: '99000029',
      brin: '97XZ',
      municipality: 'GM0546',
      postcode: '2312 AB',
      place: 'Leiden',
      sectors: [],
    });
    for (const organisationId of [ids.school, gone.body.id]) await application.http.post(`${at}/institutions`, { organisationId });
    await application.http.post(`${at}/rhythm`, rhythm);
    await application.http.post(`/v1/organisations/${gone.body.id}/deactivation`, { reason: 'merged' });
    const { body } = await application.http.post(`${at}/school-year-plans`, { schoolYear: '2026-2027' });
    expect(body.planned.map(({ kind, institutionId }: Record<string, unknown>) => [kind, institutionId])).toStrictEqual(
      rhythm.activities.map(({ kind }) => [kind, ids.school]),
    );
    const carrying = await application.http.post('/v1/organisations', {
      name: 'Opgeheven vereniging',
      kind: 'park-association',
      kvk: '99000128',
      municipality: 'GM0546',
      postcode: '2312 AB',
      place: 'Leiden',
      sectors: [],
    });
    const left = await established({ associationId: carrying.body.id });
    await application.http.post(`${left}/institutions`, linking());
    await application.http.post(`${left}/rhythm`, rhythm);
    await application.http.post(`/v1/organisations/${carrying.body.id}/deactivation`, { reason: 'merged' });
    expect(codeOf(await application.http.post(`${left}/school-year-plans`, { schoolYear: '2026-2027' }))).toStrictEqual([409, 'NetworkNeedsActiveAssociation']);
  });

  it('planned by two parks share the day that an institution gives itself', async () => {
    const parks = [await established(), await established()];
    for (const at of parks) {
      await application.http.post(`${at}/institutions`, linking());
      await application.http.post(`${at}/rhythm`, { activities: [{ kind: 'companies-at-institution', month: 3 }] });
      expect((await application.http.post(`${at}/school-year-plans`, { schoolYear: '2024-2025' })).body.planned).toHaveLength(1);
    }
    await application.reacted();
    const token = { 'Consistency-Token': await application.events.head() };
    expect((await application.http.get('/v1/calendar?schoolYear=2024-2025', token)).body.items).toHaveLength(1);
  });

  it('are dissolved once no day lies ahead of them', async () => {
    const at = await established();
    await application.http.post(`${at}/institutions`, linking());
    await application.http.post(`${at}/rhythm`, { activities: [{ kind: 'institution-at-park', month: 10 }] });
    await application.http.post(`${at}/school-year-plans`, { schoolYear: '2026-2027' });
    const early = await application.http.post(`${at}/dissolution`, { reason: 'merged' }, english);
    expect(early.body).toMatchObject({ status: 409, code: 'NetworkHasDaysAhead', detail: 'Information days that this network still has ahead: 1.' });
    await application.reacted();
    const later = await application.http.post(`${at}/dissolution`, { reason: 'merged' });
    expect(later.body).toMatchObject({ code: 'NetworkHasDaysAhead', facts: { daysAhead: 1 } });
    const token = { 'Consistency-Token': await application.events.head() };
    const [day] = (await application.http.get(`/v1/calendar?networkId=${at.split('/').at(-1)}`, token)).body.items;
    await application.http.post(`/v1/information-days/${day.id}/cancellation`, { reason: 'merged' });
    const dissolved = await application.http.post(`${at}/dissolution`, { reason: 'merged' });
    expect(dissolved.body).toMatchObject({ state: 'Dissolved', dissolvedOn: '2026-11-20' });
    expect(codeOf(await application.http.post(`${at}/members`, joining()))).toStrictEqual([409, 'WrongState']);
  });

  it.each([
    ['NetworkNeedsActiveAssociation', '', () => establishing({ associationId: ids.company })],
    ['OccurredInFuture', '', () => establishing({ occurredOn: '2026-11-21' })],
    ['MemberNotActiveEmployer', '/members', () => joining({ organisationId: ids.school })],
    ['MemberNotActiveEmployer', '/members', () => joining({ organisationId: randomUUID() })],
    ['DatesOutOfOrder', '/members', () => joining({ since: '2025-02-15' })],
    ['LinkedNotActiveInstitution', '/institutions', () => linking({ organisationId: ids.company })],
    ['RhythmKindTwice', '/rhythm', () => ({ activities: [rhythm.activities[0], rhythm.activities[0]] })],
    ['NetworkWithoutRhythm', '/school-year-plans', () => ({ schoolYear: '2026-2027' })],
  ])('refuse %s', async (code, path, body) => {
    const at = path === '' ? '/v1/business-park-networks' : `${await established()}${path}`;
    expect(codeOf(await application.http.post(at, body()))).toStrictEqual([409, code]);
  });

  it('refuse to plan without an institution, and what was left before', async () => {
    const at = await established();
    await application.http.post(`${at}/rhythm`, rhythm);
    expect(codeOf(await application.http.post(`${at}/school-year-plans`, { schoolYear: '2026-2027' }))).toStrictEqual([409, 'NetworkWithoutInstitution']);
    await application.http.post(`${at}/members`, joining());
    expect(codeOf(await application.http.delete(`${at}/members/${ids.company}?occurredOn=2025-01-01`))).toStrictEqual([409, 'DatesOutOfOrder']);
    await application.http.delete(`${at}/members/${ids.company}?occurredOn=2025-10-01`);
    expect(codeOf(await application.http.post(`${at}/members`, joining({ since: '2025-09-01', occurredOn: '2025-11-01' })))).toStrictEqual([
      409,
      'MembershipsOverlap',
    ]);
  });

  it('that do not exist are not found', async () => {
    const nowhere = `/v1/business-park-networks/${randomUUID()}`;
    expect((await application.http.get(nowhere)).status).toBe(404);
    expect(codeOf(await application.http.post(`${nowhere}/members`, joining()))).toStrictEqual([404, 'NotFound']);
    expect(codeOf(await application.http.delete(`${nowhere}/members/${ids.company}`))).toStrictEqual([404, 'NotFound']);
    expect(codeOf(await application.http.delete(`${await established()}/members/nobody`))).toStrictEqual([404, 'NotFound']);
  });

  it.each([
    ['', {}, ['/associationId', '/municipality', '/name']],
    ['', { networkId: 'x', name: 7, municipality: 'Leiden', associationId: null }, ['/associationId', '/municipality', '/name', '/networkId']],
    ['/members', { organisationId: 'x', since: '2025-02-30', colour: 'red' }, ['/colour', '/organisationId', '/since']],
    ['/institutions', { programmes: ['1'] }, ['/organisationId', '/programmes']],
    ['/coordinator', {}, ['/contactRef']],
    ['/rhythm', { activities: [{ kind: 'picnic', month: 13 }] }, ['/activities/0/kind', '/activities/0/month']],
    ['/school-year-plans', { schoolYear: '2026-2028' }, ['/schoolYear']],
    ['/dissolution', {}, ['/reason']],
  ])('tell everything that is wrong with %s %j at once', async (path, body, pointers) => {
    const at = path === '' ? '/v1/business-park-networks' : `${await established()}${path}`;
    const response = await application.http.post(at, body);
    expect(codeOf(response)).toStrictEqual([400, 'InvalidInput']);
    expect(response.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toStrictEqual(pointers);
  });

  it('are changed on the revision that was seen, and once under one key', async () => {
    const at = await established();
    const stale = await application.http.post(`${at}/members`, joining(), { 'If-Match': '"7"' });
    expect([stale.status, stale.body.currentETag]).toStrictEqual([412, '"0"']);
    const key = { 'Idempotency-Key': 'join-1', 'If-Match': '"0"' };
    expect((await application.http.post(`${at}/members`, joining(), key)).body.revision).toBe(1);
    await application.http.post(`${at}/coordinator`, { contactRef: 'ct-07' });
    expect((await application.http.post(`${at}/members`, joining(), key)).body.revision).toBe(1);
    expect(codeOf(await application.http.post(`${at}/members`, joining({ since: '2025-01-01' }), key))).toStrictEqual([422, 'IdempotencyKeyReused']);
  });

  it('are shown as they were', async () => {
    const at = await established();
    await application.http.post(`${at}/members`, joining());
    expect((await application.http.get(`${at}?revision=0`)).body.members).toStrictEqual([]);
    expect((await application.http.get(`${at}?asOf=2026-11-20T12:00:00Z`)).body.members).toHaveLength(1);
    expect((await application.http.get(`${at}?asOf=2026-11-20T11:59:59Z`)).status).toBe(404);
  });

  it('are listed by municipality, association, member, institution and state, page by page', async () => {
    const municipality = 'GM0537';
    const places = [
      await established({ name: 'Klei-Oost', municipality }),
      await established({ name: "'t Heen", municipality }),
      await established({ name: 'De Woerd', municipality }),
    ];
    await application.http.post(`${places[0]}/members`, joining({ organisationId: ids.otherCompany }));
    await application.http.post(`${places[1]}/institutions`, linking({ organisationId: ids.otherSchool }));
    await application.http.post(`${places[2]}/dissolution`, { reason: 'merged' });
    const names = async (query: string) =>
      (await application.http.get(`/v1/business-park-networks?${query}`)).body.items.map(({ name }: { name: string }) => name) as readonly string[];
    expect(await names(`municipality=${municipality}`)).toStrictEqual(["'t Heen", 'De Woerd', 'Klei-Oost']);
    expect(await names(`municipality=${municipality}&state=Active`)).toStrictEqual(["'t Heen", 'Klei-Oost']);
    expect(await names(`memberId=${ids.otherCompany}&state=Active`)).toContain('Klei-Oost');
    expect(await names(`memberId=${ids.otherCompany}`)).not.toContain("'t Heen");
    expect(await names(`institutionId=${ids.otherSchool}`)).toContain("'t Heen");
    expect(await names('state=Dissolved')).toContain('De Woerd');
    expect(await names(`associationId=${ids.association}`)).toContain('De Woerd');
    expect(await names(`associationId=${ids.office}`)).toStrictEqual([]);
    const page = await application.http.get(`/v1/business-park-networks?municipality=${municipality}&limit=2`);
    const next = /<(?<next>[^>]*)>; rel="next"/.exec(page.get('Link') ?? '')?.groups?.next ?? '';
    const rest = await application.http.get(next);
    expect([page.body.items.length, rest.body.items.map(({ name }: { name: string }) => name), rest.get('Link')]).toStrictEqual([2, ['Klei-Oost'], undefined]);
    expect((await application.http.get('/v1/business-park-networks?state=Gone')).status).toBe(400);
    expect((await application.http.get(`/v1/business-park-networks?municipality=${municipality}&memberId=${ids.company}`)).body.code).toBe('NoSuchFilter');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { accessRegion, type Concerned, people } from '../../support/access-region.ts';
import type { Client, TestApplication } from '../../support/application.ts';

describe('who looks for what is not theirs', () => {
  let application: TestApplication;
  let records: Readonly<Record<string, Concerned>>;
  const offers = { open: '', meant: '', turnedDown: '' };
  beforeAll(async () => {
    ({ application, records } = await accessRegion());
    const place = { kind: 'hbo-internship', level: 'hbo-bachelor', sector: 'handel', employerId: people.employer, origin: { type: 'employer' } };
    const offered = async (more: object = {}): Promise<string> =>
      (await application.http.post('/v1/placements', { ...place, additional: true, expiresOn: '2027-07-31', ...more })).body.id;
    offers.open = await offered();
    offers.meant = await offered({ institutionId: people.school });
    offers.turnedDown = await offered();
    const candidate = { studentRef: 'st-0turned', institutionId: people.school, criterion: 'programme-fit' };
    expect((await application.http.post(`/v1/placements/${offers.turnedDown}/candidates`, candidate)).status).toBe(200);
    expect((await application.http.post(`/v1/placements/${offers.turnedDown}/rejection`, { reason: 'no-response' })).status).toBe(200);
  });
  afterAll(() => application.stop());

  const as = (role: string, organisation?: string): Client =>
    application.http.as(`somebody;role=${role}${organisation === undefined ? '' : `;organisation=${organisation}`}`);
  const upToDate = async (): Promise<Readonly<Record<string, string>>> => ({ 'Consistency-Token': await application.events.head() });
  const listed = async (client: Client, query: string): Promise<readonly string[]> =>
    (await client.get(`/v1/placements?limit=200&${query}`, await upToDate())).body.items.map(({ id }: { id: string }) => id);

  it.each([
    [
      'a candidate',
      'institution',
      () => [`placements/${records.placements?.id}/candidates`, { studentRef: 'st-0hostile', criterion: 'programme-fit' }] as const,
    ],
    [
      'a candidate for what is meant for another',
      'institution',
      () => [`placements/${offers.meant}/candidates`, { studentRef: 'st-0hostile', criterion: 'programme-fit' }] as const,
    ],
    [
      'a signature',
      'institution',
      () => [`partnerships/${records.partnerships?.id}/signatures`, { signatoryRole: 'x', method: 'paper', evidence: 'x' }] as const,
    ],
    ['a refusal', 'institution', () => [`partnerships/${records.partnerships?.id}/decline`, { reason: 'x' }] as const],
    ['an agreement', 'institution', () => [`partnerships/${records.partnerships?.id}/addenda/1/agreements`, {}] as const],
  ])('does not find out that a record exists by naming its own organisation with %s', async (_, role, request) => {
    const stranger = people.thirdSchool;
    const [path, body] = request();
    const answer = await as(role, stranger).post(`/v1/${path}`, { ...body, institutionId: stranger, organisationId: stranger, ...fitting(path, stranger) });
    expect([answer.status, answer.body.code]).toStrictEqual([404, 'NotFound']);
    const { items } = (await as(role, stranger).get('/v1/audit/events?limit=200&order=descending', await upToDate())).body;
    expect(JSON.stringify(items)).not.toContain(path.split('/')[1]);
    const concerned = (await application.http.get('/v1/audit/events?type=ActionDenied&limit=1&order=descending', await upToDate())).body.items[0];
    expect(JSON.stringify(concerned.changes)).toContain(path.split('/')[1]);
  });

  it('sees of open offers those that are open to it', async () => {
    const own = await listed(as('institution', people.school), 'state=Offered');
    expect(own).toEqual(expect.arrayContaining([offers.open, offers.meant]));
    const other = await listed(as('institution', people.university), 'state=Offered');
    expect([other.includes(offers.open), other.includes(offers.meant)]).toStrictEqual([true, false]);
    expect(await listed(as('institution', people.university), 'state=Offered&level=hbo-bachelor')).not.toContain(offers.meant);
    expect((await as('institution', people.university).get(`/v1/placements?state=Offered&institutionId=${people.school}`)).status).toBe(403);
    for (const id of other) expect((await as('institution', people.university).get(`/v1/placements/${id}`)).status).toBe(200);
  });

  it('sees as an auditor of one organisation what is about that one, in lists too', async () => {
    for (const own of [people.employer, people.school]) {
      const seen = await listed(as('auditor', own), '');
      expect(seen).toEqual(expect.arrayContaining([offers.meant]));
      for (const id of seen) expect((await as('auditor', own).get(`/v1/placements/${id}`)).status).toBe(200);
      expect(await listed(as('auditor', own), 'state=Offered')).toContain(offers.meant);
    }
    expect(await listed(as('auditor', people.otherEmployer), 'state=Offered')).not.toContain(offers.open);
  });

  it('sees of a place that is open again how it is, and not what it has been for others', async () => {
    const [school, university] = [as('institution', people.school), as('institution', people.university)];
    const at = `/v1/placements/${offers.turnedDown}`;
    expect((await university.get(at, await upToDate())).status).toBe(200);
    for (const path of ['?revision=1', `?asOf=2026-11-20T23:00:00Z`, '/history'])
      expect([path, (await university.get(`${at}${path}`)).status]).toStrictEqual([path, 404]);
    const candidate = { studentRef: 'st-0another', institutionId: people.university, criterion: 'programme-fit' };
    expect((await university.post(`${at}/candidates`, candidate)).status).toBe(200);
    expect([(await university.get(`${at}?revision=0`)).status, (await university.get(`${at}?revision=1`)).status]).toStrictEqual([200, 404]);
    expect((await school.get(at, await upToDate())).status).toBe(404);
  });

  it('sees the figures of the whole programme, and of its own partnerships', async () => {
    const { http } = application;
    const party = ['institution', people.university] as const;
    const proposal = (await http.get(`/v1/partnerships/${records.partnerships?.id}`)).body;
    const offer = {
      kind: 'hbo-internship',
      level: 'hbo-bachelor',
      sector: 'handel',
      employerId: people.partner,
      origin: { type: 'partnership', partnershipId: proposal.id },
    };
    expect((await http.post('/v1/placements', { ...offer, additional: true, expiresOn: '2026-12-31', occurredOn: '2026-03-02' })).status).toBe(201);
    const figures = async (client: Client, query = ''): Promise<readonly unknown[]> => {
      const { status, body } = await client.get(`/v1/programme-cycles/2025-2026/progress${query}`, await upToDate());
      return status === 200 ? body.partners.map(({ partnershipId }: { partnershipId: string }) => partnershipId) : [status, body.code];
    };
    const one = `?partnershipId=${proposal.id}`;
    for (const client of [http, as(...party), as('employer', people.partner)])
      expect([await figures(client), await figures(client, one)]).toStrictEqual([[proposal.id], [proposal.id]]);
    for (const client of [as('employer', people.otherEmployer), as('institution', people.thirdSchool)])
      expect([await figures(client), await figures(client, one)]).toStrictEqual([[], [404, 'NotFound']]);
  });

  it('is not told whose record it is that has the id it chose', async () => {
    const proposal = (await application.http.get(`/v1/partnerships/${records.partnerships?.id}`)).body.proposal;
    const mine = [{ organisationId: people.otherEmployer }, { organisationId: people.thirdSchool }];
    const commitments = mine.map(({ organisationId }, index) => ({
      organisationId,
      kind: index === 0 ? 'offer-places' : 'contact-moments',
      quantity: 1,
      per: 'once',
    }));
    const said = { partnershipId: records.partnerships?.id, title: 'Eigen', parties: mine, term: { from: '2026-08-01', to: '2027-07-31' }, commitments };
    const answer = await as('employer', people.otherEmployer).post('/v1/partnerships', said);
    expect([answer.status, answer.body.code]).toStrictEqual([409, 'AlreadyExists']);
    expect(answer.text).not.toContain(proposal.title);
  });

  it('is told what it can do here when it asks for something else', async () => {
    const answer = await supertest(application.server).put('/v1/placements').set('Stagepact-Actor', 'somebody;role=employer').send({});
    expect([answer.status, answer.get('Allow')]).toStrictEqual([405, 'GET, HEAD, POST']);
  });

  it('is told by which filters it can ask, and not by which others can', async () => {
    const school = as('institution', people.school);
    const detail = async (path: string): Promise<string> => (await school.get(path, { 'Accept-Language': 'en' })).body.detail;
    const together = 'no filter, organisation, type or organisation + type';
    expect(await detail('/v1/audit/events?aggregate=placement')).toBe(`There is no such combination of filters; there is: ${together}.`);
    const placements = await detail('/v1/placements?kind=bpv-bol&level=mbo-2');
    for (const set of ['no filter', 'studentRef', 'state', 'state + institutionId']) expect(placements.split(/: |, | or /)).toContain(set);
    expect(placements).not.toContain('kind');
  });

  it.each(['__proto__=1', 'constructor=1', 'toString=1'])('finds no key in a query that is none (%s)', async (query) =>
    expect((await application.http.get(`/v1/placements?${query}`)).body.code).toBe('InvalidInput'),
  );
});

/** The fields that a body of this route takes beside what it says. */
const fitting = (path: string, own: string): object =>
  path.endsWith('candidates') ? { institutionId: own, organisationId: undefined } : { organisationId: own, institutionId: undefined };

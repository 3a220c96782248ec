import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditHistory } from '../../../projections/audit-history/projection.ts';
import { accessRegion, type Concerned, people } from '../../support/access-region.ts';
import { type Client, type TestApplication } from '../../support/application.ts';

type Told = Readonly<{ type: string; organisations: readonly string[] }>;

describe('access to', () => {
  let application: TestApplication;
  let records: Readonly<Record<string, Concerned>>;
  beforeAll(async () => {
    ({ application, records } = await accessRegion());
  });
  afterAll(() => application.stop());

  const as = (role: string, organisation?: string): Client =>
    application.http.as(`somebody;role=${role}${organisation === undefined ? '' : `;organisation=${organisation}`}`);
  const one = (resource: string): string => `/v1/${resource}/${records[resource]?.id}`;
  const ids = async (client: Client, path: string): Promise<readonly string[]> => (await client.get(path)).body.items.map(({ id }: { id: string }) => id);
  const journal = async (type: string): Promise<readonly Record<string, never>[]> => {
    const head = await application.events.head();
    return (await application.http.get(`/v1/audit/events?type=${type}&limit=200`, { 'Consistency-Token': head })).body.items;
  };

  it('a placement is for its employer and institution; to another it does not exist', async () => {
    expect((await as('employer', people.employer).get(one('placements'))).status).toBe(200);
    expect((await as('institution', people.school).get(one('placements'))).status).toBe(200);
    for (const other of [as('employer', people.otherEmployer), as('institution', people.university), as('park-association', people.association)]) {
      const response = await other.get(one('placements'));
      expect([response.status, response.body.code]).toStrictEqual([404, 'NotFound']);
    }
  });

  it('a list shows what is of the own organisation, and no other organisation can be asked for', async () => {
    const all = await ids(application.http, '/v1/placements?limit=200');
    const own = await ids(as('employer', people.employer), '/v1/placements?limit=200');
    expect(all.length).toBeGreaterThan(own.length);
    expect(own).toStrictEqual(await ids(application.http, `/v1/placements?employerId=${people.employer}&limit=200`));
    expect(own.length).toBeGreaterThan(0);
    expect((await as('employer', people.employer).get(`/v1/placements?employerId=${people.otherEmployer}`)).status).toBe(403);
    expect(await ids(as('employer', people.partner), '/v1/partnerships')).toStrictEqual([records.partnerships?.id]);
    expect(await ids(as('employer', people.otherEmployer), '/v1/partnerships')).toStrictEqual([]);
  });

  it('the history is not searched for a type of event that there is not', async () => {
    const { status, body } = await application.http.get('/v1/audit/events?type=PlacementStart');
    expect([status, body.errors?.[0]?.pointer, body.errors?.[0]?.detail.includes('PlacementStarted')]).toStrictEqual([400, '/type', true]);
  });

  it('the history is for whom it concerns', async () => {
    const seen = (await as('employer', people.partner).get('/v1/audit/events?limit=200')).body.items;
    expect(seen.length).toBeGreaterThan(0);
    for (const { organisations } of seen) expect(organisations).toContain(people.partner);
  });

  it('signing is for the party one speaks for', async () => {
    const body = { organisationId: people.partner, signatoryRole: 'director', method: 'paper', evidence: 'archive 1' };
    const other = await as('institution', people.university).post(`${one('partnerships')}/signatures`, body);
    expect([other.status, other.body.code]).toStrictEqual([403, 'Forbidden']);
    expect((await as('employer', people.partner).post(`${one('partnerships')}/signatures`, body)).status).not.toBe(403);
  });

  it('what is denied is on record, with who, what and why, for those it concerns', async () => {
    await as('employer', people.otherEmployer).get(one('placements'));
    const entries = await journal('ActionDenied');
    const entry = entries.at(-1) as unknown as { organisations: string[]; changes: { field: string; after: unknown }[]; actor: string };
    expect(entry.actor).toBe('somebody');
    expect(entry.organisations).toEqual(expect.arrayContaining([people.employer, people.school]));
    expect(entry.changes).toEqual(
      expect.arrayContaining([
        { field: 'why', before: null, after: 'other-organisation' },
        { field: 'access.action', before: null, after: 'placements:read' },
      ]),
    );
  });

  it('those whom it concerns find what was denied and what was read about them', async () => {
    await as('employer', people.otherEmployer).get(one('placements'));
    await as('auditor').get(one('placements'));
    await application.runner.collection(auditHistory, await application.events.head());
    for (const type of ['ActionDenied', 'RecordRead']) {
      const seen: readonly Told[] = (await as('institution', people.school).get(`/v1/audit/events?type=${type}&limit=200`)).body.items;
      expect([seen.length > 0, seen.every((entry) => entry.type === type && entry.organisations.includes(people.school))]).toStrictEqual([true, true]);
      // The same that everybody's are by who may see all of them.
      expect((await application.http.get(`/v1/audit/events?type=${type}&organisation=${people.school}&limit=200`)).body.items.length).toBe(seen.length);
    }
  });

  it('what the rules refuse is on record too, without what the request held', async () => {
    const before = (await journal('CommandRefused')).length;
    const refused = await application.http.post(`${one('placements')}/start`, {});
    expect(refused.status).toBe(409);
    const entries = await journal('CommandRefused');
    expect(entries).toHaveLength(before + 1);
    expect(JSON.stringify(entries.at(-1))).toContain(refused.body.code);
  });

  it('what an auditor reads is an event of its own, and an auditor changes nothing', async () => {
    const auditor = as('auditor');
    const before = (await journal('RecordRead')).length;
    expect((await auditor.get(one('placements'))).status).toBe(200);
    expect(await journal('RecordRead')).toHaveLength(before + 1);
    expect((await auditor.post(`${one('placements')}/start`, {})).status).toBe(403);
  });

  it('an auditor of one organisation is kept to it', async () => {
    expect((await as('auditor', people.employer).get(one('placements'))).status).toBe(200);
    expect((await as('auditor', people.otherEmployer).get(one('placements'))).status).toBe(404);
  });

  it('an export is on record', async () => {
    const before = (await journal('DataExported')).length;
    expect((await as('institution', people.school).get('/v1/calendar.ics')).status).toBe(200);
    expect(await journal('DataExported')).toHaveLength(before + 1);
  });
});

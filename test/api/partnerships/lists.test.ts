import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApplication, testApplication } from '../../support/application.ts';
import { demonstration, importing } from '../../support/importing.ts';

type Item = Readonly<{ id: string; title: string; state: string; behind: boolean; behindSince?: string }>;

describe('lists of the partnerships of the demonstration', () => {
  let application: TestApplication;
  let token: string;
  beforeAll(async () => {
    application = await testApplication();
    await importing(application, demonstration('organisaties', 'programmajaren', 'behoefte', 'partnerschappen', 'afspraken'));
    token = await application.events.head();
  });
  afterAll(() => application.stop());
  const get = (path: string) => application.http.get(`/v1${path}`, { 'Consistency-Token': token });
  const itemsOf = async (path: string): Promise<readonly Item[]> => (await get(path)).body.items;

  describe.each(['/partnerships', '/partner-programme'])('%s', (path) => {
    it('goes through the 31 that run page by page, each once', async () => {
      const found: Item[] = [];
      let next: string | undefined = `${path}?state=Active&limit=10`;
      const sizes: number[] = [];
      while (next !== undefined) {
        const page = await get(next);
        found.push(...page.body.items);
        sizes.push(page.body.items.length);
        next = /^<\/v1(?<path>.*)>; rel="next"$/.exec(page.get('Link') ?? '')?.groups?.path;
      }
      expect(sizes).toStrictEqual([10, 10, 10, 1]);
      expect(new Set(found.map(({ id }) => id)).size).toBe(31);
      expect(new Set(found.map(({ state }) => state))).toStrictEqual(new Set(['Active']));
      expect(await itemsOf(`${path}?state=Active`)).toStrictEqual(found);
    });
    it.each([
      ['Proposed', 2],
      ['Suspended', 1],
      ['Declined', 1],
      ['Ended', 1],
      ['Expired', 0],
    ])('has those in state %s', async (state, count) => expect(await itemsOf(`${path}?state=${state}`)).toHaveLength(count));
    it('has those of a party', async () => {
      const [first] = await itemsOf(path);
      const { parties, proposal = { parties } } = (await get(`${path}/${first?.id}`)).body;
      const [{ organisationId }] = proposal.parties;
      expect((await itemsOf(`${path}?party=${organisationId}`)).map(({ id }) => id)).toStrictEqual([first?.id]);
      expect(await itemsOf(`${path}?party=${organisationId}&state=${first?.state}`)).toHaveLength(1);
    });
    it('tells what is wrong with a filter, and which there are', async () => {
      const wrong = await get(`${path}?state=Open&party=W000&colour=red`);
      expect([wrong.status, wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer)]).toStrictEqual([400, ['/state', '/party', '/colour']]);
      expect((await get(`${path}?cursor=x`)).body.code).toBe('InvalidCursor');
    });
    it('has no other', async () => {
      expect((await get(`${path}/0b0f2a50-6f2e-5b8e-9d5e-0000000009ff`)).status).toBe(404);
      const [first] = await itemsOf(path);
      const { parties, proposal = { parties } } = (await get(`${path}/${first?.id}`)).body;
      expect((await get(`${path}/organisation:${proposal.parties[0].organisationId}`)).status).toBe(404);
    });
  });

  it('of partnerships are in the order of their titles', async () => {
    const titles = (await itemsOf('/partnerships?limit=200')).map(({ title, ...rest }) => title ?? (rest as unknown as { proposal: Item }).proposal.title);
    expect(titles).toHaveLength(36);
    expect(titles).toStrictEqual([...titles].sort());
  });

  it('of the programme begin with who is behind longest, and show the same as one of them', async () => {
    const items = await itemsOf('/partner-programme?limit=200');
    expect(items).toHaveLength(36);
    expect(items.map(({ behind }) => behind).lastIndexOf(true)).toBe(21);
    expect((await get(`/partner-programme/${items[0]?.id}`)).body).toStrictEqual(items[0]);
    expect(items[0]).toMatchObject({ behind: true, behindSince: '2026-08-01' });
    expect((await itemsOf('/partner-programme?limit=200&order=descending')).map(({ id }) => id)).toStrictEqual(items.map(({ id }) => id).reverse());
  });

  it.each([
    ['behind=true', 22],
    ['behind=false', 14],
    ['behind=true&state=Active', 22],
    ['behind=false&state=Active', 9],
    ['behind=true&side=work', 22],
    ['behind=true&side=education', 0],
    ['behind=true&state=Active&side=work', 22],
    ['side=education', 36],
    ['level=mbo-1&behind=true', 5],
    ['sector=zorg-welzijn-sport&state=Active&behind=true', 5],
    ['schoolYear=2025-2026', 30],
    ['schoolYear=2026-2027&state=Suspended', 1],
  ])('of the programme by %s have %i', async (query, count) => expect(await itemsOf(`/partner-programme?limit=200&${query}`)).toHaveLength(count));

  it('of the programme can be asked by no combination that no index serves', async () => {
    const { status, body } = await get('/partner-programme?side=work&level=mbo-2');
    expect([status, body.code]).toStrictEqual([400, 'NoSuchFilter']);
    expect(body.detail).toContain('state + sector + level');
  });

  it('of placements say by which query keys they can be asked, as those are written', async () => {
    const { body } = await get('/placements?kind=bpv-bol&sector=handel');
    expect(body.detail).toMatch(/^Deze combinatie van filters is er niet; wel: zonder filter, state, kind, .*, studentRef, .* of /);
  });
});

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { NotCaughtUp } from '../../../domain/ports/errors.ts';
import type { Position } from '../../../domain/ports/event-store.ts';
import type { Projection } from '../../../domain/ports/projection.ts';
import { addDays, type LocalDate } from '../../../domain/shared/local-date.ts';
import { auditHistory } from '../../../projections/audit-history/projection.ts';
import { placementRegister } from '../../../projections/placement-register.ts';
import { identities } from '../../../src/commanding/ids.ts';
import { type Client, fixedClock, type TestApplication, testApplication } from '../../support/application.ts';
import { demonstration, importing } from '../../support/importing.ts';

type Item = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly state: string;
  readonly offer: Readonly<Record<string, string>>;
  readonly candidate?: Readonly<Record<string, string>>;
};

const everything = [
  'organisaties',
  'netwerken',
  'netwerkleden',
  'programmajaren',
  'voorlichtingsdagen',
  'toezeggingen',
  'partnerschappen',
  'afspraken',
  'plaatsingen',
];
const mboRijnland = identities.of('organisation', 'brin:97XA');
const singelAdministratie = identities.of('organisation', 'kvk:99100060:000099100060');
const poortBouw = identities.of('organisation', 'kvk:99100046:000099100046');

describe('placements are listed', () => {
  let application: TestApplication;
  let http: Client;
  let placements: readonly Item[];
  beforeAll(async () => {
    application = await testApplication();
    await importing(application, demonstration(...everything));
    http = application.http;
    for (const readModel of [placementRegister, auditHistory] as const) await reached(readModel as unknown as Projection, await application.events.head());
    placements = await all('');
  }, 300_000);
  afterAll(() => application.stop());

  /** However long it takes on a busy machine. */
  async function reached(readModel: Projection, position: Position): Promise<void> {
    try {
      await application.runner.collection(readModel, position);
    } catch (error) {
      if (!(error instanceof NotCaughtUp)) throw error;
      await reached(readModel, position);
    }
  }

  /** Every item of a list, over all its pages, by the `next` links. */
  async function all(query: string, limit = 200, client = http): Promise<readonly Item[]> {
    const items: Item[] = [];
    for (let at: string | undefined = `/v1/placements?limit=${limit}${query === '' ? '' : `&${query}`}`; at !== undefined; ) {
      const { status, body, headers } = await client.get(at);
      expect([status, body.items?.length <= limit]).toStrictEqual([200, true]);
      items.push(...body.items);
      at = /^<([^>]+)>; rel="next"$/.exec(headers.link ?? '')?.[1];
    }
    return items;
  }

  it.each([
    ['Completed', 568],
    ['Active', 458],
    ['Offered', 159],
    ['Agreed', 157],
    ['Expired', 71],
    ['Terminated', 61],
    ['AwaitingSignatures', 57],
    ['Accepted', 56],
    ['Proposed', 50],
    ['Cancelled', 40],
    ['AwaitingAssessment', 23],
    ['Interrupted', 0],
  ])('in state %s: %i, page by page', async (state, count) => {
    const items = await all(`state=${state}`, 100);
    expect([new Set(items.map(({ id }) => id)).size, items.every((item) => item.state === state)]).toStrictEqual([count, true]);
  });

  it('that are open by their last day: those that are over and wait to be expired, and the others, the first to end first', async () => {
    expect(await all('overdue=true')).toStrictEqual([]);
    const open = await all('overdue=false', 50);
    const last = open.map(({ offer }) => offer.expiresOn ?? '');
    expect([open.length, last, new Set(open.map(({ state }) => state))]).toStrictEqual([159, [...last].sort(), new Set(['Offered'])]);
    const today = jest.spyOn(fixedClock, 'today').mockReturnValue(addDays((last[40] ?? '') as LocalDate, 1));
    try {
      const over = await all('overdue=true', 50);
      expect(over.map(({ id }) => id)).toStrictEqual(open.filter(({ offer }) => (offer.expiresOn ?? '') <= (last[40] ?? '')).map(({ id }) => id));
      const employer = String(over[0]?.offer.employerId);
      const own = over.filter(({ offer }) => offer.employerId === employer).map(({ id }) => id);
      expect((await all(`overdue=true&employerId=${employer}`)).map(({ id }) => id)).toStrictEqual(own);
      expect((await all('overdue=true', 50, http.as(`e-1;role=employer;organisation=${employer}`))).map(({ id }) => id)).toStrictEqual(own);
    } finally {
      today.mockRestore();
    }
  });

  it('that are open by their last day are in an order of their own, in which days of offering are no stretch', async () => {
    const { status, body } = await http.get('/v1/placements?overdue=false&schoolYear=2026-2027&from=2026-08-01');
    expect([status, body.errors]).toStrictEqual([400, [{ pointer: '/overdue', code: 'either', detail: 'dit gaat niet samen met: from, schoolYear' }]]);
  });

  it('all together, in the order in which they were offered, and back', async () => {
    const days = placements.map(({ offer }) => offer.offeredOn ?? '');
    expect([placements.length, days]).toStrictEqual([1700, [...days].sort()]);
    const back = await all('order=descending');
    expect(back.map(({ id }) => id)).toStrictEqual(placements.map(({ id }) => id).reverse());
  });

  it('by school year, alone and with any filter', async () => {
    expect((await all('schoolYear=2025-2026')).length).toBe(1020);
    const [before, now] = [await all('schoolYear=2025-2026&state=Completed'), await all('schoolYear=2026-2027&state=Completed')];
    expect(before.length + now.length).toBe(568);
    expect(now.every(({ offer }) => (offer.offeredOn ?? '') >= '2026-08-01')).toBe(true);
    expect(await all('schoolYear=2025-2026&from=2026-07-01&to=2026-12-31')).toStrictEqual(await all('from=2026-07-01&to=2026-07-31'));
    expect(await all('schoolYear=2027-2028')).toStrictEqual([]);
  });

  it.each<[query: string, fits: (item: Item) => boolean]>([
    ['kind=bpv-bbl', ({ offer }) => offer.kind === 'bpv-bbl'],
    ['level=mbo-2', ({ offer }) => offer.level === 'mbo-2'],
    ['sector=handel', ({ offer }) => offer.sector === 'handel'],
    [`employerId=${poortBouw}`, ({ offer }) => offer.employerId === poortBouw],
    [`institutionId=${mboRijnland}`, ({ offer }) => offer.institutionId === mboRijnland],
    [`partnershipId=${identities.of('partnership', 'P02')}`, ({ offer }) => offer.partnershipId === identities.of('partnership', 'P02')],
    ['studentRef=st-175ef', (item) => (item.candidate as { studentRef?: string } | undefined)?.studentRef === 'st-175ef'],
    ['state=Active&kind=bpv-bol', ({ state, offer }) => state === 'Active' && offer.kind === 'bpv-bol'],
    ['state=Offered&level=mbo-3&sector=ict-creatief', ({ state, offer }) => state === 'Offered' && offer.level === 'mbo-3' && offer.sector === 'ict-creatief'],
    [`institutionId=${mboRijnland}&state=Active`, ({ state, offer }) => state === 'Active' && offer.institutionId === mboRijnland],
    ['failed=true', ({ state, result }) => state === 'Completed' && result === 'insufficient'],
    ['replacementRequired=true', ({ replacementRequired }) => replacementRequired === true],
    ['replacementMissing=true', ({ replacementRequired, replacementId }) => replacementRequired === true && replacementId === undefined],
    ['awaitingSignatureOf=company', ({ state, agreement }) => state === 'AwaitingSignatures' && !JSON.stringify(agreement).includes('"role":"company"')],
  ])('by %s', async (query, fits) => {
    const expected = placements.filter(fits);
    expect(expected.length).toBeGreaterThan(0);
    expect(await all(query)).toStrictEqual(expected);
  });

  const p16 = identities.of('partnership', 'P16');
  const marked = 'awaitingSignatureOf=institution';
  it.each([
    ['institution', mboRijnland],
    ['employer', singelAdministratie],
    ['auditor', mboRijnland],
  ])('as an %s of one organisation, what is its own by the same marks and origins', async (role, own) => {
    const mine = placements.filter(({ offer, candidate }) => [offer.employerId, candidate?.institutionId ?? offer.institutionId].includes(own));
    const day = [...mine, ...placements].map(({ offer }) => offer.informationDayId).find((id) => id !== undefined);
    const client = http.as(`somebody;role=${role};organisation=${own}`);
    for (const query of [
      'failed=true',
      'replacementRequired=true',
      'replacementMissing=true',
      'recognitionLost=true',
      marked,
      `partnershipId=${p16}`,
      `informationDayId=${day}`,
    ]) {
      const found = new Set((await all(query)).map(({ id }) => id));
      expect([query, await all(query, 200, client)]).toStrictEqual([query, mine.filter(({ id }) => found.has(id))]);
    }
    expect(mine.filter(({ offer }) => offer.partnershipId === p16).length).toBeGreaterThan(0);
  });

  it('is told the sets of filters that it can ask by, and no others', async () => {
    const asEmployer = await http
      .as(`somebody;role=employer;organisation=${poortBouw}`)
      .get('/v1/placements?kind=bpv-bol&sector=handel', { 'Accept-Language': 'en' });
    expect([asEmployer.status, asEmployer.body.code]).toStrictEqual([400, 'NoSuchFilter']);
    const { detail } = asEmployer.body;
    expect(detail).toContain('there is: no filter, state, employerId, institutionId, partnershipId, informationDayId, studentRef, replacementRequired,');
    const said = /there is: (.*)\.$/.exec(detail)?.[1]?.replace(' or ', ', ').split(', ') ?? [];
    expect(said).not.toContain('kind');
    expect(said).toContain('employerId + institutionId');
    const school = http.as(`somebody;role=institution;organisation=${mboRijnland}`);
    for (const [state, also] of [
      ['Offered', true],
      ['Active', false],
    ] as const) {
      const { body } = await school.get(`/v1/placements?state=${state}&kind=bpv-bol&level=mbo-2`, { 'Accept-Language': 'en' });
      expect([body.code, body.detail.includes('state + kind')]).toStrictEqual(['NoSuchFilter', also]);
    }
  });

  it('by the information day that a place came from', async () => {
    const { offer } = placements.find((item) => item.offer.informationDayId !== undefined) as Item;
    const items = await all(`informationDayId=${offer.informationDayId}`);
    expect([items.length > 0, items.every((item) => item.offer.informationDayId === offer.informationDayId)]).toStrictEqual([true, true]);
  });

  it.each<[why: string, query: string, code: string]>([
    ['filters that no index serves together', 'kind=bpv-bol&sector=handel', 'NoSuchFilter'],
    ['a state that there is not', 'state=Absent', 'InvalidInput'],
    ['a mark that is not set', 'failed=false', 'InvalidInput'],
    ['a year that is none', 'schoolYear=2025', 'InvalidInput'],
    ['a key that there is not', 'status=Active', 'InvalidInput'],
    ['a page that is too long', 'limit=201', 'InvalidInput'],
    ['a cursor of another list', 'state=Active&cursor=eyJhIjoxfQ', 'InvalidCursor'],
  ])('not by %s', async (_, query, code) => {
    const { status, body } = await http.get(`/v1/placements?${query}`);
    expect([status, body.code]).toStrictEqual([400, code]);
  });

  it('one by one, as they are and as they were', async () => {
    const at = `/v1/placements/${identities.of('placement', 'S0001')}`;
    const now = await http.get(at);
    expect([now.status, now.body.state, now.get('ETag')]).toStrictEqual([200, 'Cancelled', `"${now.body.revision}"`]);
    expect((await http.get(`${at}?revision=0`)).body).toMatchObject({ state: 'Offered', revision: 0 });
    expect((await http.get(`${at}?asOf=2026-11-20T12:00:00Z`)).body).toStrictEqual(now.body);
    expect((await http.get(`${at}?asOf=2026-11-20T11:59:59Z`)).status).toBe(404);
    expect((await http.get(`/v1/placements/${identities.of('placement', 'S9999')}`)).status).toBe(404);
  });

  it('with their history, as a story that names the organisations and the row of the file', async () => {
    const { body } = await http.get(`/v1/placements/${identities.of('placement', 'S0001')}/history?limit=3`);
    expect(body.items.map(({ sentence }: { sentence: string }) => sentence)).toStrictEqual([
      'Katwijks fysiotherapie Zuid (fictief) biedt een extra plaats aan voor mboRijnland: stageplek mbo (BOL), mbo niveau 1, in zorg, welzijn en sport. Het aanbod geldt tot en met 2025-12-25; herkomst: instelling.',
      'Student st-175ef van mboRijnland is voorgesteld bij Katwijks fysiotherapie Zuid (fictief), gekozen op: aansluiting bij de opleiding.',
      'De student neemt de plaats aan.',
    ]);
    expect(body.items[0].import).toStrictEqual({ file: 'plaatsingen.csv', row: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(body.next).toBeDefined();
  });
});

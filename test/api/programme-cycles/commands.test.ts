import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApplication, testApplication } from '../../support/application.ts';

const cell = { level: 'mbo-1', sector: 'handel', kind: 'internship' } as const;
const opening = { name: 'Stagepact071', from: '2025-08-01', to: '2026-07-31', totalTarget: 1000, cells: [{ ...cell, places: 18 }], occurredOn: '2025-06-01' };
const english = { 'Accept-Language': 'en' };

describe('programme cycles', () => {
  let application: TestApplication;
  let institutionId: string;
  let employerId: string;
  let number = 0;
  beforeAll(async () => {
    application = await testApplication();
    const organisation = { municipality: 'GM0546', postcode: '2348 LV', place: 'Leiden', sectors: [] };
    const school = { ...organisation, name: 'Rijn college', kind: 'educational-institution', kvk: '99200000', brin: '97XA' };
    institutionId = (await application.http.post('/v1/organisations', school)).body.id;
    employerId = (await application.http.post('/v1/organisations', { ...organisation, name: 'Vliet zorg', kind: 'employer', kvk: '99200001' })).body.id;
  });
  afterAll(() => application.stop());

  /** A cycle of its own for every test. */
  const opened = async (change: object = {}): Promise<string> => {
    number += 1;
    const created = await application.http.post('/v1/programme-cycles', { ...opening, slug: `cycle-${number}`, ...change });
    expect(created.status).toBe(201);
    return created.get('Location') ?? '';
  };
  const demand = (change: object = {}) => ({ institutionId, level: 'mbo-1', sector: 'handel', students: 9, occurredOn: '2025-09-15', ...change });

  it('are opened under their slug and read back', async () => {
    const created = await application.http.post('/v1/programme-cycles', { ...opening, slug: '2025-2026' });
    expect([created.status, created.get('Location'), created.get('ETag')]).toStrictEqual([201, '/v1/programme-cycles/2025-2026', '"0"']);
    const { cells, occurredOn: _, ...rest } = opening;
    expect(created.body).toMatchObject({ id: '2025-2026', slug: '2025-2026', state: 'Open', revision: 0, ...rest, demand: {} });
    expect(Object.values(created.body.cells)).toStrictEqual(cells);
    const read = await application.http.get('/v1/programme-cycles/2025-2026');
    expect([read.body, read.get('ETag')]).toStrictEqual([created.body, '"0"']);
  });

  it('opened again as they were change nothing; with other data they are refused', async () => {
    const at = await opened();
    const again = { ...opening, slug: at.split('/').at(-1) };
    const same = await application.http.post('/v1/programme-cycles', again);
    expect([same.status, same.body.revision]).toStrictEqual([200, 0]);
    const other = await application.http.post('/v1/programme-cycles', { ...again, totalTarget: 1200 });
    expect([other.status, other.body.code]).toStrictEqual([409, 'AlreadyExists']);
  });

  it.each([
    ['DatesOutOfOrder', { from: '2026-07-31', to: '2025-08-01' }],
    [
      'CycleCellTwice',
      {
        cells: [
          { ...cell, places: 1 },
          { ...cell, places: 2 },
        ],
      },
    ],
    ['OccurredInFuture', { occurredOn: '2026-11-21' }],
  ])('are not opened against the rules: %s', async (code, change) => {
    const refused = await application.http.post('/v1/programme-cycles', { ...opening, slug: 'never', ...change });
    expect([refused.status, refused.body.code]).toStrictEqual([409, code]);
    expect((await application.http.get('/v1/programme-cycles/never')).status).toBe(404);
  });

  it('tell everything that is wrong with a request at once', async () => {
    const cells = [{ ...cell, places: 1.5, colour: 'red' }, 'no cell'];
    const { status, body } = await application.http.post('/v1/programme-cycles', { slug: 'Ünfit', from: '2025-02-30', totalTarget: -1, cells }, english);
    expect([status, body.code]).toStrictEqual([400, 'InvalidInput']);
    const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers).toEqual(expect.arrayContaining(['/slug', '/name', '/from', '/to', '/totalTarget', '/cells/0/places', '/cells/0/colour']));
    expect(pointers.some((pointer: string) => pointer.startsWith('/cells/1') || pointer === '/cells')).toBe(true);
  });

  describe('targets', () => {
    it('are revised for a cell or for the whole, with a reason, on the revision that was seen', async () => {
      const at = await opened();
      const total = await application.http.post(`${at}/target-revisions`, { places: 1200, reason: 'more students' }, { 'If-Match': '"0"' });
      expect([total.status, total.body.totalTarget, total.get('ETag')]).toStrictEqual([200, 1200, '"1"']);
      const revised = await application.http.post(`${at}/target-revisions`, { cell, places: 20, reason: 'more students' }, { 'If-Match': '"1"' });
      expect(Object.values(revised.body.cells)).toStrictEqual([{ ...cell, places: 20 }]);
      const repeated = await application.http.post(`${at}/target-revisions`, { cell, places: 20, reason: 'more students' }, { 'If-Match': '"2"' });
      expect([repeated.status, repeated.body.revision]).toStrictEqual([200, 2]);
    });

    it('are not revised without the revision that was seen, nor on an old one', async () => {
      const at = await opened();
      const body = { places: 1200, reason: 'more students' };
      const blind = await application.http.post(`${at}/target-revisions`, body);
      expect([blind.status, blind.body.code]).toStrictEqual([428, 'PreconditionRequired']);
      await application.http.post(`${at}/target-revisions`, body, { 'If-Match': '"0"' });
      const stale = await application.http.post(`${at}/target-revisions`, { ...body, places: 1300 }, { 'If-Match': '"0"' });
      expect([stale.status, stale.body.code, stale.body.currentETag]).toStrictEqual([412, 'PreconditionFailed', '"1"']);
    });

    it('need a reason, and a cell that exists at all', async () => {
      const at = await opened();
      const { status, body } = await application.http.post(`${at}/target-revisions`, { places: 12, cell: { ...cell, level: 'mbo-9' } }, { 'If-Match': '"0"' });
      expect([status, body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()]).toStrictEqual([400, ['/cell/level', '/reason']]);
    });
  });

  describe('demand', () => {
    it('is reported by an institution; the later report stands', async () => {
      const at = await opened();
      const first = await application.http.post(`${at}/demand-reports`, demand({ programmeCode: '25655' }));
      expect(Object.values(first.body.demand)).toStrictEqual([{ students: 9, reportedOn: '2025-09-15' }]);
      const later = await application.http.post(`${at}/demand-reports`, demand({ programmeCode: '25655', students: 11, occurredOn: '2026-03-01' }));
      expect(Object.values(later.body.demand)).toStrictEqual([{ students: 11, reportedOn: '2026-03-01' }]);
      const period = { from: '2025-08-01', to: '2026-01-31' };
      const half = await application.http.post(`${at}/demand-reports`, demand({ period, programmeCode: '25655' }));
      expect([half.status, Object.keys(half.body.demand).length]).toStrictEqual([200, 2]);
    });

    it.each([
      ['DemandNotFromActiveInstitution', () => demand({ institutionId: employerId })],
      ['DemandNotFromActiveInstitution', () => demand({ institutionId: '0b0f2a50-6f2e-5b8e-9d5e-0c8a3f0d7a99' })],
      ['DemandOutsideCycle', () => demand({ period: { from: '2025-07-31', to: '2025-12-31' } })],
      ['DatesOutOfOrder', () => demand({ period: { from: '2026-01-02', to: '2026-01-01' } })],
      ['OccurredInFuture', () => demand({ occurredOn: '2026-11-21' })],
    ])('is refused by the rules: %s', async (code, body) => {
      const refused = await application.http.post(`${await opened()}/demand-reports`, body());
      expect([refused.status, refused.body.code]).toStrictEqual([409, code]);
    });

    it('is refused when it is older than what is known', async () => {
      const at = await opened();
      await application.http.post(`${at}/demand-reports`, demand());
      const { status, body } = await application.http.post(`${at}/demand-reports`, demand({ students: 1, occurredOn: '2025-09-14' }), english);
      expect([status, body.code, body.detail]).toStrictEqual([409, 'DemandReportOlderThanKnown', 'This demand was reported later already, on 2025-09-15.']);
    });

    it('sent again under its Idempotency-Key has no second effect; under the same key nothing else goes', async () => {
      const at = await opened();
      const key = { 'Idempotency-Key': `${at} 1`.replaceAll(' ', '-') };
      const first = await application.http.post(`${at}/demand-reports`, demand(), key);
      await application.http.post(`${at}/demand-reports`, demand({ students: 12, occurredOn: '2025-10-01' }));
      const again = await application.http.post(`${at}/demand-reports`, demand(), key);
      expect([again.status, again.body]).toStrictEqual([200, first.body]);
      const other = await application.http.post(`${at}/demand-reports`, demand({ students: 1 }), key);
      expect([other.status, other.body.code]).toStrictEqual([422, 'IdempotencyKeyReused']);
    });

    it('must say who, for what and how many', async () => {
      const { status, body } = await application.http.post(`${await opened()}/demand-reports`, { institutionId: 'me', students: '9', period: { from: 'May' } });
      expect([status, body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()]).toStrictEqual([
        400,
        ['/institutionId', '/level', '/period/from', '/period/to', '/sector', '/students'],
      ]);
    });
  });

  describe('closing', () => {
    it('freezes the figures, once', async () => {
      const at = await opened();
      const closed = await application.http.post(`${at}/closing`, { occurredOn: '2026-08-01' });
      expect(closed.body).toMatchObject({
        state: 'Closed',
        closedOn: '2026-08-01',
        figures: { offered: 0, matched: 0, agreed: 0, started: 0, completed: 0, cells: [{ ...cell, offered: 0 }] },
      });
      const again = await application.http.post(`${at}/closing`);
      expect([again.status, again.body.revision]).toStrictEqual([200, 1]);
    });

    it('waits for the last day to be over', async () => {
      const refused = await application.http.post(`${await opened()}/closing`, { occurredOn: '2026-07-31' });
      expect([refused.status, refused.body.code]).toStrictEqual([409, 'CycleNotOver']);
    });

    it('leaves nothing to revise or report', async () => {
      const at = await opened();
      await application.http.post(`${at}/closing`);
      const revised = await application.http.post(`${at}/target-revisions`, { places: 1, reason: 'late' }, { 'If-Match': '"1"' });
      const reported = await application.http.post(`${at}/demand-reports`, demand());
      expect([revised, reported].map(({ status, body }) => [status, body.code])).toStrictEqual([
        [409, 'WrongState'],
        [409, 'WrongState'],
      ]);
    });
  });

  it.each(['target-revisions', 'demand-reports', 'closing'])('that do not exist have no %s', async (path) => {
    const bodies: Record<string, object> = { 'target-revisions': { places: 1, reason: 'x' }, 'demand-reports': demand(), closing: {} };
    const { status, body } = await application.http.post(
      `/v1/programme-cycles/none/${path}`,
      bodies[path],
      path === 'target-revisions' ? { 'If-Match': '"0"' } : {},
    );
    expect([status, body.code]).toStrictEqual([404, 'NotFound']);
  });

  it.each(['', '/progress', '/shortages', '/history', '?revision=0', '?asOf=2026-11-20T12:00:00Z'])('that do not exist are not read: %s', async (path) => {
    expect((await application.http.get(`/v1/programme-cycles/none${path}`)).status).toBe(404);
  });

  it('are read as they were at a revision or an instant, and told as a story', async () => {
    const at = await opened({ occurredOn: '2025-06-01' });
    await application.http.post(`${at}/target-revisions`, { places: 1200, reason: 'meer studenten', occurredOn: '2025-10-01' }, { 'If-Match': '"0"' });
    const graduates = { level: 'graduate', sector: 'handel', kind: 'work-experience' };
    await application.http.post(`${at}/target-revisions`, { cell: graduates, places: 12, reason: 'nieuw', occurredOn: '2025-10-02' }, { 'If-Match': '"1"' });
    await application.http.post(`${at}/target-revisions`, { cell, places: 20, reason: 'meer studenten', occurredOn: '2025-10-03' }, { 'If-Match': '"2"' });
    await application.http.post(`${at}/demand-reports`, demand({ programmeCode: '25655', occurredOn: '2025-10-04' }));
    await application.http.post(`${at}/demand-reports`, demand({ programmeCode: '25655', students: 11, occurredOn: '2025-10-05' }));
    await application.http.post(`${at}/demand-reports`, demand({ occurredOn: '2025-10-06' }));
    await application.http.post(`${at}/closing`, { occurredOn: '2026-08-01' });

    expect((await application.http.get(`${at}?revision=0`)).body).toMatchObject({ state: 'Open', revision: 0, totalTarget: 1000 });
    expect((await application.http.get(`${at}?revision=1`)).body).toMatchObject({ revision: 1, totalTarget: 1200 });
    expect((await application.http.get(`${at}?asOf=2026-11-20T11:59:59Z`)).status).toBe(404);
    expect((await application.http.get(`${at}?asOf=2026-11-20T12:00:00Z`)).body).toMatchObject({ state: 'Closed', revision: 7 });
    expect((await application.http.get(`${at}?asOf=2026-11-20T12:00:00Z&revision=1`)).status).toBe(400);

    const sentences = async (headers: Readonly<Record<string, string>>) =>
      (await application.http.get(`${at}/history`, headers)).body.items.map(({ sentence }: { sentence: string }) => sentence);
    expect(await sentences({})).toStrictEqual([
      'Stagepact071 is geopend, van 2025-08-01 tot en met 2026-07-31, met een doel van 1000 plaatsen.',
      'Het totale doel is herzien van 1000 naar 1200 plaatsen: meer studenten.',
      'Het doel voor afgestudeerde, handel (werkervaringsplek) is gesteld op 12 plaatsen: nieuw.',
      'Het doel voor mbo niveau 1, handel (stageplek) is herzien van 18 naar 20 plaatsen: meer studenten.',
      'Rijn college meldt 9 studenten die een plek zoeken (mbo niveau 1, handel, opleiding 25655).',
      'Rijn college meldt 11 studenten die een plek zoeken, eerder 9 (mbo niveau 1, handel, opleiding 25655).',
      'Rijn college meldt 9 studenten die een plek zoeken (mbo niveau 1, handel).',
      'Het programmajaar is afgesloten. Op een doel van 1200 plaatsen zijn er 0 aangeboden, 0 gestart en 0 afgerond.',
    ]);
    expect(await sentences(english)).toStrictEqual([
      'Stagepact071 was opened, from 2025-08-01 to 2026-07-31, with a target of 1000 places.',
      'The total target was revised from 1000 to 1200 places: meer studenten.',
      'The target for graduate, trade (work-experience place) was set at 12 places: nieuw.',
      'The target for MBO level 1, trade (internship) was revised from 18 to 20 places: meer studenten.',
      'Rijn college reports 9 students who seek a place (MBO level 1, trade, programme 25655).',
      'Rijn college reports 11 students who seek a place, 9 before (MBO level 1, trade, programme 25655).',
      'Rijn college reports 9 students who seek a place (MBO level 1, trade).',
      'The cycle was closed. Of a target of 1200 places, 0 were offered, 0 started and 0 completed.',
    ]);
  });

  it('are listed by their first day, page by page, all or in one state', async () => {
    const separate = await testApplication();
    for (const year of [2024, 2022, 2023]) {
      const slug = `${year}-${year + 1}`;
      await separate.http.post('/v1/programme-cycles', { ...opening, slug, from: `${year}-08-01`, to: `${year + 1}-07-31`, occurredOn: `${year}-06-01` });
    }
    await separate.http.post('/v1/programme-cycles/2022-2023/closing', { occurredOn: '2023-08-01' });
    const list = async (query: string) => {
      const page = await separate.http.get(`/v1/programme-cycles${query}`);
      return { ids: page.body.items.map(({ id }: { id: string }) => id), link: page.get('Link'), next: page.body.next };
    };
    expect((await list('')).ids).toStrictEqual(['2022-2023', '2023-2024', '2024-2025']);
    expect((await list('?order=descending')).ids).toStrictEqual(['2024-2025', '2023-2024', '2022-2023']);
    expect((await list('?state=Open')).ids).toStrictEqual(['2023-2024', '2024-2025']);
    expect((await list('?state=Closed')).ids).toStrictEqual(['2022-2023']);
    const first = await list('?limit=2');
    expect([first.ids, first.link]).toStrictEqual([
      ['2022-2023', '2023-2024'],
      `</v1/programme-cycles?limit=2&cursor=${encodeURIComponent(first.next)}>; rel="next"`,
    ]);
    const second = await list(`?limit=2&cursor=${encodeURIComponent(first.next)}`);
    expect([second.ids, second.link]).toStrictEqual([['2024-2025'], undefined]);
    expect((await separate.http.get('/v1/programme-cycles?state=Absent')).status).toBe(400);
    expect((await separate.http.get('/v1/programme-cycles?name=x')).status).toBe(400);
    await separate.stop();
  });
});

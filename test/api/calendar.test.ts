import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApplication, testApplication } from '../support/application.ts';
import { eventsIn } from '../support/icalendar.ts';
import { demonstration, importing } from '../support/importing.ts';

const names = ['organisaties', 'netwerken', 'netwerkleden', 'voorlichtingsdagen', 'toezeggingen'];

describe('the calendar of the two school years that Stagepact ships', () => {
  let application: TestApplication;
  beforeAll(async () => {
    application = await testApplication();
    await importing(application, demonstration(...names));
  });
  afterAll(() => application.stop());

  const get = async (path: string, headers: Readonly<Record<string, string>> = {}) =>
    application.http.get(`/v1${path}`, { 'Consistency-Token': await application.events.head(), ...headers });
  const list = async (query: string) => (await get(`/calendar?limit=200&${query}`)).body.items as readonly Readonly<Record<string, never>>[];
  const idOf = async (path: string, name: string): Promise<string> =>
    (await get(`${path}?limit=200`)).body.items.find((item: { name: string }) => item.name === name).id;

  it('shows each day with who, when, where, how many came and what was pledged', async () => {
    const networkId = await idOf('/business-park-networks', 'De Waard');
    const [day] = (await get(`/calendar?networkId=${networkId}&schoolYear=2025-2026`)).body.items;
    expect(day).toMatchObject({
      state: 'Held',
      kind: 'institution-at-park',
      schoolYear: '2025-2026',
      network: { id: networkId, name: 'De Waard' },
      host: { name: 'Bedrijvig Leiden' },
      institutions: [{ name: 'mboRijnland' }],
      date: '2025-11-05',
      start: '15:00',
      end: '17:30',
      startsAt: '2025-11-05T14:00:00Z',
      endsAt: '2025-11-05T16:30:00Z',
      venue: 'Bedrijfsrestaurant De Waard',
      capacity: 60,
      seatsTaken: 0,
      waiting: 0,
      attendance: { total: 38 },
      pledges: {
        places: 12,
        cells: [
          { kind: 'internship', level: 'mbo-2', sector: 'zorg-welzijn-sport', places: 2 },
          { kind: 'internship', level: 'mbo-3', sector: 'ict-creatief', places: 2 },
          { kind: 'internship', level: 'mbo-4', sector: 'mobiliteit-transport-logistiek-maritiem', places: 5 },
          { kind: 'internship', level: 'mbo-4', sector: 'zakelijke-dienstverlening-veiligheid', places: 3 },
        ],
      },
      yield: { offered: 0, started: 0 },
    });
  });

  it('counts a place that was offered with the day as its origin to its yield', async () => {
    const networkId = await idOf('/business-park-networks', 'Roomburg');
    const path = `/calendar?networkId=${networkId}&schoolYear=2025-2026`;
    const [day] = (await get(path)).body.items;
    const { pledges } = (await get(`/information-days/${day.id}`)).body;
    const offer = {
      kind: 'mbo-other',
      level: 'mbo-3',
      sector: 'handel',
      employerId: pledges[0].organisationId,
      origin: { type: 'information-day', informationDayId: day.id, pledgeNumber: pledges[0].number },
      additional: true,
      expiresOn: '2026-12-25',
      occurredOn: '2026-11-19',
    };
    expect((await application.http.post('/v1/placements', offer)).status).toBe(201);
    expect((await get(path)).body.items[0].yield).toStrictEqual({ offered: 1, started: 0 });
  });

  it.each([
    ['', 42],
    ['schoolYear=2025-2026', 21],
    ['state=Held', 38],
    ['state=Scheduled', 3],
    ['state=Cancelled', 1],
    ['kind=institution-at-park', 32],
    ['kind=regional-fair&schoolYear=2026-2027', 1],
    ['schoolYear=2025-2026&state=Held', 20],
    ['schoolYear=2026-2027&state=Scheduled&kind=regional-fair', 1],
    ['month=2025-10', 10],
    ['month=2027-01', 1],
    ['from=2025-10-06&to=2025-10-06', 2],
    ['from=2025-10-06&to=2025-10-13', 4],
    ['month=2025-10&from=2025-10-31', 2],
    ['from=2026-12-01', 3],
    ['to=2025-09-30&state=Held', 1],
  ])('finds %s', async (query, count) => expect(await list(query)).toHaveLength(count));

  it('finds the days of an institution and of a park', async () => {
    const institution = await idOf('/organisations', 'Universiteit Leiden');
    expect((await list(`institutionId=${institution}`)).map(({ date }) => date)).toStrictEqual(['2026-01-12', '2026-03-19', '2027-01-11', '2027-03-19']);
    expect(await list(`institutionId=${institution}&state=Scheduled`)).toHaveLength(2);
    expect(await list(`institutionId=${institution}&schoolYear=2025-2026&state=Held`)).toHaveLength(2);
    const networkId = await idOf('/business-park-networks', 'De Hallen');
    expect((await list(`networkId=${networkId}`)).map(({ state }) => state)).toStrictEqual(['Cancelled', 'Held']);
    expect(await list(`networkId=${networkId}&state=Cancelled`)).toMatchObject([
      { reason: 'te weinig aanmeldingen', cancelledOn: '2025-10-21', date: '2025-10-21' },
    ]);
    expect(await list(`networkId=${networkId}&schoolYear=2026-2027&state=Cancelled`)).toStrictEqual([]);
  });

  it('comes in pages, by date', async () => {
    const pages: string[][] = [];
    for (let path: string | undefined = '/v1/calendar?schoolYear=2025-2026&limit=10'; path !== undefined; ) {
      const page = await application.http.get(path, { 'Consistency-Token': await application.events.head() });
      pages.push(page.body.items.map(({ date }: { date: string }) => date));
      path = /<(?<next>[^>]*)>/.exec(page.get('Link') ?? '')?.groups?.next;
    }
    expect(pages.map(({ length }) => length)).toStrictEqual([10, 10, 1]);
    expect(pages.flat()).toStrictEqual(pages.flat().toSorted());
  });

  it.each([
    ['month=2025-13', 'InvalidInput'],
    ['state=Absent', 'InvalidInput'],
    ['colour=red', 'InvalidInput'],
    ['kind=regional-fair&networkId=0b0f2a50-6f2e-5b8e-9d5e-0c8a3f0d7a11', 'NoSuchFilter'],
  ])('does not answer %s', async (query, code) => {
    for (const path of ['/calendar', '/calendar.ics', '/information-days']) expect((await get(`${path}?${query}`)).body.code).toBe(code);
  });

  describe('as a file for other calendars', () => {
    const eventsAt = async (query: string, headers = {}) => eventsIn((await get(`/calendar.ics?${query}`, headers)).text);

    it('is a calendar by RFC 5545, with every day that has a date', async () => {
      const response = await get('/calendar.ics');
      expect([response.status, response.get('Content-Type')]).toStrictEqual([200, 'text/calendar; charset=utf-8']);
      const events = eventsIn(response.text);
      expect(events).toHaveLength(42);
      expect(new Set(events.map(({ uid }) => uid)).size).toBe(42);
      const days = await list('');
      expect(events.map(({ uid, sequence, start, end }) => [uid, sequence, start, end])).toStrictEqual(
        days.map(({ id, revision, date, start, end }) => [`${id}@stagepact`, revision, `${date}T${start}:00`, `${date}T${end}:00`]),
      );
    });

    it('tells in the language of the reader what, where, with whom, and what does not take place', async () => {
      const [online] = await eventsAt('kind=online-inspiration&schoolYear=2025-2026');
      expect(online).toMatchObject({ summary: 'Online inspiratiesessie: mboRijnland', url: 'https://voorbeeld.example/sessie', status: 'CONFIRMED' });
      const [cancelled, ...others] = await eventsAt('state=Cancelled', { 'Accept-Language': 'en' });
      expect(others).toStrictEqual([]);
      expect(cancelled).toMatchObject({
        status: 'CANCELLED',
        summary: 'Institution at the business park: De Hallen',
        location: 'Bedrijfsrestaurant De Hallen',
        description: 'With: mboRijnland\nHost: Bedrijvig Leiden\nSeats: 60\nCancelled: te weinig aanmeldingen',
      });
      const [fair] = await eventsAt('kind=regional-fair&schoolYear=2025-2026');
      expect(fair).toMatchObject({
        summary: 'Regionale stagebeurs: Economie071 programmabureau',
        description: 'Met: Hogeschool Leiden, mboRijnland, Universiteit Leiden\nGastheer: Economie071 programmabureau\nPlaatsen: 1500',
      });
    });

    it('takes the same filters as the list', async () => {
      expect((await eventsAt('schoolYear=2026-2027&state=Scheduled')).map(({ start }) => start)).toStrictEqual([
        '2026-12-10T13:00:00',
        '2027-01-11T13:00:00',
        '2027-03-19T10:00:00',
      ]);
      expect(await eventsAt('month=2025-10')).toHaveLength(10);
    });

    it('is a calendar also when nothing is in it', async () => expect(await eventsAt('month=2020-01')).toStrictEqual([]));

    it('keeps the UID of a day that is moved, with a higher SEQUENCE', async () => {
      const [before] = await eventsAt('kind=regional-fair&schoolYear=2026-2027');
      const id = before?.uid.split('@')[0];
      const venue = 'Groenoordhallen; zaal 1, "Noord" \\ begane grond, met een heel lange naam die niet op één regel past: ’t Énde 🎓';
      const moved = {
        date: '2027-03-22',
        start: '10:00',
        end: '17:00',
        venue,
        link: 'https://voorbeeld.example/?a=1,2;b=3',
        capacity: 1500,
        reason: 'verbouwing',
      };
      expect((await application.http.post(`/v1/information-days/${id}/rescheduling`, moved)).status).toBe(200);
      expect(await eventsAt('kind=regional-fair&schoolYear=2026-2027')).toMatchObject([
        {
          uid: before?.uid,
          sequence: (before?.sequence ?? 0) + 1,
          start: '2027-03-22T10:00:00',
          location: venue,
          url: 'https://voorbeeld.example/?a=1%2C2%3Bb=3',
        },
      ]);
    });

    it('leaves out a day that has no date yet', async () => {
      const { items } = (await get('/calendar?schoolYear=2025-2026&kind=companies-at-institution&limit=1')).body;
      const planned = { kind: 'company-tour', schoolYear: '2027-2028', hostId: items[0].host.id, institutionIds: [items[0].host.id] };
      await application.http.post('/v1/information-days', planned);
      expect(await list('schoolYear=2027-2028')).toHaveLength(1);
      expect(await eventsAt('schoolYear=2027-2028')).toStrictEqual([]);
    });
  });

  describe('by which parks had their yearly day', () => {
    it('shows the park whose day was cancelled as missing it', async () => {
      const { body } = await get('/calendar/coverage?schoolYear=2025-2026');
      const { items, ...totals } = body;
      expect(totals).toStrictEqual({ schoolYear: '2025-2026', parks: 16, held: 15, ahead: 0, missing: 1 });
      expect(items.filter(({ coverage }: { coverage: string }) => coverage === 'missing')).toMatchObject([
        {
          name: 'De Hallen',
          kinds: [{ kind: 'institution-at-park', coverage: 'missing', held: 0, ahead: 0, cancelled: 1 }],
          days: [{ state: 'Cancelled', date: '2025-10-21', institutions: [{ name: 'mboRijnland' }] }],
        },
      ]);
    });

    it('is about the school year of today where none is asked for', async () => {
      expect((await get('/calendar/coverage')).body).toMatchObject({ schoolYear: '2026-2027', parks: 16, held: 16, ahead: 0, missing: 0 });
    });

    it('shows every park of a year without any days, and none of a year before they were there', async () => {
      expect((await get('/calendar/coverage?schoolYear=2024-2025')).body).toMatchObject({ parks: 16, missing: 16 });
      expect((await get('/calendar/coverage?schoolYear=2020-2021')).body).toMatchObject({ parks: 0, missing: 0, items: [] });
      expect((await get('/calendar/coverage?schoolYear=2020')).status).toBe(400);
    });
  });
});

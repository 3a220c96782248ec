import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApplication, testApplication } from '../support/application.ts';
import { type Region, region } from '../support/region.ts';

const english = { 'Accept-Language': 'en' };
const dayBefore = (date: string) => ({ date, start: '15:00', end: '17:30', venue: 'Bedrijfsrestaurant De Waard', capacity: 60, occurredOn: '2025-09-01' });
const scheduling = (change: object = {}) => ({ ...dayBefore('2025-11-05'), ...change });
const holding = { attendance: { total: 34, perOrganisation: [] as readonly object[] }, occurredOn: '2025-11-05' };
const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];

describe('information days', () => {
  let application: TestApplication;
  let ids: Region;
  /** A park of its own for each day. */
  let parks: string[];
  beforeAll(async () => {
    application = await testApplication();
    ids = await region(application);
    const establishing = Array.from({ length: 80 }, async (_, number) => {
      const park = { name: `Park ${number}`, municipality: 'GM0546', associationId: ids.association, occurredOn: '2021-01-01' };
      return (await application.http.post('/v1/business-park-networks', park)).body.id as string;
    });
    parks = await Promise.all(establishing);
  });
  afterAll(() => application.stop());

  const planning = (change: object = {}) => ({
    kind: 'institution-at-park',
    schoolYear: '2025-2026',
    networkId: parks.pop(),
    hostId: ids.association,
    institutionIds: [ids.school],
    occurredOn: '2025-06-01',
    ...change,
  });
  async function planned(change: object = {}): Promise<string> {
    const created = await application.http.post('/v1/information-days', planning(change));
    expect(created.status).toBe(201);
    return created.get('Location') ?? '';
  }
  async function posted(at: string, ...steps: readonly (readonly [path: string, body: object])[]): Promise<string> {
    for (const [path, body] of steps) expect((await application.http.post(`${at}${path}`, body)).status).toBe(200);
    return at;
  }
  const scheduled = async (change: object = {}) => posted(await planned(), ['/scheduling', scheduling(change)]);
  const opened = async (change: object = {}) => posted(await scheduled(change), ['/opening', { occurredOn: '2025-09-15' }]);
  const registering = (organisationId: string, seats?: number) => ({ organisationId, ...(seats !== undefined && { seats }), occurredOn: '2025-10-01' });
  const held = async () => posted(await opened(), ['/closing', { occurredOn: '2025-11-01' }], ['/holding', holding]);
  const pledging = (change: object = {}) => ({
    organisationId: ids.company,
    kind: 'internship',
    level: 'mbo-2',
    sector: 'handel',
    places: 5,
    occurredOn: '2025-11-05',
    ...change,
  });

  it('go their whole way, from planned to evaluated, and tell it as a story', async () => {
    const at = await planned({ preferredMonth: 10 });
    const steps: readonly (readonly [path: string, body: object, state: string])[] = [
      ['/scheduling', scheduling(), 'Scheduled'],
      ['/rescheduling', scheduling({ date: '2025-11-06', reason: 'verbouwing' }), 'Scheduled'],
      ['/opening', { occurredOn: '2025-09-15' }, 'Open'],
      ['/registrations', registering(ids.company, 3), 'Open'],
      ['/closing', { occurredOn: '2025-11-01' }, 'Closed'],
      ['/holding', { attendance: { total: 34, perOrganisation: [{ organisationId: ids.company, attendees: 3 }] }, occurredOn: '2025-11-06' }, 'Held'],
      ['/pledges', pledging({ occurredOn: '2025-11-06' }), 'Held'],
      ['/evaluation', { score: 8, findings: 'Meer tijd voor vragen.' }, 'Evaluated'],
    ];
    for (const [revision, [path, body, state]] of steps.entries()) {
      const response = await application.http.post(`${at}${path}`, body);
      expect([path, response.status, response.body.state, response.get('ETag')]).toStrictEqual([path, 200, state, `"${revision + 1}"`]);
    }
    const read = await application.http.get(at);
    expect(read.body).toMatchObject({
      state: 'Evaluated',
      revision: 8,
      schedule: { date: '2025-11-06', start: '15:00', end: '17:30', venue: 'Bedrijfsrestaurant De Waard', capacity: 60 },
      registrations: [{ organisationId: ids.company, seats: 3, standing: 'confirmed' }],
      pledges: [{ number: 1, organisationId: ids.company, places: 5 }],
      attendance: { total: 34 },
      evaluation: { score: 8, findings: 'Meer tijd voor vragen.' },
    });
    const { items } = (await application.http.get(`${at}/history`, english)).body;
    expect(items.map(({ type }: { type: string }) => type)).toStrictEqual([
      'InformationDayPlanned',
      'InformationDayScheduled',
      'InformationDayRescheduled',
      'RegistrationOpened',
      'AttendanceRegistered',
      'RegistrationClosed',
      'InformationDayHeld',
      'PledgeRecorded',
      'InformationDayEvaluated',
    ]);
    expect(items[4].sentence).toBe('Institution at the business park (Bedrijvig Leiden): Vliet zorggroep comes with 3 persons.');
    expect(items[2].reason).toBe('verbouwing');
    expect((await application.http.get(`${at}?revision=1`)).body).toMatchObject({ state: 'Scheduled', schedule: { date: '2025-11-05' } });
    expect((await application.http.get(`${at}?asOf=2026-11-20T12:00:00Z`)).body).toStrictEqual(read.body);
  });

  it('are one a year: planned again as they were change nothing, and whoever is named in what order makes no difference', async () => {
    const body = planning({ institutionIds: [ids.school, ids.otherSchool] });
    const first = await application.http.post('/v1/information-days', body);
    expect(first.status).toBe(201);
    const again = await application.http.post('/v1/information-days', { ...body, institutionIds: [ids.otherSchool, ids.school, ids.school] });
    expect([again.status, again.body]).toStrictEqual([200, first.body]);
    expect(codeOf(await application.http.post('/v1/information-days', { ...body, hostId: ids.office }))).toStrictEqual([409, 'AlreadyExists']);
    const nextYear = await application.http.post('/v1/information-days', { ...body, schoolYear: '2026-2027' });
    expect([nextYear.status, nextYear.body.id === first.body.id]).toStrictEqual([201, false]);
  });

  it('have a waiting list, promoted in order when somebody withdraws on a day', async () => {
    const at = await opened({ capacity: 5 });
    await posted(
      at,
      ['/registrations', registering(ids.company, 4)],
      ['/registrations', registering(ids.otherCompany, 2)],
      ['/registrations', registering(ids.school)],
    );
    const withdrawn = await application.http.delete(`${at}/registrations/${ids.company}?occurredOn=2025-10-15`);
    expect(withdrawn.body.registrations).toStrictEqual([
      { organisationId: ids.otherCompany, seats: 2, standing: 'confirmed' },
      { organisationId: ids.school, seats: 1, standing: 'confirmed' },
    ]);
    const { items } = (await application.http.get(`${at}/history?order=descending&limit=3`)).body;
    expect(items.map(({ type, occurredOn }: Record<string, string>) => [type, occurredOn])).toStrictEqual([
      ['RegistrationPromoted', '2025-10-15'],
      ['RegistrationPromoted', '2025-10-15'],
      ['RegistrationWithdrawn', '2025-10-15'],
    ]);
    expect(codeOf(await application.http.delete(`${at}/registrations/nobody`))).toStrictEqual([404, 'NotFound']);
  });

  it('number a pledge where the client does not, raise it under its own number, and refuse the same under another', async () => {
    const at = await held();
    await posted(
      at,
      ['/pledges', pledging()],
      ['/pledges', pledging({ organisationId: ids.otherCompany })],
      ['/pledges', pledging({ level: 'mbo-3', number: 7 })],
    );
    const raised = await application.http.post(`${at}/pledges`, pledging({ places: 6 }));
    const numbers = raised.body.pledges.map(({ number, places }: Record<string, number>) => [number, places]);
    expect(numbers).toStrictEqual([
      [1, 6],
      [2, 5],
      [7, 5],
    ]);
    const next = await application.http.post(`${at}/pledges`, pledging({ sector: 'ict-creatief' }));
    expect(next.body.pledges.at(-1).number).toBe(8);
    expect(codeOf(await application.http.post(`${at}/pledges`, pledging({ number: 9, places: 2 })))).toStrictEqual([409, 'PledgeMadeAlready']);
    expect(codeOf(await application.http.post(`${at}/pledges`, pledging({ number: 7, level: 'mbo-4' })))).toStrictEqual([409, 'PledgeNumberTaken']);
  });

  it('count a pledge once under one key, also after others were made', async () => {
    const at = await held();
    const key = { 'Idempotency-Key': randomUUID() };
    const first = await application.http.post(`${at}/pledges`, pledging(), key);
    await posted(at, ['/pledges', pledging({ level: 'mbo-3' })]);
    const again = await application.http.post(`${at}/pledges`, pledging(), key);
    expect([again.status, again.body]).toStrictEqual([200, first.body]);
    expect((await application.http.get(at)).body.pledges).toHaveLength(2);
  });

  it.each([
    ['a Sunday', 'DayOnSunday', { date: '2025-11-09' }],
    ['Liberation Day', 'DayOnPublicHoliday', { date: '2026-05-05' }],
    ['Ascension Day', 'DayOnPublicHoliday', { date: '2026-05-14' }],
  ])('are not on %s without a reason', async (_, code, change) => {
    const at = await planned();
    expect(codeOf(await application.http.post(`${at}/scheduling`, scheduling(change)))).toStrictEqual([409, code]);
    const overruled = await application.http.post(`${at}/scheduling`, scheduling({ ...change, override: { reason: 'de enige dag voor iedereen' } }));
    expect([overruled.status, overruled.body.state]).toStrictEqual([200, 'Scheduled']);
  });

  describe('in the order of the seed: the regional fair after the park days of its year', () => {
    const inYear = (schoolYear: string, change: object = {}) => planned({ schoolYear, ...change });
    const fair = (schoolYear: string) => ({
      kind: 'regional-fair',
      schoolYear,
      networkId: undefined,
      hostId: ids.office,
      institutionIds: [ids.school, ids.otherSchool],
    });

    it('a fair is refused on or before the last park day that is not cancelled, without a reason', async () => {
      const parks = [await inYear('2023-2024'), await inYear('2023-2024')];
      await posted(parks[0] ?? '', ['/scheduling', dayBefore('2023-11-06')]);
      await posted(parks[1] ?? '', ['/scheduling', dayBefore('2024-04-08')]);
      const at = await planned(fair('2023-2024'));
      const early = await application.http.post(`${at}/scheduling`, dayBefore('2024-04-08'), english);
      expect(early.body).toMatchObject({ status: 409, code: 'FairNotAfterParkDays', facts: { lastParkDay: '2024-04-08' } });
      await posted(parks[1] ?? '', ['/cancellation', { reason: 'te weinig aanmeldingen' }]);
      expect((await application.http.post(`${at}/scheduling`, dayBefore('2024-04-08'))).body.state).toBe('Scheduled');
      const late = await inYear('2023-2024');
      expect(codeOf(await application.http.post(`${late}/scheduling`, dayBefore('2024-05-06')))).toStrictEqual([409, 'ParkDayNotBeforeFair']);
      await posted(late, ['/scheduling', { ...dayBefore('2024-05-06'), override: { reason: 'de zaal' } }]);
    });

    it('a park day is refused on or after the fair, also when both are asked for at the same moment', async () => {
      const park = await inYear('2022-2023');
      const at = await planned(fair('2022-2023'));
      const both = await Promise.all([
        application.http.post(`${park}/scheduling`, dayBefore('2023-03-22')),
        application.http.post(`${at}/scheduling`, dayBefore('2023-03-20')),
      ]);
      expect(both.map(({ status }) => status).sort()).toStrictEqual([200, 409]);
    });
  });

  it.each([
    ['DayNeedsPark', '', () => planning({ networkId: undefined })],
    ['DayHasNoPark', '', () => planning({ kind: 'online-fair' })],
    ['DayNeedsInstitution', '', () => planning({ institutionIds: [] })],
    ['DayHostNotInstitution', '', () => planning({ kind: 'companies-at-institution', networkId: undefined })],
    ['DayHostNotActive', '', () => planning({ hostId: randomUUID() })],
    ['DayInstitutionNotActive', '', () => planning({ institutionIds: [ids.school, ids.company] })],
    ['DayParkNotActive', '', () => planning({ networkId: randomUUID() })],
    ['OccurredInFuture', '', () => planning({ occurredOn: '2026-11-21' })],
    ['DayOutsideSchoolYear', '/scheduling', () => scheduling({ date: '2026-08-03' })],
    ['DayTimesOutOfOrder', '/scheduling', () => scheduling({ end: '14:00' })],
    ['DayNeedsVenueOrLink', '/scheduling', () => scheduling({ venue: undefined })],
    ['DayTimeSkipped', '/scheduling', () => scheduling({ date: '2026-03-29', start: '02:30' })],
    ['WrongState', '/opening', () => ({})],
    ['WrongState', '/closing', () => ({})],
    ['WrongState', '/holding', () => holding],
    ['WrongState', '/pledges', () => pledging()],
    ['WrongState', '/evaluation', () => ({ findings: 'goed' })],
    ['WrongState', '/registrations', () => registering(ids.company)],
    ['WrongState', '/rescheduling', () => scheduling({ reason: 'verbouwing' })],
  ])('refuse %s at %s', async (code, path, body) => {
    const at = path === '' ? '/v1/information-days' : `${await planned()}${path}`;
    expect(codeOf(await application.http.post(at, body()))).toStrictEqual([409, code]);
  });

  it('refuse what does not fit who is registered or was there', async () => {
    const at = await opened({ capacity: 5 });
    await posted(at, ['/registrations', registering(ids.company, 4)]);
    const refusals: readonly (readonly [code: string, path: string, body: object])[] = [
      ['DayAlreadyRegistered', '/registrations', registering(ids.company, 2)],
      ['DayNeverSoManySeats', '/registrations', registering(ids.otherCompany, 6)],
      ['DayOrganisationNotActive', '/registrations', registering(randomUUID(), 1)],
      ['DayOrganisationNotActive', '/pledges', pledging({ organisationId: randomUUID(), occurredOn: '2025-10-02' })],
      ['DayCapacityBelowRegistrations', '/rescheduling', scheduling({ capacity: 3, reason: 'kleinere zaal' })],
    ];
    for (const [code, path, body] of refusals) expect(codeOf(await application.http.post(`${at}${path}`, body))).toStrictEqual([409, code]);
    await posted(at, ['/closing', {}]);
    const counted = (...attendees: readonly number[]) => ({
      ...holding,
      attendance: { total: 3, perOrganisation: attendees.map((each) => ({ organisationId: ids.company, attendees: each })) },
    });
    expect(codeOf(await application.http.post(`${at}/holding`, { ...holding, occurredOn: '2025-11-04' }))).toStrictEqual([409, 'DayNotYetThere']);
    expect(codeOf(await application.http.post(`${at}/holding`, counted(4)))).toStrictEqual([409, 'DayAttendanceAboveTotal']);
    expect(codeOf(await application.http.post(`${at}/holding`, counted(1, 2)))).toStrictEqual([409, 'DayAttendanceTwice']);
  });

  it('that do not exist, or whose number can be none, are not found', async () => {
    for (const id of [randomUUID(), 'nothing', `name:${ids.school}`]) {
      expect((await application.http.get(`/v1/information-days/${id}`)).status).toBe(404);
      expect(codeOf(await application.http.post(`/v1/information-days/${id}/opening`))).toStrictEqual([404, 'NotFound']);
    }
  });

  it.each([
    ['', {}, ['/hostId', '/institutionIds', '/kind', '/schoolYear']],
    [
      '',
      { kind: 'picnic', schoolYear: '2025-2027', networkId: 'x', hostId: 1, institutionIds: ['x'], preferredMonth: 13 },
      ['/hostId', '/institutionIds', '/kind', '/networkId', '/preferredMonth', '/schoolYear'],
    ],
    [
      '/scheduling',
      { date: '2025-02-30', start: '25:00', end: 'noon', link: 'javascript:alert(1)', capacity: 0, override: {} },
      ['/capacity', '/date', '/end', '/link', '/override/reason', '/start'],
    ],
    ['/rescheduling', scheduling(), ['/reason']],
    ['/opening', { colour: 'red' }, ['/colour']],
    ['/registrations', { organisationId: 'x', seats: 1.5 }, ['/organisationId', '/seats']],
    [
      '/holding',
      { attendance: { total: -1, perOrganisation: [{ attendees: 'many' }] } },
      ['/attendance/perOrganisation/0/attendees', '/attendance/perOrganisation/0/organisationId', '/attendance/total'],
    ],
    [
      '/pledges',
      { number: 0, kind: 'bpv-bol', level: 'mbo-9', sector: 'x', places: 0 },
      ['/kind', '/level', '/number', '/organisationId', '/places', '/sector'],
    ],
    ['/evaluation', { score: 11 }, ['/findings', '/score']],
    ['/cancellation', { reason: ' ' }, ['/reason']],
  ])('tell everything that is wrong with %s %j at once', async (path, body, pointers) => {
    const at = path === '' ? '/v1/information-days' : `${await planned()}${path}`;
    const response = await application.http.post(at, body);
    expect(codeOf(response)).toStrictEqual([400, 'InvalidInput']);
    expect(response.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toStrictEqual(pointers);
  });

  it.each(['https://voorbeeld.example/sessie?a=1,2;b', 'http://voorbeeld.example'])('take the link %s', async (link) => {
    expect((await application.http.post(`${await planned()}/scheduling`, scheduling({ link }))).body.schedule.link).toBe(link);
  });

  it('are changed on the revision that was seen', async () => {
    const at = await planned();
    const stale = await application.http.post(`${at}/scheduling`, scheduling(), { 'If-Match': '"3"' });
    expect([stale.status, stale.body.currentETag]).toStrictEqual([412, '"0"']);
    expect((await application.http.post(`${at}/scheduling`, scheduling(), { 'If-Match': '"0"' })).get('ETag')).toBe('"1"');
  });

  it('are listed as aggregates by what days can be asked by', async () => {
    const networkId = parks.pop();
    const at = await planned({ networkId });
    const scheduledDay = await application.http.post(`${at}/scheduling`, scheduling());
    const list = await application.http.get(`/v1/information-days?networkId=${networkId}&state=Scheduled`);
    expect(list.body.items).toStrictEqual([scheduledDay.body]);
    expect((await application.http.get(`/v1/information-days?networkId=${networkId}&state=Planned`)).body.items).toStrictEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeOf, DayPlanner, registering, scheduling } from '../../support/day-planner.ts';

const english = { 'Accept-Language': 'en' };

describe('information days', () => {
  let days: DayPlanner;
  beforeAll(async () => {
    days = await DayPlanner.start();
  });
  afterAll(() => days.stop());

  it('go their whole way, from planned to evaluated, and tell it as a story', async () => {
    const at = await days.planned({ preferredMonth: 10 });
    const steps: readonly (readonly [path: string, body: object, state: string])[] = [
      ['/scheduling', scheduling(), 'Scheduled'],
      ['/rescheduling', scheduling({ date: '2025-11-06', reason: 'verbouwing' }), 'Scheduled'],
      ['/opening', { occurredOn: '2025-09-15' }, 'Open'],
      ['/registrations', registering(days.ids.company, 3), 'Open'],
      ['/closing', { occurredOn: '2025-11-01' }, 'Closed'],
      ['/holding', { attendance: { total: 34, perOrganisation: [{ organisationId: days.ids.company, attendees: 3 }] }, occurredOn: '2025-11-06' }, 'Held'],
      ['/pledges', days.pledging({ occurredOn: '2025-11-06' }), 'Held'],
      ['/evaluation', { score: 8, findings: 'Meer tijd voor vragen.' }, 'Evaluated'],
    ];
    for (const [revision, [path, body, state]] of steps.entries()) {
      const response = await days.http.post(`${at}${path}`, body);
      expect([path, response.status, response.body.state, response.get('ETag')]).toStrictEqual([path, 200, state, `"${revision + 1}"`]);
    }
    const read = await days.http.get(at);
    expect(read.body).toMatchObject({
      state: 'Evaluated',
      revision: 8,
      schedule: { date: '2025-11-06', start: '15:00', end: '17:30', venue: 'Bedrijfsrestaurant De Waard', capacity: 60 },
      registrations: [{ organisationId: days.ids.company, seats: 3, standing: 'confirmed' }],
      pledges: [{ number: 1, organisationId: days.ids.company, places: 5 }],
      attendance: { total: 34 },
      evaluation: { score: 8, findings: 'Meer tijd voor vragen.' },
    });
    const { items } = (await days.http.get(`${at}/history`, english)).body;
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
    expect((await days.http.get(`${at}?revision=1`)).body).toMatchObject({ state: 'Scheduled', schedule: { date: '2025-11-05' } });
    expect((await days.http.get(`${at}?asOf=2026-11-20T12:00:00Z`)).body).toStrictEqual(read.body);
  });

  it('are one a year: planned again as they were change nothing, and whoever is named in what order makes no difference', async () => {
    const body = days.planning({ institutionIds: [days.ids.school, days.ids.otherSchool] });
    const first = await days.http.post('/v1/information-days', body);
    expect(first.status).toBe(201);
    const again = await days.http.post('/v1/information-days', { ...body, institutionIds: [days.ids.otherSchool, days.ids.school, days.ids.school] });
    expect([again.status, again.body]).toStrictEqual([200, first.body]);
    expect(codeOf(await days.http.post('/v1/information-days', { ...body, hostId: days.ids.office }))).toStrictEqual([409, 'AlreadyExists']);
    const nextYear = await days.http.post('/v1/information-days', { ...body, schoolYear: '2026-2027' });
    expect([nextYear.status, nextYear.body.id === first.body.id]).toStrictEqual([201, false]);
  });

  it('have a waiting list, promoted in order when somebody withdraws on a day', async () => {
    const at = await days.opened({ capacity: 5 });
    await days.posted(
      at,
      ['/registrations', registering(days.ids.company, 4)],
      ['/registrations', registering(days.ids.otherCompany, 2)],
      ['/registrations', registering(days.ids.school)],
    );
    const withdrawn = await days.http.delete(`${at}/registrations/${days.ids.company}?occurredOn=2025-10-15`);
    expect(withdrawn.body.registrations).toStrictEqual([
      { organisationId: days.ids.otherCompany, seats: 2, standing: 'confirmed' },
      { organisationId: days.ids.school, seats: 1, standing: 'confirmed' },
    ]);
    const { items } = (await days.http.get(`${at}/history?order=descending&limit=3`)).body;
    expect(items.map(({ type, occurredOn }: Record<string, string>) => [type, occurredOn])).toStrictEqual([
      ['RegistrationPromoted', '2025-10-15'],
      ['RegistrationPromoted', '2025-10-15'],
      ['RegistrationWithdrawn', '2025-10-15'],
    ]);
    expect(codeOf(await days.http.delete(`${at}/registrations/nobody`))).toStrictEqual([404, 'NotFound']);
  });

  it('number a pledge where the client does not, raise it under its own number, and refuse the same under another', async () => {
    const at = await days.held();
    await days.posted(
      at,
      ['/pledges', days.pledging()],
      ['/pledges', days.pledging({ organisationId: days.ids.otherCompany })],
      ['/pledges', days.pledging({ level: 'mbo-3', number: 7 })],
    );
    const raised = await days.http.post(`${at}/pledges`, days.pledging({ places: 6 }));
    const numbers = raised.body.pledges.map(({ number, places }: Record<string, number>) => [number, places]);
    expect(numbers).toStrictEqual([
      [1, 6],
      [2, 5],
      [7, 5],
    ]);
    const next = await days.http.post(`${at}/pledges`, days.pledging({ sector: 'ict-creatief' }));
    expect(next.body.pledges.at(-1).number).toBe(8);
    expect(codeOf(await days.http.post(`${at}/pledges`, days.pledging({ number: 9, places: 2 })))).toStrictEqual([409, 'PledgeMadeAlready']);
    expect(codeOf(await days.http.post(`${at}/pledges`, days.pledging({ number: 7, level: 'mbo-4' })))).toStrictEqual([409, 'PledgeNumberTaken']);
  });

  it('count a pledge once under one key, also after others were made', async () => {
    const at = await days.held();
    const key = { 'Idempotency-Key': randomUUID() };
    const first = await days.http.post(`${at}/pledges`, days.pledging(), key);
    await days.posted(at, ['/pledges', days.pledging({ level: 'mbo-3' })]);
    const again = await days.http.post(`${at}/pledges`, days.pledging(), key);
    expect([again.status, again.body]).toStrictEqual([200, first.body]);
    expect((await days.http.get(at)).body.pledges).toHaveLength(2);
  });

  it('are changed on the revision that was seen', async () => {
    const at = await days.planned();
    const stale = await days.http.post(`${at}/scheduling`, scheduling(), { 'If-Match': '"3"' });
    expect([stale.status, stale.body.currentETag]).toStrictEqual([412, '"0"']);
    expect((await days.http.post(`${at}/scheduling`, scheduling(), { 'If-Match': '"0"' })).get('ETag')).toBe('"1"');
  });

  it('are listed as aggregates by what days can be asked by', async () => {
    const networkId = days.park();
    const at = await days.planned({ networkId });
    const scheduledDay = await days.http.post(`${at}/scheduling`, scheduling());
    const list = await days.http.get(`/v1/information-days?networkId=${networkId}&state=Scheduled`);
    expect(list.body.items).toStrictEqual([scheduledDay.body]);
    expect((await days.http.get(`/v1/information-days?networkId=${networkId}&state=Planned`)).body.items).toStrictEqual([]);
  });
});

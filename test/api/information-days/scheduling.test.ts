import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeOf, DayPlanner, scheduling } from '../../support/day-planner.ts';

const english = { 'Accept-Language': 'en' };

describe('information days', () => {
  let days: DayPlanner;
  beforeAll(async () => {
    days = await DayPlanner.start();
  });
  afterAll(() => days.stop());

  it.each([
    ['a Sunday', 'DayOnSunday', { date: '2025-11-09' }],
    ['Liberation Day', 'DayOnPublicHoliday', { date: '2026-05-05' }],
    ['Ascension Day', 'DayOnPublicHoliday', { date: '2026-05-14' }],
  ])('are not on %s without a reason', async (_, code, change) => {
    const at = await days.planned();
    expect(codeOf(await days.http.post(`${at}/scheduling`, scheduling(change)))).toStrictEqual([409, code]);
    const overruled = await days.http.post(`${at}/scheduling`, scheduling({ ...change, override: { reason: 'de enige dag voor iedereen' } }));
    expect([overruled.status, overruled.body.state]).toStrictEqual([200, 'Scheduled']);
  });

  describe('in the order of the seed: the regional fair after the park days of its year', () => {
    const inYear = (schoolYear: string, change: object = {}) => days.planned({ schoolYear, ...change });
    const fair = (schoolYear: string) => ({
      kind: 'regional-fair',
      schoolYear,
      networkId: undefined,
      hostId: days.ids.office,
      institutionIds: [days.ids.school, days.ids.otherSchool],
    });

    it('a fair is refused on or before the last park day that is not cancelled, without a reason', async () => {
      const parks = [await inYear('2023-2024'), await inYear('2023-2024')];
      await days.posted(parks[0] ?? '', ['/scheduling', scheduling({ date: '2023-11-06' })]);
      await days.posted(parks[1] ?? '', ['/scheduling', scheduling({ date: '2024-04-08' })]);
      const at = await days.planned(fair('2023-2024'));
      const early = await days.http.post(`${at}/scheduling`, scheduling({ date: '2024-04-08' }), english);
      expect(early.body).toMatchObject({ status: 409, code: 'FairNotAfterParkDays', facts: { lastParkDay: '2024-04-08' } });
      await days.posted(parks[1] ?? '', ['/cancellation', { reason: 'te weinig aanmeldingen' }]);
      expect((await days.http.post(`${at}/scheduling`, scheduling({ date: '2024-04-08' }))).body.state).toBe('Scheduled');
      const late = await inYear('2023-2024');
      expect(codeOf(await days.http.post(`${late}/scheduling`, scheduling({ date: '2024-05-06' })))).toStrictEqual([409, 'ParkDayNotBeforeFair']);
      await days.posted(late, ['/scheduling', scheduling({ date: '2024-05-06', override: { reason: 'de zaal' } })]);
    });

    it('a park day is refused on or after the fair, also when both are asked for at the same moment', async () => {
      const park = await inYear('2022-2023');
      const at = await days.planned(fair('2022-2023'));
      const both = await Promise.all([
        days.http.post(`${park}/scheduling`, scheduling({ date: '2023-03-22' })),
        days.http.post(`${at}/scheduling`, scheduling({ date: '2023-03-20' })),
      ]);
      expect(both.map(({ status }) => status).sort()).toStrictEqual([200, 409]);
    });
  });

  it.each(['https://voorbeeld.example/sessie?a=1,2;b', 'http://voorbeeld.example'])('take the link %s', async (link) => {
    expect((await days.http.post(`${await days.planned()}/scheduling`, scheduling({ link }))).body.schedule.link).toBe(link);
  });
});

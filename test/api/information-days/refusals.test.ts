import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeOf, DayPlanner, holding, registering, scheduling } from '../../support/day-planner.ts';

describe('information days', () => {
  let days: DayPlanner;
  beforeAll(async () => {
    days = await DayPlanner.start();
  });
  afterAll(() => days.stop());

  it.each([
    ['DayNeedsPark', '', () => days.planning({ networkId: undefined })],
    ['DayHasNoPark', '', () => days.planning({ kind: 'online-fair' })],
    ['DayNeedsInstitution', '', () => days.planning({ institutionIds: [] })],
    ['DayHostNotInstitution', '', () => days.planning({ kind: 'companies-at-institution', networkId: undefined })],
    ['DayHostNotActive', '', () => days.planning({ hostId: randomUUID() })],
    ['DayInstitutionNotActive', '', () => days.planning({ institutionIds: [days.ids.school, days.ids.company] })],
    ['DayParkNotActive', '', () => days.planning({ networkId: randomUUID() })],
    ['OccurredInFuture', '', () => days.planning({ occurredOn: '2026-11-21' })],
    ['DayOutsideSchoolYear', '/scheduling', () => scheduling({ date: '2026-08-03' })],
    ['DayTimesOutOfOrder', '/scheduling', () => scheduling({ end: '14:00' })],
    ['DayNeedsVenueOrLink', '/scheduling', () => scheduling({ venue: undefined })],
    ['DayTimeSkipped', '/scheduling', () => scheduling({ date: '2026-03-29', start: '02:30' })],
    ['WrongState', '/opening', () => ({})],
    ['WrongState', '/closing', () => ({})],
    ['WrongState', '/holding', () => holding],
    ['WrongState', '/pledges', () => days.pledging()],
    ['WrongState', '/evaluation', () => ({ findings: 'goed' })],
    ['WrongState', '/registrations', () => registering(days.ids.company)],
    ['WrongState', '/rescheduling', () => scheduling({ reason: 'verbouwing' })],
  ])('refuse %s at %s', async (code, path, body) => {
    const at = path === '' ? '/v1/information-days' : `${await days.planned()}${path}`;
    expect(codeOf(await days.http.post(at, body()))).toStrictEqual([409, code]);
  });

  it('refuse what does not fit who is registered or was there', async () => {
    const at = await days.opened({ capacity: 5 });
    await days.posted(at, ['/registrations', registering(days.ids.company, 4)]);
    const refusals: readonly (readonly [code: string, path: string, body: object])[] = [
      ['DayAlreadyRegistered', '/registrations', registering(days.ids.company, 2)],
      ['DayNeverSoManySeats', '/registrations', registering(days.ids.otherCompany, 6)],
      ['DayOrganisationNotActive', '/registrations', registering(randomUUID(), 1)],
      ['DayOrganisationNotActive', '/pledges', days.pledging({ organisationId: randomUUID(), occurredOn: '2025-10-02' })],
      ['DayCapacityBelowRegistrations', '/rescheduling', scheduling({ capacity: 3, reason: 'kleinere zaal' })],
    ];
    for (const [code, path, body] of refusals) expect(codeOf(await days.http.post(`${at}${path}`, body))).toStrictEqual([409, code]);
    await days.posted(at, ['/closing', {}]);
    const counted = (...attendees: readonly number[]) => ({
      ...holding,
      attendance: { total: 3, perOrganisation: attendees.map((each) => ({ organisationId: days.ids.company, attendees: each })) },
    });
    expect(codeOf(await days.http.post(`${at}/holding`, { ...holding, occurredOn: '2025-11-04' }))).toStrictEqual([409, 'DayNotYetThere']);
    expect(codeOf(await days.http.post(`${at}/holding`, counted(4)))).toStrictEqual([409, 'DayAttendanceAboveTotal']);
    expect(codeOf(await days.http.post(`${at}/holding`, counted(1, 2)))).toStrictEqual([409, 'DayAttendanceTwice']);
  });
});

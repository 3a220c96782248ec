import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeOf, DayPlanner, scheduling } from '../../support/day-planner.ts';

describe('information days', () => {
  let days: DayPlanner;
  beforeAll(async () => {
    days = await DayPlanner.start();
  });
  afterAll(() => days.stop());

  it('that do not exist, or whose number can be none, are not found', async () => {
    for (const id of [randomUUID(), 'nothing', `name:${days.ids.school}`]) {
      expect((await days.http.get(`/v1/information-days/${id}`)).status).toBe(404);
      expect(codeOf(await days.http.post(`/v1/information-days/${id}/opening`))).toStrictEqual([404, 'NotFound']);
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
    const at = path === '' ? '/v1/information-days' : `${await days.planned()}${path}`;
    const response = await days.http.post(at, body);
    expect(codeOf(response)).toStrictEqual([400, 'InvalidInput']);
    expect(response.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toStrictEqual(pointers);
  });
});

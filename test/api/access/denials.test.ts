import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { Denials } from '../../../api/access/denials.ts';
import { testApplication } from '../../support/application.ts';
import { keepingRequestLog } from '../../support/bare-server.ts';
import { everything } from '../../support/log.ts';

describe('denials', () => {
  it('are so many of one person within a minute, and no more until it is over', () => {
    let now = 0;
    const { log, told } = keepingRequestLog();
    const denials = new Denials(log, () => now);
    for (let times = 0; times < 600; times += 1) {
      denials.check('a');
      denials.count('a');
    }
    now = 15_500;
    expect(() => denials.check('a')).toThrow(expect.objectContaining({ code: 'TooManyRequests', facts: { seconds: 45 } }));
    expect(() => denials.check('b')).not.toThrow();
    expect(told).toStrictEqual([{ what: 'turnedAway', reason: 'denials' }]);
    now = 60_000;
    expect(() => denials.check('a')).not.toThrow();
  });

  it('are not written down any more, but counted, when there were too many', async () => {
    const application = await testApplication();
    const stranger = application.http.as('stranger-1;role=employer');
    const statuses = new Map<number, number>();
    for (let times = 0; times < 605; times += 1) {
      const { status } = await stranger.get('/v1/memberships');
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses]).toStrictEqual([
      [403, 600],
      [429, 5],
    ]);
    expect(await everything(application.events)).toHaveLength(600);
    expect((await application.http.as('other-1;role=employer').get('/v1/memberships')).status).toBe(403);
    expect((await supertest(application.server).get('/metrics')).text).toContain('stagepact_http_requests_turned_away_total{reason="denials"} 5\n');
    await application.stop();
  });
});

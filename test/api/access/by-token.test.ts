import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import supertest from 'supertest';
import type { Subject } from '../../../domain/shared/identifiers.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import { membershipRegister } from '../../../projections/membership-register.ts';
import { placementRegister } from '../../../projections/placement-register.ts';
import { localToken } from '../../../src/access/local-issuer.ts';
import { identities } from '../../../src/commanding/ids.ts';
import { tokens } from '../../../src/composition.ts';
import type { LiveHub } from '../../../src/live/hub.ts';
import { fixedClock, type TestApplication, testApplication } from '../../support/application.ts';
import { EventStream } from '../../support/event-stream.ts';
import { demonstration, importing } from '../../support/importing.ts';
import { served } from '../../support/serving.ts';

describe('with access tokens', () => {
  const folder = mkdtempSync(join(tmpdir(), 'by-token-'));
  let application: TestApplication;
  beforeAll(async () => {
    application = await testApplication({ access: 'local', dataFolder: folder });
    const day = '2026-01-01' as LocalDate;
    const command = { type: 'GrantMembership' as const, subject: 'admin-1' as Subject, role: 'administrator' as const, from: day, occurredOn: day };
    await application.commands.handle('membership', identities.of('membership', 'admin-1'), [{ commandId: identities.fresh(), fingerprint: 'x', command }], {
      actor: { subject: 'test', role: 'administrator' },
      correlationId: 'test',
    });
  });
  afterAll(async () => {
    await application.stop();
    rmSync(folder, { recursive: true });
  });

  const get = (path: string, token?: string) => {
    const request = supertest(application.server).get(path);
    return token === undefined ? request : request.set('Authorization', `Bearer ${token}`);
  };
  const post = (path: string, token: string, body: object) => supertest(application.server).post(path).set('Authorization', `Bearer ${token}`).send(body);

  it('nobody comes in without one, whatever another header says', async () => {
    const response = await get('/v1/organisations').set('Stagepact-Actor', 'manager-1;role=programme-manager');
    expect([response.status, response.body.code, response.get('WWW-Authenticate')]).toStrictEqual([401, 'Unauthenticated', 'Bearer']);
  });

  it('nobody comes in with one that is no token', async () => {
    const { status, body, headers } = await get('/v1/organisations', 'abc').set('Accept-Language', 'en');
    expect([status, body.detail]).toStrictEqual([
      401,
      'The access token is missing, is not right or has expired. Get a new one, and send it as: Authorization: Bearer TOKEN.',
    ]);
    expect(headers['www-authenticate']).toBe('Bearer error="invalid_token"');
  });

  it('nobody comes in with one that has expired, and is told so', async () => {
    const { status, headers } = await get('/v1/organisations', await localToken(folder, 'admin-1', -60));
    expect([status, headers['www-authenticate']]).toStrictEqual([401, 'Bearer error="invalid_token", error_description="expired"']);
  });

  it('who holds no role may do nothing', async () => {
    const response = await get('/v1/organisations', await localToken(folder, 'stranger', 60));
    expect([response.status, response.body.code]).toStrictEqual([403, 'Forbidden']);
  });

  it('a granted role lets in, and a revoked one keeps out from the next request on', async () => {
    const [admin, manager] = [await localToken(folder, 'admin-1', 60), await localToken(folder, 'manager-1', 60)];
    expect((await get('/v1/organisations', manager)).status).toBe(403);
    const granted = await post('/v1/memberships', admin, { subject: 'manager-1', role: 'programme-manager', from: '2026-01-01' });
    expect(granted.status).toBe(201);
    expect((await get('/v1/organisations', manager)).status).toBe(200);
    const revoked = await post(`${granted.get('Location')}/revocations`, admin, { role: 'programme-manager', reason: 'left' });
    expect(revoked.status).toBe(200);
    expect((await get('/v1/organisations', manager)).status).toBe(403);
  });

  it('a role that has ended, or has not begun, does not let in', async () => {
    const [admin, auditor] = [await localToken(folder, 'admin-1', 60), await localToken(folder, 'auditor-1', 60)];
    for (const period of [
      { from: '2026-01-01', to: '2026-11-19' },
      { from: '2026-11-21', to: '2026-12-31' },
    ]) {
      await post('/v1/memberships', admin, { subject: 'auditor-1', role: 'auditor', ...period });
      expect((await get('/v1/audit/events', auditor)).status).toBe(403);
    }
    await post('/v1/memberships', admin, { subject: 'auditor-1', role: 'auditor', from: '2026-11-20', to: '2026-11-20' });
    expect((await get('/v1/audit/events', auditor)).status).toBe(200);
  });

  it('a role that is revoked while a stream is being opened ends it before anything is told', async () => {
    const admin = await localToken(folder, 'admin-1', 60);
    const granted = await post('/v1/memberships', admin, { subject: 'follower-1', role: 'programme-manager', from: '2026-01-01' });
    const live = application.container.get<LiveHub>(tokens.live);
    const open = live.open.bind(live);
    const opening = jest.spyOn(live, 'open').mockImplementationOnce(async (...asked) => {
      expect((await post(`${granted.get('Location')}/revocations`, admin, { role: 'programme-manager', reason: 'left' })).status).toBe(200);
      return open(...asked);
    });
    const server = await served(application.server);
    const headers = { Authorization: `Bearer ${await localToken(folder, 'follower-1', 60)}`, 'Last-Event-ID': '0'.repeat(20) };
    const stream = await EventStream.open(`${server.url}/v1/events`, headers);
    expect([stream.status, (await stream.next())?.comment, await stream.next()]).toStrictEqual([200, 'follows', undefined]);
    expect([opening.mock.calls.length, live.readers]).toStrictEqual([1, 0]);
    await server.stop();
  });

  it('a stream ends with the day on which its roles held, before anything of the next is told', async () => {
    const [admin, auditor] = [await localToken(folder, 'admin-1', 60), await localToken(folder, 'auditor-2', 60)];
    await post('/v1/memberships', admin, { subject: 'auditor-2', role: 'auditor', from: '2026-11-20', to: '2026-11-20' });
    const server = await served(application.server);
    const stream = await EventStream.open(`${server.url}/v1/events`, { Authorization: `Bearer ${auditor}` });
    expect([stream.status, (await stream.next())?.comment]).toStrictEqual([200, 'follows']);
    const today = jest.spyOn(fixedClock, 'today').mockReturnValue('2026-11-21' as LocalDate);
    await post('/v1/memberships', admin, { subject: 'somebody-new', role: 'programme-manager', from: '2026-01-01' });
    expect(await stream.next()).toBeUndefined();
    expect((await get('/v1/events', auditor)).status).toBe(403);
    today.mockRestore();
    await server.stop();
  });

  it('an administrator finds somebody by the subject, to revoke a role', async () => {
    const admin = await localToken(folder, 'admin-1', 60);
    await post('/v1/memberships', admin, { subject: 'sought-1', role: 'programme-manager', from: '2026-01-01' });
    await application.runner.collection(membershipRegister, await application.events.head());
    const { items } = (await get('/v1/memberships?subject=sought-1', admin)).body;
    expect(items).toMatchObject([{ subject: 'sought-1', grants: [{ role: 'programme-manager' }] }]);
    const revoked = await post(`/v1/memberships/${items[0].id}/revocations`, admin, { role: 'programme-manager', reason: 'left' });
    expect(revoked.status).toBe(200);
  });

  it('who acts for several institutions finds what is open to all, as for one; who acts for a company as well finds what each is a party to', async () => {
    await importing(application, demonstration('organisaties'));
    const [school, university] = ['brin:97XA', 'brin:21PB'].map((key) => identities.of('organisation', key));
    const [company, other] = ['0046', '0060'].map((end) => identities.of('organisation', `kvk:9910${end}:00009910${end}`));
    const admin = await localToken(folder, 'admin-1', 60);
    const place = { kind: 'bpv-bol', level: 'mbo-3', sector: 'handel', programmeCode: '25655', origin: { type: 'employer' }, expiresOn: '2026-12-25' };
    const offer = async (by: object) => (await post('/v1/placements', admin, { ...place, additional: false, ...by })).body.id;
    const [toAll, toSchool] = [await offer({ employerId: other }), await offer({ employerId: company, institutionId: school })];
    await application.runner.collection(placementRegister, await application.events.head());
    const offered = async (subject: string, ...grants: readonly object[]) => {
      for (const grant of grants) await post('/v1/memberships', admin, { subject, from: '2026-01-01', ...grant });
      const { items } = (await get('/v1/placements?state=Offered', await localToken(folder, subject, 60))).body;
      return new Set(items.map(({ id }: { id: string }) => id));
    };
    const as = (role: string, organisationId: string | undefined) => ({ role, organisationId });
    expect(await offered('one', as('institution', university))).toStrictEqual(new Set([toAll]));
    expect(await offered('two', as('institution', school), as('institution', university))).toStrictEqual(new Set([toAll, toSchool]));
    expect(await offered('both', as('institution', university), as('employer', company))).toStrictEqual(new Set([toSchool]));
  });

  it('only administrators grant roles', async () => {
    const [admin, manager] = [await localToken(folder, 'admin-1', 60), await localToken(folder, 'manager-2', 60)];
    await post('/v1/memberships', admin, { subject: 'manager-2', role: 'programme-manager', from: '2026-01-01' });
    const response = await post('/v1/memberships', manager, { subject: 'manager-2', role: 'administrator', from: '2026-01-01' });
    expect([response.status, response.body.code]).toStrictEqual([403, 'Forbidden']);
  });
});

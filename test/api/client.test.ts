import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Stagepact } from '../../client/client.ts';
import { Refused } from '../../client/refused.ts';
import type { Subject } from '../../domain/shared/identifiers.ts';
import type { LocalDate } from '../../domain/shared/local-date.ts';
import { localToken } from '../../src/access/local-issuer.ts';
import { identities } from '../../src/commanding/ids.ts';
import { type TestApplication, testApplication } from '../support/application.ts';

const bakery = {
  name: 'Bakkerij Van Dam',
  kind: 'employer',
  kvk: '99100001',
  municipality: 'GM0546',
  postcode: '2312 AB',
  place: 'Leiden',
  sectors: ['handel'],
} as const;

describe('the typed client, with tokens and against the whole server', () => {
  let application: TestApplication;
  let server: Server;
  let folder: string;
  let url: string;
  let manager: Stagepact;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stagepact-client-'));
    application = await testApplication({ access: 'local', dataFolder: folder });
    server = createServer(application.server).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await granted('manager-1', 'programme-manager');
    await granted('auditor-1', 'auditor');
    manager = await client('manager-1');
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await application.stop();
    rmSync(folder, { recursive: true });
  });

  const client = async (subject: string, language: 'nl' | 'en' = 'en') => new Stagepact({ url, language, token: await localToken(folder, subject, 600) });
  const granted = (subject: string, role: 'programme-manager' | 'auditor') => {
    const from = '2026-01-01' as LocalDate;
    const to = '2027-07-31' as LocalDate;
    const command = { type: 'GrantMembership', subject: subject as Subject, role, from, to, occurredOn: from } as const;
    const step = { commandId: identities.fresh(), fingerprint: subject, command };
    return application.commands.handle('membership', identities.of('membership', subject), [step], {
      actor: { subject: 'test', role: 'administrator' },
      correlationId: 'test',
    });
  };
  const problemOf = async (asked: Promise<unknown>) =>
    asked.then(
      () => undefined,
      (error: unknown) => (error instanceof Refused ? error.problem : error),
    );

  it('writes, and reads what it wrote', async () => {
    const made = await manager.call('organisationsRegister', { body: bakery });
    expect(made).toMatchObject({ status: 201, etag: '"0"', body: { state: 'Active', name: bakery.name } });
    const path = { id: made.body.id };
    await manager.call('organisationsRename', { path, body: { name: 'Van Dam brood' }, ifMatch: made.etag as string });
    expect((await manager.call('organisationsRead', { path, query: {} })).body.name).toBe('Van Dam brood');
    expect((await manager.call('organisationsRead', { path, query: { revision: 0 } })).body.name).toBe(bakery.name);
  });

  it('takes lists page by page', async () => {
    for (const number of [2, 3, 4]) await manager.call('organisationsRegister', { body: { ...bakery, kvk: `9910010${number}` } });
    const kvks: string[] = [];
    for await (const { kvk } of manager.all('organisationsList', { query: { kind: 'employer', limit: 2 } })) kvks.push(kvk);
    expect(kvks).toEqual(expect.arrayContaining(['99100102', '99100103', '99100104']));
    expect(new Set(kvks).size).toBe(kvks.length);
  });

  it('says the same under one key once', async () => {
    const body = { ...bakery, kvk: '99100201' };
    const once = await manager.call('organisationsRegister', { body, idempotencyKey: 'once' });
    expect(await manager.call('organisationsRegister', { body, idempotencyKey: 'once' })).toEqual(once);
    expect(await problemOf(manager.call('organisationsRegister', { body: { ...body, kvk: '99100202' }, idempotencyKey: 'once' }))).toMatchObject({
      status: 422,
      code: 'IdempotencyKeyReused',
    });
  });

  it('tells what was refused, with its code and in its language', async () => {
    const path = { id: (await manager.call('organisationsRegister', { body: { ...bakery, kvk: '99100301' } })).body.id };
    const stale = manager.call('organisationsRename', { path, body: { name: 'x' }, ifMatch: '"7"' });
    expect(await problemOf(stale)).toMatchObject({ code: 'PreconditionFailed', currentETag: '"0"' });
    const later = manager.call('organisationsRename', { path, body: { name: 'x', occurredOn: '2031-01-01' } });
    expect(await problemOf(later)).toMatchObject({ code: 'OccurredInFuture', detail: '2031-01-01 is after today (2026-11-20).' });
    const auditor = await client('auditor-1', 'nl');
    expect(await problemOf(auditor.call('organisationsRename', { path, body: { name: 'x' } }))).toMatchObject({ status: 403, code: 'Forbidden' });
    expect(await problemOf(new Stagepact({ url, token: 'x' }).call('glossary', {}))).toBeUndefined();
    expect(await problemOf(new Stagepact({ url, token: 'x' }).call('organisationsList', {}))).toMatchObject({ status: 401 });
  });

  it('follows events as they happen, and goes on where a connection ended', async () => {
    const { body } = await manager.call('organisationsRegister', { body: { ...bakery, kvk: '99100401' } });
    const enough = new AbortController();
    const following = manager.follow({ query: { stream: `organisation-${body.id}` } }, { signal: enough.signal, after: '0'.repeat(20) });
    expect((await following.next()).value).toMatchObject({ type: 'OrganisationRegistered', sentence: expect.stringContaining(bakery.name) });
    server.closeAllConnections();
    await manager.call('organisationsRename', { path: { id: body.id }, body: { name: 'Van Dam brood' } });
    expect((await following.next()).value).toMatchObject({ type: 'OrganisationRenamed', aggregateId: body.id });
    enough.abort();
    expect(await following.next()).toEqual({ done: true, value: undefined });
  });
});

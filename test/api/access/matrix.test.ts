import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { saysForWhom } from '../../../api/access/concerns.ts';
import type { ApiParts } from '../../../api/parts.ts';
import { routesOf } from '../../../api/routes.ts';
import { actions, allowed } from '../../../domain/access/actions.ts';
import { type Role, roles } from '../../../domain/membership/roles.ts';
import { accessRegion, type Concerned } from '../../support/access-region.ts';
import type { TestApplication } from '../../support/application.ts';

const routes = routesOf({ identities: { of: () => 'x', fresh: () => 'x' } } as unknown as ApiParts).filter(({ action }) => action !== 'events:follow');

describe('who may do what, over every route, role, and own or other organisation', () => {
  let application: TestApplication;
  let records: Readonly<Record<string, Concerned>>;
  beforeAll(async () => {
    ({ application, records } = await accessRegion());
  });
  afterAll(() => application.stop());

  const statusOf = async (method: 'get' | 'post' | 'delete', path: string, role: Role, organisation: string | undefined): Promise<number> => {
    const record = records[path.split('/')[1] ?? ''];
    const address = path
      .replace(':id', record?.id ?? 'none')
      .replace(':week', '2026-W10')
      .replace(/:n|:crebo|:organisationId/g, '1');
    const actor = `somebody-${role};role=${role}${organisation === undefined ? '' : `;organisation=${organisation}`}`;
    const request = supertest(application.server)[method](`/v1${address}`).set('Stagepact-Actor', actor);
    return (method === 'get' ? await request : await request.send({})).status;
  };
  const denied = [403, 404];

  it('has a route for every action, and an action for every route', () =>
    expect(new Set([...routes.map(({ action }) => action), 'events:follow'])).toStrictEqual(new Set(actions)));

  const limited: readonly Role[] = roles.filter((role) => actions.some((action) => allowed[action][role] === 'own'));
  const barred: readonly Role[] = roles.filter((role) => actions.some((action) => allowed[action][role] === undefined));
  describe.each(barred)('%s', (role) => {
    it.each(routes.filter(({ action }) => allowed[action][role] === undefined).map(({ method, path }) => [method, path] as const))(
      'may not %s %s, of its own organisation or another',
      async (method, path) => {
        const { own = {}, other = {} } = records[path.split('/')[1] ?? ''] ?? {};
        for (const organisation of [own[role], other[role]]) expect(denied).toContain(await statusOf(method, path, role, organisation));
      },
    );
  });

  describe.each(limited)('%s', (role) => {
    it.each(
      routes
        .filter(({ action, path }) => allowed[action][role] === 'own' && path.includes(':id') && !saysForWhom(action))
        .map(({ method, path }) => [method, path] as const),
    )('may %s %s of its own organisation only', async (method, path) => {
      const { own, other } = records[path.split('/')[1] ?? ''] as Concerned;
      expect(denied).toContain(await statusOf(method, path, role, other[role]));
      if (own[role] !== undefined) expect(denied).not.toContain(await statusOf(method, path, role, own[role]));
    });
  });

  it.each(['programme-manager', 'administrator'] as const)('lets a %s through to everything that is theirs', async (role) => {
    const theirs = routes.filter(({ action, path }) => allowed[action][role] === 'all' && !path.startsWith('/memberships/') && !path.includes(':crebo'));
    for (const { method, path } of theirs) expect([method, path, await statusOf(method, path, role, undefined)]).not.toStrictEqual([method, path, 403]);
  });
});

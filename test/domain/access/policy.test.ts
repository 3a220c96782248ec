import { describe, expect, it } from '@jest/globals';
import { type Action, actionOf, actions, allowed } from '../../../domain/access/actions.ts';
import { policy } from '../../../domain/access/policy.ts';
import { roles } from '../../../domain/membership/roles.ts';

const own = 'own-organisation';
const other = 'other-organisation';

describe('the policy, for every role, action, and own or other organisation', () => {
  describe.each(roles)('%s', (role) => {
    it.each(actions)('%s', (action) => {
      const reach = allowed[action][role];
      const forOwn = policy([{ role, organisationId: own }], action, [own]);
      const forOther = policy([{ role, organisationId: own }], action, [other]);
      expect(forOwn.allowed).toBe(reach !== undefined);
      expect(forOther.allowed).toBe(reach === 'all' && role !== 'auditor');
      if (!forOwn.allowed) expect(forOwn.why).toBe('role-not-allowed');
      if (reach === 'own') expect(forOther).toStrictEqual({ allowed: false, why: 'other-organisation' });
    });
  });
});

describe('the policy', () => {
  it('denies whoever holds no role', () =>
    expect(new Set(actions.map((action) => JSON.stringify(policy([], action, undefined))))).toStrictEqual(
      new Set([JSON.stringify({ allowed: false, why: 'no-membership' })]),
    ));
  it('lets a role for all reach nothing that is only for an own organisation', () =>
    expect(policy([{ role: 'employer' }], 'placements:read', [own])).toStrictEqual({ allowed: false, why: 'role-not-allowed' }));
  it('cuts a list to the organisations of the role', () =>
    expect(policy([{ role: 'employer', organisationId: own }], 'placements:list', undefined)).toStrictEqual({
      allowed: true,
      as: { role: 'employer', organisationId: own },
      scope: { organisations: [own] },
    }));
  it('cuts it to those of several roles together', () =>
    expect(
      policy(
        [
          { role: 'employer', organisationId: own },
          { role: 'institution', organisationId: other },
        ],
        'placements:list',
        undefined,
      ),
    ).toMatchObject({ scope: { organisations: [own, other] } }));
  it('takes the widest of several roles, in whichever order they were granted', () => {
    const held = [{ role: 'employer', organisationId: own } as const, { role: 'programme-manager' } as const];
    for (const order of [held, held.toReversed()]) {
      expect(policy(order, 'placements:list', undefined)).toStrictEqual({ allowed: true, as: { role: 'programme-manager' }, scope: 'all' });
    }
  });
  it('takes another role before an auditor’s that reaches as far, in whichever order they were granted', () => {
    for (const other of [{ role: 'institution', organisationId: own } as const, { role: 'programme-manager' } as const]) {
      const held = [{ ...other, role: 'auditor' } as const, other];
      for (const order of [held, held.toReversed()]) expect(policy(order, 'placements:list', undefined)).toMatchObject({ allowed: true, as: other });
    }
  });
  it('acts in the role that allows it', () =>
    expect(
      policy(
        [
          { role: 'park-association', organisationId: own },
          { role: 'employer', organisationId: other },
        ],
        'placements:sign-agreement',
        [other],
      ),
    ).toStrictEqual({ allowed: true, as: { role: 'employer', organisationId: other }, scope: { organisations: [other] } }));
  it('keeps an auditor of one organisation to that one, and one of all to none', () => {
    expect(policy([{ role: 'auditor', organisationId: own }], 'audit:list', undefined)).toMatchObject({ scope: { organisations: [own] } });
    expect(policy([{ role: 'auditor' }], 'audit:list', undefined)).toMatchObject({ scope: 'all' });
  });
  it('lets auditors read and change nothing', () => {
    const reading: readonly string[] = ['list', 'read', 'history', 'export', 'coverage', 'progress', 'shortages', 'follow'];
    const taken = actions.filter((action) => allowed[action].auditor !== undefined);
    expect(taken.filter((action: Action) => !reading.includes(action.split(':')[1] ?? ''))).toStrictEqual([]);
  });
});

describe('an action', () => {
  it.each(actions)('is named by what it acts on and what is done: %s', (action) => {
    const [resource = '', verb = ''] = action.split(':');
    expect(actionOf(resource, verb)).toBe(action);
  });
  it.each(['placements:constructor', 'constructor:', ':'])('that is not in the table does not exist: %s', (action) => {
    const [resource = '', verb = ''] = action.split(':');
    expect(() => actionOf(resource, verb)).toThrow(`the policy does not know ${action}`);
  });
});

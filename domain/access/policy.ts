import type { DenialReason } from '../access-record/events.ts';
import type { Role } from '../membership/roles.ts';
import { type Action, type Allowed, allowed } from './actions.ts';

/** A role that somebody holds at this moment, for one organisation or for all. */
export type HeldRole = Readonly<{ role: Role; organisationId?: string }>;

/** What an allowed request may touch: everything, or what is about these organisations. */
export type Scope = 'all' | Readonly<{ organisations: readonly string[] }>;
export type Verdict = Readonly<{ allowed: true; as: HeldRole; scope: Scope }> | Readonly<{ allowed: false; why: DenialReason }>;

/** Whose records a role reaches: those of its own organisation when it is held for one and the table says so, or when it is an auditor's of one organisation. */
function reachOf({ role, organisationId }: HeldRole, who: Allowed): Scope | undefined {
  const reach = who[role];
  if (reach === undefined) return undefined;
  if (organisationId !== undefined && (reach === 'own' || role === 'auditor')) return { organisations: [organisationId] };
  return reach === 'all' ? 'all' : undefined;
}

const together = (scopes: readonly Scope[]): Scope =>
  scopes.includes('all') ? 'all' : { organisations: [...new Set(scopes.flatMap((scope) => (scope === 'all' ? [] : scope.organisations)))] };

/** What several roles reach together, of what each is allowed. */
export const scopeOf = (held: readonly HeldRole[], who: Allowed): Scope => together(held.flatMap((as) => reachOf(as, who) ?? []));

/** What somebody may do that with at all, all roles together. */
export const scopeFor = (held: readonly HeldRole[], action: Action): Scope => scopeOf(held, allowed[action]);

const auditorLast = (a: HeldRole, b: HeldRole): number => Number(a.role === 'auditor') - Number(b.role === 'auditor');

/**
 * Who may do what, decided in one place; what is not allowed is denied.
 * `concerns` are the organisations the request is about; undefined for a list, which is cut to the scope by its query.
 * Of several roles that allow it the one with the widest scope is taken, and an auditor's last, so that what somebody may see does not depend on the order of grants.
 */
export function policy(held: readonly HeldRole[], action: Action, concerns: readonly string[] | undefined): Verdict {
  if (held.length === 0) return { allowed: false, why: 'no-membership' };
  const reaching = held.toSorted(auditorLast).flatMap((as) => {
    const scope = reachOf(as, allowed[action]);
    return scope === undefined ? [] : [{ as, scope }];
  });
  const [first] = reaching;
  if (first === undefined) return { allowed: false, why: 'role-not-allowed' };
  const whole = reaching.find(({ scope }) => scope === 'all');
  if (whole !== undefined) return { allowed: true, ...whole };
  const scope = together(reaching.map((each) => each.scope));
  if (concerns === undefined) return { allowed: true, as: first.as, scope };
  const own = reaching.find(({ as: { organisationId } }) => organisationId !== undefined && concerns.includes(organisationId));
  return own === undefined ? { allowed: false, why: 'other-organisation' } : { allowed: true, as: own.as, scope };
}

import { type Action, resourceOf } from '../../domain/access/actions.ts';
import { sightOf } from '../../domain/access/disclosure.ts';
import { type HeldRole, policy, scopeFor } from '../../domain/access/policy.ts';
import type { DenialReason } from '../../domain/access-record/events.ts';
import type { Actor } from '../../domain/shared/event.ts';
import { Rejection } from '../../domain/shared/rejection.ts';
import { Problem } from '../http/problem.ts';
import type { Call } from '../http/request.ts';
import type { RequestLog } from '../http/request-log.ts';
import type { Answer, Route } from '../http/route.ts';
import type { ApiParts } from '../parts.ts';
import { type Concerns, concernsOf, recordOf, saysForWhom } from './concerns.ts';
import { Denials } from './denials.ts';
import { Journal } from './journal.ts';

/** Actions that take data out in one piece. */
const exporting: readonly Action[] = ['calendar:export'];

/** Lets a request through to its route if the policy allows it, and puts on record what must be. */
export class Authorisation {
  readonly #parts: ApiParts;
  readonly #journal: Journal;
  readonly #denials: Denials;

  constructor(parts: ApiParts, log: RequestLog) {
    this.#parts = parts;
    this.#journal = new Journal(parts);
    this.#denials = new Denials(log);
  }

  /** `body` reads and checks the body: only for who may do such a thing at all. */
  async answer({ action, handle, method }: Route, asked: Call, held: readonly HeldRole[], body: () => unknown): Promise<Answer> {
    this.#denials.check(asked.actor.subject);
    const record = await recordOf(this.#parts, action, asked);
    const before = concernsOf(record, action, asked, held);
    // Of a request that says in its body for whom it is made, only the role is known yet.
    const ever = policy(held, action, saysForWhom(action) ? undefined : before.organisations);
    if (!ever.allowed) return this.#deny(action, asked, held, ever.why, before);
    // Naming itself in its body makes nobody concerned by a record that it may not even know of.
    if (!this.#mayKnow(action, held, before)) return this.#deny(action, asked, held, 'other-organisation', before);
    const call: Call = { ...asked, body: body() };
    const concerns = saysForWhom(action) ? concernsOf(record, action, call, held) : before;
    const verdict = policy(held, action, concerns.organisations);
    if (!verdict.allowed) return this.#deny(action, call, held, verdict.why, concerns);
    const { role, organisationId } = verdict.as;
    const actor: Actor = { subject: call.actor.subject, role, ...(organisationId !== undefined && { organisation: organisationId }) };
    const allowed: Call = { ...call, actor, scope: verdict.scope, reach: (other) => scopeFor(held, other), sight: sightOf(held) };
    if (exporting.includes(action)) await this.#journal.enter({ type: 'RecordExport' }, action, allowed, concerns);
    else if (method === 'get' && held.some((each) => each.role === 'auditor')) await this.#journal.enter({ type: 'RecordReading' }, action, allowed, concerns);
    try {
      return await handle(allowed);
    } catch (error) {
      if (error instanceof Rejection && error.code !== 'NotFound') {
        await this.#journal.enter({ type: 'RecordRefusal', code: error.code }, action, allowed, concerns);
      }
      // Of a list, what may not be asked for is only known when its filters are read.
      if (error instanceof Problem && error.code === 'Forbidden') {
        this.#denials.count(call.actor.subject);
        await this.#journal.enter({ type: 'RecordDenial', why: error.facts.why as DenialReason }, action, allowed, concerns);
      }
      throw error;
    }
  }

  async #deny(action: Action, call: Call, held: readonly HeldRole[], why: DenialReason, concerns: Concerns): Promise<never> {
    this.#denials.count(call.actor.subject);
    const mayKnow = this.#mayKnow(action, held, concerns);
    // Of a record that somebody may not know of, the journal tells those whose it is, and not who asked.
    const entered = mayKnow ? concerns : { ...concerns, organisations: undefined };
    await this.#journal.enter({ type: 'RecordDenial', why }, action, call, entered);
    throw mayKnow ? new Problem('Forbidden', { why }) : new Problem('NotFound');
  }

  /** Whether somebody may know that a record exists: who may read it may, and who asks for no record learns nothing. */
  #mayKnow(action: Action, held: readonly HeldRole[], { stream, ownedBy }: Concerns): boolean {
    if (stream === undefined) return true;
    return policy(held, `${resourceOf(action)}:read` as Action, ownedBy).allowed;
  }
}

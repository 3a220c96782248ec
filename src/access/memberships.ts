import type { HeldRole } from '../../domain/access/policy.ts';
import { grantsOn } from '../../domain/membership/state.ts';
import type { Memberships } from '../../domain/ports/access.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { CommandHandler } from '../../domain/ports/commanding.ts';
import type { Identities } from '../../domain/ports/identities.ts';

/** What people may act as, out of their own streams: never out of a read model, which could still show what was revoked. */
export class StreamMemberships implements Memberships {
  readonly #parts: Readonly<{ commands: CommandHandler; identities: Identities; clock: Clock }>;

  constructor(parts: Readonly<{ commands: CommandHandler; identities: Identities; clock: Clock }>) {
    this.#parts = parts;
  }

  async grantsOf(subject: string): Promise<readonly HeldRole[]> {
    const { commands, identities, clock } = this.#parts;
    const held = await commands.load('membership', identities.of('membership', subject));
    return held === undefined ? [] : grantsOn(held.state, clock.today());
  }
}

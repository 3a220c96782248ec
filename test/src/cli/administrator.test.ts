import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IntentOf } from '../../../domain/ports/commanding.ts';
import type { Subject } from '../../../domain/shared/identifiers.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import { StreamMemberships } from '../../../src/access/memberships.ts';
import { systemClock } from '../../../src/clock.ts';
import { identities } from '../../../src/commanding/ids.ts';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.ts';
import { Compiled } from '../../support/compiled.ts';
import { by, handlerOn, noFacts } from '../../support/handling.ts';

const subject = 'admin-1' as Subject;
const [from, past] = ['2026-01-01', '2026-01-31'] as LocalDate[] as [LocalDate, LocalDate];
const administrator = { subject, role: 'administrator', from, occurredOn: from } as const;

describe('npm run administrator', () => {
  let program: Compiled;
  let folder: string;
  beforeAll(() => {
    program = new Compiled();
  });
  afterAll(() => program.remove());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stagepact-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const first = async (who: string) => {
    const { code, out } = await program.run('src/cli/administrator.js', ['--first', who], { STAGEPACT_DATA: folder, LOG_LEVEL: 'error' });
    return [code, out];
  };
  const made = (who: string) => [0, `${who} is nu beheerder. / ${who} is an administrator now.\n`];

  /** What somebody holds after commands. */
  async function held(who: string, ...commands: readonly IntentOf<'membership'>[]) {
    const store = new SqliteEventStore(folder);
    const handler = handlerOn(store, { ...noFacts, of: async () => ({}) });
    const steps = commands.map((command) => ({ commandId: identities.fresh(), fingerprint: 'x', command }));
    if (steps.length > 0) await handler.handle('membership', identities.of('membership', who), steps, by());
    const grants = await new StreamMemberships({ commands: handler, identities, clock: systemClock }).grantsOf(who);
    await store.close();
    return grants.map(({ role }) => role);
  }

  it('makes one the first, and nobody after that', async () => {
    expect([await first('admin-1'), await held('admin-1')]).toStrictEqual([made('admin-1'), ['administrator']]);
    expect([await first('admin-2'), await first('admin-1'), await held('admin-2')]).toStrictEqual([[2, ''], [2, ''], []]);
  });

  it('does so anew where there is none any more, also who was it before', async () => {
    await first('admin-1');
    expect(await held('admin-1', { type: 'RevokeMembership', role: 'administrator', reason: 'left', occurredOn: from })).toStrictEqual([]);
    expect([await first('admin-1'), await held('admin-1')]).toStrictEqual([made('admin-1'), ['administrator']]);
  });

  it('does so too where the last one was it until a day that is over', async () => {
    expect(await held('admin-1', { ...administrator, type: 'GrantMembership', to: past })).toStrictEqual([]);
    expect([await first('admin-2'), await held('admin-2')]).toStrictEqual([made('admin-2'), ['administrator']]);
  });
});

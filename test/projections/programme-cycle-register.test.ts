import { describe, expect, it } from '@jest/globals';
import type { ProgrammeCycleCommand } from '../../domain/programme-cycle/commands.ts';
import { programmeCycle } from '../../domain/programme-cycle/decider.ts';
import { CycleSlug } from '../../domain/shared/identifiers.ts';
import { programmeCycleRegister } from '../../projections/programme-cycle-register.ts';
import { closeCycle, openCycle } from '../support/builders/programme-cycle.ts';
import { manager } from '../support/decider-spec.ts';
import { happened, projected } from '../support/projection-spec.ts';

const cycle = (slug: string, ...commands: readonly ProgrammeCycleCommand[]) => {
  let state = programmeCycle.initial;
  const events = commands.flatMap((command) => {
    const decided = programmeCycle.decide(command, state, manager);
    state = decided.reduce(programmeCycle.evolve, state);
    return decided;
  });
  return happened('programmeCycle', slug, ...events);
};
const first = openCycle();
const closed = cycle(first.slug, first, closeCycle());
const before = openCycle({
  slug: CycleSlug.parse('pilot'),
  from: '2024-08-01' as typeof first.from,
  to: '2025-07-31' as typeof first.to,
  occurredOn: first.from,
});
const pilot = cycle(before.slug, before);

describe('the programme cycle register', () => {
  it('holds each cycle as its stream tells it, with its first day', async () => {
    const register = await projected(programmeCycleRegister, closed);
    expect((await register.get([first.slug])).get(first.slug)?.document).toStrictEqual({
      _id: first.slug,
      aggregate: 'programmeCycle',
      revision: 1,
      status: 'Closed',
      state: expect.objectContaining({ status: 'Closed', totalTarget: 1000, closedOn: closeCycle().occurredOn }),
      from: '2025-08-01',
    });
  });

  it.each([
    ['all', {}, ['pilot', '2025-2026']],
    ['byStatus', { status: 'Open' }, ['pilot']],
    ['byStatus', { status: 'Closed' }, ['2025-2026']],
  ])('is found %s %j, by first day', async (index, where, slugs) => {
    const { items } = await (await projected(programmeCycleRegister, closed, pilot)).find({ index, where, limit: 10 });
    expect(items.map(({ _id }) => _id)).toStrictEqual(slugs);
  });
});

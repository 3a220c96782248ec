import { describe, expect, it } from '@jest/globals';
import type { PlacementCommand } from '../../../domain/placement/commands.ts';
import { placement } from '../../../domain/placement/decider.ts';
import type { PlacementEvent } from '../../../domain/placement/events.ts';
import { placementKinds } from '../../../domain/shared/lists.ts';
import { commandsOf, historiesOf, stepsOf } from '../../support/builders/placement.ts';
import { manager } from '../../support/decider-spec.ts';

/** Everything that the commands lead to, one after the other. */
function live(...commands: readonly PlacementCommand[]): readonly PlacementEvent[] {
  const history: PlacementEvent[] = [];
  for (const command of commands) history.push(...placement.decide(command, history.reduce(placement.evolve, placement.initial), manager));
  return history;
}

describe.each(placementKinds)('a placement of kind %s', (kind) => {
  const bpv = kind.startsWith('bpv');
  const say = commandsOf(kind);
  const step = stepsOf({ kind });
  const agreeing = [say.offer, say.propose, ...say.accept, say.draft, say.request, ...say.sign];

  it('lives from offer to assessment', () =>
    expect(live(...agreeing, say.start, say.interrupt, say.resume, say.end, ...(bpv ? [say.opinion] : []), say.complete)).toStrictEqual([
      ...historiesOf({ kind }).Interrupted,
      step.resumed,
      step.ended,
      ...(bpv ? [step.opinion] : []),
      step.completed,
    ]));
  it('may end early', () => expect(live(...agreeing, say.start, say.terminate)).toStrictEqual(historiesOf({ kind }).Terminated));
  it('may be cancelled before it starts', () => expect(live(...agreeing, say.cancel)).toStrictEqual(historiesOf({ kind }).Cancelled));
});

import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { streamOf } from '../../../domain/aggregates.ts';
import type { ProposedEvent } from '../../../domain/ports/event-store.ts';
import type { ReadModels } from '../../../domain/ports/read-models.ts';
import { placementRegister } from '../../../projections/placement-register.ts';
import { StudentPlacements } from '../../../src/commanding/facts/student-placements.ts';
import { MemoryEventStore } from '../../../src/event-store/memory/memory-event-store.ts';
import { ProjectionRunner } from '../../../src/projecting/runner.ts';
import { historiesOf, otherPlacementId, placementId, stepsOf, studentRef } from '../../support/builders/placement.ts';
import { appendAll } from '../../support/log.ts';
import { happened, projected } from '../../support/projection-spec.ts';
import { proposed as anEvent } from '../../support/proposed.ts';
import { keepingLogger, WatchedReadStore } from '../../support/running.ts';

const longMs = 60_000;
const event = ({ type, data }: { readonly type: string; readonly data: object }): ProposedEvent => anEvent({ type, data: data as ProposedEvent['data'] });
const proposed = [stepsOf().proposed] as unknown as readonly ProposedEvent[];
/** The placements of students over a register that has one. */
async function overRegister(): Promise<StudentPlacements> {
  const register = await projected(placementRegister, happened('placement', placementId, ...historiesOf().Active));
  return new StudentPlacements({ collection: async () => register } as unknown as ReadModels, new MemoryEventStore(), longMs);
}

it('the placements of a student are those of the register and those that were proposed a moment ago, each once', async () => {
  const students = await overRegister();
  expect(await students.of(studentRef)).toStrictEqual([placementId]);
  students.appended('placement', otherPlacementId, proposed);
  students.appended('placement', placementId, proposed);
  expect(await students.of(studentRef)).toStrictEqual([placementId, otherPlacementId]);
  expect(await students.of('st-99999')).toStrictEqual([]);
});

it('nothing but a candidacy makes a placement one of a student', async () => {
  const students = await overRegister();
  students.appended('placement', otherPlacementId, [stepsOf().offered, stepsOf().concluded] as unknown as readonly ProposedEvent[]);
  students.appended('partnership', otherPlacementId, proposed);
  expect(await students.of(studentRef)).toStrictEqual([placementId]);
});

it('what was written before this process began is waited for: a register that is still being made says nothing of it', async () => {
  const [log, store] = [new MemoryEventStore(), new WatchedReadStore()];
  await appendAll(log, streamOf('placement', placementId), [event(stepsOf().offered), event(stepsOf().proposed)]);
  const runner = new ProjectionRunner(log, store, [placementRegister] as never, keepingLogger().logger);
  store.gate.close();
  await runner.start();
  await store.gate.arrived;
  const asked = new StudentPlacements(runner, log, longMs).of(studentRef);
  await nextTurn();
  store.gate.open();
  expect(await asked).toStrictEqual([placementId]);
  await runner.stop();
});

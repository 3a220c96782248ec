import { expect, it } from '@jest/globals';
import type { ProposedEvent } from '../../../domain/ports/event-store.ts';
import type { ReadModels } from '../../../domain/ports/read-models.ts';
import { placementRegister } from '../../../projections/placement-register.ts';
import { StudentPlacements } from '../../../src/commanding/facts/student-placements.ts';
import { historiesOf, otherPlacementId, placementId, stepsOf, studentRef } from '../../support/builders/placement.ts';
import { happened, projected } from '../../support/projection-spec.ts';

const proposed = [stepsOf().proposed] as unknown as readonly ProposedEvent[];
/** The placements of students over a register that has one. */
async function overRegister(): Promise<StudentPlacements> {
  const register = await projected(placementRegister, happened('placement', placementId, ...historiesOf().Active));
  return new StudentPlacements({ collection: async () => register } as unknown as ReadModels);
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

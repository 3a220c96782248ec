import { expect, it } from '@jest/globals';
import { informationDay } from '../../../domain/information-day/decider.ts';
import { placement } from '../../../domain/placement/decider.ts';
import { exclusion } from '../../../src/commanding/facts/exclusion.ts';
import type { StudentPlacements } from '../../../src/commanding/facts/student-placements.ts';
import { history } from '../../support/builders/information-day-history.ts';
import { historiesOf, studentRef } from '../../support/builders/placement.ts';
import { deciderSpec } from '../../support/decider-spec.ts';

const { keyOf } = exclusion({} as StudentPlacements);
const placed = deciderSpec(placement).stateOf(historiesOf().Agreed);
const planned = deciderSpec(informationDay).stateOf(history.Planned);

it.each(['DraftAgreement', 'ReviseAgreement', 'ProposeAmendment'])('%s waits for others about the same candidate', (type) =>
  expect(keyOf('placement', { type }, placed)).toBe(`student ${studentRef}`),
);
it('ProposeCandidate waits for others about the student that it names, whoever was the candidate', () => {
  const command = { type: 'ProposeCandidate', studentRef: 'st-99999' };
  expect(keyOf('placement', command, placement.initial)).toBe('student st-99999');
  expect(keyOf('placement', command, placed)).toBe('student st-99999');
});
it.each(['ScheduleDay', 'RescheduleDay'])('%s waits for others about the same school year', (type) =>
  expect(keyOf('informationDay', { type }, planned)).toBe('school year 2025-2026'),
);
it('PlanDay waits for others about the school year that it names', () => {
  const command = { type: 'PlanDay', schoolYear: '2026-2027' };
  expect(keyOf('informationDay', command, informationDay.initial)).toBe('school year 2026-2027');
});
it.each(['StartPlacement', 'OpenRegistration', 'CancelDay'])('%s waits for none', (type) => {
  expect(keyOf('placement', { type }, placed)).toBeUndefined();
  expect(keyOf('informationDay', { type }, planned)).toBeUndefined();
});
it('what is not there yet is about nobody', () => {
  expect(keyOf('placement', { type: 'DraftAgreement' }, placement.initial)).toBeUndefined();
  expect(keyOf('informationDay', { type: 'ScheduleDay' }, informationDay.initial)).toBeUndefined();
});

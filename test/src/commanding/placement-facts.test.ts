import { describe, expect, it } from '@jest/globals';
import type { ProposeCandidate, StudentFacts } from '../../../domain/placement/commands.ts';
import { placement } from '../../../domain/placement/decider.ts';
import type { PlacementEvent } from '../../../domain/placement/events.ts';
import { noPlacement, type PlacementStatus } from '../../../domain/placement/state.ts';
import { StudentRef } from '../../../domain/shared/identifiers.ts';
import type { Lookups } from '../../../src/commanding/facts/lookups.ts';
import { placementFacts } from '../../../src/commanding/facts/placement.ts';
import { proposed as amendmentProposed, approved } from '../../support/builders/amendment.ts';
import {
  days,
  elsewhere,
  historiesOf,
  keysOf,
  otherPlacementId,
  placementId,
  proposeCandidate,
  stepsOf,
  studentRef,
} from '../../support/builders/placement.ts';
import { deciderSpec } from '../../support/decider-spec.ts';

const { stateOf } = deciderSpec(placement);
const histories = historiesOf();
const statuses = Object.keys(histories) as readonly PlacementStatus[];
const { facts: _, ...candidate } = proposeCandidate();

/** What a candidacy elsewhere is told of the placements that the student is or was a candidate for; all have the same history. */
async function othersOf(history: readonly PlacementEvent[], asked: Partial<ProposeCandidate> = {}, ids: readonly string[] = [otherPlacementId]) {
  const state = stateOf(history);
  const lookups = { placementsOf: async () => ids, stateOf: async (name: string) => (name === 'placement' ? state : { status: 'Absent' }) };
  const { ProposeCandidate } = placementFacts(lookups as unknown as Lookups);
  return ((await ProposeCandidate({ ...candidate, ...asked }, noPlacement, placementId)) as StudentFacts).otherPlacements;
}

const agreed = elsewhere(days.from, days.to);

describe('the other live placements of a student', () => {
  it.each(statuses)('that is %s', async (status) => {
    const expected: Partial<Record<PlacementStatus, unknown>> = {
      Proposed: elsewhere(),
      Accepted: elsewhere(),
      AgreementDrafted: agreed,
      AwaitingSignatures: agreed,
      Agreed: agreed,
      Active: agreed,
      Interrupted: agreed,
      AwaitingAssessment: agreed,
    };
    expect(await othersOf(histories[status])).toStrictEqual(status in expected ? [expected[status]] : []);
  });
  it('has the wished period as long as none is agreed', async () => {
    const wished = { from: days.midway, to: days.to };
    expect(await othersOf(historiesOf({ offered: { period: wished } }).Proposed)).toStrictEqual([elsewhere(days.midway, days.to)]);
  });
  it('is not the placement itself', async () => expect(await othersOf(histories.Agreed, {}, [placementId])).toStrictEqual([]));
  it('is none that has another candidate by now', async () =>
    expect(await othersOf(histories.Agreed, { studentRef: StudentRef.parse('st-99999') })).toStrictEqual([]));
});

describe('an amendment of the period', () => {
  const longer = elsewhere(days.from, '2026-11-30');
  const open = [...histories.Active, amendmentProposed()];
  it('takes up its time from the proposal on, so that it can still be agreed to', async () => expect(await othersOf(open)).toStrictEqual([agreed, longer]));
  it('of nothing but the first day does so too', async () =>
    expect(await othersOf([...histories.Agreed, amendmentProposed({ from: days.signed })])).toStrictEqual([agreed, elsewhere(days.signed, days.to)]));
  it('that was rejected takes up none', async () =>
    expect(
      await othersOf([...open, { type: 'AmendmentRejected', data: { amendment: 1, role: 'company', reason: 'no trainer', occurredOn: days.midway } }]),
    ).toStrictEqual([agreed]));
  it('that is concluded is the agreed period', async () => {
    const concluded: PlacementEvent = {
      type: 'AmendmentConcluded',
      data: { ...keysOf().agreed, amendment: 1, changes: { to: '2026-11-30' as never }, occurredOn: days.midway },
    };
    expect(await othersOf([...open, approved('student'), concluded])).toStrictEqual([longer]);
  });
  it('of something else takes up no other time', async () =>
    expect(await othersOf([...histories.Active, amendmentProposed({ goals: 'sales' })])).toStrictEqual([agreed]));
  it('that nobody can agree to any more takes up none', async () => expect(await othersOf([...open, stepsOf().ended])).toStrictEqual([agreed]));
});

it('the student of the builder is the candidate asked about', () => expect(candidate.studentRef).toBe(studentRef));

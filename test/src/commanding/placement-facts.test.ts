import { describe, expect, it } from '@jest/globals';
import type { AmendmentFacts, ProposeCandidate, StudentFacts } from '../../../domain/placement/commands.ts';
import { placement } from '../../../domain/placement/decider.ts';
import type { PlacementEvent } from '../../../domain/placement/events.ts';
import { noPlacement, type PlacementState, type PlacementStatus } from '../../../domain/placement/state.ts';
import type { AmendableTerms } from '../../../domain/placement/terms.ts';
import { BranchNumber, ProgrammeCode, StudentRef } from '../../../domain/shared/identifiers.ts';
import type { Lookups } from '../../../src/commanding/facts/lookups.ts';
import { placementFacts } from '../../../src/commanding/facts/placement.ts';
import { identities } from '../../../src/commanding/ids.ts';
import { proposed as amendmentProposed, approved } from '../../support/builders/amendment.ts';
import {
  days,
  elsewhere,
  employerId,
  historiesOf,
  institutionId,
  keysOf,
  otherPlacementId,
  placementId,
  proposeCandidate,
  stepsOf,
  studentRef,
  terms,
  trainingCompanyId,
} from '../../support/builders/placement.ts';
import { deciderSpec } from '../../support/decider-spec.ts';

const { stateOf: foldOf } = deciderSpec(placement);
const histories = historiesOf();
const statuses = Object.keys(histories) as readonly PlacementStatus[];
const { facts: _, ...candidate } = proposeCandidate();

/** What a candidacy elsewhere is told of the placements that the student is or was a candidate for; all have the same history. */
async function othersOf(history: readonly PlacementEvent[], asked: Partial<ProposeCandidate> = {}, ids: readonly string[] = [otherPlacementId]) {
  const state = foldOf(history);
  const lookups = { placementsOf: async () => ids, stateOf: async (name: string) => (name === 'placement' ? state : { status: 'Absent' }) };
  const { ProposeCandidate } = placementFacts(lookups as unknown as Lookups);
  return ((await ProposeCandidate({ ...candidate, ...asked }, noPlacement, placementId)) as StudentFacts).otherPlacements;
}

type Facts = ReturnType<typeof placementFacts>;
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

it('a candidacy is told what its institution is, when it names one', async () => {
  const school = { status: 'Deactivated', kind: 'educational-institution' };
  const lookups = { placementsOf: async () => [], stateOf: async (_name: string, id: string) => (id === institutionId ? school : { status: 'Absent' }) };
  const { ProposeCandidate } = placementFacts(lookups as unknown as Lookups);
  expect(await ProposeCandidate({ ...candidate, institutionId }, noPlacement, placementId)).toStrictEqual({ otherPlacements: [], institution: school });
  const { institutionId: _id, ...graduate } = candidate;
  expect(await ProposeCandidate(graduate, noPlacement, placementId)).toStrictEqual({ otherPlacements: [] });
});

it('a candidacy for a place that is offered is told whether its employer still takes part', async () => {
  const gone = { status: 'Deactivated', kind: 'employer' };
  const lookups = { placementsOf: async () => [], stateOf: async (_name: string, id: string) => (id === employerId ? gone : { status: 'Absent' }) };
  const { ProposeCandidate } = placementFacts(lookups as unknown as Lookups);
  const { institutionId: _, ...graduate } = candidate;
  expect(await ProposeCandidate(graduate, foldOf(histories.Offered), placementId)).toStrictEqual({ otherPlacements: [], employer: gone });
});

it.each<[string, (facts: Facts, state: PlacementState) => Promise<StudentFacts>]>([
  ['a draft', (facts, state) => facts.DraftAgreement({ type: 'DraftAgreement', terms: terms(), occurredOn: days.drafted }, state, placementId)],
  ['a revision', (facts, state) => facts.ReviseAgreement({ type: 'ReviseAgreement', terms: terms(), occurredOn: days.drafted }, state, placementId)],
  [
    'an amendment',
    (facts, state) => facts.ProposeAmendment({ type: 'ProposeAmendment', amendment: 1, changes: {}, occurredOn: days.midway }, state, placementId),
  ],
])('%s is told of the other placements of its candidate', async (_name, ask) => {
  const asked: string[] = [];
  const placementsOf = async (student: string) => {
    asked.push(student);
    return [placementId, otherPlacementId];
  };
  const state = foldOf(histories.Active);
  const facts = placementFacts({ placementsOf, stateOf: async () => state } as unknown as Lookups);
  expect((await ask(facts, state)).otherPlacements).toStrictEqual([agreed]);
  expect(asked).toStrictEqual([studentRef]);
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

const employer = { status: 'Active', kind: 'employer', kvk: '99100000' } as const;
const recognised = { status: 'recognised', trainingCompanyId, lastVerifiedAt: days.offered } as const;

it.each(['RequestSignatures', 'StartPlacement', 'ReportRecognitionLoss'] as const)('%s is told the recognition of the employer for the crebo', async (type) => {
  const recognitions = { 25655: recognised, 25656: { ...recognised, status: 'withdrawn' } };
  const stateOf = async (_name: string, id: string) => (id === employerId ? { ...employer, recognitions } : { status: 'Absent' });
  const facts: Readonly<Record<string, unknown>> = placementFacts({ stateOf } as unknown as Lookups);
  const ask = facts[type] as (command: object, state: PlacementState) => Promise<unknown>;
  expect(await ask({ type }, foldOf(histories.Agreed))).toStrictEqual({ recognition: recognised });
  expect(await ask({ type }, foldOf(historiesOf({ kind: 'dual' }).Agreed))).toStrictEqual({});
});

describe('an amendment', () => {
  /** What an amendment is told, when the employer and its branch are known as given. */
  async function factsOf(changes: AmendableTerms, known: Readonly<Record<string, unknown>>): Promise<AmendmentFacts> {
    const stateOf = async (_name: string, id: string) => known[id] ?? { status: 'Absent' };
    const { ProposeAmendment } = placementFacts({ identities, stateOf, placementsOf: async () => [] } as unknown as Lookups);
    return ProposeAmendment({ type: 'ProposeAmendment', amendment: 1, changes, occurredOn: days.midway }, foldOf(histories.Active), placementId);
  }
  it('of the crebo is told the recognition for the new one', async () => {
    const known = { [employerId]: { ...employer, recognitions: { 25655: recognised, 25656: { ...recognised, status: 'withdrawn' } } } };
    const programme = { programmeCode: ProgrammeCode.parse('25656'), dossier: '23180' };
    expect((await factsOf({ programme }, known)).recognition).toStrictEqual({ ...recognised, status: 'withdrawn' });
    expect((await factsOf({ programme }, { [employerId]: { ...employer, recognitions: { 25655: recognised } } })).recognition).toStrictEqual({
      status: 'unknown',
    });
  });
  it('of the branch is told whose it is: that of the employer under this number', async () => {
    const branch = BranchNumber.parse('000099100009');
    const branchId = identities.of('organisation', 'kvk:99100000:000099100009');
    const known = { [employerId]: { ...employer, recognitions: {} }, [branchId]: { ...employer, recognitions: { 25655: recognised } } };
    expect((await factsOf({ branch }, known)).branch).toStrictEqual({ status: 'Active', kind: 'employer', trainingCompanyId });
    expect((await factsOf({ branch }, { [employerId]: known[employerId] })).branch).toStrictEqual({ status: 'Absent' });
    expect((await factsOf({ branch }, { [branchId]: known[branchId] })).branch).toStrictEqual({ status: 'Absent' });
  });
  it('of anything else is told of neither', async () => expect(await factsOf({ goals: 'sales' }, {})).toStrictEqual({ otherPlacements: [] }));
});

it('the student of the builder is the candidate asked about', () => expect(candidate.studentRef).toBe(studentRef));

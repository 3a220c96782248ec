import { describe, expect, it } from '@jest/globals';
import { disclosed, eitherKnowing, type Guarded, guardedIn, knowingOf, noSight, sightOf } from '../../../domain/access/disclosure.ts';
import type { HeldRole } from '../../../domain/access/policy.ts';
import { type AggregateName, aggregateNames, rulesOf, type StateOf } from '../../../domain/aggregates.ts';
import { type Role, roles } from '../../../domain/membership/roles.ts';
import type { PlacementState } from '../../../domain/placement/state.ts';
import { OrganisationId } from '../../../domain/shared/identifiers.ts';
import type { Json } from '../../../domain/shared/json.ts';
import { employerId, historiesOf, institutionId, studentRef } from '../../support/builders/placement.ts';
import { walkables } from '../../support/builders/walkables.ts';
import { someWalks } from '../../support/walks.ts';

const elsewhere = OrganisationId.parse('0b0f2a50-6f2e-5b8e-9d5e-000000000099');
const histories = historiesOf();
const placementIn = (status: keyof typeof histories, history = histories[status]): PlacementState =>
  history.reduce(rulesOf('placement').decider.evolve as never, rulesOf('placement').decider.initial) as PlacementState;

const contactRef = 'ct-07';
const coordinator = 'ct-08';
const [association, member, former, school] = [11, 12, 13, 14].map((last) => OrganisationId.parse(`0b0f2a50-6f2e-5b8e-9d5e-0000000000${last}`));
const organisation = { status: 'Active', organisationId: employerId, contacts: [{ role: 'trainer', contactRef }] } as unknown as StateOf<'organisation'>;
const network = {
  status: 'Active',
  associationId: association,
  coordinator,
  members: [
    { organisationId: member, since: '2025-08-01' },
    { organisationId: former, since: '2025-08-01', until: '2026-01-01' },
  ],
  links: [{ organisationId: school, since: '2025-08-01', programmes: [] }],
} as unknown as StateOf<'businessParkNetwork'>;

const shows = (aggregate: AggregateName, state: StateOf<AggregateName>, reference: string, held: readonly HeldRole[]): boolean =>
  JSON.stringify(disclosed(aggregate, state as never, sightOf(held))).includes(reference);

/** The rule in words, once more: who is shown a reference, of its own organisation and of another. */
const always: readonly Role[] = ['programme-manager', 'auditor'];
const never: Readonly<Record<Guarded, readonly Role[]>> = {
  studentRef: ['administrator', 'park-association', 'intermediary'],
  contactRef: ['administrator'],
  coordinator: ['administrator'],
};
type Case = readonly [what: string, aggregate: AggregateName, state: StateOf<AggregateName>, field: Guarded, reference: string, own: string, mine: boolean];
const cases: readonly Case[] = [
  ['a candidate, to its institution', 'placement', placementIn('Proposed'), 'studentRef', studentRef, institutionId, true],
  ['a candidate, to the company', 'placement', placementIn('Proposed'), 'studentRef', studentRef, employerId, false],
  ['a student that was matched, to its institution', 'placement', placementIn('Accepted'), 'studentRef', studentRef, institutionId, true],
  ['a student that was matched, to the company', 'placement', placementIn('Accepted'), 'studentRef', studentRef, employerId, true],
  ['a student after the placement, to the company', 'placement', placementIn('Completed'), 'studentRef', studentRef, employerId, true],
  [
    'a graduate without an institution, to the company',
    'placement',
    placementIn('Proposed', historiesOf({ kind: 'work-experience' }).Proposed),
    'studentRef',
    studentRef,
    employerId,
    true,
  ],
  ['a contact person, to the own organisation', 'organisation', organisation, 'contactRef', contactRef, employerId, true],
  ['a coordinator, to the association', 'businessParkNetwork', network, 'coordinator', coordinator, String(association), true],
  ['a coordinator, to a member', 'businessParkNetwork', network, 'coordinator', coordinator, String(member), true],
  ['a coordinator, to a linked institution', 'businessParkNetwork', network, 'coordinator', coordinator, String(school), true],
  ['a coordinator, to who left', 'businessParkNetwork', network, 'coordinator', coordinator, String(former), false],
];

describe('who is shown', () => {
  describe.each(cases)('%s', (_, aggregate, state, field, reference, own, mine) => {
    it.each(roles)('as %s', (role) => {
      const forOwn = role === 'programme-manager' || (!never[field].includes(role) && mine);
      expect(shows(aggregate, state, reference, [{ role, organisationId: own }])).toBe(forOwn);
      expect(shows(aggregate, state, reference, [{ role, organisationId: elsewhere }])).toBe(role === 'programme-manager');
      expect(shows(aggregate, state, reference, [{ role }])).toBe(always.includes(role));
    });
  });

  it('what somebody needs in one role is shown in whichever other role that person holds too', () => {
    const held: readonly HeldRole[] = [
      { role: 'administrator' },
      { role: 'employer', organisationId: elsewhere },
      { role: 'institution', organisationId: institutionId },
    ];
    expect(shows('placement', placementIn('Proposed'), studentRef, held)).toBe(true);
    expect(shows('placement', placementIn('Proposed'), studentRef, held.slice(0, 2))).toBe(false);
  });

  it('everything else of a record, to everybody who may read it', () => {
    const state = placementIn('Accepted');
    const { studentRef: _, ...candidate } = (state as Extract<PlacementState, { status: 'Accepted' }>).candidate;
    expect(disclosed('placement', state, noSight)).toStrictEqual({ ...state, candidate });
    expect(disclosed('organisation', organisation, noSight)).toStrictEqual({ ...organisation, contacts: [{ role: 'trainer' }] });
  });
});

describe('a reference', () => {
  it.each<[string, Json, readonly Guarded[]]>([
    ['studentRef', 'st-1', ['studentRef']],
    ['name', 'st-1', []],
    ['name', null, []],
    ['candidate', { studentRef: 'st-1', criterion: 'availability' }, ['studentRef']],
    ['contacts', [{ role: 'trainer', contactRef: 'ct-1' }, { people: { coordinator: 'ct-2' } }], ['contactRef', 'coordinator']],
    ['constructor', {}, []],
  ])('is found by its name, wherever it stands: in %s %j', (name, value, guarded) => expect(guardedIn(name, value)).toStrictEqual(guarded));
  it('is known by those who knew it before or know it after, each once', () => {
    const [before, after] = [knowingOf('placement', placementIn('Proposed')), knowingOf('placement', placementIn('Accepted'))];
    expect([before, after]).toStrictEqual([{ studentRef: [institutionId] }, { studentRef: [institutionId, employerId] }]);
    expect(eitherKnowing(before, after, ['studentRef'])).toStrictEqual(after);
    expect(eitherKnowing(after, {}, ['studentRef', 'contactRef'])).toStrictEqual({ ...after, contactRef: [] });
    expect(eitherKnowing({}, before, ['studentRef'])).toStrictEqual(before);
  });
  it('of a graduate is known by the company only, and of nobody by nobody', () => {
    expect(knowingOf('placement', placementIn('Accepted', historiesOf({ kind: 'work-experience' }).Accepted))).toStrictEqual({ studentRef: [employerId] });
    for (const aggregate of aggregateNames) expect(knowingOf(aggregate, { status: 'Absent' })).toStrictEqual({});
  });
});

describe('whoever needs nothing', () => {
  it.each(Object.entries(walkables))('is shown no reference in any state of %s', (aggregate, walkable) => {
    const { decider } = rulesOf(aggregate as AggregateName);
    for (const steps of someWalks(walkable)) {
      let state: unknown = decider.initial;
      for (const event of steps.flatMap(({ events }) => events)) {
        state = decider.evolve(state as never, event as never);
        expect(JSON.stringify(disclosed(aggregate as AggregateName, state as never, noSight))).not.toMatch(/"(st|ct)-/);
      }
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import type { NewCommitment } from '../../../domain/partnership/commands.ts';
import { type CommitmentKind, type CommitmentUnit, commitmentKinds, commitmentUnits, type PartyKind } from '../../../domain/partnership/commitments.ts';
import { partnership } from '../../../domain/partnership/decider.ts';
import type { Commitment } from '../../../domain/partnership/events.ts';
import { type Level, levels } from '../../../domain/shared/lists.ts';
import { Rejection } from '../../../domain/shared/rejection.ts';
import { employer, intermediary, kindOf, municipality, park, parties, proposePartnership, school } from '../../support/builders/partnership.ts';
import { manager } from '../../support/decider-spec.ts';

const everybody = [employer, school, park, municipality, intermediary];
const something = (organisationId: NewCommitment['organisationId'], description: string): NewCommitment => ({
  organisationId,
  kind: 'other',
  quantity: 1,
  per: 'once',
  description,
});

/** What stands in a partnership of all five after one promise more, or why that is refused. */
function promised(kind: CommitmentKind, organisationId: NewCommitment['organisationId'], change: Partial<NewCommitment> = {}): Commitment | string {
  const promise = { ...something(organisationId, 'this too'), kind, ...change };
  const commitments = [something(employer, 'for education'), something(school, 'for work'), promise];
  try {
    const [proposed] = partnership.decide(proposePartnership({ parties: parties(...everybody), commitments }), partnership.initial, manager);
    if (proposed?.type !== 'PartnershipProposed') throw new Error('nothing was proposed');
    return proposed.data.commitments[2] as Commitment;
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
}

const kindsWhere = (holds: (kind: CommitmentKind) => boolean) => commitmentKinds.filter(holds);
const makersOf = (kind: CommitmentKind) => everybody.filter((organisationId) => promised(kind, organisationId) !== 'CommitmentNotForParty');
const anyMakerOf = (kind: CommitmentKind) => makersOf(kind)[0] as NewCommitment['organisationId'];
const unitsOf = (kind: CommitmentKind) => commitmentUnits.filter((unit) => promised(kind, anyMakerOf(kind), { unit }) !== 'CommitmentUnitDoesNotFit');
const levelsOf = (kind: CommitmentKind) => levels.filter((level) => promised(kind, anyMakerOf(kind), { level }) !== 'CommitmentLevelDoesNotFit');

type Said = readonly [sentence: string, kind: CommitmentKind, unit: CommitmentUnit];
/** What only one of them can promise, because it is about its own people, its own money or its own house. */
const ownTo: Readonly<Partial<Record<PartyKind, readonly Said[]>>> = {
  employer: [
    ['names one person whom schools and students can turn to', 'name-contact-person', 'person'],
    ['becomes a recognised training company', 'obtain-recognition', 'recognition'],
    ['lets two of its people train students', 'provide-trainer', 'person'],
    ['pays the students on four of its places', 'pay-allowance', 'place'],
    ['comes twice to tell students about the work', 'inform-students', 'meeting'],
    ['stands at the fair for one day', 'join-fair', 'day'],
    ['sends somebody to speak for the programme to other companies', 'provide-employer-ambassador', 'person'],
    ['fills four of its places by criteria alone', 'objective-matching', 'place'],
    ['takes two graduates on for their first experience', 'offer-work-experience', 'place'],
  ],
  'educational-institution': [
    ['names the person who coordinates its internships', 'name-stagecoordinator', 'person'],
    ['publishes what a programme asks of a place', 'publish-requirements', 'document'],
    ['reports how many places its students need', 'report-demand', 'report'],
    ['gives a day at a business park', 'give-park-information-day', 'day'],
    ['delivers the menu of what a company can do with students', 'deliver-menukaart', 'document'],
    ['has the agreement of twenty placements signed before they start', 'agreement-before-start', 'place'],
    ['meets the company three times', 'contact-moments', 'meeting'],
    ['sends a student to speak for the programme', 'provide-student-ambassador', 'person'],
    ['brings its own departments together', 'internal-consultation', 'meeting'],
  ],
  municipality: [
    ['pays 10,000 euros for somebody who looks for places', 'fund-stagejager', 'euro'],
    ['lends the town hall for a day', 'facilitate-venue', 'day'],
    ['asks five places of who works for it', 'social-return-places', 'place'],
    ['campaigns once', 'campaign', 'time'],
  ],
  'park-association': [
    ['gets ten of its companies to take part', 'mobilise-members', 'organisation'],
    ['names one person for the whole park', 'name-park-contact', 'person'],
  ],
};
const free: readonly Said[] = [
  ['a project for knowledge together', 'joint-knowledge-project', 'project'],
  ['to share twice what went well', 'share-good-practice', 'time'],
  ['ten places for who finds one hardest', 'focus-mbo-1-2', 'place'],
  ['anything that has no name of its own', 'other', 'time'],
];
const own = Object.entries(ownTo).flatMap(([who, said]) => said.map(([sentence, kind, unit]) => [who, sentence, kind, unit] as const));

describe('who may promise what', () => {
  it.each(own)('the %s, and nobody else, %s', (who, _, kind, unit) => {
    expect(makersOf(kind).map((organisationId) => kindOf[organisationId])).toStrictEqual([who]);
    expect(promised(kind, anyMakerOf(kind))).toMatchObject({ unit, side: who === 'educational-institution' ? 'education' : 'work' });
  });
  it('places are given by an employer, and by a municipality, which is one too', () => {
    expect(makersOf('offer-places')).toStrictEqual([employer, municipality]);
    expect(promised('offer-places', municipality)).toMatchObject({ unit: 'place', side: 'work' });
  });
  it('a day is held in the house of an employer or at a park', () => {
    expect(makersOf('host-information-day')).toStrictEqual([employer, park]);
    expect(promised('host-information-day', park)).toMatchObject({ unit: 'day', side: 'work' });
  });
  it.each(free)('anybody may promise %s, on the own side', (_, kind, unit) => {
    const sides = everybody.map((organisationId) => promised(kind, organisationId));
    expect(sides).toMatchObject(everybody.map((organisationId) => ({ organisationId, unit, side: organisationId === school ? 'education' : 'work' })));
  });
  it('an intermediary, which has neither students nor work of its own, promises nothing but that', () =>
    expect(kindsWhere((kind) => makersOf(kind).includes(intermediary))).toStrictEqual(free.map(([, kind]) => kind)));
  it('of every kind of promise it is said here who makes it', () =>
    expect([...own.map(([, , kind]) => kind), 'offer-places', 'host-information-day', ...free.map(([, kind]) => kind)].sort()).toStrictEqual(
      [...commitmentKinds].sort(),
    ));
});

describe('in what a promise is expressed', () => {
  it('an allowance for so many places or of so many euros, a scout in euros or in persons', () => {
    expect(unitsOf('pay-allowance')).toStrictEqual(['place', 'euro']);
    expect(unitsOf('fund-stagejager')).toStrictEqual(['person', 'euro']);
  });
  it('what has no name of its own in anything, and all others in one way', () => {
    expect(unitsOf('other')).toStrictEqual(commitmentUnits);
    expect(kindsWhere((kind) => unitsOf(kind).length !== 1)).toStrictEqual(['pay-allowance', 'fund-stagejager', 'other']);
  });
});

describe('about which level a promise is', () => {
  const students = levels.filter((level) => level !== 'graduate');
  it.each<[CommitmentKind, string, readonly Level[]]>([
    ['offer-places', 'whoever is still a student', students],
    ['offer-work-experience', 'whoever is no longer one', ['graduate']],
    ['focus-mbo-1-2', 'the two levels in its name', ['mbo-1', 'mbo-2']],
  ])('%s: %s', (kind, _, expected) => expect(levelsOf(kind)).toStrictEqual(expected));
  it('any, of every other', () =>
    expect(kindsWhere((kind) => levelsOf(kind).length < levels.length)).toStrictEqual(['offer-places', 'offer-work-experience', 'focus-mbo-1-2']));
});

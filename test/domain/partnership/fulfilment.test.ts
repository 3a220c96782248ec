import { describe, expect, it } from '@jest/globals';
import { type CommitmentKind, commitmentKinds, type PartyKind } from '../../../domain/partnership/commitments.ts';
import type { Commitment, ContributionEvidence } from '../../../domain/partnership/events.ts';
import {
  type CountedPartnership,
  countsByItself,
  countsFor,
  type Evidence,
  type FulfilmentStatus,
  fulfilmentStatus,
  promisedSchoolYears,
  touchedSchoolYears,
} from '../../../domain/partnership/fulfilment.ts';
import { ContactRef, Crebo, InformationDayId, PartnershipId, PlacementId } from '../../../domain/shared/identifiers.ts';
import type { LocalDate, Period } from '../../../domain/shared/local-date.ts';
import type { SchoolYear } from '../../../domain/shared/school-year.ts';
import { employer, kindOf, made, municipality, park, partnershipId, school, stranger } from '../../support/builders/partnership.ts';

const date = (text: string): LocalDate => text as LocalDate;
const period = (from: string, to: string): Period => ({ from: date(from), to: date(to) });
const years = (...texts: readonly string[]) => texts as readonly SchoolYear[];

const commitment = (kind: CommitmentKind, organisationId = employer, change: Partial<Commitment> = {}): Commitment => ({
  ...made(1, { organisationId, kind, quantity: 1, per: 'school-year' }, 'place'),
  ...change,
});
const partnership = (...commitments: readonly Commitment[]): CountedPartnership => ({
  partnershipId,
  parties: [employer, school, park, municipality].map((organisationId) => ({ organisationId, kind: kindOf[organisationId] as PartyKind })),
  terms: [period('2025-08-20', '2028-08-20')],
  commitments,
});
const placement = (change: Partial<Extract<Evidence, { type: 'placement-started' }>> = {}): Evidence => ({
  type: 'placement-started',
  placementId: PlacementId.parse(PlacementId.example),
  partnershipId,
  kind: 'bpv-bol',
  employer,
  institution: school,
  level: 'mbo-2',
  sector: 'handel',
  on: date('2026-02-01'),
  ...change,
});
const held = (change: Partial<Extract<Evidence, { type: 'information-day-held' }>> = {}): Evidence => ({
  type: 'information-day-held',
  informationDayId: InformationDayId.parse(InformationDayId.example),
  kind: 'institution-at-park',
  hosts: [park],
  institutions: [school],
  companies: [employer],
  on: date('2025-10-31'),
  ...change,
});
const demand: Evidence = { type: 'demand-reported', institution: school, level: 'mbo-2', sector: 'handel', schoolYear: '2026-2027' as SchoolYear };
const contact = (change: Partial<Extract<Evidence, { type: 'contact-named' }>> = {}): Evidence => ({
  type: 'contact-named',
  organisationId: employer,
  role: 'contact-person',
  contactRef: ContactRef.parse('ct-1'),
  on: date('2026-09-01'),
  ...change,
});
const recognition = (change: Partial<Extract<Evidence, { type: 'recognition-obtained' }>> = {}): Evidence => ({
  type: 'recognition-obtained',
  organisationId: employer,
  crebo: Crebo.parse('25655'),
  on: date('2024-01-01'),
  ...change,
});
const yearsOf = (evidence: Evidence, ...commitments: readonly Commitment[]) =>
  countsFor(partnership(...commitments), evidence).map(({ schoolYear }) => schoolYear);

describe('a placement started under the partnership', () => {
  const counted = { commitmentNumber: 1, schoolYear: '2025-2026', key: `placement:${PlacementId.example}` };
  it('counts for the places that its employer offers', () => expect(countsFor(partnership(commitment('offer-places')), placement())).toStrictEqual([counted]));
  it.each<[string, Evidence]>([
    ['under another partnership', placement({ partnershipId: PartnershipId.parse('0b0f2a50-6f2e-5b8e-9d5e-000000000999') })],
    ['of another employer', placement({ employer: stranger })],
    ['for a graduate', placement({ kind: 'work-experience' })],
    ['before the school years of the term', placement({ on: date('2025-07-31') })],
    ['after the school years of the term', placement({ on: date('2029-08-01') })],
  ])('does not count %s', (_, evidence) => expect(yearsOf(evidence, commitment('offer-places'))).toStrictEqual([]));
  it('counts in the school year in which it started', () => {
    expect(yearsOf(placement({ on: date('2026-07-31') }), commitment('offer-places'))).toStrictEqual(['2025-2026']);
    expect(yearsOf(placement({ on: date('2026-08-01') }), commitment('offer-places'))).toStrictEqual(['2026-2027']);
  });
  it('matches the level and the sector that the commitment names', () => {
    const named = (change: Partial<Commitment>) => yearsOf(placement(), commitment('offer-places', employer, change));
    expect(named({ level: 'mbo-2', sector: 'handel' })).toStrictEqual(['2025-2026']);
    expect(named({ level: 'mbo-1', sector: 'handel' })).toStrictEqual([]);
    expect(named({ level: 'mbo-2', sector: 'ict-creatief' })).toStrictEqual([]);
  });
  it('counts for work experience when it is for a graduate', () => {
    const graduate = placement({ kind: 'work-experience', level: 'graduate' });
    expect(yearsOf(graduate, commitment('offer-work-experience'))).toStrictEqual(['2025-2026']);
    expect(yearsOf(placement(), commitment('offer-work-experience'))).toStrictEqual([]);
  });
  it('counts for every commitment that it fulfils', () =>
    expect(
      countsFor(partnership(commitment('offer-places'), commitment('focus-mbo-1-2', employer, { number: 2 })), placement()).map(
        ({ commitmentNumber }) => commitmentNumber,
      ),
    ).toStrictEqual([1, 2]));
  it('counts for the municipality that gives it', () => {
    expect(yearsOf(placement({ employer: municipality }), commitment('offer-places', municipality))).toStrictEqual(['2025-2026']);
    expect(yearsOf(placement(), commitment('offer-places', municipality))).toStrictEqual([]);
  });
  it.each<[string, typeof employer, Evidence, number]>([
    ['an employer of its own places', employer, placement(), 1],
    ['no employer of the places of another', employer, placement({ employer: stranger }), 0],
    ['an institution of its own students', school, placement({ employer: stranger }), 1],
    ['no institution of the students of another', school, placement({ institution: stranger }), 0],
    ['a municipality of every place of the partnership', municipality, placement({ institution: stranger }), 1],
    ['a park association of every place of the partnership', park, placement({ employer: stranger }), 1],
    ['nobody above mbo-2', employer, placement({ level: 'mbo-3' }), 0],
  ])('credits the focus on mbo-1 and mbo-2 to %s', (_, organisationId, evidence, times) =>
    expect(yearsOf(evidence, commitment('focus-mbo-1-2', organisationId))).toHaveLength(times),
  );
  it('counts for no commitment whose party is unknown', () =>
    expect(countsFor({ ...partnership(commitment('offer-places')), parties: [] }, placement())).toStrictEqual([]));
});

describe('an information day that was held', () => {
  it.each<[CommitmentKind, typeof employer, Evidence, number]>([
    ['host-information-day', park, held(), 1],
    ['host-information-day', employer, held(), 0],
    ['host-information-day', employer, held({ kind: 'company-tour', hosts: [employer] }), 1],
    ['give-park-information-day', school, held(), 1],
    ['give-park-information-day', school, held({ institutions: [stranger] }), 0],
    ['give-park-information-day', school, held({ kind: 'companies-at-institution' }), 0],
    ['join-fair', employer, held({ kind: 'regional-fair' }), 1],
    ['join-fair', employer, held({ kind: 'online-fair' }), 1],
    ['join-fair', employer, held({ kind: 'regional-fair', companies: [stranger] }), 0],
    ['join-fair', employer, held(), 0],
    ['inform-students', employer, held(), 0],
  ])('for %s', (kind, organisationId, evidence, times) => expect(yearsOf(evidence, commitment(kind, organisationId))).toHaveLength(times));
  it('counts under its own key', () =>
    expect(countsFor(partnership(commitment('host-information-day', park)), held())).toStrictEqual([
      { commitmentNumber: 1, schoolYear: '2025-2026', key: `information-day:${InformationDayId.example}` },
    ]));
});

describe('a demand report', () => {
  it('counts for its institution in the year that it is about, all cells together once', () =>
    expect(countsFor(partnership(commitment('report-demand', school)), demand)).toStrictEqual([
      { commitmentNumber: 1, schoolYear: '2026-2027', key: `demand:${school}:2026-2027` },
    ]));
  it('does not count for another institution, nor for another commitment', () => {
    expect(yearsOf({ ...demand, institution: stranger } as Evidence, commitment('report-demand', school))).toStrictEqual([]);
    expect(yearsOf(demand, commitment('publish-requirements', school))).toStrictEqual([]);
  });
  it('matches the sector that the commitment names', () =>
    expect(yearsOf(demand, commitment('report-demand', school, { sector: 'ict-creatief' }))).toStrictEqual([]));
});

describe('what stands until it is withdrawn', () => {
  const naming = commitment('name-contact-person');
  it('a contact counts in every school year from the one in which it was named', () =>
    expect(countsFor(partnership(naming), contact())).toStrictEqual(
      ['2026-2027', '2027-2028', '2028-2029'].map((schoolYear) => ({
        commitmentNumber: 1,
        schoolYear,
        key: `contact:${employer}:contact-person:ct-1`,
      })),
    ));
  it('a contact counts up to the year in which it was withdrawn', () =>
    expect(yearsOf(contact({ until: date('2027-08-01') }), naming)).toStrictEqual(['2026-2027', '2027-2028']));
  it('counts once for what is promised once', () => expect(yearsOf(contact(), { ...naming, per: 'once' })).toStrictEqual(['2026-2027']));
  it.each<[CommitmentKind, typeof employer, 'contact-person' | 'stagecoordinator' | 'trainer']>([
    ['name-contact-person', employer, 'contact-person'],
    ['name-park-contact', park, 'contact-person'],
    ['name-stagecoordinator', school, 'stagecoordinator'],
    ['provide-trainer', employer, 'trainer'],
  ])('%s asks for its own role and party', (kind, organisationId, role) => {
    const asked = commitment(kind, organisationId);
    expect(yearsOf(contact({ organisationId, role }), asked)).not.toStrictEqual([]);
    expect(yearsOf(contact({ organisationId: stranger, role }), asked)).toStrictEqual([]);
    expect(yearsOf(contact({ organisationId, role: role === 'trainer' ? 'contact-person' : 'trainer' }), asked)).toStrictEqual([]);
  });
  it('a recognition that is older than the term counts in every year of it', () => {
    expect(countsFor(partnership(commitment('obtain-recognition', employer, { per: 'once' })), recognition())).toStrictEqual([
      { commitmentNumber: 1, schoolYear: '2025-2026', key: `recognition:${employer}:25655` },
    ]);
    expect(yearsOf(recognition(), commitment('obtain-recognition'))).toHaveLength(4);
    expect(yearsOf(recognition({ organisationId: stranger }), commitment('obtain-recognition'))).toStrictEqual([]);
    expect(yearsOf(recognition(), naming)).toStrictEqual([]);
  });
});

it.each<[readonly CommitmentKind[], Evidence]>([
  [['offer-places', 'focus-mbo-1-2'], placement()],
  [['offer-work-experience'], placement({ kind: 'work-experience', level: 'graduate' })],
  [['host-information-day'], held({ kind: 'regional-fair', hosts: [employer], institutions: [employer], companies: [] })],
  [['give-park-information-day'], held({ hosts: [], institutions: [employer] })],
  [['join-fair'], held({ kind: 'regional-fair', hosts: [], institutions: [employer] })],
  [['report-demand'], { ...demand, institution: employer } as Evidence],
  [['name-contact-person', 'name-park-contact'], contact()],
  [['obtain-recognition'], recognition()],
])('for %j, and for no other kind of commitment, counts %j', (kinds, evidence) =>
  expect(commitmentKinds.filter((kind) => yearsOf(evidence, commitment(kind)).length > 0)).toStrictEqual(kinds),
);

describe('evidence of a contribution', () => {
  const document: ContributionEvidence = { type: 'document', reference: 'x' };
  const place: ContributionEvidence = { type: 'placement', placementId: PlacementId.parse(PlacementId.example) };
  const informationDay: ContributionEvidence = { type: 'information-day', informationDayId: InformationDayId.parse(InformationDayId.example) };
  it.each<[CommitmentKind, ContributionEvidence, boolean]>([
    ['offer-places', place, true],
    ['offer-places', informationDay, false],
    ['offer-places', document, false],
    ['focus-mbo-1-2', place, true],
    ['host-information-day', informationDay, true],
    ['host-information-day', place, false],
    ['give-park-information-day', informationDay, true],
    ['join-fair', informationDay, true],
    ['inform-students', informationDay, false],
    ['pay-allowance', place, false],
    ['report-demand', document, false],
  ])('for %s, %j counts by itself: %s', (kind, evidence, byItself) => expect(countsByItself(commitment(kind), evidence)).toBe(byItself));
});

describe('school years', () => {
  it('touched are all in which a term has a day', () => {
    expect(touchedSchoolYears([period('2025-08-20', '2028-08-20')])).toStrictEqual(years('2025-2026', '2026-2027', '2027-2028', '2028-2029'));
    expect(touchedSchoolYears([period('2026-08-21', '2027-08-20'), period('2025-08-20', '2026-08-20')])).toStrictEqual(
      years('2025-2026', '2026-2027', '2027-2028'),
    );
  });
  it.each<[string, string, readonly string[]]>([
    ['2025-08-20', '2028-08-20', ['2025-2026', '2026-2027', '2027-2028']],
    ['2026-04-10', '2029-04-10', ['2026-2027', '2027-2028', '2028-2029']],
    ['2026-02-12', '2029-02-12', ['2026-2027', '2027-2028', '2028-2029']],
    ['2025-08-01', '2026-07-31', ['2025-2026']],
    ['2026-01-30', '2026-07-31', ['2025-2026']],
    ['2026-01-31', '2027-01-30', ['2026-2027']],
    ['2026-01-30', '2027-07-31', ['2025-2026', '2026-2027']],
    ['2026-01-31', '2027-07-31', ['2026-2027']],
    ['2024-01-31', '2025-07-31', ['2023-2024', '2024-2025']],
    ['2026-06-01', '2026-09-15', ['2025-2026']],
    ['2026-07-20', '2026-09-15', ['2026-2027']],
  ])('promised from %s to %s are those of which the term has at least half, or else the most', (from, to, expected) =>
    expect(promisedSchoolYears([period(from, to)])).toStrictEqual(expected),
  );
  it('promised by two terms are promised once, in order', () =>
    expect(promisedSchoolYears([period('2026-08-21', '2027-08-20'), period('2026-06-20', '2026-08-20'), period('2025-08-01', '2026-06-19')])).toStrictEqual(
      years('2025-2026', '2026-2027'),
    ));
});

it.each<[number, number, boolean, boolean, FulfilmentStatus]>([
  [4, 0, false, false, 'Pledged'],
  [4, 1, false, false, 'Active'],
  [4, 4, false, false, 'Fulfilled'],
  [4, 5, true, false, 'Fulfilled'],
  [4, 3, true, false, 'PartlyFulfilled'],
  [4, 0, true, false, 'Missed'],
  [4, 0, true, true, 'Waived'],
  [4, 4, false, true, 'Waived'],
])('of %d promised with %d counted, period over %s, waived %s: %s', (promised, counted, periodEnded, waived, status) =>
  expect(fulfilmentStatus({ promised, counted, periodEnded, waived })).toBe(status),
);

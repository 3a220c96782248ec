import fc from 'fast-check';
import type { NewCommitment, PartnershipCommand, PartyFacts, ProposePartnership } from '../../../domain/partnership/commands.ts';
import { commitmentKinds, commitmentPeriods, commitmentUnits, type PartyKind, sideOf } from '../../../domain/partnership/commitments.ts';
import { partnership } from '../../../domain/partnership/decider.ts';
import {
  type Commitment,
  type ContributionEvidence,
  judgements,
  type PartnershipEvent,
  partnershipCodec,
  signingMethods,
} from '../../../domain/partnership/events.ts';
import type { PartnershipState } from '../../../domain/partnership/state.ts';
import type { OfType } from '../../../domain/shared/event.ts';
import { InformationDayId, OrganisationId, PartnershipId, PlacementId } from '../../../domain/shared/identifiers.ts';
import { levels, type OrganisationKind, sectors } from '../../../domain/shared/lists.ts';
import type { LocalDate, Period } from '../../../domain/shared/local-date.ts';
import type { SchoolYear } from '../../../domain/shared/school-year.ts';
import { commandsOn, sometimes, type Walkable } from '../walks.ts';

const uuid = (last: number): string => `0b0f2a50-6f2e-5b8e-9d5e-${String(last).padStart(12, '0')}`;
const organisation = (last: number): OrganisationId => OrganisationId.parse(uuid(last));
export const day = '2025-08-01' as LocalDate;
export const later = '2026-02-01' as LocalDate;
export const tomorrow = '2026-11-21' as LocalDate;

export const partnershipId = PartnershipId.parse(uuid(900));
export const employer = organisation(1);
export const school = organisation(2);
export const park = organisation(3);
export const municipality = organisation(4);
export const intermediary = organisation(5);
export const office = organisation(6);
export const inactive = organisation(7);
export const stranger = organisation(8);

export const kindOf: Readonly<Record<string, OrganisationKind>> = {
  [employer]: 'employer',
  [school]: 'educational-institution',
  [park]: 'park-association',
  [municipality]: 'municipality',
  [intermediary]: 'intermediary',
  [office]: 'programme-office',
  [inactive]: 'employer',
};
export const facts: PartyFacts = {
  organisations: Object.fromEntries(
    Object.entries(kindOf).map(([id, kind]) => [id, { status: id === inactive ? 'Deactivated' : 'Active', kind, name: `Name of ${kind}` }]),
  ),
};

export const places = (change: Partial<NewCommitment> = {}): NewCommitment => ({
  organisationId: employer,
  kind: 'offer-places',
  quantity: 4,
  per: 'school-year',
  sector: 'zorg-welzijn-sport',
  ...change,
});
export const publishing: NewCommitment = { organisationId: school, kind: 'publish-requirements', quantity: 1, per: 'school-year' };
export const informing: NewCommitment = { organisationId: employer, kind: 'inform-students', quantity: 2, per: 'school-year' };
export const term: Period = { from: '2025-08-20' as LocalDate, to: '2026-08-20' as LocalDate };
export const nextTerm: Period = { from: '2026-08-21' as LocalDate, to: '2028-08-20' as LocalDate };
export const thisYear = '2025-2026' as SchoolYear;
export const parties = (...ids: readonly OrganisationId[]) => ids.map((organisationId) => ({ organisationId }));

export const proposePartnership = (change: Partial<ProposePartnership> = {}): ProposePartnership => ({
  type: 'ProposePartnership',
  partnershipId,
  title: 'Partnerschap Vliet zorggroep',
  parties: parties(employer, school),
  term,
  commitments: [places(), publishing],
  facts,
  occurredOn: day,
  ...change,
});

/** A commitment as events carry it. */
export const made = (number: number, commitment: NewCommitment, unit: Commitment['unit']): Commitment => ({
  ...commitment,
  number,
  side: sideOf[kindOf[commitment.organisationId] as PartyKind],
  unit,
});

const party = (organisationId: OrganisationId) => ({
  organisationId,
  kind: kindOf[organisationId] as PartyKind,
  name: `Name of ${kindOf[organisationId]}`,
});
export const proposal = {
  partnershipId,
  title: 'Partnerschap Vliet zorggroep',
  parties: [party(employer), party(school)],
  term,
  commitments: [made(1, places(), 'place'), made(2, publishing, 'document')],
} as const;

type Event<T extends PartnershipEvent['type']> = OfType<PartnershipEvent, T>;
export const proposed: Event<'PartnershipProposed'> = { type: 'PartnershipProposed', data: { ...proposal, occurredOn: day } };
export const signature = (organisationId: OrganisationId) => ({ organisationId, signatoryRole: 'director', method: 'electronic', evidence: 'ref-1' }) as const;
export const signed = (organisationId: OrganisationId): Event<'PartnershipSigned'> => ({
  type: 'PartnershipSigned',
  data: { ...signature(organisationId), occurredOn: day },
});
export const sign = (organisationId: OrganisationId): OfType<PartnershipCommand, 'SignPartnership'> => ({
  type: 'SignPartnership',
  ...signature(organisationId),
  occurredOn: day,
});
export const activated: Event<'PartnershipActivated'> = { type: 'PartnershipActivated', data: { ...proposal, termNumber: 1, occurredOn: day } };
export const suspended: Event<'PartnershipSuspended'> = { type: 'PartnershipSuspended', data: { reason: 'reorganisation', occurredOn: later } };

/** Histories up to a status. */
export const untilStatus = {
  Proposed: [proposed],
  Signing: [proposed, signed(employer)],
  Declined: [proposed, { type: 'PartnershipDeclined', data: { organisationId: school, reason: 'no room', occurredOn: later } }],
  Withdrawn: [proposed, { type: 'PartnershipWithdrawn', data: { reason: 'mistake', occurredOn: later } }],
  Active: [proposed, signed(employer), signed(school), activated],
  Suspended: [proposed, signed(employer), signed(school), activated, suspended],
  Ended: [proposed, signed(employer), signed(school), activated, { type: 'PartnershipEnded', data: { reason: 'moved', occurredOn: later } }],
  Expired: [
    proposed,
    signed(employer),
    signed(school),
    activated,
    { type: 'PartnershipExpired', data: { termNumber: 1, term, occurredOn: '2026-08-21' as LocalDate } },
  ],
} as const satisfies Readonly<Record<Exclude<PartnershipState['status'], 'Absent'>, readonly PartnershipEvent[]>>;

export const documentEvidence: ContributionEvidence = { type: 'document', reference: 'report-7' };
export const contribute = (change: Partial<OfType<PartnershipCommand, 'RecordContribution'>> = {}): OfType<PartnershipCommand, 'RecordContribution'> => ({
  type: 'RecordContribution',
  number: 1,
  commitmentNumber: 2,
  schoolYear: thisYear,
  quantity: 1,
  evidence: documentEvidence,
  occurredOn: later,
  ...change,
});
export const addendum = (change: Partial<OfType<PartnershipCommand, 'ProposeAddendum'>> = {}): OfType<PartnershipCommand, 'ProposeAddendum'> => ({
  type: 'ProposeAddendum',
  number: 1,
  add: [informing],
  change: [],
  occurredOn: later,
  ...change,
});
export const renewal = (change: Partial<OfType<PartnershipCommand, 'RenewPartnership'>> = {}): OfType<PartnershipCommand, 'RenewPartnership'> => ({
  type: 'RenewPartnership',
  number: 1,
  term: nextTerm,
  add: [],
  change: [],
  occurredOn: later,
  ...change,
});
export const agree = (organisationId: OrganisationId, number = 1): OfType<PartnershipCommand, 'AgreeAddendum'> => ({
  type: 'AgreeAddendum',
  number,
  organisationId,
  occurredOn: later,
});

const lastDay = '2026-11-20' as LocalDate;
const command = commandsOn<PartnershipCommand>(fc.constantFrom(day, later, lastDay, tomorrow));
const one = fc.constantFrom;
const reason = one('no room', 'mistake');
const number = one(1, 1, 1, 2, 2, 3, 9);
const quantity = one(1, 1, 2, 4, 0, -1, 1.5);
const organisations = one(employer, employer, school, school, park, municipality, intermediary, office, inactive, stranger);
const terms = one(term, nextTerm, { from: term.to, to: term.from });

const newCommitment: fc.Arbitrary<NewCommitment> = fc.oneof(
  one(places(), publishing, informing, places({ level: 'mbo-2' })),
  fc
    .record(
      {
        organisationId: organisations,
        kind: one(...commitmentKinds),
        quantity,
        per: one(...commitmentPeriods),
        unit: one(...commitmentUnits),
        level: one(...levels),
        sector: one(...sectors),
        description: one('', 'together'),
      },
      { requiredKeys: ['organisationId', 'kind', 'quantity', 'per'], noNullPrototype: true },
    )
    .map((commitment) => commitment as NewCommitment),
);
const proposing = {
  title: one('Partnerschap Vliet zorggroep', 'Ander partnerschap'),
  parties: fc.oneof(
    one(parties(employer, school), parties(employer, school, park)),
    fc.array(organisations, { maxLength: 4 }).map((ids) => parties(...ids)),
  ),
  term: terms,
  commitments: fc.oneof(one([places(), publishing]), fc.array(newCommitment, { maxLength: 4 })),
  facts: fc.constant(facts),
};
const changing = {
  number,
  add: fc.array(newCommitment, { maxLength: 2 }),
  change: fc.array(
    fc.record(
      { number, quantity, per: one(...commitmentPeriods), level: one(...levels) },
      { requiredKeys: ['number', 'quantity', 'per'], noNullPrototype: true },
    ),
    {
      maxLength: 2,
    },
  ),
};
const schoolYear = one('2025-2026', '2026-2027', '2030-2031').map((text) => text as SchoolYear);
const evidence = one<ContributionEvidence[]>(
  documentEvidence,
  { type: 'document', reference: 'report-8' },
  { type: 'placement', placementId: PlacementId.parse(uuid(901)) },
  { type: 'information-day', informationDayId: InformationDayId.parse(uuid(902)) },
);
const assessment = fc.record(
  { commitmentNumber: number, judgement: one(...judgements), note: one('see report') },
  { requiredKeys: ['commitmentNumber', 'judgement'], noNullPrototype: true },
);

const commands: fc.Arbitrary<PartnershipCommand> = fc.oneof(
  command('ProposePartnership', { partnershipId: fc.constant(partnershipId), ...proposing }),
  fc.constant(proposePartnership()),
  command('ReviseProposal', proposing),
  command('SignPartnership', { organisationId: organisations, signatoryRole: one('director'), method: one(...signingMethods), evidence: one('ref-1') }),
  organisations.map(sign),
  command('DeclinePartnership', { organisationId: organisations, reason }),
  command('WithdrawPartnership', { reason }),
  command('SuspendPartnership', { reason }),
  command('ResumePartnership', {}),
  command('EndPartnership', { reason }),
  command('ExpirePartnership', {}),
  command('RenewPartnership', { ...changing, term: terms }),
  command('ProposeAddendum', changing),
  command('AgreeAddendum', { number, organisationId: organisations }),
  command('WithdrawAddendum', { number, reason }),
  command('RecordContribution', { number, commitmentNumber: number, schoolYear, quantity, evidence }),
  command('CorrectContribution', { number, quantity, reason }),
  command('ReviewPartnership', {
    schoolYear,
    assessments: fc.array(assessment, { maxLength: 2 }),
    actions: fc.array(one('call'), { maxLength: 1 }),
    nextReviewOn: sometimes(one(day, tomorrow)),
  }),
);

const signedByAll: readonly PartnershipCommand[] = [proposePartnership(), sign(employer), sign(school)];

/** Commands of chance and the roads on which they are walked. */
export const partnershipWalks: Walkable<PartnershipCommand, PartnershipEvent, PartnershipState> = {
  decider: partnership,
  codec: partnershipCodec,
  commands,
  scenarioBias: [
    [
      ...signedByAll,
      addendum(),
      agree(employer),
      agree(school),
      renewal({ number: 2, change: [{ number: 1, quantity: 6, per: 'school-year' }] }),
      agree(employer, 2),
      agree(school, 2),
    ],
    [...signedByAll, contribute(), { type: 'CorrectContribution', number: 1, quantity: 2, reason: 'counted again', occurredOn: lastDay }],
    [
      ...signedByAll,
      { type: 'SuspendPartnership', reason: 'reorganisation', occurredOn: later },
      { type: 'ResumePartnership', occurredOn: later },
      {
        type: 'ReviewPartnership',
        schoolYear: thisYear,
        assessments: [{ commitmentNumber: 1, judgement: 'behind' }],
        actions: ['call'],
        nextReviewOn: tomorrow,
        occurredOn: later,
      },
      { type: 'ExpirePartnership', occurredOn: lastDay },
      renewal(),
      agree(employer),
      agree(school),
      { type: 'EndPartnership', reason: 'moved', occurredOn: lastDay },
    ],
    [...signedByAll, addendum(), { type: 'WithdrawAddendum', number: 1, reason: 'no agreement', occurredOn: later }, addendum({ number: 2 })],
  ],
};

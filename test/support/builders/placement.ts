import type { Offer, OfferFacts, OfferPlace, OtherPlacement, PlacementCommand, ProposeCandidate, RecognitionFact } from '../../../domain/placement/commands.ts';
import type { PlacementEvent } from '../../../domain/placement/events.ts';
import type { PlacementStatus } from '../../../domain/placement/state.ts';
import type { AgreementTerms } from '../../../domain/placement/terms.ts';
import { IsoWeek } from '../../../domain/placement/week.ts';
import type { OfType } from '../../../domain/shared/event.ts';
import {
  InformationDayId,
  OrganisationId,
  PartnershipId,
  PlacementId,
  ProgrammeCode,
  StudentRef,
  TrainingCompanyId,
} from '../../../domain/shared/identifiers.ts';
import type { Level, PlacementKind } from '../../../domain/shared/lists.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';

const uuid = (last: number): string => `0b0f2a50-6f2e-5b8e-9d5e-${String(last).padStart(12, '0')}`;
export const on = (text: string): LocalDate => text as LocalDate;
export const placementId = PlacementId.parse(uuid(700));
export const otherPlacementId = PlacementId.parse(uuid(701));
export const employerId = OrganisationId.parse(uuid(1));
export const institutionId = OrganisationId.parse(uuid(2));
export const informationDayId = InformationDayId.parse(uuid(3));
export const partnershipId = PartnershipId.parse(uuid(4));
export const studentRef = StudentRef.parse('st-175ef');
export const programmeCode = ProgrammeCode.parse('25655');
export const trainingCompanyId = TrainingCompanyId.parse('100070003');
export const recorder = 'manager-1';

export const days = {
  offered: on('2025-08-27'),
  expires: on('2025-12-25'),
  proposed: on('2025-09-03'),
  matched: on('2025-09-04'),
  drafted: on('2025-09-16'),
  signed: on('2025-09-22'),
  from: on('2026-02-02'),
  interrupted: on('2026-03-02'),
  resumed: on('2026-03-16'),
  midway: on('2026-05-11'),
  to: on('2026-09-30'),
  completed: on('2026-10-10'),
} as const;
export const week = IsoWeek.parse('2026-W20');

export const recognition: RecognitionFact = { status: 'recognised', trainingCompanyId, lastVerifiedAt: on('2025-08-01') };
export const school = { status: 'Active', kind: 'educational-institution' } as const;
export const employer = { status: 'Active', kind: 'employer' } as const;
export const offerFacts: OfferFacts = { employer: { status: 'Active', kind: 'employer', trainingCompanyId } };
export const elsewhere = (from?: string, to?: string): OtherPlacement => ({
  placementId: otherPlacementId,
  ...(from !== undefined && to !== undefined && { period: { from: on(from), to: on(to) } }),
});

const ofKind: Readonly<Record<PlacementKind, Readonly<{ level: Level; programmeCode?: ProgrammeCode }>>> = {
  'bpv-bol': { level: 'mbo-3', programmeCode },
  'bpv-bbl': { level: 'mbo-2', programmeCode },
  'mbo-other': { level: 'mbo-1' },
  'hbo-internship': { level: 'hbo-bachelor' },
  'wo-internship': { level: 'wo-master' },
  dual: { level: 'hbo-ad', programmeCode },
  'work-experience': { level: 'graduate' },
};

export const offer = (kind: PlacementKind = 'bpv-bol', change: Partial<Offer> = {}): Offer => ({
  kind,
  ...ofKind[kind],
  sector: 'zorg-welzijn-sport',
  employerId,
  origin: { type: 'employer' },
  additional: true,
  expiresOn: days.expires,
  ...change,
});
export const offerPlace = (kind: PlacementKind = 'bpv-bol', change: Partial<OfferPlace> = {}): OfferPlace => ({
  type: 'OfferPlace',
  placementId,
  ...offer(kind),
  facts: offerFacts,
  occurredOn: days.offered,
  ...change,
});
export const proposeCandidate = (kind: PlacementKind = 'bpv-bol', change: Partial<ProposeCandidate> = {}): ProposeCandidate => ({
  type: 'ProposeCandidate',
  placementId,
  studentRef,
  ...(kind !== 'work-experience' && { institutionId }),
  criterion: 'programme-fit',
  facts: { otherPlacements: [], institution: school, employer },
  occurredOn: days.proposed,
  ...change,
});
export const terms = (change: Partial<AgreementTerms> = {}): AgreementTerms => ({
  from: days.from,
  to: days.to,
  totalHours: 610,
  hoursPerSchoolYear: { '2025-2026': 527, '2026-2027': 83 },
  allowancePerMonth: 0,
  trainerRole: 'praktijkopleider zorg',
  coachRole: 'bpv-docent',
  minor: false,
  qualificationParts: ['B1-K1', 'B1-K2'],
  conditions: 'Praktijkovereenkomst 2025',
  dossier: '23180',
  ...change,
});

type Event<T extends PlacementEvent['type']> = OfType<PlacementEvent, T>;
type Role = Event<'AgreementSigned'>['data']['role'];
type Life = Readonly<{ kind?: PlacementKind; agreed?: Partial<AgreementTerms>; offered?: Partial<Event<'PlaceOffered'>['data']> }>;
const signatories = (kind: PlacementKind, minor: boolean): readonly Role[] => {
  if (kind === 'work-experience') return ['student', 'company'];
  if (minor && ['bpv-bol', 'bpv-bbl', 'mbo-other'].includes(kind)) return ['student', 'institution', 'company', 'guardian'];
  return ['student', 'institution', 'company'];
};
const isParty = (role: Role): role is Exclude<Role, 'guardian'> => role !== 'guardian';
const isBpv = (kind: PlacementKind): boolean => kind === 'bpv-bol' || kind === 'bpv-bbl';

/** The keys that the events of a placement carry: when offered, when a candidate is there, and when a period is agreed. */
export const keysOf = ({ kind = 'bpv-bol', agreed = {} }: Life = {}) => {
  const { from, to } = terms(agreed);
  const offered = { placementId, kind, ...ofKind[kind], sector: 'zorg-welzijn-sport', employerId, additional: true, offeredOn: days.offered } as const;
  const matched = { ...offered, studentRef, ...(kind !== 'work-experience' && { institutionId }) } as const;
  return { offered, matched, agreed: { ...matched, period: { from, to } } } as const;
};

export const signature = (role: Role) => ({ role, method: 'electronic', evidence: `ref-${role}` }) as const;
export const signed = (role: Role, version = 1): Event<'AgreementSigned'> => ({
  type: 'AgreementSigned',
  data: { version, ...signature(role), occurredOn: days.signed },
});

/** The events of a life, one after the other, each as `decide` gives it. */
export const stepsOf = (life: Life = {}) => {
  const { kind = 'bpv-bol', agreed: change = {}, offered = {} } = life;
  const keys = keysOf(life);
  const roles = signatories(kind, change.minor === true);
  const parties = roles.filter(isParty);
  const relied = isBpv(kind) ? { recognition } : {};
  return {
    offered: {
      type: 'PlaceOffered',
      data: {
        ...keys.offered,
        origin: { type: 'employer' },
        expiresOn: days.expires,
        trainingCompanyId,
        recordedBy: recorder,
        occurredOn: days.offered,
        ...offered,
      },
    },
    withdrawn: { type: 'OfferWithdrawn', data: { ...keys.offered, reason: 'no trainer left', occurredOn: days.proposed } },
    expired: { type: 'OfferExpired', data: { ...keys.offered, occurredOn: on('2025-12-26') } },
    proposed: { type: 'CandidateProposed', data: { ...keys.matched, criterion: 'programme-fit', otherPlacements: [], occurredOn: days.proposed } },
    accepted: parties.map((party): Event<'CandidateAccepted'> => ({ type: 'CandidateAccepted', data: { party, occurredOn: days.matched } })),
    matched: { type: 'MatchMade', data: { ...keys.matched, occurredOn: days.matched } },
    drafted: { type: 'AgreementDrafted', data: { version: 1, terms: terms(change), otherPlacements: [], occurredOn: days.drafted } },
    requested: { type: 'SignaturesRequested', data: { version: 1, signatories: roles, ...relied, occurredOn: days.drafted } },
    signed: roles.map((role) => signed(role)),
    concluded: { type: 'AgreementConcluded', data: { ...keys.agreed, version: 1, occurredOn: days.signed } },
    cancelled: {
      type: 'PlacementCancelled',
      data: { ...keys.agreed, reason: 'place-unavailable', replacementRequired: isBpv(kind), recordedBy: recorder, occurredOn: days.signed },
    },
    started: { type: 'PlacementStarted', data: { ...keys.agreed, ...relied, recordedBy: recorder, occurredOn: days.from } },
    interrupted: { type: 'PlacementInterrupted', data: { occurredOn: days.interrupted } },
    resumed: { type: 'PlacementResumed', data: { interruptedOn: days.interrupted, occurredOn: days.resumed } },
    hours: { type: 'HoursRecorded', data: { week, hours: 32, warnings: [], occurredOn: days.to } },
    ended: { type: 'PeriodEnded', data: { ...keys.agreed, recordedBy: recorder, occurredOn: days.to } },
    opinion: { type: 'CompanyOpinionRecorded', data: { opinion: 'good', occurredOn: days.to } },
    completed: {
      type: 'PlacementCompleted',
      data: {
        ...keys.agreed,
        result: 'sufficient',
        hours: 606,
        decidedBy: kind === 'work-experience' ? 'company' : 'institution',
        recordedBy: recorder,
        occurredOn: days.completed,
      },
    },
    terminated: {
      type: 'PlacementTerminated',
      data: { ...keys.agreed, reason: 'supervision-insufficient', replacementRequired: isBpv(kind), recordedBy: recorder, occurredOn: days.midway },
    },
  } as const satisfies Readonly<Record<string, PlacementEvent | readonly PlacementEvent[]>>;
};

/** Histories up to each status. */
export const historiesOf = (life: Life = {}): Readonly<Record<PlacementStatus, readonly PlacementEvent[]>> => {
  const step = stepsOf(life);
  const proposed = [step.offered, step.proposed];
  const accepted = [...proposed, ...step.accepted, step.matched];
  const drafted = [...accepted, step.drafted];
  const awaiting = [...drafted, step.requested];
  const agreed = [...awaiting, ...step.signed, step.concluded];
  const active = [...agreed, step.started];
  const ended = [...active, step.ended];
  return {
    Absent: [],
    Offered: [step.offered],
    Proposed: proposed,
    Accepted: accepted,
    AgreementDrafted: drafted,
    AwaitingSignatures: awaiting,
    Agreed: agreed,
    Active: active,
    Interrupted: [...active, step.interrupted],
    AwaitingAssessment: ended,
    Completed: [...ended, ...(isBpv(life.kind ?? 'bpv-bol') ? [step.opinion] : []), step.completed],
    Terminated: [...active, step.terminated],
    Cancelled: [...agreed, step.cancelled],
    Withdrawn: [step.offered, step.withdrawn],
    Expired: [step.offered, step.expired],
  };
};

/** The commands of a life, in order; each may be said with other words. */
export const commandsOf = (kind: PlacementKind = 'bpv-bol', agreed: Partial<AgreementTerms> = {}) => {
  const roles = signatories(kind, agreed.minor === true);
  const assessor = kind === 'work-experience' ? 'company' : 'institution';
  return {
    offer: offerPlace(kind),
    propose: proposeCandidate(kind),
    accept: roles.filter(isParty).map((party): OfType<PlacementCommand, 'AcceptCandidate'> => ({ type: 'AcceptCandidate', party, occurredOn: days.matched })),
    draft: { type: 'DraftAgreement', terms: terms(agreed), facts: { otherPlacements: [] }, occurredOn: days.drafted },
    request: { type: 'RequestSignatures', facts: { recognition }, occurredOn: days.drafted },
    sign: roles.map((role): OfType<PlacementCommand, 'SignAgreement'> => ({ type: 'SignAgreement', ...signature(role), occurredOn: days.signed })),
    start: { type: 'StartPlacement', facts: { recognition }, occurredOn: days.from },
    interrupt: { type: 'InterruptPlacement', occurredOn: days.interrupted },
    resume: { type: 'ResumePlacement', occurredOn: days.resumed },
    hours: { type: 'RecordHours', week, hours: 32, occurredOn: days.to },
    end: { type: 'EndPeriod', occurredOn: days.to },
    opinion: { type: 'RecordCompanyOpinion', opinion: 'good', occurredOn: days.to },
    complete: { type: 'CompletePlacement', result: 'sufficient', hours: 606, decidedBy: assessor, occurredOn: days.completed },
    terminate: { type: 'TerminatePlacement', reason: 'supervision-insufficient', occurredOn: days.midway },
    cancel: { type: 'CancelPlacement', reason: 'place-unavailable', occurredOn: days.signed },
  } as const satisfies Readonly<Record<string, PlacementCommand | readonly PlacementCommand[]>>;
};

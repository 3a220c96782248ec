import fc from 'fast-check';
import type { CandidateFacts, OfferFacts, PlacementCommand, RecognitionFact } from '../../../domain/placement/commands.ts';
import { placement } from '../../../domain/placement/decider.ts';
import { type PlacementEvent, placementCodec } from '../../../domain/placement/events.ts';
import {
  assessmentResults,
  candidateCriteria,
  candidateRejectionReasons,
  companyOpinions,
  contactMomentKinds,
  correctableFields,
  interimOutcomes,
  placementParties,
  signatoryRoles,
  signatureMethods,
  terminationReasons,
} from '../../../domain/placement/lists.ts';
import type { PlacementState } from '../../../domain/placement/state.ts';
import type { AgreementTerms, AmendableTerms } from '../../../domain/placement/terms.ts';
import { IsoWeek } from '../../../domain/placement/week.ts';
import type { OfType } from '../../../domain/shared/event.ts';
import { BranchNumber, PlacementId, StudentRef } from '../../../domain/shared/identifiers.ts';
import { levels, placementKinds, sectors } from '../../../domain/shared/lists.ts';
import { commandsOn, sometimes, type Walkable } from '../walks.ts';
import {
  commandsOf,
  days,
  elsewhere,
  employer,
  employerId,
  informationDayId,
  institutionId,
  offer,
  offerFacts,
  offerPlace,
  on,
  otherPlacementId,
  partnershipId,
  placementId,
  programmeCode,
  proposeCandidate,
  recognition,
  school,
  studentRef,
  terms,
  trainingCompanyId,
} from './placement.ts';

const thirdPlacementId = PlacementId.parse('0b0f2a50-6f2e-5b8e-9d5e-000000000702');
const tomorrow = on('2026-11-21');
const one = fc.constantFrom;
const day = one(...Object.values(days), tomorrow);
const command = commandsOn<PlacementCommand>(day);
const reason = one('no trainer left', 'mistake');
const period = one({ from: days.from, to: days.to }, { from: days.to, to: days.from });
const branch = BranchNumber.parse('000099100000');

const offerFact: fc.Arbitrary<OfferFacts> = one<OfferFacts[]>(
  offerFacts,
  {
    ...offerFacts,
    institution: school,
    informationDay: { status: 'Held', pledge: { organisationId: employerId } },
    partnership: { status: 'Active', employerIsParty: true },
  },
  { employer: { status: 'Active', kind: 'intermediary' }, informationDay: { status: 'Cancelled' }, partnership: { status: 'Ended', employerIsParty: true } },
  { employer: { status: 'Absent' } },
);
const candidateFacts = one<CandidateFacts[]>(
  { otherPlacements: [], institution: school, employer, offer: offerFacts },
  { otherPlacements: [elsewhere('2026-01-01', '2026-02-02')], employer },
  { otherPlacements: [elsewhere()], institution: school, employer: { status: 'Deactivated', kind: 'employer' } },
);
const recognitions = one<RecognitionFact[]>(recognition, recognition, { ...recognition, lastVerifiedAt: tomorrow }, { status: 'withdrawn' });
const recognitionFacts = one({ recognition }, { recognition }, {});
const amendmentFacts = fc.record(
  {
    otherPlacements: one([], [], [elsewhere('2026-11-01', '2026-12-01')]),
    recognition: recognitions,
    branch: one({ status: 'Active', kind: 'employer', trainingCompanyId } as const, { status: 'Absent' } as const),
  },
  { requiredKeys: ['otherPlacements'], noNullPrototype: true },
);
const agreements: fc.Arbitrary<AgreementTerms> = one(
  terms(),
  terms({ minor: true }),
  terms({ from: days.resumed }),
  terms({ totalHours: 100 }),
  terms({ from: days.to, to: days.from }),
  terms({ trainerRole: '', totalHours: 0.5 }),
);
const changes: fc.Arbitrary<AmendableTerms> = one<AmendableTerms[]>(
  { to: on('2026-11-30') },
  { from: days.from, to: days.interrupted, hoursPerSchoolYear: { '2025-2026': 610 } },
  { from: days.midway },
  { totalHours: 600 },
  { totalHours: 700, hoursPerSchoolYear: { '2025-2026': 600, '2026-2027': 100 } },
  { schedule: 'four days', goals: 'sales', remoteWork: 'one day', allowancePerMonth: 350 },
  { branch },
  { programme: { programmeCode, dossier: '23180' } },
  {},
);
const ending = { reason: one(...terminationReasons, 'other', 'place-unavailable'), explanation: sometimes(one('moved', '')) };
const amendment = one(1, 1, 1, 2, 3);
const role = one(...signatoryRoles);
const week = one('2026-W20', '2026-W40', '2026-W47', '2025-W01').map(IsoWeek.parse);
const hours = one(32, 32, 46, 0, -0, -1, 36.5, 169);
const kind = one(...placementKinds);
const facts = { facts: recognitionFacts };
const value = one<(string | number | boolean)[]>(
  true,
  false,
  0,
  606,
  1.5,
  'other',
  ...sectors.slice(0, 2),
  ...assessmentResults,
  ...Object.values(days),
  tomorrow,
  'place-unavailable',
  'conduct',
);

const anyCommand: fc.Arbitrary<PlacementCommand> = fc.oneof(
  kind.map((each) => offerPlace(each)),
  command('OfferPlace', {
    placementId: fc.constant(placementId),
    kind,
    level: one(...levels),
    sector: one(...sectors),
    programmeCode: sometimes(one(programmeCode)),
    employerId: one(employerId),
    institutionId: sometimes(one(institutionId)),
    origin: one(
      { type: 'employer' },
      { type: 'information-day', informationDayId },
      { type: 'information-day', informationDayId, pledgeNumber: 1 },
      { type: 'partnership', partnershipId },
    ),
    additional: fc.boolean(),
    partnershipId: sometimes(one(partnershipId)),
    expiresOn: one(days.expires, days.matched),
    period: sometimes(period),
    facts: offerFact,
  }),
  command('ReviseOffer', {
    level: sometimes(one(...levels)),
    sector: sometimes(one(...sectors)),
    programmeCode: sometimes(one(programmeCode)),
    additional: sometimes(fc.boolean()),
    expiresOn: sometimes(one(days.expires, days.to)),
    period: sometimes(period),
  }),
  command('WithdrawOffer', { reason }),
  command('ExpireOffer', {}),
  kind.map((each) => proposeCandidate(each)),
  command('ProposeCandidate', {
    placementId: fc.constant(placementId),
    studentRef: one(studentRef, StudentRef.parse('st-194de')),
    institutionId: sometimes(one(institutionId)),
    criterion: one(...candidateCriteria),
    offer: sometimes(one(offer(), offer('work-experience'))),
    facts: candidateFacts,
  }),
  command('AcceptCandidate', { party: one(...placementParties) }),
  command('RejectCandidate', { reason: one(...candidateRejectionReasons) }),
  command('WithdrawCandidate', { reason }),
  command('DraftAgreement', { terms: agreements, facts: one({ otherPlacements: [] }, { otherPlacements: [elsewhere('2026-01-01', '2026-02-02')] }) }),
  command('ReviseAgreement', { terms: agreements, facts: one({ otherPlacements: [] }) }),
  command('RequestSignatures', facts),
  command('SignAgreement', { role, method: one(...signatureMethods), evidence: one('ref-student', 'ref-x'), version: sometimes(one(1, 2)) }),
  command('RefuseSignature', { role, reason }),
  command('RecallAgreement', { reason }),
  command('StartPlacement', facts),
  command('CancelPlacement', ending),
  command('ProposeAmendment', { amendment, changes, facts: amendmentFacts }),
  command('ApproveAmendment', { amendment, role }),
  command('RejectAmendment', { amendment, role, reason }),
  command('InterruptPlacement', { expectedResumption: sometimes(day) }),
  command('ResumePlacement', {}),
  command('RecordHours', { week, hours }),
  command('ApproveHours', { week }),
  command('CorrectHours', { week, hours, why: reason }),
  command('RecordContactMoment', { kind: one(...contactMomentKinds), onSite: fc.boolean() }),
  command('RecordInterimAssessment', { outcome: one(...interimOutcomes) }),
  command('ReportRecognitionLoss', facts),
  command('EndPeriod', {}),
  command('RecordCompanyOpinion', { opinion: one(...companyOpinions) }),
  command('CompletePlacement', { result: one(...assessmentResults), hours, decidedBy: one(...placementParties) }),
  command('TerminatePlacement', { ...ending, endedBy: sometimes(role) }),
  command('LinkReplacement', { replacementId: one(otherPlacementId, placementId), facts: one({ replacement: { studentRef } }, { replacement: {} }) }),
  command('CorrectRecord', { field: one(...correctableFields), old: value, new: value, why: reason }),
);

const lastDay = on('2026-11-20');
const say = commandsOf();
const minor = commandsOf('bpv-bbl', { minor: true });
const graduate = commandsOf('work-experience');
const offering: readonly PlacementCommand[] = [say.offer, say.propose, ...say.accept];
const agreeing: readonly PlacementCommand[] = [...offering, say.draft, say.request, ...say.sign];
const approving = (occurredOn: typeof days.from): readonly PlacementCommand[] =>
  placementParties.map((party) => ({ type: 'ApproveAmendment', amendment: 1, role: party, occurredOn }));
const extending: PlacementCommand = {
  type: 'ProposeAmendment',
  amendment: 1,
  changes: { to: lastDay },
  facts: { otherPlacements: [] },
  occurredOn: days.signed,
};
const replacing = (replacementId: typeof placementId): PlacementCommand => ({
  type: 'LinkReplacement',
  replacementId,
  facts: { replacement: { studentRef } },
  occurredOn: lastDay,
});
const correcting = (change: Pick<OfType<PlacementCommand, 'CorrectRecord'>, 'field' | 'old' | 'new'>): PlacementCommand => ({
  type: 'CorrectRecord',
  ...change,
  why: 'mistake',
  occurredOn: lastDay,
});
const signing: PlacementCommand = { type: 'SignAgreement', role: 'student', method: 'paper', evidence: 'ref-x', version: 2, occurredOn: days.signed };

const shortRoads: readonly (readonly PlacementCommand[])[] = [
  [say.offer, { type: 'ReviseOffer', sector: 'handel', occurredOn: days.offered }, { type: 'WithdrawOffer', reason: 'mistake', occurredOn: days.proposed }],
  [say.offer, { type: 'ExpireOffer', occurredOn: days.from }, correcting({ field: 'additional', old: true, new: false })],
  [say.offer, say.propose, { type: 'RejectCandidate', reason: 'no-response', occurredOn: days.matched }],
  [
    ...offering,
    say.draft,
    { type: 'ReviseAgreement', terms: terms({ minor: true }), facts: { otherPlacements: [] }, occurredOn: days.drafted },
    say.request,
    { type: 'RefuseSignature', role: 'guardian', reason: 'mistake', occurredOn: days.signed },
    say.request,
    signing,
    { type: 'RecallAgreement', reason: 'mistake', occurredOn: days.signed },
    { type: 'WithdrawCandidate', reason: 'mistake', occurredOn: days.signed },
  ],
];
/** By pure chance a place is seldom offered, let alone agreed on: a third of the commands go ahead. */
const commands: fc.Arbitrary<PlacementCommand> = fc.oneof({ arbitrary: anyCommand, weight: 2 }, one(...agreeing, say.offer, say.start, say.end, say.opinion));

/** What may follow on a signed agreement, each but a few steps away from it. */
const afterAgreement: readonly (readonly PlacementCommand[])[] = [
  [say.start, say.end],
  [say.cancel, replacing(otherPlacementId), replacing(thirdPlacementId), correcting({ field: 'reason', old: 'place-unavailable', new: 'conduct' })],
  [{ ...say.cancel, reason: 'other', explanation: 'moved' }, replacing(placementId), correcting({ field: 'cancelledOn', old: days.signed, new: tomorrow })],
  [say.start, say.terminate, correcting({ field: 'reason', old: 'supervision-insufficient', new: 'conduct' }), replacing(otherPlacementId)],
  [say.start, { ...say.terminate, reason: 'other', explanation: 'moved' }, correcting({ field: 'terminatedOn', old: days.midway, new: days.offered })],
  [
    say.start,
    say.end,
    say.opinion,
    say.complete,
    correcting({ field: 'realisedHours', old: 606, new: 1.5 }),
    correcting({ field: 'realisedHours', old: 606, new: 600 }),
  ],
  [
    extending,
    ...approving(days.signed),
    say.start,
    say.interrupt,
    { type: 'ProposeAmendment', amendment: 2, changes: { goals: 'sales' }, facts: { otherPlacements: [] }, occurredOn: days.midway },
  ],
  [
    extending,
    { type: 'RejectAmendment', amendment: 1, role: 'company', reason: 'mistake', occurredOn: days.signed },
    { type: 'ReportRecognitionLoss', facts: { recognition }, occurredOn: days.signed },
    say.start,
  ],
  [
    say.start,
    say.interrupt,
    say.resume,
    say.hours,
    { type: 'ApproveHours', week: IsoWeek.parse('2026-W20'), occurredOn: days.to },
    { type: 'CorrectHours', week: IsoWeek.parse('2026-W20'), hours: 40, why: 'mistake', occurredOn: days.to },
  ],
  [
    say.start,
    { type: 'RecordContactMoment', kind: 'progress', onSite: true, occurredOn: days.midway },
    { type: 'RecordInterimAssessment', outcome: 'on-track', occurredOn: days.midway },
  ],
];

/** Commands of chance and the roads on which they are walked. */
export const placementWalks: Walkable<PlacementCommand, PlacementEvent, PlacementState> = {
  decider: placement,
  codec: placementCodec,
  commands,
  scenarioBias: [
    ...shortRoads,
    // Saying it again changes nothing; it makes that a walk cut short somewhere still comes far, more often than not.
    ...afterAgreement.map((road) => [...agreeing, ...road, ...road, ...road]),
    [minor.offer, minor.propose, ...minor.accept, minor.draft, minor.request, ...minor.sign, minor.start, minor.interrupt],
    [graduate.offer, graduate.propose, ...graduate.accept, graduate.draft, graduate.request, ...graduate.sign, graduate.start, graduate.end, graduate.complete],
  ],
};

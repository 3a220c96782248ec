import fc from 'fast-check';
import type { CommandOf } from '../../domain/aggregates.ts';
import type { NewCommitment } from '../../domain/partnership/commands.ts';
import { type CommitmentKind, commitmentRules } from '../../domain/partnership/commitments.ts';
import { judgements } from '../../domain/partnership/events.ts';
import { ContactRef, Crebo, type InformationDayId, type OrganisationId, TrainingCompanyId } from '../../domain/shared/identifiers.ts';
import type { LocalDate, Period } from '../../domain/shared/local-date.ts';
import { type SchoolYear, schoolYearOf, schoolYearPeriod, schoolYearsOf } from '../../domain/shared/school-year.ts';
import { closeRegistration, holdDay, openRegistration, planDay, planDayElsewhere, scheduleDay } from './builders/information-day.ts';
import { registerOrganisation } from './builders/organisation.ts';
import { dayOf, on, period } from './builders/partner-programme.ts';
import {
  addendum,
  contribute,
  employer,
  facts,
  kindOf,
  municipality,
  park,
  parties,
  partnershipId,
  proposePartnership,
  renewal,
  school,
  sign,
  stranger,
} from './builders/partnership.ts';
import { commandsOf, offer, terms } from './builders/placement.ts';
import { placementIdOf, studentOf } from './builders/places.ts';
import { openCycle, reportDemand } from './builders/programme-cycle.ts';
import { World } from './world.ts';

type Happening = (world: World) => void;

const one = fc.constantFrom;
const date = one(
  '2024-08-01',
  '2025-03-03',
  '2025-07-31',
  '2025-08-01',
  '2025-10-08',
  '2026-02-03',
  '2026-07-31',
  '2026-10-07',
  '2027-03-03',
  '2028-02-02',
  '2029-01-10',
).map(on);
const schoolYear = one('2024-2025', '2025-2026', '2026-2027', '2027-2028').map((text) => text as SchoolYear);
const sector = one('handel', 'zorg-welzijn-sport');
const everybody = [employer, school, park, municipality];

const made: readonly (readonly [OrganisationId, CommitmentKind])[] = [
  ...(['offer-places', 'offer-places', 'offer-work-experience', 'focus-mbo-1-2', 'name-contact-person', 'provide-trainer'] as const).map(
    (kind) => [employer, kind] as const,
  ),
  ...(['obtain-recognition', 'join-fair', 'host-information-day', 'inform-students'] as const).map((kind) => [employer, kind] as const),
  ...(['report-demand', 'give-park-information-day', 'name-stagecoordinator', 'publish-requirements', 'focus-mbo-1-2'] as const).map(
    (kind) => [school, kind] as const,
  ),
  ...(['host-information-day', 'name-park-contact'] as const).map((kind) => [park, kind] as const),
  ...(['offer-places', 'focus-mbo-1-2'] as const).map((kind) => [municipality, kind] as const),
];
const asked = fc
  .record({
    per: one('school-year', 'school-year', 'once'),
    quantity: one(1, 2, 3),
    level: one(undefined, undefined, 'mbo-2', 'mbo-3'),
    sector: one(undefined, undefined, 'handel'),
  })
  .map(({ per, quantity, ...of }) => ({ per, quantity, ...(of.level && { level: of.level }), ...(of.sector && { sector: of.sector }) }) as const);
const commitment = fc.tuple(one(...made), asked).map(([[organisationId, kind], { level, ...rest }]): NewCommitment => {
  const fits = level !== undefined && commitmentRules[kind].levels.includes(level);
  return { organisationId, kind, ...rest, ...(fits && { level }) };
});
const term = one(
  period('2024-08-20', '2027-08-20'),
  period('2025-01-01', '2027-12-31'),
  period('2025-08-01', '2026-07-31'),
  period('2025-05-01', '2025-07-01'),
);

const concluding = fc
  .record({
    term,
    occurredOn: date,
    commitments: fc.uniqueArray(commitment, { minLength: 3, maxLength: 8, selector: ({ organisationId, kind }) => `${organisationId} ${kind}` }),
  })
  .map(
    ({ commitments, ...change }): Happening =>
      (world) => {
        // One for each side, so that it can be proposed.
        const both = [
          ...commitments,
          ...[school, employer].map(
            (organisationId) => ({ organisationId, kind: 'other', quantity: 1, per: 'once', unit: 'time', description: 'meet' }) as const,
          ),
        ];
        world.say('partnership', partnershipId, proposePartnership({ ...change, parties: parties(...everybody), commitments: both, facts }));
        for (const party of everybody) world.say('partnership', partnershipId, { ...sign(party), occurredOn: change.occurredOn });
      },
  );
const changing = fc
  .record({
    next: one<(Period | undefined)[]>(
      undefined,
      undefined,
      period('2027-09-01', '2030-08-31'),
      period('2028-01-01', '2029-12-31'),
      period('2026-08-01', '2028-07-31'),
    ),
    add: fc.array(commitment, { maxLength: 1 }),
    change: fc.array(
      fc.tuple(fc.integer({ min: 1, max: 6 }), asked).map(([number, rest]) => ({ number, ...rest })),
      { maxLength: 2 },
    ),
    occurredOn: date,
  })
  .map(
    ({ next, ...changes }): Happening =>
      (world) => {
        const state = world.state('partnership', partnershipId);
        const number = 'addenda' in state ? state.addenda.length + 1 : 1;
        const proposed = next === undefined ? addendum({ ...changes, number }) : renewal({ ...changes, number, term: next });
        if (!world.say('partnership', partnershipId, proposed)) return;
        for (const organisationId of everybody)
          world.say('partnership', partnershipId, { type: 'AgreeAddendum', number, organisationId, occurredOn: changes.occurredOn });
      },
  );
const contributing = fc
  .record({
    commitmentNumber: fc.integer({ min: 1, max: 10 }),
    schoolYear,
    quantity: one(1, 2, 5),
    reference: one('a', 'b', 'c', 'd'),
    corrected: one(undefined, undefined, 0, 1),
    occurredOn: date,
  })
  .map(
    ({ reference, corrected, ...given }): Happening =>
      (world) => {
        const state = world.state('partnership', partnershipId);
        const number = 'contributions' in state ? state.contributions.length + 1 : 1;
        world.say('partnership', partnershipId, contribute({ ...given, number, evidence: { type: 'document', reference } }));
        const correction = { type: 'CorrectContribution', number, reason: 'counted again', occurredOn: given.occurredOn } as const;
        if (corrected !== undefined) world.say('partnership', partnershipId, { ...correction, quantity: corrected }, 'manager-2');
      },
  );
const reviewing = fc.record({ schoolYear, commitmentNumber: fc.integer({ min: 1, max: 6 }), judgement: one(...judgements), occurredOn: date }).map(
  ({ commitmentNumber, judgement, ...review }): Happening =>
    (world) => {
      world.say('partnership', partnershipId, { type: 'ReviewPartnership', ...review, assessments: [{ commitmentNumber, judgement }], actions: [] });
    },
);
const running = fc.record({ type: one('SuspendPartnership', 'ResumePartnership', 'EndPartnership', 'ExpirePartnership'), occurredOn: date }).map(
  (command): Happening =>
    (world) =>
      void world.say('partnership', partnershipId, { ...command, reason: 'moved' }),
);

const placing = fc
  .record({
    number: fc.integer({ min: 1, max: 12 }),
    kind: one('bpv-bol', 'bpv-bbl', 'mbo-other', 'work-experience'),
    sector,
    employerId: one(employer, employer, municipality),
    institutionId: one(school, stranger),
    start: date,
    ending: one('none', 'none', 'withdraw', 'cancel', 'terminate', 'complete'),
    corrected: one(undefined, '2025-08-02', '2026-08-03').map((day) => day && on(day)),
  })
  .map(
    ({ number, kind, sector: of, employerId, institutionId, start, ending, corrected }): Happening =>
      (world) => {
        const say = commandsOf(kind);
        const end = on(`${Number(start.slice(0, 4)) + 1}${start.slice(4)}`);
        const at = (command: CommandOf<'placement'>, occurredOn: LocalDate = start) =>
          world.say('placement', placementIdOf(number), { ...command, occurredOn });
        const fromPartnership = { status: world.state('partnership', partnershipId).status, employerIsParty: true } as never;
        const place = offer(kind, { sector: of, employerId, partnershipId, expiresOn: end });
        if (!at({ ...say.offer, ...place, placementId: placementIdOf(number), facts: { ...say.offer.facts, partnership: fromPartnership } })) return;
        if (ending === 'withdraw') return void at({ type: 'WithdrawOffer', reason: 'no trainer left', occurredOn: start });
        at({ ...say.propose, placementId: placementIdOf(number), studentRef: studentOf(number), ...(kind !== 'work-experience' && { institutionId }) });
        const years = schoolYearsOf({ from: start, to: end }, kind === 'work-experience' ? '09-01' : '08-01');
        const hoursPerSchoolYear = Object.fromEntries(years.map((year, index) => [year, index === 0 ? 610 - years.length + 1 : 1]));
        for (const command of [...say.accept, { ...say.draft, terms: terms({ from: start, to: end, hoursPerSchoolYear }) }, say.request, ...say.sign])
          at(command);
        if (ending === 'cancel') return void at(say.cancel);
        at(say.start);
        if (ending === 'terminate') at(say.terminate, end);
        if (ending === 'complete') for (const command of [say.end, say.opinion, say.complete]) at(command, end);
        const correct = { type: 'CorrectRecord', why: 'misread', occurredOn: end } as const;
        if (corrected !== undefined) world.say('placement', placementIdOf(number), { ...correct, field: 'startedOn', old: start, new: corrected }, 'manager-2');
        if (corrected !== undefined) world.say('placement', placementIdOf(number), { ...correct, field: 'sector', old: of, new: 'handel' }, 'manager-2');
      },
  );
const organisation = fc
  .record({
    who: one(employer, school, park),
    what: one('add', 'add', 'recognise', 'withdraw', 'lose', 'leave'),
    role: one('contact-person', 'trainer', 'stagecoordinator'),
    ref: one('ct-1', 'ct-2'),
    occurredOn: date,
  })
  .map(
    ({ who, what, role, ref, occurredOn }): Happening =>
      (world) => {
        const contact = { role, contactRef: ContactRef.parse(ref), occurredOn } as const;
        const recognition = { crebo: Crebo.parse('25655'), occurredOn } as const;
        const commands = {
          add: { type: 'AddContact', ...contact },
          withdraw: { type: 'WithdrawContact', ...contact },
          recognise: {
            type: 'RecordRecognition',
            ...recognition,
            trainingCompanyId: TrainingCompanyId.parse('100070003'),
            verifiedAt: occurredOn,
            source: 'file',
          },
          lose: { type: 'WithdrawRecognition', ...recognition, reason: 'no trainer left' },
          leave: { type: 'DeactivateOrganisation', reason: 'closed', occurredOn },
        } as const;
        world.say('organisation', who, registerOrganisation({ organisationId: who, kind: kindOf[who] as never, occurredOn: on('2020-01-01') }));
        world.say('organisation', who, commands[what]);
      },
  );
const holding = fc
  .record({
    id: one(1, 2, 3, 4).map(dayOf),
    kind: one('institution-at-park', 'regional-fair', 'company-tour'),
    hostId: one(park, employer, stranger),
    institutionIds: one([school], [stranger]),
    attendees: one(0, 2),
    occurredOn: date,
  })
  .map(
    ({ id, kind, hostId, institutionIds, attendees, occurredOn }): Happening =>
      (world) => {
        const day = { informationDayId: id as InformationDayId, kind, hostId, institutionIds, schoolYear: schoolYearOf(occurredOn), occurredOn };
        const attendance = { total: 9, perOrganisation: [{ organisationId: employer, attendees }] };
        const commands = [
          kind === 'institution-at-park' ? planDay(day) : planDayElsewhere(day),
          scheduleDay({ date: occurredOn, override: { reason: 'the only day for everyone' }, occurredOn }),
          openRegistration({ occurredOn }),
          closeRegistration({ occurredOn }),
          holdDay({ attendance, occurredOn }),
        ];
        for (const command of commands) world.say('informationDay', id, command);
      },
  );
const reporting = fc.record({ year: schoolYear, institutionId: one(school, stranger), level: one('mbo-2', 'mbo-3'), sector }).map(
  ({ year, ...report }): Happening =>
    (world) => {
      const { from, to } = schoolYearPeriod(year);
      world.say('programmeCycle', year, openCycle({ slug: year as never, from, to, occurredOn: from }));
      world.say('programmeCycle', year, reportDemand({ ...report, occurredOn: from }));
    },
);

/** A partnership with what its parties do before it is concluded, while it runs and after that. */
export const lives: fc.Arbitrary<World> = fc
  .tuple(
    fc.array(fc.oneof(organisation, holding, reporting), { maxLength: 5 }),
    concluding,
    fc.array(fc.oneof(placing, placing, organisation, holding, reporting, changing, contributing, reviewing), { maxLength: 25, size: 'max' }),
    fc.array(fc.oneof(running, placing, organisation, changing, contributing, reviewing), { maxLength: 6, size: 'max' }),
  )
  .map(([before, concluded, during, after]) => {
    const world = new World();
    for (const happening of [...before, concluded, ...during, ...after]) happening(world);
    return world;
  });

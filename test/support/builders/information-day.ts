import fc from 'fast-check';
import type {
  CancelDay,
  CloseRegistration,
  EvaluateDay,
  HoldDay,
  InformationDayCommand,
  OpenRegistration,
  PlanDay,
  PlanFacts,
  RecordPledge,
  RegisterAttendance,
  RescheduleDay,
  ScheduleDay,
  ScheduleFacts,
  VisitorFacts,
  WithdrawRegistration,
} from '../../../domain/information-day/commands.ts';
import { informationDay } from '../../../domain/information-day/decider.ts';
import { type InformationDayEvent, informationDayCodec } from '../../../domain/information-day/events.ts';
import type { InformationDayState } from '../../../domain/information-day/state.ts';
import { InformationDayId, NetworkId, OrganisationId } from '../../../domain/shared/identifiers.ts';
import { informationDayKinds, targetKinds } from '../../../domain/shared/lists.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import type { LocalTime } from '../../../domain/shared/local-time.ts';
import { SchoolYear } from '../../../domain/shared/school-year.ts';
import type { Walkable } from '../walks.ts';

const numbered = (number: number) => `0b0f2a50-6f2e-5b8e-9d5e-${String(number).padStart(12, '0')}`;
export const informationDayId = InformationDayId.parse(numbered(500));
export const networkId = NetworkId.parse(numbered(100));
export const associationId = OrganisationId.parse(numbered(1));
export const schoolId = OrganisationId.parse(numbered(11));
export const otherSchoolId = OrganisationId.parse(numbered(12));
/** Companies by number. */
export const company = (number: number): OrganisationId => OrganisationId.parse(numbered(20 + number));

export const planned = '2025-06-01' as LocalDate;
/** A Wednesday. */
export const date = '2025-11-05' as LocalDate;
const after = '2025-11-20' as LocalDate;
const tomorrow = '2026-11-21' as LocalDate;

export const noFacts: ScheduleFacts = { parkDays: [], regionalFairs: [] };

export const knownFacts: PlanFacts = {
  host: { status: 'Active', kind: 'park-association' },
  institutions: [{ status: 'Active', kind: 'educational-institution' }],
  network: 'Active',
};

export const visitor: VisitorFacts = { organisation: { status: 'Active', kind: 'employer' } };
export const stranger: VisitorFacts = { organisation: { status: 'Absent' } };

/** A day at a park. */
export const planDay = (change: Partial<PlanDay> = {}): PlanDay => ({
  type: 'PlanDay',
  informationDayId,
  kind: 'institution-at-park',
  schoolYear: SchoolYear.parse('2025-2026'),
  networkId,
  hostId: associationId,
  institutionIds: [schoolId],
  occurredOn: planned,
  facts: knownFacts,
  ...change,
});
/** A day that does not belong to a park; hosted by the school unless said otherwise. */
export const planDayElsewhere = (change: Partial<PlanDay> = {}): PlanDay => {
  const { networkId: _, ...day } = planDay({ kind: 'companies-at-institution', hostId: schoolId, ...change });
  return day;
};
export const planFair = (): PlanDay => planDayElsewhere({ kind: 'regional-fair', institutionIds: [schoolId, otherSchoolId] });

const schedule = {
  date,
  start: '15:00' as LocalTime,
  end: '17:30' as LocalTime,
  venue: 'Bedrijfsrestaurant De Waard',
  capacity: 60,
  occurredOn: '2025-09-01' as LocalDate,
  facts: noFacts,
};
export const scheduleDay = (change: Partial<ScheduleDay> = {}): ScheduleDay => ({ type: 'ScheduleDay', ...schedule, ...change });
export const rescheduleDay = (change: Partial<RescheduleDay> = {}): RescheduleDay => ({
  type: 'RescheduleDay',
  ...schedule,
  date: '2025-11-12' as LocalDate,
  reason: 'venue is being rebuilt',
  ...change,
});
export const openRegistration = (change: Partial<OpenRegistration> = {}): OpenRegistration => ({
  type: 'OpenRegistration',
  occurredOn: '2025-09-15' as LocalDate,
  ...change,
});
export const registerAttendance = (change: Partial<RegisterAttendance> = {}): RegisterAttendance => ({
  type: 'RegisterAttendance',
  organisationId: company(1),
  occurredOn: '2025-10-01' as LocalDate,
  facts: visitor,
  ...change,
});
export const withdrawRegistration = (change: Partial<WithdrawRegistration> = {}): WithdrawRegistration => ({
  type: 'WithdrawRegistration',
  organisationId: company(1),
  occurredOn: '2025-10-15' as LocalDate,
  ...change,
});
export const closeRegistration = (change: Partial<CloseRegistration> = {}): CloseRegistration => ({
  type: 'CloseRegistration',
  occurredOn: '2025-11-01' as LocalDate,
  ...change,
});
export const holdDay = (change: Partial<HoldDay> = {}): HoldDay => ({
  type: 'HoldDay',
  attendance: { total: 34, perOrganisation: [{ organisationId: company(1), attendees: 3 }] },
  occurredOn: date,
  ...change,
});
export const recordPledge = (change: Partial<RecordPledge> = {}): RecordPledge => ({
  type: 'RecordPledge',
  number: 1,
  organisationId: company(1),
  kind: 'internship',
  level: 'mbo-2',
  sector: 'handel',
  places: 5,
  occurredOn: date,
  facts: visitor,
  ...change,
});
export const evaluateDay = (change: Partial<EvaluateDay> = {}): EvaluateDay => ({
  type: 'EvaluateDay',
  score: 8,
  findings: 'more time for questions',
  occurredOn: after,
  ...change,
});
export const cancelDay = (change: Partial<CancelDay> = {}): CancelDay => ({
  type: 'CancelDay',
  reason: 'too few registrations',
  occurredOn: '2025-10-20' as LocalDate,
  ...change,
});

const dates = fc.constantFrom('2025-07-31', '2025-10-25', date, date, '2025-11-09', '2026-03-29', '2026-08-01').map((text) => text as LocalDate);
const occurredOn = fc.constantFrom('2025-09-01' as LocalDate, date, after, tomorrow);
const organisationId = fc.constantFrom(1, 2, 3).map(company);
const count = fc.constantFrom(1, 2, 3, 0, -1, 1.5);
const time = fc.constantFrom('15:00', '15:00', '17:30', '17:30', '02:30').map((text) => text as LocalTime);
const someDates = fc.constantFrom<readonly LocalDate[]>([], [date], ['2026-03-01' as LocalDate, '2025-10-01' as LocalDate]);
const plain = { noNullPrototype: true } as const;

const scheduling = fc
  .record(
    {
      date: dates,
      start: time,
      end: time,
      capacity: fc.constantFrom(3, 3, 4, 60, 2, 0),
      link: fc.constant('https://voorbeeld.example/sessie'),
      override: fc.record({ reason: fc.constant('the only day for everyone') }),
      facts: fc.record(
        { publicHoliday: fc.constant('Eerste kerstdag'), parkDays: someDates, regionalFairs: someDates },
        { requiredKeys: ['parkDays', 'regionalFairs'] },
      ),
      occurredOn,
    },
    { requiredKeys: ['date', 'start', 'end', 'capacity', 'facts', 'occurredOn'] },
  )
  .map((fields) => fields);

const commands: fc.Arbitrary<InformationDayCommand> = fc.oneof(
  fc.constantFrom(planDay(), planDay({ schoolYear: SchoolYear.parse('2026-2027'), preferredMonth: 10 }), planFair(), planDayElsewhere()),
  fc
    .record({
      kind: fc.constantFrom(...informationDayKinds),
      institutionIds: fc.constantFrom([], [schoolId], [otherSchoolId, schoolId]),
      preferredMonth: fc.constantFrom(0, 1, 12, 13),
      facts: fc.constantFrom<PlanFacts[]>(
        knownFacts,
        { ...knownFacts, host: { status: 'Absent' } },
        { ...knownFacts, institutions: [{ status: 'Absent' }] },
        { ...knownFacts, network: 'Dissolved' },
      ),
    })
    .chain((fields) => fc.constantFrom(planDay(fields), planDayElsewhere(fields))),
  scheduling.map(scheduleDay),
  scheduling.map(rescheduleDay),
  occurredOn.map((on) => openRegistration({ occurredOn: on })),
  fc.record({ organisationId, seats: count, facts: fc.constantFrom(visitor, stranger) }, { requiredKeys: ['organisationId', 'facts'] }).map(registerAttendance),
  fc.record({ organisationId, seats: count }, { requiredKeys: ['organisationId'] }).map(registerAttendance),
  organisationId.map((id) => withdrawRegistration({ organisationId: id })),
  fc.constant(closeRegistration()),
  fc
    .record({
      attendance: fc.record({ total: count, perOrganisation: fc.array(fc.record({ organisationId, attendees: count }, plain), { maxLength: 2 }) }, plain),
      occurredOn,
    })
    .map(holdDay),
  fc
    .record({ number: count, organisationId, kind: fc.constantFrom(...targetKinds), places: count, facts: fc.constantFrom(visitor, stranger), occurredOn })
    .map(recordPledge),
  fc.record({ score: fc.constantFrom(1, 10, 0, 11), findings: fc.constantFrom('good', '') }, { requiredKeys: ['findings'] }).map((fields) => {
    const { score: _, ...evaluation } = evaluateDay(fields);
    return fields.score === undefined ? evaluation : { ...evaluation, score: fields.score };
  }),
  fc.constant(cancelDay()),
);

const untilOpen = [planDay({ preferredMonth: 10 }), scheduleDay({ capacity: 3 }), openRegistration()];

export const informationDayWalks: Walkable<InformationDayCommand, InformationDayEvent, InformationDayState> = {
  decider: informationDay,
  codec: informationDayCodec,
  commands,
  scenarioBias: [
    [
      ...untilOpen,
      registerAttendance({ seats: 2 }),
      registerAttendance({ organisationId: company(2), seats: 2 }),
      registerAttendance({ organisationId: company(3) }),
      withdrawRegistration(),
      rescheduleDay({ capacity: 4 }),
      closeRegistration(),
      cancelDay(),
    ],
    [...untilOpen, registerAttendance(), closeRegistration(), holdDay(), recordPledge(), recordPledge({ places: 7 }), evaluateDay()],
  ],
};

import type { DomainCommand } from '../shared/decider.ts';
import type { InformationDayId, OrganisationId } from '../shared/identifiers.ts';
import type { Level, Sector, TargetKind } from '../shared/lists.ts';
import type { LocalDate } from '../shared/local-date.ts';
import type { OrganisationFact } from '../shared/organisation-fact.ts';
import type { Attendance, Schedule } from './events.ts';
import type { DayIdentity } from './kinds.ts';

export type PlanFacts = Readonly<{
  host: OrganisationFact;
  institutions: readonly OrganisationFact[];
  /** Of the network that the day names. */
  network?: 'Absent' | 'Active' | 'Dissolved';
}>;
/** `preferredMonth` (1–12) is the month of the rhythm that the day was planned by, until it is scheduled. */
export type PlanDay = DomainCommand<'PlanDay'> & DayIdentity & Readonly<{ informationDayId: InformationDayId; preferredMonth?: number; facts: PlanFacts }>;

export type ScheduleFacts = Readonly<{
  /** Name of the Dutch public holiday that the date is. */
  publicHoliday?: string;
  /** Dates of the `institution-at-park` days of the day's school year that are not cancelled, of every park. */
  parkDays: readonly LocalDate[];
  /** Dates of the regional fairs of the day's school year that are not cancelled. */
  regionalFairs: readonly LocalDate[];
}>;
type Scheduling = Schedule & Readonly<{ override?: Readonly<{ reason: string }>; facts: ScheduleFacts }>;

export type ScheduleDay = DomainCommand<'ScheduleDay'> & Scheduling;
export type RescheduleDay = DomainCommand<'RescheduleDay'> & Scheduling & Readonly<{ reason: string }>;
export type OpenRegistration = DomainCommand<'OpenRegistration'>;
/** What the organisation that comes or pledges is. */
export type VisitorFacts = Readonly<{ organisation: OrganisationFact }>;
export type RegisterAttendance = DomainCommand<'RegisterAttendance'> & Readonly<{ organisationId: OrganisationId; seats?: number; facts: VisitorFacts }>;
export type WithdrawRegistration = DomainCommand<'WithdrawRegistration'> & Readonly<{ organisationId: OrganisationId }>;
export type CloseRegistration = DomainCommand<'CloseRegistration'>;
export type HoldDay = DomainCommand<'HoldDay'> & Readonly<{ attendance: Attendance }>;
/** `number` counts the pledges of this day; an offered place names it as its origin. */
export type RecordPledge = DomainCommand<'RecordPledge'> &
  Readonly<{ number: number; organisationId: OrganisationId; kind: TargetKind; level: Level; sector: Sector; places: number; facts: VisitorFacts }>;
export type EvaluateDay = DomainCommand<'EvaluateDay'> & Readonly<{ score?: number; findings: string }>;
export type CancelDay = DomainCommand<'CancelDay'> & Readonly<{ reason: string }>;

export type InformationDayCommand =
  | PlanDay
  | ScheduleDay
  | RescheduleDay
  | OpenRegistration
  | RegisterAttendance
  | WithdrawRegistration
  | CloseRegistration
  | HoldDay
  | RecordPledge
  | EvaluateDay
  | CancelDay;

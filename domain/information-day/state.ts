import type { Evolutions } from '../shared/decider.ts';
import type { OrganisationId } from '../shared/identifiers.ts';
import type { LocalDate } from '../shared/local-date.ts';
import type { Attendance, DayDetails, InformationDayEvent, Pledge, Schedule, Standing } from './events.ts';

/** In the order of registration, which is the order of the waiting list. */
export type Registration = Readonly<{ organisationId: OrganisationId; seats: number; standing: Standing }>;
export type Evaluation = Readonly<{ score?: number; findings: string }>;

/** `day` is what the events of this stream repeat for their readers. */
type Planned = Readonly<{ day: DayDetails }>;
type Dated = Planned & Readonly<{ schedule: Schedule; registrations: readonly Registration[]; pledges: readonly Pledge[] }>;
type Held = Dated & Readonly<{ attendance: Attendance }>;

export type InformationDayState =
  | Readonly<{ status: 'Absent' }>
  | (Readonly<{ status: 'Planned' }> & Planned)
  | (Readonly<{ status: 'Scheduled' }> & Dated)
  | (Readonly<{ status: 'Open' }> & Dated)
  | (Readonly<{ status: 'Closed' }> & Dated)
  | (Readonly<{ status: 'Held' }> & Held)
  | (Readonly<{ status: 'Evaluated'; evaluation: Evaluation }> & Held)
  | (Readonly<{ status: 'Cancelled'; reason: string; cancelledOn: LocalDate }> & Planned & Partial<Dated>);

/** A day that has a date and still lies open for its visitors. */
export type DatedDayState = Extract<InformationDayState, { status: 'Scheduled' | 'Open' | 'Closed' }>;

export const noInformationDay: InformationDayState = { status: 'Absent' };

type DatedState = Exclude<InformationDayState, { status: 'Absent' | 'Planned' | 'Cancelled' }>;
const isDated = (state: InformationDayState): state is DatedState => state.status !== 'Absent' && state.status !== 'Planned' && state.status !== 'Cancelled';

/** Changes a day that has a date; to any other nothing of the kind can have happened. */
const change = (state: InformationDayState, next: (dated: DatedState) => Partial<Dated>): InformationDayState =>
  isDated(state) ? { ...state, ...next(state) } : state;

const to = (state: InformationDayState, status: DatedDayState['status']): InformationDayState => {
  if (!isDated(state)) return state;
  const { day, schedule, registrations, pledges } = state;
  return { status, day, schedule, registrations, pledges };
};

export const scheduleOf = ({ date, start, end, venue, link, capacity }: Schedule): Schedule => ({
  date,
  start,
  end,
  ...(venue !== undefined && { venue }),
  ...(link !== undefined && { link }),
  capacity,
});

export const informationDayEvolutions: Evolutions<InformationDayEvent, InformationDayState> = {
  InformationDayPlanned: (_, { preferredMonth, occurredOn, ...day }) => ({ status: 'Planned', day }),
  InformationDayScheduled: (state, data) =>
    state.status === 'Absent' ? state : { status: 'Scheduled', day: state.day, schedule: scheduleOf(data), registrations: [], pledges: [] },
  InformationDayRescheduled: (state, data) => change(state, () => ({ schedule: scheduleOf(data) })),
  RegistrationOpened: (state) => to(state, 'Open'),
  AttendanceRegistered: (state, { organisationId, seats, standing }) =>
    change(state, ({ registrations }) => ({ registrations: [...registrations, { organisationId, seats, standing }] })),
  RegistrationWithdrawn: (state, { organisationId }) =>
    change(state, ({ registrations }) => ({ registrations: registrations.filter((registration) => registration.organisationId !== organisationId) })),
  RegistrationPromoted: (state, { organisationId }) =>
    change(state, ({ registrations }) => ({
      registrations: registrations.map((registration) =>
        registration.organisationId === organisationId ? { ...registration, standing: 'confirmed' } : registration,
      ),
    })),
  RegistrationClosed: (state) => to(state, 'Closed'),
  InformationDayHeld: (state, { attendance }) => {
    if (!isDated(state)) return state;
    const { day, schedule, registrations, pledges } = state;
    return { status: 'Held', day, schedule, registrations, pledges, attendance };
  },
  PledgeRecorded: (state, { pledge }) => change(state, ({ pledges }) => ({ pledges: [...pledges, pledge] })),
  PledgeRevised: (state, { pledge }) =>
    change(state, ({ pledges }) => ({ pledges: pledges.map((known) => (known.number === pledge.number ? pledge : known)) })),
  InformationDayEvaluated: (state, { informationDayId, occurredOn, ...evaluation }) =>
    state.status === 'Held' ? { ...state, status: 'Evaluated', evaluation } : state,
  InformationDayCancelled: (state, { reason, occurredOn }) => {
    if (state.status === 'Absent') return state;
    const { status, ...known } = state;
    return { ...known, status: 'Cancelled', reason, cancelledOn: occurredOn };
  },
};

import { type Decisions, inStatus } from '../../shared/decider.ts';
import { isActive } from '../../shared/organisation-fact.ts';
import { same } from '../../shared/same.ts';
import type { CancelDay, EvaluateDay, HoldDay, PlanDay, PlanFacts } from '../commands.ts';
import type { Attendance, DayDetails, InformationDayEvent } from '../events.ts';
import { institutionSet, mayBeAtPark, needsPark } from '../kinds.ts';
import type { InformationDayState } from '../state.ts';
import { mustBeWhole, reject } from './reject.ts';

function mustBePossible({ kind, networkId, hostId, institutionIds }: DayDetails): void {
  if (needsPark(kind) && networkId === undefined) reject('DayNeedsPark', { kind });
  if (!mayBeAtPark(kind) && networkId !== undefined) reject('DayHasNoPark', { kind });
  if (institutionIds.length === 0) reject('DayNeedsInstitution', {});
  if (kind === 'companies-at-institution' && !institutionIds.includes(hostId)) reject('DayHostNotInstitution', {});
}

/** A day is given by those who are there: an invitation of nobody, or to nowhere, is a mistake in an id. */
function mustBeKnown({ host, institutions, network }: PlanFacts): void {
  if (host.status !== 'Active') reject('DayHostNotActive', {});
  if (!institutions.every((institution) => isActive(institution, 'educational-institution'))) reject('DayInstitutionNotActive', {});
  if (network !== undefined && network !== 'Active') reject('DayParkNotActive', {});
}

function mustAddUp({ total, perOrganisation }: Attendance): void {
  mustBeWhole('total', total, 0);
  for (const { attendees } of perOrganisation) mustBeWhole('attendees', attendees, 0);
  if (new Set(perOrganisation.map(({ organisationId }) => organisationId)).size < perOrganisation.length) reject('DayAttendanceTwice', {});
  const counted = perOrganisation.reduce((sum, { attendees }) => sum + attendees, 0);
  if (counted > total) reject('DayAttendanceAboveTotal', { counted, total });
}

export const lifeDecisions: Decisions<PlanDay | HoldDay | EvaluateDay | CancelDay, InformationDayEvent, InformationDayState> = {
  /**
   * The month does not make the day another one: two parks may plan the same day at an institution, each in its own month.
   * One that was cancelled may be planned again: it is the same yearly day, and its park would have none that year.
   */
  PlanDay({ type: _, occurredOn, preferredMonth, facts, ...asked }, state) {
    const day: DayDetails = { ...asked, institutionIds: institutionSet(asked.institutionIds) };
    if (state.status !== 'Absent' && !same(state.day, day)) return reject('AlreadyExists', { informationDayId: state.day.informationDayId });
    if (state.status !== 'Absent' && state.status !== 'Cancelled') return [];
    if (state.status === 'Cancelled' && occurredOn < state.cancelledOn) return reject('DatesOutOfOrder', { from: state.cancelledOn, to: occurredOn });
    mustBePossible(day);
    mustBeKnown(facts);
    if (preferredMonth === undefined) return [{ type: 'InformationDayPlanned', data: { ...day, occurredOn } }];
    if (!Number.isInteger(preferredMonth) || preferredMonth < 1 || preferredMonth > 12) return reject('DayMonthUnknown', { month: String(preferredMonth) });
    return [{ type: 'InformationDayPlanned', data: { ...day, preferredMonth, occurredOn } }];
  },

  HoldDay({ attendance, occurredOn }, state) {
    if ('attendance' in state && same(state.attendance, attendance)) return [];
    const {
      day,
      schedule: { date },
    } = inStatus(state, 'Closed');
    if (occurredOn < date) return reject('DayNotYetThere', { date });
    mustAddUp(attendance);
    return [{ type: 'InformationDayHeld', data: { ...day, heldOn: date, attendance, occurredOn } }];
  },

  EvaluateDay({ type: _, ...evaluation }, state) {
    const { occurredOn: _on, ...asked } = evaluation;
    if (state.status === 'Evaluated' && same(state.evaluation, asked)) return [];
    const { day } = inStatus(state, 'Held');
    const { score } = evaluation;
    if (score !== undefined && !(Number.isInteger(score) && score >= 1 && score <= 10)) return reject('DayScoreUnknown', { score: String(score) });
    return [{ type: 'InformationDayEvaluated', data: { informationDayId: day.informationDayId, ...evaluation } }];
  },

  CancelDay({ reason, occurredOn }, state) {
    if (state.status === 'Cancelled') return [];
    const { day } = inStatus(state, 'Planned', 'Scheduled', 'Open', 'Closed');
    return [{ type: 'InformationDayCancelled', data: { ...day, reason, occurredOn } }];
  },
};

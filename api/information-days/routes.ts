import type { Pledge } from '../../domain/information-day/events.ts';
import { informationDayNaturalKey } from '../../domain/information-day/kinds.ts';
import type { InformationDayState } from '../../domain/information-day/state.ts';
import { InformationDayId, OrganisationId } from '../../domain/shared/identifiers.ts';
import { calendar } from '../../projections/calendar/projection.ts';
import { calendarFilters, calendarRange } from '../calendar/filters.ts';
import { CommandRoutes } from '../http/command-route.ts';
import { listRoute } from '../http/listing.ts';
import { Occurred, Reasoned } from '../http/occurred.ts';
import { codeIn } from '../http/path.ts';
import { readRoutes } from '../http/reading-route.ts';
import type { Route } from '../http/route.ts';
import { viewOf } from '../http/view.ts';
import type { ApiParts } from '../parts.ts';
import { EvaluateDayDto, HoldDayDto, PlanDayDto, RecordPledgeDto, RegisterAttendanceDto, RescheduleDayDto, ScheduleDayDto } from './dto.ts';

const samePromise = (a: Omit<Pledge, 'number'>, b: Omit<Pledge, 'number'>): boolean =>
  a.organisationId === b.organisationId && a.kind === b.kind && a.level === b.level && a.sector === b.sector;

/** The number that the same promise has already, else the next one of the day. */
function numberFor(pledge: RecordPledgeDto, state: InformationDayState | undefined): number {
  const pledges = state !== undefined && 'pledges' in state ? (state.pledges ?? []) : [];
  return pledges.find((known) => samePromise(known, pledge))?.number ?? Math.max(0, ...pledges.map(({ number }) => number)) + 1;
}

export function informationDayRoutes(parts: ApiParts): readonly Route[] {
  const routes = new CommandRoutes(parts, 'informationDay', '/information-days');
  return [
    listRoute(parts, {
      path: '/information-days',
      action: 'information-days:list',
      projection: calendar,
      filters: calendarFilters,
      ...calendarRange,
      item: viewOf,
    }),
    ...readRoutes(parts, {
      aggregate: 'informationDay',
      collection: '/information-days',
      register: calendar,
      idOf: ({ params }) => codeIn(InformationDayId, params.id),
    }),
    routes.create({
      path: '',
      verb: 'plan',
      body: PlanDayDto,
      id: (body) => parts.identities.of('informationDay', informationDayNaturalKey(body)),
      command: (body, id) => ({ type: 'PlanDay', ...body, informationDayId: id as InformationDayId }),
    }),
    routes.command({ path: '/:id/scheduling', verb: 'schedule', body: ScheduleDayDto, command: (body) => ({ type: 'ScheduleDay', ...body }) }),
    routes.command({ path: '/:id/rescheduling', verb: 'reschedule', body: RescheduleDayDto, command: (body) => ({ type: 'RescheduleDay', ...body }) }),
    routes.command({ path: '/:id/opening', verb: 'open-registration', body: Occurred, command: (body) => ({ type: 'OpenRegistration', ...body }) }),
    routes.command({
      path: '/:id/registrations',
      verb: 'register-attendance',
      body: RegisterAttendanceDto,
      command: (body) => ({ type: 'RegisterAttendance', ...body }),
    }),
    routes.command({
      method: 'delete',
      path: '/:id/registrations/:organisationId',
      verb: 'withdraw-registration',
      body: Occurred,
      command: (body, { organisationId }) => ({ type: 'WithdrawRegistration', organisationId: codeIn(OrganisationId, organisationId), ...body }),
    }),
    routes.command({ path: '/:id/closing', verb: 'close-registration', body: Occurred, command: (body) => ({ type: 'CloseRegistration', ...body }) }),
    routes.command({ path: '/:id/holding', verb: 'hold', body: HoldDayDto, command: (body) => ({ type: 'HoldDay', ...body }) }),
    routes.command({
      path: '/:id/pledges',
      verb: 'record-pledge',
      body: RecordPledgeDto,
      command: async (body, _params, now) => ({ type: 'RecordPledge', ...body, number: body.number ?? numberFor(body, await now()) }),
    }),
    routes.command({ path: '/:id/evaluation', verb: 'evaluate', body: EvaluateDayDto, command: (body) => ({ type: 'EvaluateDay', ...body }) }),
    routes.command({ path: '/:id/cancellation', verb: 'cancel', body: Reasoned, command: (body) => ({ type: 'CancelDay', ...body }) }),
  ];
}
